import { describe, expect, it } from 'vitest';
import type { Applied } from '../../../src/cli/import/apply.ts';
import { readable, settleCommune } from '../../../src/cli/import/commune.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';

/** What becomes of an address, and what is said of it. */
function settle(address: Record<string, string>, department?: string) {
  const origins = new Map(
    Object.entries(address).map(([key, value]) => [`address.${key}`, { column: key, value }]),
  );
  const applied: Applied = { raw: { address }, origins, notes: [], body: '', department };
  settleCommune(applied, 2, loadGazetteer);
  return {
    address: applied.raw['address'],
    notes: applied.notes.map(({ why, cure, town }) => `${why}. ${cure}${town ? ` [${town}]` : ''}`),
  };
}

describe('found', () => {
  it('has its proper name and its code; the postal code stays as given', () => {
    expect(settle({ commune: 'ARNAY LE DUC', postalCode: '21230' })).toEqual({
      address: { commune: 'Arnay-le-Duc', inseeCode: '21023', postalCode: '21230' },
      notes: [],
    });
    expect(settle({ commune: 'LONS LE SAUNIER', postalCode: '39003' }, '39')).toEqual({
      address: { commune: 'Lons-le-Saunier', inseeCode: '39300', postalCode: '39003' },
      notes: [],
    });
  });

  it('keeps the Cedex for the mail', () => {
    expect(
      settle({ commune: 'NEVERS CEDEX 9', postalCode: '58022', complement: 'BP 12' }, '58').address,
    ).toEqual({
      commune: 'Nevers',
      inseeCode: '58194',
      postalCode: '58022',
      complement: 'BP 12, Cedex 9',
    });
  });

  it('keeps the name of the village that merged', () => {
    expect(settle({ commune: 'MOREZ', postalCode: '39400' }).address).toEqual({
      commune: 'Hauts de Bienne',
      inseeCode: '39368',
      postalCode: '39400',
      complement: 'Morez',
    });
    expect(settle({ commune: 'CLERVAL', postalCode: '25340' })).toEqual({
      address: { commune: 'Pays-de-Clerval', inseeCode: '25156', postalCode: '25340', complement: 'Clerval' },
      notes: [
        'lu comme Pays-de-Clerval (25156). Rien à faire si c’est juste. Sinon corrigez le nom ou le code postal',
      ],
    });
    expect(
      settle({ street: 'Mairie de Morez', commune: 'MOREZ', postalCode: '39400' }).address,
    ).not.toHaveProperty('complement');
  });

  it('gives back the zero that a spreadsheet took', () => {
    expect(settle({ commune: 'Bourg en Bresse', postalCode: '1000' }).address).toMatchObject({
      postalCode: '01000',
      inseeCode: '01053',
    });
    expect(settle({ inseeCode: '1053', commune: 'Bourg-en-Bresse' }).address).toMatchObject({
      inseeCode: '01053',
    });
    expect(settle({ commune: 'Inconnue', postalCode: '1000' }).address).toMatchObject({ postalCode: '1000' });
  });

  it('cuts « 39100 DOLE » in two', () => {
    expect(settle({ commune: '39100 DOLE' }).address).toEqual({
      commune: 'Dole',
      postalCode: '39100',
      inseeCode: '39198',
    });
  });

  it('names the commune of a postal code that has only one', () => {
    expect(settle({ postalCode: '39000' }).address).toMatchObject({ commune: 'Lons-le-Saunier' });
  });

  it('remarks on what does not agree', () => {
    expect(settle({ commune: 'MARCIGNY', postalCode: '71170' }, '71').notes).toEqual([
      'le code postal 71170 n’est pas celui de Marcigny (71110). Il est gardé tel quel. Vérifiez le code postal',
    ]);
    expect(settle({ commune: 'BLETTRANS', postalCode: '39140' }).notes).toEqual([
      'lu comme Bletterans (39056). Rien à faire si c’est juste. Sinon corrigez le nom ou le code postal',
    ]);
    expect(settle({ commune: 'Dijon', inseeCode: '39300' }).notes).toEqual([
      'le code INSEE 39300 est celui de Lons-le-Saunier, qui ne ressemble pas à ce nom. Vérifiez le code et le nom',
    ]);
    expect(settle({ commune: 'MOREZ', inseeCode: '39368' }).notes).toEqual([]);
  });
});

describe('not found', () => {
  it('stays as it was, in readable case, and is reported', () => {
    expect(settle({ commune: 'GOUX-LES-USIERS', postalCode: '25520' }, '25')).toEqual({
      address: { commune: 'Goux-les-Usiers', postalCode: '25520' },
      notes: [
        "aucune commune de ce nom avec le code postal 25520. La fiche garde le nom tel quel. Vérifiez le nom. Les plus proches : Val-d'Usiers (25060) [Goux-les-Usiers]",
      ],
    });
    expect(settle({ commune: 'CHATEAU CHINON', postalCode: '58120' }, '58').notes).toEqual([
      'plusieurs communes portent ce nom : Château-Chinon (Ville) (58062), Château-Chinon (Campagne) (58063). La fiche garde le nom tel quel. Écrivez le nom complet, ou ajoutez une colonne avec le code INSEE [Chateau Chinon]',
    ]);
  });

  it('has nothing to say where no address is given, and does not ask about a novel', () => {
    expect(settle({ street: 'rue du Moulin' })).toEqual({ address: { street: 'rue du Moulin' }, notes: [] });
    expect(settle({ commune: 'x'.repeat(1_000_000) }).notes).toHaveLength(1);
  });
});

it.each([
  ['VAL SURAN', 'Val Suran'],
  ['SAINT-PIERRE-LE-MOÛTIER', 'Saint-Pierre-le-Moûtier'],
  ['BUCEY-Lès-GY', 'Bucey-lès-Gy'],
  ['L’ISLE-SUR-LE-DOUBS', 'L’Isle-sur-le-Doubs'],
  ['ChÂTEAU-CHINON', 'Château-Chinon'],
  ["LE VAL D'AJOL", "Le Val d'Ajol"],
  ['Lons-le-Saunier', 'Lons-le-Saunier'],
  ['', ''],
])('%s in readable case: %s', (town, expected) => {
  expect(readable(town)).toBe(expected);
});

/** A table of events: French headers, days and hours in one column or in two, prices in words. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/cli/import/csv.ts';
import { momentIn } from '../../../src/cli/import/moment.ts';
import { proposeMap } from '../../../src/cli/import/propose.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { Bench, said } from './setup.ts';

describe('momentIn', () => {
  it.each([
    ['05/12/2026', '05/12/2026'],
    ['05/12/2026 14h30', '05/12/2026 14:30'],
    ['5 décembre 2026 14:30:00', '5 decembre 2026 14:30'],
    ['Samedi 5 décembre 2026 à 14 h', '5 decembre 2026 14:00'],
    ['le 1er mars 2026, 9h', '1er mars 2026 9:00'],
    ['2026-12-05T14:30', '2026-12-05 14:30'],
    ['05/12/2026 00:00:00', '05/12/2026'],
    ['05/12/2026 00:00:00 14h30', '05/12/2026 14:30'],
    ['05/12/2026 de 14h à 17h30', '05/12/2026 14:00'],
    ['14h30', '14:30'],
    // Neither: as it is, for the field to refuse.
    ['bientôt', 'bientôt'],
    ['05/12/2026 vers midi', '05/12/2026 vers midi'],
    ['tous les mardis 14h', 'tous les mardis 14h'],
    ['', ''],
  ])('%s', (text, moment) => {
    expect(momentIn(text, 'first')).toBe(moment);
  });

  it('takes the end of a range for an end', () => {
    expect(momentIn('14h - 17h30', 'last')).toBe('17:30');
    expect(momentIn('05/12/2026 14h-17h', 'last')).toBe('05/12/2026 17:00');
  });
});

const CSV = `Titre;Date;Heure de début;Heure de fin;Lieu;Commune;Organisateur;Prix;Statut
Bal folk;05/12/2026;20h30;1h;Salle des fêtes;Dole;Les Amis du Bal;5 €;
Café;samedi 12 décembre 2026;14h30;17h;;;;gratuit;annulé
Loto;31/02/2026;14h;;;;;;
Troc;13/12/2026;;;;;;prix libre, 3 € conseillés;
Foire;14/12/2026;;;;;;à négocier;
`;

const proposal = (csv: string) => proposeMap(readTable(Buffer.from(csv)), 'event', 'agenda.csv');
const fieldsOf = (text: string) => text.split('fields:\n')[1]!.split('\n\n')[0]!;

describe('a table of events', () => {
  it('has a map made for it, every column placed', () => {
    const { text, left } = proposal(CSV);
    expect(left).toEqual([]);
    expect(fieldsOf(text)).toMatchInlineSnapshot(`
      "  title: Titre  # Titre
        start: { columns: [Date, Heure de début], as: moment }  # Début
        place: Lieu  # Lieu
        address.commune: Commune  # Commune
        organisers:  # Organisé par
          column: Organisateur
        price.details: Prix  # Précisions
        status:  # État
          column: Statut
          # Retirez le # des lignes à compléter. Valeurs possibles :
          # programme, reprogramme, deplace-en-ligne, reporte, complet, annule
          values:
            annulé: annule
        end: { column: Heure de fin, as: moment }  # Fin"
    `);
  });

  it('whose hours are in one column has its end from there', () => {
    const { text } = proposal('Nom;Jour;Horaires\nBal;05/12/2026;14h-17h\n');
    expect(fieldsOf(text)).toBe(
      '  title: Nom  # Titre\n  start: { columns: [Jour, Horaires], as: moment }  # Début\n  end: { column: Horaires, as: moment }  # Fin',
    );
  });

  it('becomes events, once', async () => {
    const here = new Bench(proposal(CSV).text);
    const result = await here.import(CSV, { type: 'events' });
    expect(result).toMatchObject({ read: 5, written: 4, reported: 1 });
    expect(said(result)).toEqual([
      'refused 4 [Date + Heure de début] 31/02/2026 14h : Début : ce jour n’existe pas dans le calendrier → Vérifiez le jour et le mois',
      expect.stringContaining('remark 6 [Prix] à négocier'),
    ]);
    expect(here.names('events')).toEqual([
      'bal-folk-2026.md',
      'cafe-2026.md',
      'foire-2026.md',
      'troc-2026.md',
    ]);
    const events = Object.fromEntries(
      readContent(here.root)
        .entries.filter(({ type }) => type === 'event')
        .map(({ slug, data }) => [slug, data]),
    );
    expect(events).toMatchObject({
      'bal-folk-2026': {
        start: { date: '2026-12-05', time: '20:30' },
        end: { date: '2026-12-06', time: '01:00' },
        place: 'Salle des fêtes',
        address: { commune: 'Dole', inseeCode: '39198' },
        price: { kind: 'payant', details: '5 €' },
      },
      'cafe-2026': {
        status: 'annule',
        price: { kind: 'gratuit' },
        end: { date: '2026-12-12', time: '17:00' },
      },
      'troc-2026': { price: { kind: 'prix-libre', details: 'prix libre, 3 € conseillés' } },
    });
    expect(await here.import(CSV, { type: 'events' })).toMatchObject({ written: 0, unchanged: 4 });
  });

  it('of one name on two days are two', async () => {
    const here = new Bench('source: Mairie\nfields:\n  title: nom\n  start: { column: jour, as: moment }\n');
    await here.import('nom;jour\nCafé;05/12/2026\nCafé;12/12/2026\n', { type: 'events' });
    expect(here.names('events')).toEqual(['cafe-2026-12-12.md', 'cafe-2026.md']);
  });
});

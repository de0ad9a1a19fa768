/** Structures of data·inclusion: what its own schema takes, and what the entry says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPortal } from '../../../src/domain/portal.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { refusalsOf, structureTexts } from '../../../src/domain/open-data/files.ts';
import { wholeSelection } from '../../../src/domain/open-data/selections.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { WITHOUT_SCHEMA, hasSchema, structureFaults } from '../../support/data-inclusion.ts';
import { NOW, md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';
import { Bench } from '../import/setup.ts';

type Structure = Record<string, unknown>;

const structuresOf = (portal: Portal): Structure[] =>
  structureTexts(portal, wholeSelection(portal)!).map((text) => JSON.parse(text) as Structure);

const refused = (portal: Portal) => refusalsOf(portal, wholeSelection(portal)!);

const actor = (lines: string, body = ''): Portal =>
  portalOf({ 'actors/une-fiche.md': md(`name: La Remise\nupdated: 2026-10-01\n${lines}`, body) });

const one = (lines: string, body = ''): Structure => structuresOf(actor(lines, body))[0]!;

describe.skipIf(!hasSchema)(`the schema of data·inclusion v1${WITHOUT_SCHEMA}`, () => {
  it('takes every structure of the sample', () => {
    const portal = samplePortal();
    const structures = structuresOf(portal);
    expect(structures.length).toBeGreaterThan(40);
    expect(structureFaults(structures)).toEqual([]);
    const { closed, date, name } = refused(portal);
    expect(structures.length + closed + date + name).toBe(portal.items.actor.length);
  });

  const folder = join(PROJECT_ROOT, '../shared/data/bourgogne-franche-comte');

  it.skipIf(!existsSync(folder))(
    `takes the 697 places of Bourgogne-Franche-Comté${existsSync(folder) ? '' : ' (left out: they are not there)'}`,
    async () => {
      const map = join(PROJECT_ROOT, 'tests/fixtures/import/bourgogne-franche-comte.yaml');
      const bench = new Bench(readFileSync(map, 'utf8'));
      await bench.import(readFileSync(join(folder, 'lieux.csv')));
      const snapshot = readContent(bench.root);
      const settings = { ...snapshot.settings, name: 'BFC', id: 'bfc', url: 'https://bfc.example' };
      const built = (entries: typeof snapshot.entries) =>
        buildPortal({ snapshot: { ...snapshot, settings, entries }, now: NOW, gazetteer: loadGazetteer });
      // Of most of them the producer tells no day: they are counted, and none is invented.
      const asGiven = built(snapshot.entries);
      expect(refused(asGiven)).toEqual({ name: 0, date: 561, closed: 0 });
      expect(structuresOf(asGiven)).toHaveLength(697 - 561);
      // With the day of the table, which whoever imports can give (« constants »).
      const portal = built(
        snapshot.entries.map((entry) => ({ ...entry, data: { ...entry.data, published: '2023-03-29' } })),
      );
      const structures = structuresOf(portal);
      expect(structures).toHaveLength(697);
      expect(new Set(structures.map(({ id }) => id)).size).toBe(697);
      expect(structureFaults(structures)).toEqual([]);
      expect(structures.filter(({ horaires_accueil }) => horaires_accueil).length).toBeGreaterThan(300);
      expect(structures.filter(({ code_insee }) => code_insee).length).toBeGreaterThan(600);
    },
  );

  it('takes what people write in addresses of the web', () => {
    for (const url of [
      'https://x.example/é/[1]|{2}',
      'https://x.example/?q=100%&r=^',
      'https://été.example/',
      'https://x.example/#a#b',
    ])
      expect([url, structureFaults([one(`website: "${url}"`)])]).toEqual([url, []]);
  });

  it('finds what is planted', () => {
    const sound = one('siret: "13002526500013"');
    expect(structureFaults([sound])).toEqual([]);
    expect(structureFaults([{ ...sound, code_postal: '1000' }]).length).toBeGreaterThan(0);
    expect(structureFaults([{ ...sound, courriel: 'nobody' }]).length).toBeGreaterThan(0);
    expect(structureFaults([{ ...sound, site_web: 'x' }]).length).toBeGreaterThan(0);
    expect(structureFaults([{ ...sound, nom: undefined }]).length).toBeGreaterThan(0);
    expect(structureFaults([{ ...sound, reseaux_porteurs: ['ressourcerie'] }]).length).toBeGreaterThan(0);
    expect(structureFaults([{ ...sound, other: 1 }]).length).toBeGreaterThan(0);
  });
});

describe('a structure', () => {
  it('says what the entry says, under the names of the schema', () => {
    expect(
      one(
        `summary: On répare.
address: { street: 4 rue du Moulin, complement: Cour, postalCode: "21000", commune: Dijon }
geo: { lat: 47.3, lon: 5.04 }
contact: { email: bonjour@remise.example, phone: "04 65 71 20 40" }
website: https://remise.example/
siret: "13002526500013"
openingHours: Mo-Fr 09:00-12:00
accessibility: { url: "https://acceslibre.beta.gouv.fr/app/x/" }
typology: [aci, recyclerie]
legalForm: association-intermediaire
verifiedOn: 2026-11-02`,
        'Tous les **samedis**.',
      ),
    ).toEqual({
      source: 'essai',
      id: 'essai--une-fiche',
      nom: 'La Remise',
      date_maj: '2026-11-02',
      lien_source: 'https://essai.example/annuaire/une-fiche/',
      description: 'On répare.\n\nTous les samedis.',
      siret: '13002526500013',
      adresse: '4 rue du Moulin',
      complement_adresse: 'Cour',
      code_postal: '21000',
      commune: 'Dijon',
      code_insee: '21231',
      latitude: 47.3,
      longitude: 5.04,
      telephone: '+33465712040',
      courriel: 'bonjour@remise.example',
      site_web: 'https://remise.example/',
      horaires_accueil: 'Mo-Fr 09:00-12:00',
      accessibilite_lieu: 'https://acceslibre.beta.gouv.fr/app/x/',
      reseaux_porteurs: ['aci', 'ai'],
    });
  });

  it('leaves out what was not said', () => {
    expect(Object.keys(one(''))).toEqual(['source', 'id', 'nom', 'date_maj', 'lien_source']);
  });

  it('is told as asleep first', () => {
    expect(one('status: en-sommeil\nsummary: On répare.')['description']).toMatch(
      /^En sommeil.+\n\nOn répare\.$/,
    );
  });

  it('takes a short number as it is dialled, and no record of another site for Acceslibre', () => {
    const made = one(
      'contact: { phone: "3939" }\naccessibility: { url: "https://acceslibre.beta.gouv.fr.autre.example/" }',
    );
    expect(made['telephone']).toBe('3939');
    expect(made).not.toHaveProperty('accessibilite_lieu');
  });

  it('ends a long text with a sentence', () => {
    const text = one('summary: Court.', 'Une phrase de plus, et encore une autre. '.repeat(200))[
      'description'
    ] as string;
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text.length).toBeGreaterThan(1500);
    expect(text).toMatch(/autre\.$/);
  });

  it.each([
    ['closed', 'status: ferme'],
    ['date', 'updated:'],
    ['name', 'name: MJ.'],
  ] as const)('is none, and counted as %s', (reason, line) => {
    const header = `name: La Remise\nupdated: 2026-10-01\n`;
    const key = line.split(':')[0]!;
    const without = header.replace(new RegExp(`^${key}:.*\\n`, 'm'), '');
    const portal = portalOf({ 'actors/une-fiche.md': md(`${without}${line}`) });
    expect(portal.items.actor).toHaveLength(1);
    expect(structuresOf(portal)).toEqual([]);
    expect(refused(portal)).toEqual({ name: 0, date: 0, closed: 0, [reason]: 1 });
  });
});

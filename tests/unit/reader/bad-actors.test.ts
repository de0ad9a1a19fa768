/**
 * What people get wrong on a card of the directory: file, line, field, value and cure are said, the page is made all
 * the same, and what could be wrong is not on it.
 */
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel } from '../../../src/domain/models/types.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { locateProblems } from '../../../src/reader/locate.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { compareProblems, sentenceOf } from '../../../src/schema/problem.ts';
import { NOW, contentOf, md } from '../../support/portal.ts';

/** A square of Isère: the territory of the portal. */
const SQUARE = [
  [5, 45],
  [6, 45],
  [6, 46],
  [5, 46],
  [5, 45],
];
const TERRITORY = {
  'territories/pays.md': md('name: Pays\nlevel: pays'),
  'territories/pays.geojson': JSON.stringify({
    type: 'Feature',
    properties: { territory: 'pays' },
    geometry: { type: 'Polygon', coordinates: [SQUARE] },
  }),
};

function outcomeOf(line: string, around: Record<string, string> = TERRITORY) {
  const root = contentOf({
    ...around,
    'actors/cafe.md': md(`name: Café\nsummary: Un lieu.\nthemes: [vie]\n${line}`),
    'themes/vie.md': md('name: Vie'),
  });
  const portal = buildPortal({ snapshot: readContent(root), now: NOW, gazetteer: loadGazetteer });
  const said = locateProblems(root, [...portal.problems, ...checkIntegrity(portal)])
    .filter(({ file }) => file === 'actors/cafe.md')
    .sort(compareProblems)
    .map((one) => `${one.severity} ${one.file}:${one.line} ${sentenceOf(one)}`);
  return { said, page: modelFor(portal, '/annuaire/cafe/') as EntryModel };
}

describe('an entry with', () => {
  it.each<
    [name: string, line: string, said: RegExp[], page?: (page: EntryModel) => unknown, shown?: unknown]
  >([
    [
      'a place out of the box of the territory',
      'geo: { lat: 48.85, lon: 2.35 }',
      [
        /^warning .*:5 — Position \(geo\) : reçu « 48.85, 2.35 » : ce point est loin du territoire du portail \(latitudes 44,80 à 46,20, longitudes 4,80 à 6,20\)\. Vérifiez les deux nombres.*sans cette position/,
      ],
      ({ where }) => where?.geo,
      undefined,
    ],
    [
      'latitude and longitude swapped',
      'geo: { lat: 5.72, lon: 45.18 }',
      [
        /^warning .*:5 — Position \(geo\) : .* semblent inversées\. Écrivez geo: \{ lat: 45\.18, lon: 5\.72 \}\. En attendant, .* à sa commune\.$/,
      ],
      ({ where }) => where?.geo,
      undefined,
    ],
    ['a place just beyond the border', 'geo: { lat: 46.1, lon: 5.5 }', []],
    [
      'a latitude that is none',
      'geo: { lat: 4518, lon: 5.72 }',
      [
        /^warning .*:5 — Latitude \(geo.lat\) : reçu « 4518 » : un nombre entre -90 et 90 .*paraît sans cette valeur/,
      ],
      ({ where }) => where?.geo,
      undefined,
    ],
    [
      'a commune that nobody knows',
      'address: { commune: Grenobble }',
      [
        /^warning .*:5 — Adresse \(address.commune\) : reçu « Grenobble » : aucune commune de ce nom .*Grenoble \(38/,
      ],
      ({ where }) => where?.commune,
      'Grenobble',
    ],
    [
      'an INSEE code of five letters',
      'address: { commune: Grenoble, postalCode: 38000, inseeCode: abcde }',
      [/^warning .*:5 — Code INSEE .*reçu « abcde » : un code INSEE de commune compte cinq caractères/],
      ({ where }) => where?.commune,
      'Grenoble',
    ],
    [
      'a SIRET that fails its sum',
      'siret: "20003452800041"',
      [
        /^warning .*:5 — SIRET \(siret\) : reçu « 20003452800041 » : ce n’est pas un SIRET valide : un chiffre est faux .*En attendant, la fiche paraît sans cette valeur\.$/,
      ],
      ({ facts }) => JSON.stringify(facts).includes('041'),
      false,
    ],
    ['a SIRET of La Poste, which has a sum of its own', 'siret: "35600000009075"', []],
    [
      'a RNA number that is none',
      'rna: W12',
      [
        /^warning .*:5 — Numéro RNA \(rna\) : reçu « W12 » : un numéro RNA s’écrit W suivi de neuf caractères/,
      ],
    ],
    [
      'hours of twenty-five',
      'openingHours: 25h-12h',
      [
        /^warning .*:5 — Horaires \(openingHours\) : reçu « 25h-12h » : horaires illisibles\. .*Écrivez par exemple Mo-Fr .*tels qu’ils sont écrits\.$/,
      ],
      ({ hours, hoursNote }) => [hours, hoursNote],
      [undefined, '25h-12h'],
    ],
    [
      'such hours beside hours in words',
      'openingHours: 25h-12h\nopeningHoursNote: Le mardi',
      [/^warning .*:5 — Horaires .*paraît sans cette valeur\.$/],
      ({ hoursNote }) => hoursNote,
      'Le mardi',
    ],
    [
      'a phone number one digit short',
      'contact: { phone: 04 65 71 20 2, email: contact@cafe.example }',
      [
        /^warning .*:5 — Téléphone \(contact.phone\) : reçu « 04 65 71 20 2 » : un numéro de téléphone est attendu : dix chiffres.*paraît sans cette valeur/,
      ],
      ({ contact }) => contact,
      { email: 'contact@cafe.example' },
    ],
    [
      'a website without its beginning',
      'website: www.cafe.example',
      [
        /^note .*:5 — Site web \(website\) : reçu « www.cafe.example » : lu comme https:\/\/www.cafe.example\/\.$/,
      ],
      ({ website }) => website?.href,
      'https://www.cafe.example/',
    ],
    ...(
      [
        ['website: "https://ex ample.com"', /sans espace/],
        ['website: "https://admin:mdp@asso.example/"', /mot de passe/],
        ['website: contact@asso.example', /c’est une adresse électronique : écrivez-la dans contact\.email/],
        ['website: "https://"', /pas de nom de site/],
        ['contact: { email: "contact [at] asso [dot] fr" }', /avec @ et des points/],
        ['verifiedOn: mars 2026', /Vérifié le/],
        ['foundingYear: 3000', /Année de création/],
        ['price: gratuit', /Prix/],
        ['links: [{ url: "pas une adresse" }]', /Adresse du lien/],
      ] as const
    ).map(([line, said]): [string, string, RegExp[], (page: EntryModel) => unknown, unknown] => [
      line,
      line,
      [new RegExp(`^warning .*${said.source}.*En attendant, la fiche paraît sans cette valeur`)],
      ({ website, contact, verified, price, links }) => [
        website,
        contact?.email,
        verified?.on,
        price,
        links.length,
      ],
      [undefined, undefined, undefined, undefined, 0],
    ]),
    [
      'two mail addresses',
      'contact: { email: "a@b.example, c@d.example" }',
      [/^warning .* il y en a plusieurs : gardez-en une\. En attendant, la fiche montre a@b\.example/],
      ({ contact }) => contact?.email,
      'a@b.example',
    ],
    [
      'two phone numbers',
      'contact: { phone: 03 86 12 34 56 / 06 12 34 56 78 }',
      [/^warning .* il y en a plusieurs : gardez-en un ici.* En attendant, la fiche montre 03 86 12 34 56/],
      ({ contact }) => contact?.phone?.href,
      'tel:+33386123456',
    ],
    [
      'two phone numbers in words',
      'contact: { phone: 03 86 12 34 57 ou 06 12 34 56 79 }',
      [/^warning .* il y en a plusieurs/],
      ({ contact }) => contact?.phone?.href,
      'tel:+33386123457',
    ],
    [
      'a website in clear',
      'website: http://cafe.example',
      [
        /^note .*:5 — Site web .*en http, sans chiffrement\. Si le site répond aussi en https, écrivez https:\/\/cafe.example\/\.$/,
      ],
      ({ website }) => website?.href,
      'http://cafe.example/',
    ],
    [
      'a mailbox that looks like a person’s, without a word of consent',
      'contact: { email: jeanne.tissot@gmail.com }',
      [
        /^warning .*:5 — Contact \(contact.email\) : reçu « j…@gmail.com » : cette adresse ressemble à celle d’une personne\. Si la personne est d’accord, dites-le dans consent/,
      ],
    ],
    [
      'the same, with consent',
      'contact: { email: jeanne.tissot@gmail.com }\nconsent: { given: oui, on: 2026-11-03 }',
      [],
    ],
    [
      'a day of verification that is still to come',
      'verifiedOn: 2027-01-01',
      [/^warning .*:5 — Vérifié le \(verifiedOn\) : .*au plus tard 2026-12-01\.$/],
    ],
  ])('%s', (_name, line, patterns, read, shown) => {
    const { said, page } = outcomeOf(line);
    expect(page).toMatchObject({ kind: 'entry', title: 'Café' });
    expect(said).toHaveLength(patterns.length);
    for (const [i, pattern] of patterns.entries()) expect(said[i]).toMatch(pattern);
    if (read) expect(read(page)).toEqual(shown);
  });

  it('all of it at once', () => {
    const lines = [
      'geo: { lat: nord, lon: 45.18 }',
      'address: { commune: Grenobble, postalCode: 3800 }',
      'siret: 123',
      'rna: W12',
      'openingHours: 25h-12h',
      'contact: { phone: 04 65 }',
      'naf: zzz',
    ];
    const { said, page } = outcomeOf(lines.join('\n'));
    expect(page.title).toBe('Café');
    // One for each line, and two for the address: the code and the name.
    expect(said).toHaveLength(lines.length + 1);
    expect(said.every((one) => one.startsWith('warning'))).toBe(true);
  });

  it('a swapped position, where nothing says where the portal is but that it is French', () => {
    expect(outcomeOf('geo: { lat: 5.72, lon: 45.18 }', {}).said.join()).toContain('lat: 45.18, lon: 5.72');
    // Réunion, and Grenoble: nothing to say.
    for (const geo of ['{ lat: -21.1, lon: 55.5 }', '{ lat: 45.18, lon: 5.72 }'])
      expect(outcomeOf(`geo: ${geo}`, {}).said).toEqual([]);
  });

  it('no name is set aside all the same: there is no page without one', () => {
    const root = contentOf({ 'actors/cafe.md': md('siret: 123') });
    const { entries, setAside, problems } = readContent(root);
    expect([entries.length, setAside.length]).toEqual([0, 1]);
    expect(problems.map(({ severity, path }) => `${severity} ${path.join('.')}`)).toEqual(
      expect.arrayContaining(['error name', 'error siret']),
    );
  });
});

describe('a body that sleeps or has closed', () => {
  it.each([
    ['actif', undefined],
    ['en-sommeil', { status: 'en-sommeil' }],
    ['inconnu', { status: 'inconnu' }],
    ['ferme\nclosedOn: 2026-06-30', { status: 'ferme', closedOn: '2026-06-30' }],
  ])('%s', (status, life) => {
    expect(outcomeOf(`status: ${status}`).page.life).toEqual(life);
  });

  it('says how long ago it was verified, in whole months', () => {
    expect(outcomeOf('verifiedOn: 2025-09-30\nverifiedBy: la mairie').page.verified).toEqual({
      on: '2025-09-30',
      by: 'la mairie',
      months: 14,
    });
  });
});

/** Entries that may be the same body: whose names are close, what they share, and what must not be said. */
import { describe, expect, it } from 'vitest';
import { doublesOf } from '../../../src/domain/doubles/index.ts';
import { areClose, nameKey } from '../../../src/domain/doubles/names.ts';
import { doubleProblems } from '../../../src/domain/doubles/problems.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import type { Files } from '../../support/portal.ts';
import { md, portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

describe('close names', () => {
  it.each([
    ['MJC de Gap', 'M.J.C. Gap', 'Gap'],
    ['MJC de Gap', 'Maison des jeunes et de la culture', 'Gap'],
    ['MJC Robert-Martin', 'Maison des Jeunes et de la Culture Robert Martin', 'Gap'],
    ['APE du Bourg', 'Association des parents d’élèves du bourg', 'Gap'],
    ['ADMR', 'Aide à domicile en milieu rural', 'Gap'],
    ['La Remise à neuf', 'Association « La remise à neuf »', 'Sarvenne'],
    ['L’Œuvre commune', "L'oeuvre commune", 'Gap'],
    ['Repair Café', 'RepairCafé de Gap', 'Gap'],
    ['Emmaüs', 'Emaus Gap', 'Gap'],
    ['Recyclerie Le Plot', 'Le Plot', 'Gap'],
    ['Les Restaurants du cœur', 'Restaurant du Coeur', 'Gap'],
    ['Médiathèque St Jean', 'Médiathèque Saint-Jean', 'Gap'],
    ['Les amis de la médiathèque', 'Amis de la Médiathéque', 'Gap'],
    ['Secours populaire français', 'Secours populaire francais - Gap', 'Gap'],
    ['Jardins partagés du Pré Vert', 'Les jardins partagées du pré vert', 'Gap'],
    ['Le Versant numérique (SCOP)', 'SARL Versant Numérique', 'Gap'],
    ['Ressourcerie des Écrins', 'Resourcerie des Ecrins', 'Gap'],
    ['Centre social', 'Centre social de Gap', 'Gap'],
    ['Épicerie Le Panier', 'Le panier épicerie', 'Gap'],
  ])('%s / %s', (a, b, commune) => {
    expect(areClose(nameKey(a, commune), nameKey(b, commune))).toBe(true);
    expect(areClose(nameKey(b, commune), nameKey(a, commune))).toBe(true);
  });

  it.each([
    ['Les Jardins de la Ville', 'Les Jardins de la Vallée', 'Gap'],
    ['Les Amis du livre', 'Les Amis du lièvre', 'Gap'],
    ['Centre social Fontreyne', 'Centre social', 'Gap'],
    ['Centre social Fontreyne', 'Centre social Beauregard', 'Gap'],
    ['Médiathèque Jean-Moulin', 'Centre social Jean-Moulin', 'Gap'],
    ['Médiathèque', 'Mairie', 'Gap'],
    ['Médiathèque', 'Ludothèque', 'Gap'],
    ['Secours populaire', 'Secours catholique', 'Gap'],
    ['École 1', 'École 2', 'Gap'],
    ['Espace numérique 05', 'Espace numérique 38', 'Gap'],
    ['Le Plot', 'Les amis du Plot', 'Gap'],
    ['Foyer rural', 'Foyer des jeunes', 'Gap'],
    ['Club de judo', 'Club de ludo', 'Gap'],
    ['Association Soleil', 'Association Lune', 'Gap'],
    ['Mission locale', 'Maison locale des initiatives', 'Gap'],
    ['CCAS', 'CIAS', 'Gap'],
    ['Terre d’envies', 'Terres de vie', 'Gap'],
    ['', '', 'Gap'],
  ])('%s / %s are two', (a, b, commune) => {
    expect(areClose(nameKey(a!, commune), nameKey(b!, commune))).toBe(false);
    expect(areClose(nameKey(b!, commune), nameKey(a!, commune))).toBe(false);
  });
});

/** Headers by slug, as a portal of actors. */
const actors = (headers: Record<string, string>): Files =>
  Object.fromEntries(Object.entries(headers).map(([slug, header]) => [`actors/${slug}.md`, md(header)]));

/** « a+b name,phone » for pairs, « [a,b,c] phone » for crowds. */
function found(headers: Record<string, string>): string[] {
  const { pairs, crowds } = doublesOf(portalOf(actors(headers)));
  return [
    ...pairs.map(({ first, second, reasons }) => `${first.slug}+${second.slug} ${reasons.join()}`),
    ...crowds.map(({ reason, actors: all }) => `[${all.map(({ slug }) => slug).join()}] ${reason}`),
  ];
}

const GAP = 'address: { commune: Gap, postalCode: 05000 }';
const BRIANCON = 'address: { commune: Briançon }';
const SIRET = 'siret: 73282932000074';
const RNA = 'rna: W751004076';
const PHONE = 'contact: { phone: 04 65 71 20 26 }';
const all = (...lines: string[]): string => lines.join('\n');

describe('doubles', () => {
  it.each<[name: string, headers: Record<string, string>, expected: string[]]>([
    ['one SIRET', { a: all('name: Alpha', SIRET), b: all('name: Bravo', SIRET) }, ['a+b siret']],
    ['one RNA', { a: all('name: Alpha', RNA), b: all('name: Bravo', RNA) }, ['a+b rna']],
    [
      'a close name in one commune',
      { a: all('name: MJC de Gap', GAP), b: all('name: M.J.C. Gap', GAP) },
      ['a+b name'],
    ],
    [
      'another name of one is the name of the other',
      { a: all('name: Le Grand Hangar', 'alternateNames: [La Remise]', GAP), b: all('name: Remise', GAP) },
      ['a+b name'],
    ],
    ['a close name elsewhere', { a: all('name: MJC', GAP), b: all('name: MJC', BRIANCON) }, []],
    [
      'one telling name, where one has no commune',
      { a: all('name: Les Colporteurs du livre', GAP), b: 'name: Colporteurs du livre' },
      ['a+b name'],
    ],
    [
      'one name that tells nothing, without a commune',
      { a: 'name: Médiathèque', b: 'name: Médiathèque' },
      [],
    ],
    [
      'one site, written in two ways',
      {
        a: all('name: Alpha', 'website: http://www.exemple.fr'),
        b: all('name: Bravo', 'website: https://exemple.fr/index.html'),
      },
      ['a+b website'],
    ],
    [
      'two pages of one site',
      {
        a: all('name: Alpha', 'website: https://facebook.com/profile.php?id=1'),
        b: all('name: Bravo', 'website: https://facebook.com/profile.php?id=2'),
      },
      [],
    ],
    [
      'one phone, written in two ways',
      { a: all('name: Alpha', PHONE), b: all('name: Bravo', 'contact: { phone: "+33465712026" }') },
      ['a+b phone'],
    ],
    [
      'all at once is one pair',
      { a: all('name: MJC', GAP, PHONE, SIRET), b: all('name: M.J.C.', GAP, PHONE, SIRET) },
      ['a+b siret,name,phone'],
    ],
    [
      'one site in two towns is a network, told once and as a note',
      {
        a: all('name: Alpha', GAP, 'website: https://reseau.example'),
        b: all('name: Bravo', BRIANCON, 'website: https://reseau.example'),
      },
      ['[a,b] website'],
    ],
    [
      'four with one phone are a house, told once',
      Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e'].map((slug) => [slug, all(`name: ${slug}${slug}${slug}`, GAP, PHONE)]),
      ),
      ['[a,b,c,d,e] phone'],
    ],
    [
      'a house and what it carries',
      { a: all('name: La Maison', PHONE, RNA), b: all('name: Le Café', 'parent: a', PHONE, RNA) },
      [],
    ],
    [
      'two that one house carries',
      {
        a: all('name: Café', 'parent: c', PHONE),
        b: all('name: Four', 'parent: c', PHONE),
        c: 'name: Maison',
      },
      [],
    ],
    [
      'a house and what it carries, with one SIRET: two places never have one',
      { a: all('name: La Maison', SIRET), b: all('name: Le Café', 'parent: a', SIRET) },
      ['a+b siret'],
    ],
    [
      'declared different, in either file',
      { a: all('name: Alpha', PHONE, 'differentFrom: [b]'), b: all('name: Bravo', PHONE) },
      [],
    ],
    [
      'declared different in the second, by its former address',
      {
        a: all('name: Alpha', PHONE, 'formerSlugs: [ancien]'),
        b: all('name: Bravo', PHONE, 'differentFrom: ancien'),
      },
      [],
    ],
    [
      'declared different from one, not from the other',
      {
        a: all('name: Alpha', PHONE, GAP),
        b: all('name: Bravo', PHONE, GAP, 'differentFrom: [a]'),
        c: all('name: Charlie', PHONE, GAP),
      },
      ['a+c phone'],
    ],
  ])('%s', (_name, headers, expected) => {
    expect(found(headers)).toEqual(expected);
  });

  it('are looked for once among thousands, not each with each', () => {
    // Two thousand bodies of one town whose names begin alike: each is compared with few.
    const headers = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [
        `n${i}`,
        all(`name: Association Sport ${word(i)} ${word(i * 7)}`, GAP),
      ]),
    );
    expect(
      found({ ...headers, zz: all('name: Sport Zanzibar', GAP), zy: all('name: Sports Zanzibarr', GAP) }),
    ).toContain('zy+zz name');
  });

  it('are told with both files and the two ways out', () => {
    const portal = portalOf(
      actors({
        a: all('name: MJC de Gap', GAP),
        b: all('name: M.J.C. Gap', GAP),
        c: all('name: Un', SIRET),
        d: all('name: Deux', SIRET),
        e: all('name: Trois', PHONE),
        f: all('name: Quatre', PHONE),
        g: all('name: Cinq', GAP, 'website: https://reseau.example'),
        h: all('name: Six', BRIANCON, 'website: https://reseau.example'),
      }),
    );
    expect(doubleProblems(portal).map((one) => `${one.severity} ${one.file} ${sentenceOf(one)}`))
      .toMatchInlineSnapshot(`
      [
        "warning actors/d.md — SIRET (siret) : reçu « 73282932000074 » : « Un » (actors/c.md) a le même SIRET : c’est la même structure, ou l’un des numéros est faux. Réunissez les deux fiches, et gardez dans formerSlugs le nom du fichier retiré ; ou corrigez le numéro.",
        "warning actors/b.md — Nom (name) : reçu « M.J.C. Gap » : « MJC de Gap » (actors/a.md) a un nom proche dans la même commune. Est-ce la même structure ? Si c’est la même, réunissez les deux fiches, et gardez dans formerSlugs le nom du fichier retiré. Sinon, écrivez ici differentFrom: [a].",
        "warning actors/f.md — Téléphone (contact.phone) : reçu « 04 65 71 20 26 » : « Trois » (actors/e.md) a le même téléphone. Est-ce la même structure, ou l’un des numéros est-il faux ? Si c’est la même, réunissez les deux fiches, et gardez dans formerSlugs le nom du fichier retiré. Sinon, écrivez ici differentFrom: [e].",
        "note actors/g.md — Site web (website) : reçu « https://reseau.example/ » : 2 fiches ont ce site : celle-ci et actors/h.md. Si c’est le site d’un réseau ou d’une mairie, tout va bien. Sinon, réunissez celles qui sont en double.",
      ]
    `);
  });

  it('are not in the sample', () => {
    expect(doubleProblems(samplePortal())).toEqual([]);
  });
});

/** A word of letters for a number, unlike its neighbours. */
const word = (n: number): string =>
  [...((n * 7919 + 104_729) % 1_000_003).toString()]
    .map((digit) => 'bdfgklmprt'.charAt(Number(digit)) + 'aeiou'.charAt(n % 5))
    .join('');

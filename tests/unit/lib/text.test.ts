import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/lib/text/fold.ts';
import { compareNames, initialOf, sortName } from '../../../src/lib/text/name-key.ts';
import { nearest } from '../../../src/lib/text/nearest.ts';
import { isSlug, slugify } from '../../../src/lib/text/slugify.ts';
import { seeded } from './random.ts';

describe('fold', () => {
  it.each([
    ['Économie  Sociale\u00a0et Solidaire', 'economie sociale et solidaire'],
    ['Cœur, Æsope, Straße', 'coeur, aesope, strasse'],
    ['L’été – l‘hiver — ici‑même', "l'ete - l'hiver - ici-meme"],
    ['l´école l`école lʼécole', "l'ecole l'ecole l'ecole"],
    ['  ÇA\tva\n', 'ca va'],
    ['e\u0301te\u0301', 'ete'],
    ['Łódź, Tromsø', 'lodz, tromso'],
    ['co\u00adopé\u200brative', 'cooperative'],
    ['ﬁn ½', 'fin 1⁄2'],
    ['', ''],
  ])('%j → %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('changes nothing the second time, whatever the characters', () => {
    const random = seeded(1);
    for (let i = 0; i < 5000; i++) {
      const text = String.fromCodePoint(...Array.from({ length: 6 }, () => random.int(0x2fff)));
      const once = fold(text);
      expect(fold(once), JSON.stringify(text)).toBe(once);
    }
  });
});

describe('slugify', () => {
  it.each([
    ['L’Accorderie de Grenoble !', 'l-accorderie-de-grenoble'],
    ['Répar’café — n° 12', 'repar-cafe-n-12'],
    ['Cœur & Æon', 'coeur-aeon'],
    ['---', ''],
    ['日本', ''],
    ['', ''],
  ])('%j → %j', (text, slug) => expect(slugify(text)).toBe(slug));

  it('cuts between words', () => {
    expect(slugify('un deux trois', 10)).toBe('un-deux');
    expect(slugify('un deux trois', 7)).toBe('un-deux');
    expect(slugify('un deux trois', 8)).toBe('un-deux');
    expect(slugify('un deux trois', 13)).toBe('un-deux-trois');
  });

  it('cuts inside a word where a cut between words would leave next to nothing', () => {
    expect(slugify(`a ${'b'.repeat(100)}`)).toBe(`a-${'b'.repeat(78)}`);
    expect(slugify('abcdef', 3)).toBe('abc');
  });

  it('gives a slug or nothing, for any text', () => {
    const random = seeded(2);
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: random.int(120) }, () => random.pick([..."abé œ-'’ZÀ9!"])).join('');
      const slug = slugify(text);
      expect(slug === '' || isSlug(slug), JSON.stringify(text)).toBe(true);
      expect(slugify(slug)).toBe(slug);
    }
  });

  it('knows a slug', () => {
    for (const slug of ['a', '2026', 'repair-cafe-2026', 'a'.repeat(80)]) expect(isSlug(slug)).toBe(true);
    for (const text of ['', '-a', 'a-', 'a--b', 'A', 'é', 'a b', 'a\n', 'a'.repeat(81)])
      expect(isSlug(text)).toBe(false);
  });
});

describe('nearest', () => {
  const themes = [
    'alimentation',
    'reemploi',
    'mobilite',
    'logement',
    'culture',
    'ville-de-grenoble',
    'repair-cafe',
    'mobilite-douce',
  ];

  it.each([
    ['alimentaton', ['alimentation']],
    ['Mobilité', ['mobilite', 'mobilite-douce']],
    ['logmeent', ['logement']],
    ['reparcafé', ['repair-cafe']],
    ['Repair Café', ['repair-cafe']],
    ['grenoble', ['ville-de-grenoble']],
    ['la ville de grenoble', ['ville-de-grenoble']],
    ['cultu', ['culture']],
    ['zzz', []],
    ['', []],
    ['!', []],
  ])('%j → %j', (word, expected) => expect(nearest(word, themes)).toEqual(expected));

  it('puts the likeliest first, once each, and no more than asked', () => {
    expect(nearest('cafe', ['cafes', 'cafe', 'cafe-velo', 'care', 'cafe'], 3)).toEqual([
      'cafe',
      'cafes',
      'care',
    ]);
    expect(nearest('cafe', ['cafes', 'cafe'], 1)).toEqual(['cafe']);
  });

  it('counts a swap of two letters as one fault', () => {
    expect(nearest('abdc', ['abcd'])).toEqual(['abcd']);
    expect(nearest('badc', ['abcd'])).toEqual([]);
  });

  it('agrees with a plain distance without band or early exit', () => {
    const random = seeded(3);
    const word = () => Array.from({ length: 5 + random.int(4) }, () => random.pick([...'abc'])).join('');
    for (let i = 0; i < 3000; i++) {
      const a = word();
      const b = word();
      const close = plainDistance(a, b) <= 2 || a.startsWith(b) || b.startsWith(a);
      expect(nearest(a, [b]), `${a} ${b}`).toEqual(close ? [b] : []);
    }
  });

  it('stays quick for 10,000 candidates', () => {
    const random = seeded(4);
    const many = Array.from({ length: 10_000 }, (_, i) => `association-${random.int(1e6)}-des-amis-${i}`);
    const before = performance.now();
    nearest('asociation-des-amis-du-velo', many);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      d[i]![j] = Math.min(
        d[i - 1]![j]! + 1,
        d[i]![j - 1]! + 1,
        d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  return d[a.length]![b.length]!;
}

describe('names in a list', () => {
  it.each([
    ['La Remise à neuf', 'Remise à neuf', 'r'],
    ['L’Îlot', 'Îlot', 'i'],
    ["l'Heureux Cyclage", 'Heureux Cyclage', 'h'],
    ['Les Petits Débrouillards', 'Petits Débrouillards', 'p'],
    ['LES AMIS', 'AMIS', 'a'],
    ['Un Toit pour tous', 'Toit pour tous', 't'],
    ['« Le Tissu »', 'Tissu »', 't'],
    ['Lesage', 'Lesage', 'l'],
    ['Union locale', 'Union locale', 'u'],
    ['Les', 'Les', 'l'],
    ['Œuvre commune', 'Œuvre commune', 'o'],
    ['École', 'École', 'e'],
    ['3 Cols', '3 Cols', '0'],
    ['Ω', 'Ω', '0'],
    ['', '', '0'],
  ])('%j is filed as %j under %j', (name, sorted, initial) => {
    expect(sortName(name)).toBe(sorted);
    expect(initialOf(name)).toBe(initial);
  });

  it('sorts as a French list', () => {
    const names = ['Zone 10', 'École', 'La Remise', 'ecole', 'Zone 9', 'Étape', 'L’Abri', 'Rémy', 'eclat'];
    expect(names.toSorted(compareNames)).toEqual([
      'L’Abri',
      'eclat',
      'ecole',
      'École',
      'Étape',
      'La Remise',
      'Rémy',
      'Zone 9',
      'Zone 10',
    ]);
  });

  it('gives one order whatever the order of the input', () => {
    const names = ['La Remise', 'Remise', 'remise', 'Une Remise'];
    expect(names.toSorted(compareNames)).toEqual(names.toReversed().toSorted(compareNames));
    expect(compareNames('a', 'a')).toBe(0);
  });
});

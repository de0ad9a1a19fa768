/** The engine against the plainest reading of what it promises, over random lists. */
import { describe, expect, it } from 'vitest';
import { createFilter, encodeColumn, orderBy, searchable, textFilter } from '../../../../src/lib/facets.ts';
import type { Facet } from '../../../../src/lib/facets.ts';
import { seeded } from '../random.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_201);

type Dice = ReturnType<typeof seeded>;

/** A facet of some values, in a tree one time in two. */
function randomFacet(dice: Dice, name: string): Facet {
  const codes = Array.from({ length: 1 + dice.int(12) }, (_, i) => `${name}-${i}`);
  if (dice.int(2) === 0) return { name, codes };
  return { name, codes, parents: codes.map((_, i) => (i === 0 ? -1 : dice.int(i + 1) - 1)) };
}

const randomList = (dice: Dice, { codes }: Facet): string[] =>
  Array.from({ length: dice.int(4) }, () => dice.pick(codes));

/** A value and all that is broader, by name. */
function lineage({ codes, parents }: Facet, code: string): string[] {
  const above = parents?.[codes.indexOf(code)] ?? -1;
  return above < 0 ? [code] : [code, ...lineage({ name: '', codes, parents: parents! }, codes[above]!)];
}

describe(`a filter (SEED=${SEED})`, () => {
  it('finds and counts what reading every entry finds and counts', () => {
    const dice = seeded(SEED);
    let found = 0;
    for (let round = 0; round < 150; round++) {
      const facets = Array.from({ length: 1 + dice.int(5) }, (_, i) => randomFacet(dice, `f${i}`));
      const size = dice.int(40);
      const lists = facets.map((facet) => Array.from({ length: size }, () => randomList(dice, facet)));
      const has = (entry: number, facet: number) =>
        new Set(lists[facet]![entry]!.flatMap((code) => lineage(facets[facet]!, code)));
      const chosen = new Map(
        facets
          .filter(() => dice.int(2) === 0)
          .map((facet) => [facet.name, [dice.pick(facet.codes), dice.pick(facet.codes)]] as const),
      );
      const only = dice.int(3) === 0 ? (entry: number) => entry % 3 !== 0 : undefined;
      const passes = (entry: number, facet: number) => {
        const wanted = chosen.get(facets[facet]!.name);
        return !wanted || wanted.some((code) => has(entry, facet).has(code));
      };
      const all = Array.from({ length: size }, (_, i) => i).filter((entry) => only?.(entry) ?? true);

      const answer = createFilter(
        facets,
        facets.map((facet, i) => encodeColumn(facet, lists[i]!)),
      )({ chosen }, only);

      expect(answer.entries).toEqual(all.filter((entry) => facets.every((_, i) => passes(entry, i))));
      facets.forEach(({ name, codes }, i) => {
        const counts = codes.map(
          (code) =>
            all.filter(
              (entry) => has(entry, i).has(code) && facets.every((_, j) => j === i || passes(entry, j)),
            ).length,
        );
        expect([...answer.counts.get(name)!], `round ${round}, ${name}`).toEqual(counts);
      });
      found += answer.entries.length;
    }
    expect(found).toBeGreaterThan(500);
  });

  it('takes a valley for all its communes', () => {
    const place = {
      name: 'territoire',
      codes: ['pays', 'vallee', 'village', 'autre'],
      parents: [-1, 0, 1, 0],
    };
    const filter = createFilter([place], [encodeColumn(place, [['village'], ['vallee'], ['autre'], []])]);
    const entries = (...codes: string[]) => filter({ chosen: new Map([['territoire', codes]]) }).entries;
    expect(entries('vallee')).toEqual([0, 1]);
    expect(entries('pays')).toEqual([0, 1, 2]);
    expect(entries('village', 'autre')).toEqual([0, 2]);
    expect([...filter({ chosen: new Map() }).counts.get('territoire')!]).toEqual([3, 2, 1, 1]);
  });

  it('survives a tree that turns round', () => {
    const round = { name: 'f', codes: ['a', 'b'], parents: [1, 0] };
    const filter = createFilter([round], [encodeColumn(round, [['a']])]);
    expect(filter({ chosen: new Map([['f', ['b']]]) }).entries).toEqual([0]);
  });

  it('of no entry has nothing to say', () => {
    expect(createFilter([], [])({ chosen: new Map() })).toEqual({ entries: [], counts: new Map() });
  });
});

describe('a column', () => {
  it('holds each set of values once', () => {
    const facet = { name: 'f', codes: ['a', 'b'] };
    expect(encodeColumn(facet, [['b', 'a'], ['a', 'b', 'a'], [], ['inconnu']])).toEqual({
      sets: [[0, 1], []],
      rows: [0, 0, 1, 1],
    });
  });
});

describe('words', () => {
  const texts = [
    'L’Épicerie du coin',
    'La Remise à neuf',
    'Remise en selle',
    'A.D.M.R. du val',
    'Fils & Co-working 🚲',
    'ADMR',
  ].map(searchable);
  const found = (q: string) => texts.flatMap((_, i) => (textFilter(texts, q)?.(i) ? [i] : []));

  it.each([
    ['EPICERIE', [0]],
    ['remise', [1, 2]],
    ['rem sel', [2]],
    ['mise', []],
    ["l'épi", [0]],
    ['lepicerie', [0]],
    ['admr', [3, 5]],
    ['A.D.M.R.', [3, 5]],
    ['coworking', [4]],
    ['&', [4]],
    ['🚲', [4]],
    ['…', []],
  ])('%s', (q, entries) => expect(found(q)).toEqual(entries));

  it('that are not there ask nothing', () => expect(textFilter(texts, '')).toBeUndefined());
});

describe('an order', () => {
  const days = ['2026-03-01', undefined, '2026-09-01', '2026-03-01'];
  it('keeps those without a key for the end, both ways, and equals as they came', () => {
    const order = (direction: 'ascending' | 'descending') => orderBy([0, 1, 2, 3], (i) => days[i], direction);
    expect(order('ascending')).toEqual([0, 3, 2, 1]);
    expect(order('descending')).toEqual([2, 0, 3, 1]);
  });
});

/** What an address asks: read, written, and survived. */
import { describe, expect, it } from 'vitest';
import {
  chosenPairs,
  emptyState,
  isFiltering,
  nearest,
  readState,
  withChosen,
  withOption,
  withoutPair,
  writeState,
} from '../../../../src/lib/facets.ts';
import type { FilterSpec, FilterState } from '../../../../src/lib/facets.ts';
import { seeded } from '../random.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_202);

const spec: FilterSpec = {
  facets: [
    { name: 'theme', codes: ['bien-manger', 'se-deplacer', 'apprendre'] },
    {
      name: 'territoire',
      codes: ['massif', 'val', 'sarvenne', 'clavannes', 'balcons', 'vernasse'],
      parents: [-1, 0, 1, 1, 0, 4],
    },
    { name: 'ouvert', codes: ['maintenant'] },
  ],
  options: [
    { name: 'tri', values: ['nom', 'fraicheur', 'distance'] },
    { name: 'vue', values: ['liste', 'cartes'] },
  ],
};

const read = (query: string) => readState(spec, new URLSearchParams(query));
const written = (state: FilterState) => decodeURIComponent(String(writeState(spec, state)));

describe('an address', () => {
  it(`comes back as it was, whatever is asked (SEED=${SEED})`, () => {
    const dice = seeded(SEED);
    for (let round = 0; round < 300; round++) {
      let state = emptyState(spec);
      for (const { name, codes } of spec.facets)
        if (dice.int(2)) state = withChosen(spec, state, name, [dice.pick(codes), dice.pick(codes)]);
      for (const { name, values } of spec.options) state = withOption(spec, state, name, dice.pick(values));
      state = {
        ...state,
        q: dice.pick(['', 'l’épicerie', 'a&b=c', '100 % œuf', '+']),
        page: 1 + dice.int(300),
      };
      const { state: again, ignored } = read(String(writeState(spec, state)));
      expect(again).toEqual(state);
      expect(ignored.count).toBe(0);
    }
  });

  it('is one for one question', () => {
    const one = read('territoire=val&theme=apprendre&theme=bien-manger&tri=nom&page=1&utm_source=lettre');
    expect(written(one.state)).toBe('theme=bien-manger&theme=apprendre&territoire=val');
    expect(one.ignored.count).toBe(0);
  });

  it('says what it does not know', () => {
    const { state, ignored } = read('theme=apprendre&theme=licorne&tri=hasard&page=-1&page=2');
    expect(written(state)).toBe('theme=apprendre&page=2');
    expect(ignored).toEqual({
      count: 3,
      values: [
        { name: 'theme', value: 'licorne' },
        { name: 'tri', value: 'hasard' },
        { name: 'page', value: '-1' },
      ],
    });
  });

  it.each([
    '__proto__=x&constructor=y&theme=__proto__&toString=1',
    'theme=%00&theme=%E0%A4%A&theme=%',
    'theme=<img src=x onerror=alert(1)>',
    'tri=__proto__&vue=constructor',
    'page=1e9&page=99999999999999&page=0&page=٣',
    '&&&==&=x&?theme[]=a',
  ])('survives %s', (query) => {
    const { state } = read(query);
    expect(state).toEqual(emptyState(spec));
    expect({}).not.toHaveProperty('x');
  });

  it('of ten thousand parameters is read once, and told briefly', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, i) => `theme=${i % 2 ? 'apprendre' : `x${i}`.repeat(30)}`,
    );
    const { state, ignored } = read(many.join('&'));
    expect(state.chosen.get('theme')).toEqual(['apprendre']);
    expect(ignored.count).toBe(5000);
    expect(ignored.values).toHaveLength(5);
    expect(Math.max(...ignored.values.map(({ value }) => value.length))).toBeLessThan(70);
  });

  it('asks for words without control characters, of a length that one types', () => {
    expect(read('q=%00pain%0A%0D%E2%80%AEbio').state.q).toBe('pain bio');
    expect(read(`q=${'mot '.repeat(1000)}`).state.q.length).toBeLessThanOrEqual(100);
    expect(isFiltering(read('q=%20%00').state)).toBe(false);
  });

  it('takes no file from a form', () => {
    const form = new FormData();
    form.append('theme', new File([], 'apprendre'));
    form.append('theme', 'se-deplacer');
    expect(readState(spec, form).state.chosen).toEqual(new Map([['theme', ['se-deplacer']]]));
  });
});

describe('a change', () => {
  const state = read('theme=apprendre&theme=bien-manger&territoire=val&vue=cartes&page=3').state;

  it('goes back to the first page', () => {
    expect(written(withoutPair(spec, state, 'theme', 'apprendre'))).toBe(
      'theme=bien-manger&territoire=val&vue=cartes',
    );
    expect(written(withChosen(spec, state, 'theme', []))).toBe('territoire=val&vue=cartes');
    expect(withOption(spec, state, 'tri', 'fraicheur').page).toBe(1);
    expect(withOption(spec, state, 'tri', 'hasard')).toBe(state);
  });

  it('leaves what was there as it was', () => {
    const before = written(state);
    withChosen(spec, state, 'theme', ['se-deplacer']);
    expect(written(state)).toBe(before);
  });

  it('is told pair by pair, in the order of the filters', () => {
    expect(chosenPairs(spec, state)).toEqual([
      ['theme', 'bien-manger'],
      ['theme', 'apprendre'],
      ['territoire', 'val'],
    ]);
  });
});

describe('what is nearest', () => {
  const ways = { place: 'territoire', neighbours: new Map([['sarvenne', ['vernasse', 'ailleurs']]]) };
  const told = (query: string, found: (state: FilterState) => number) =>
    nearest(spec, read(query).state, found, ways).map(
      ({ kind, name, code, total }) => `${kind} ${code ?? name} ${total}`,
    );

  it('is next door as it was told, then around, then the same place with less asked', () => {
    expect(told('theme=apprendre&territoire=sarvenne', () => 2)).toEqual([
      'beside vernasse 2',
      'beside balcons 2',
      'beside val 2',
      'without theme 2',
      'without territoire 2',
    ]);
  });

  it('is a brother where no neighbour is told', () => {
    expect(told('territoire=clavannes', () => 1).slice(0, 2)).toEqual([
      'beside sarvenne 1',
      'beside balcons 1',
    ]);
  });

  it('finds something, always', () => {
    const found = (state: FilterState) => (state.chosen.has('theme') ? 0 : 4);
    expect(told('theme=apprendre&territoire=sarvenne&q=pain', found)).toEqual(['without theme 4']);
    expect(told('theme=apprendre', () => 0)).toEqual([]);
  });

  it('gives the words up first, the place last', () => {
    expect(told('q=pain&ouvert=maintenant&territoire=massif', () => 1)).toEqual([
      'without q 1',
      'without ouvert 1',
      'without territoire 1',
    ]);
  });
});

/** What the search does in a browser, without one. */
import { describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../src/components/client/search/engine.ts';
import { groupResults, groupStart, groupWays } from '../../../src/components/client/search/groups.ts';
import { NONE, step } from '../../../src/components/client/search/keys.ts';
import { knownWords } from '../../../src/components/client/search/known-words.ts';
import { piecesOf } from '../../../src/components/client/search/marks.ts';
import { overLast } from '../../../src/components/client/search/rank.ts';
import { searchWords } from '../../../src/i18n/search-words.ts';

const say = searchWords('fr');

describe('the keys of the list', () => {
  /** Where keys lead, one after the other, from the field. */
  const walk = (keys: string, count: number) =>
    keys.split(' ').reduce((at, key) => step(key, at, count).at, NONE);

  it.each([
    ['ArrowDown', 3, 0],
    ['ArrowDown ArrowDown ArrowDown', 3, 2],
    // The field is between the last and the first.
    ['ArrowDown ArrowDown ArrowDown ArrowDown', 3, NONE],
    ['ArrowUp', 3, 2],
    ['ArrowDown ArrowUp', 3, NONE],
    ['ArrowDown End', 3, 2],
    ['ArrowUp Home', 3, 0],
    ['ArrowDown ArrowLeft', 3, NONE],
    ['ArrowDown ArrowRight', 3, NONE],
    ['ArrowDown ArrowDown', 1, NONE],
    ['ArrowDown', 0, NONE],
    ['ArrowUp', 0, NONE],
  ])('%s of %i', (keys, count, at) => expect(walk(keys, count)).toBe(at));

  it.each([
    ['Home', NONE, 3],
    ['End', NONE, 3],
    ['ArrowLeft', 1, 3],
    ['a', 1, 3],
    ['Tab', 1, 3],
    ['Escape', 1, 3],
    ['ArrowDown', NONE, 0],
  ])('%s at %i is left to the field and to the browser', (key, at, count) =>
    expect(step(key, at, count).used).toBe(false),
  );
});

describe('what is over', () => {
  const results = (text: string) =>
    text.split(' ').map((one) => {
      const [id = '', score = '1'] = one.split(':');
      return { id, score: Number(score) };
    });
  const order = (text: string) => {
    const all = results(text);
    const ids = (letter: string) => new Set(all.map(({ id }) => id).filter((id) => id.startsWith(letter)));
    return overLast(all, ids('p'), ids('c'))
      .map(({ id }) => id)
      .join(' ');
  };

  it.each([
    ['p1:9 c1:8 c2:7 x:6', 'c1 c2 p1 x'],
    ['p1:9 x:8 c1:7 p2:6 c2:5', 'x c1 c2 p1 p2'],
    ['x:9 p1:8 y:7', 'x p1 y'],
    ['c1:9 p1:8', 'c1 p1'],
    // The very name that was asked for, and a text where the word happens to be.
    ['p1:10 x:5 c1:1', 'p1 x c1'],
    ['p1:10 c1:9 c2:1 p2:1', 'c1 p1 c2 p2'],
  ])('%s', (before, after) => expect(order(before)).toBe(after));
});

describe('an excerpt', () => {
  it('is pieces of text', () => {
    expect(piecesOf('Un <mark>cœur</mark> &lt;b&gt; &amp; <mark>deux</mark>')).toEqual([
      { text: 'Un ', isMarked: false },
      { text: 'cœur', isMarked: true },
      { text: ' <b> &amp; ', isMarked: false },
      { text: 'deux', isMarked: true },
    ]);
    expect(piecesOf('')).toEqual([]);
    expect(piecesOf('<mark>sans fin')).toEqual([{ text: '<mark>sans fin', isMarked: false }]);
  });
});

describe('groups', () => {
  const result = (type: string, title: string, more: Partial<Result> = {}): Result => ({
    url: `/${title}/`,
    excerpt: '',
    content: '',
    meta: { title, date: '2026-12-05T14:00', place: 'Sarvenne' },
    filters: { type: [type] },
    ...more,
  });

  it('stand in the order of their best answer, and keep that of relevance', () => {
    const groups = groupResults(
      [result('Structures', 'a'), result('Rendez-vous', 'b'), result('Structures', 'c')],
      'fr',
    );
    expect(groups.map(({ title, choices }) => [title, ...choices.map((one) => one.title)])).toEqual([
      ['Structures', 'a', 'c'],
      ['Rendez-vous', 'b'],
    ]);
  });

  it('tell when and where; of a structure, where alone; and what is over', () => {
    const facts = (more: Partial<Result>) => groupResults([result('x', 'a', more)], 'fr')[0]?.choices[0];
    expect(facts({})?.facts).toBe('Sarvenne · 5\u00a0décembre\u00a02026');
    expect(facts({ filters: { state: ['open'] } })?.facts).toBe('Sarvenne');
    expect(facts({ meta: { title: 'Un coeur', shown: 'Un cœur', status: 'Passé' } })).toMatchObject({
      title: 'Un cœur',
      facts: '',
      status: 'Passé',
    });
  });

  it('before a question: what is not over, four dates at most, and the themes', () => {
    const date = (n: number) => ({
      title: `d${n}`,
      href: `/${n}/`,
      when: 'Mardi',
      place: 'Ici',
      ends: `2026-12-0${n}T10:00Z`,
    });
    const start = {
      dates: [1, 2, 3, 4, 5, 6].map(date),
      themes: [{ label: 'Se loger', href: '/t/' }],
      ways: [],
    };
    const [dates, themes] = groupStart(start, say, '2026-12-01T12:00Z');
    expect(dates?.choices.map(({ title }) => title)).toEqual(['d2', 'd3', 'd4', 'd5']);
    expect(dates?.choices[0]?.facts).toBe('Mardi · Ici');
    expect(themes).toEqual({ title: 'Par thème', choices: [{ href: '/t/', title: 'Se loger' }] });
    expect(groupStart({ dates: [], themes: [], ways: [] }, say, '')).toEqual([]);
    expect(groupWays([], say)).toEqual([]);
  });
});

describe('words that are nowhere', () => {
  const page = {
    data: () => Promise.resolve({ content: 'Réparation de vélos', meta: { title: 'Atelier' } }),
  };
  const WORDS = ['atelier', 'médiathèque', 'médiation', 'accordéon', 'ateliers'];
  const ask = (query: string, there: readonly string[] = []) => {
    const words = vi.fn(() => Promise.resolve(WORDS));
    const isThere = (word: string) => Promise.resolve(there.includes(word));
    return knownWords(query, page, { isThere, words }).then((known) => ({ ...known, words }));
  };

  it.each([
    ['velo', 'velo', false],
    ['vélos réparés', 'vélos réparés', false],
    ['vélos alzheimer', 'vélos', false],
    ['alzheimer', '', false],
    // A letter missing, one more, two the other way round.
    ['mediateque', 'médiathèque', true],
    ['acordeon', 'accordéon', true],
    ['aetlier', 'atelier', true],
    ['atelierr vélos', 'atelier vélos', true],
    // The beginning of a word is a word that is being typed.
    ['mediath', '', false],
    // Short words are other words.
    ['veli', '', false],
    ['"atelierr"', '"atelierr"', false],
  ])('%s → %s', async (query, expected, isCorrected) => {
    expect(await ask(query)).toMatchObject({ query: expected, isCorrected });
  });

  it('are looked for in the vocabulary, and none else', async () => {
    expect((await ask('velo')).words).not.toHaveBeenCalled();
    expect((await ask('jardin', ['jardin'])).words).not.toHaveBeenCalled();
    expect((await ask('jardn')).words).toHaveBeenCalled();
  });
});

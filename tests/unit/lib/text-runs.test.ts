/** What patterns did, on any text; and texts that would hold them for minutes, answered at once. */
import { describe, expect, it, test } from 'vitest';
import { joinLines, piecesOf, replaceTags, withoutEnd, withoutEnds } from '../../../src/lib/text/runs.ts';
import { seeded } from './random.ts';

const MANY = 1_000_000;

/** Short texts of the signs that matter, a few thousand of them. */
function texts(signs: string): string[] {
  const dice = seeded(7);
  const sign = () => dice.pick([...signs]);
  return Array.from({ length: 4000 }, () => Array.from({ length: dice.int(12) }, sign).join(''));
}

describe('as the patterns do', () => {
  test('lines', () => {
    for (const text of texts('ab \n\t\u00a0\r'))
      expect(joinLines(text, '; ')).toBe(text.replace(/\s*\n\s*/g, '; '));
  });

  test('pieces', () => {
    for (const text of texts('ab ;,\t\u00a0')) {
      expect(piecesOf(text, ';')).toEqual(text.split(/\s*;\s*/));
      expect(piecesOf(text, /[,;]/)).toEqual(text.split(/\s*[,;]\s*/));
    }
  });

  test('pieces that a line ends too, but the empty ones', () => {
    for (const text of texts('ab ;\n').map((one) => one.trim()))
      expect(piecesOf(text, /[;\n]/).filter(Boolean)).toEqual(text.split(/\s*[;\n]\s*/).filter(Boolean));
  });

  test('ends', () => {
    for (const text of texts('a/. \n')) {
      expect(withoutEnd(text, /[\s.]/)).toBe(text.replace(/[\s.]+$/, ''));
      expect(withoutEnds(text, /\//)).toBe(text.replace(/^\/+|\/+$/g, ''));
    }
  });

  test('tags', () => {
    for (const text of texts('a<>/b '))
      expect(replaceTags(text, /<[^>]*>/g, '|')).toBe(text.replace(/<[^>]*>/g, '|'));
  });
});

it.each([
  ['lines', () => joinLines(`a${' '.repeat(MANY)}b`, ' ')],
  ['pieces', () => piecesOf(`a${' '.repeat(MANY)}b`, ';')[0]!],
  ['an end', () => withoutEnd(`a${'.'.repeat(MANY)}b`, /\./)],
  ['both ends', () => withoutEnds(`a${'/'.repeat(MANY)}b`, /\//)],
  ['tags', () => replaceTags('<a'.repeat(MANY), /<[^>]*>/g, '')],
])('a million signs are no matter: %s', (_what, run) => {
  expect(run().length).toBeGreaterThanOrEqual(MANY);
});

/** A portal in English says nothing in French but what people wrote in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyWords } from '../../src/i18n/body.ts';
import { fr } from '../../src/i18n/fr.ts';
import { titles } from '../../src/i18n/titles.ts';
import { listFiles } from '../../src/reader/files.ts';
import { SMALL, build, readPages, temporary, writeSmall } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { plainly } from '../support/html.ts';

const { folder, remove } = temporary();
afterAll(remove);

/** What stands for the values of a sentence: nothing that a page holds. */
const HOLE = '\u0001';

/** The French sentences, without the values that functions put into them; those of three words and more. */
function sentencesOf(tree: unknown): string[] {
  if (typeof tree === 'string') return pieces(tree);
  if (typeof tree === 'function') {
    const say = tree as (...values: unknown[]) => unknown;
    return [HOLE, 3].flatMap((value) => {
      try {
        const said = say(...Array.from({ length: say.length }, () => value));
        return typeof said === 'string' ? pieces(said) : [];
      } catch {
        // It wants values of another kind.
        return [];
      }
    });
  }
  return tree && typeof tree === 'object' ? Object.values(tree).flatMap(sentencesOf) : [];
}

const pieces = (text: string): string[] =>
  text
    .split(/\u0001|\b3\b|NaN/)
    .map((piece) => plainly(piece))
    .filter((piece) => piece.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 3);

const FRENCH = [...new Set([fr, titles('fr'), bodyWords('fr')].flatMap(sentencesOf))];
const faultsIn = (name: string, text: string): string[] => {
  const plain = plainly(text);
  return FRENCH.filter((sentence) => plain.includes(sentence)).map((sentence) => `${name}: « ${sentence} »`);
};

describe('a portal in English', () => {
  let pages: BuiltPage[];
  const out = join(folder, 'dist');
  beforeAll(async () => {
    const content = writeSmall(join(folder, 'content'), {
      'portal.yaml': `${SMALL['portal.yaml']}locale: en\n`,
    });
    await build(content, out);
    pages = readPages(out);
  });

  test('has pages that say so', () => {
    expect(pages.length).toBeGreaterThan(25);
    expect(
      pages.filter(({ html }) => !/<html lang="en[-"]/.test(html)).map(({ address }) => address),
    ).toEqual([]);
  });

  test('has none of the French sentences on its pages', () => {
    expect(FRENCH.length).toBeGreaterThan(80);
    expect(pages.flatMap(({ address, html }) => faultsIn(address, html))).toEqual([]);
  });

  test('nor in its feeds and files', () => {
    const files = listFiles(out).filter((file) => /\.(xml|json|opml|txt|webmanifest)$/.test(file));
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap((file) => faultsIn(file, readFileSync(join(out, file), 'utf8')))).toEqual([]);
  });

  test('and what would be French is found', () => {
    expect(faultsIn('a page', `<p>${fr.menu}. ${fr.subscribing.all}</p>`)).toEqual([
      `a page: « ${plainly(fr.subscribing.all)} »`,
    ]);
  });
});

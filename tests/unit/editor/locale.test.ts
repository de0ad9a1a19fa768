/** The editor speaks French, whatever phrase Decap asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Phrases } from '../../../cms/admin/client/decap.ts';
import { merged, ours } from '../../../cms/admin/client/locale.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

/** Decap's phrases, from its sources: its packages are for bundlers alone. */
function phrasesOf(locale: string): Phrases {
  const file = join(PROJECT_ROOT, 'node_modules', 'decap-cms-locales', 'src', locale, 'index.js');
  const text = readFileSync(file, 'utf8')
    .replace(/^const \w+ =/m, 'return')
    .replace(/^export default.*$/m, '');
  return new Function(text)() as Phrases;
}

/** `editor.editorToolbar.save` → « Enregistrer » */
function flat(phrases: Phrases, path = ''): [string, string][] {
  return Object.entries(phrases).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path + key}.`),
  );
}

const english = new Map(flat(phrasesOf('en')));
const french = new Map(flat(merged(phrasesOf('fr'), ours)));

/** The same word in both. */
const SHARED = /^(Code|%\{\w+\}|＋ %\{collectionLabel\})$/;

describe('the phrases of the editor', () => {
  it('are all there', () => {
    expect(english.size).toBeGreaterThan(200);
    expect([...english.keys()].filter((key) => !french.has(key))).toEqual([]);
  });

  it('are none of them English', () => {
    const same = [...english].filter(([key, text]) => french.get(key) === text && !SHARED.test(text));
    expect(same).toEqual([]);
  });

  it('ask for what Decap gives them, and nothing else', () => {
    const holes = (text = '') => new Set(text.match(/%\{\w+\}/g));
    // `smart_count` chooses the plural, whether it is written or not.
    const wrong = [...french].filter(
      ([key, text]) =>
        english.has(key) &&
        [...holes(text)].some((hole) => hole !== '%{smart_count}' && !holes(english.get(key)).has(hole)),
    );
    expect(wrong).toEqual([]);
  });

  it('replace phrases that Decap still has', () => {
    expect(flat(ours).filter(([key]) => !english.has(key))).toEqual([]);
  });
});

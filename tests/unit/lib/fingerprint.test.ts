import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/lib/text/fingerprint.ts';

describe('fingerprint', () => {
  it('is the same for the same text, today and tomorrow', () => {
    expect(fingerprint('Fournée du samedi')).toBe('1ea64qn0dh7a59');
    expect(fingerprint('')).toHaveLength(14);
  });

  it('differs for texts that differ by a letter, its place or its case', () => {
    const texts = [
      '',
      'a',
      'b',
      'A',
      'aa',
      'ab',
      'ba',
      'à',
      'a ',
      ' a',
      '2026-12-01',
      '2026-12-10',
      '2026-10-12',
    ];
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });

  it('is a piece of a file name', () => {
    for (const text of ['é/..\\', '😀', 'x'.repeat(10_000)])
      expect(fingerprint(text)).toMatch(/^[0-9a-z]{14}$/);
  });

  it('gives ten thousand entries names of their own', () => {
    const names = new Set(Array.from({ length: 10_000 }, (_, i) => fingerprint(`{"title":"Fiche ${i}"}`)));
    expect(names.size).toBe(10_000);
  });
});

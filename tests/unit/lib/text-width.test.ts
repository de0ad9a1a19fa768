/** How wide texts are in our faces, as Chromium measured them; and the skyline, drawn twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RIDGE } from '../../../src/lib/drawing/ridge.ts';
import { linesOf, measure, textWidth, widestWord } from '../../../src/lib/text/text-width.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

describe('a text', () => {
  it('is as wide as its letters, bold more than regular, accents or not', () => {
    expect(textWidth('Bal', 'bold')).toBeCloseTo(0.64 + 0.55 + 0.32);
    expect(textWidth('Bal', 'regular')).toBeLessThan(textWidth('Bal', 'bold'));
    expect(textWidth('Fête à l’école', 'bold')).toBe(textWidth('Fete a l’ecole', 'bold'));
  });

  it('counts a full square for letters of another script', () => {
    expect(textWidth('日本', 'bold')).toBe(2);
  });

  it('breaks between words and after hyphens, never at a no-break space', () => {
    const width = textWidth('Saint-', 'bold') + 0.01;
    expect(linesOf(measure('Saint-Véra', 'bold'), width)).toBe(2);
    expect(linesOf(measure('un deux', 'bold'), textWidth('un deux', 'bold') + 0.01)).toBe(1);
    expect(linesOf(measure('un deux', 'bold'), textWidth('un deux', 'bold') - 0.01)).toBe(2);
    expect(widestWord(measure('10\u00A0h a', 'bold'))).toBe(textWidth('10\u00A0h', 'bold'));
  });

  it('cuts a word that is longer than the line', () => {
    expect(linesOf(measure('abcdefghij', 'bold'), textWidth('abcd', 'bold'))).toBe(3);
  });
});

it('the skyline of sheets is that of the pages', () => {
  const css = readFileSync(join(PROJECT_ROOT, 'src/styles/ridge.css'), 'utf8');
  for (const path of [RIDGE.summits, RIDGE.hill]) expect(css).toContain(`path d='${path}'`);
});

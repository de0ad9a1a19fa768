import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/lib/markdown/index.ts';
import { OPTIONS } from './options.ts';
import { faultsOf } from './oracle.ts';

const SENTENCES =
  "Le **Café des Voisins** ouvre ses portes : venez nombreux ! L'entrée est libre, et [le programme](https://exemple.fr/a) " +
  'est en ligne. Prix : 12 €, de 18 h 30 à 20 h. "Bienvenue" à tous... Voir *la page* ou moi@exemple.fr.\n\n';
const BODY = `## Titre\n\n${SENTENCES}- un point ; deux\n- autre **point**\n\n${SENTENCES}${SENTENCES}> citation « ici »\n\n${SENTENCES}`;

const filled = (piece: string, size = 190_000) => piece.repeat(Math.floor(size / piece.length));

/** Each of them crashed something, or took the square of its length, while the renderer was written. */
const HOSTILE: Record<string, string> = {
  'nested quotes': '>'.repeat(50_000),
  'nested quotes with spaces': '> '.repeat(50_000),
  'nested lists': filled('- '),
  'nested numbered lists': filled('1. '),
  'nested notes': filled('[^1]: >- '),
  'nested brackets': '['.repeat(50_000),
  'balanced brackets': `${'['.repeat(50_000)}a${']'.repeat(50_000)}(b)`,
  'nested pictures': filled('![a]('),
  'nested emphasis': `${'*a _b '.repeat(15_000)}x${'_ *'.repeat(15_000)}`,
  'nested details': filled('<details>\n\n'),
  'open tags': filled('a<sub>'),
  'open comments': filled('<!--'),
  'open scripts': filled('a <script> '),
  'open attributes': filled('<div a="'),
  'encoded characters': filled('&#x202e;'),
  'spread encoded characters': filled(`&amp;${'x'.repeat(90)}`),
  addresses: filled('http://..'),
  'addresses without a scheme': filled('[~www.'),
  'e-mails': filled('a@b.cé'),
  'faults on one line': filled('é<b>('),
  'one heading many times': filled('# a\n'),
  'a wide and long table': `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n${'|x\n'.repeat(30_000)}`,
  spaces: `a${filled(' ')}!`,
  'quotation marks': filled(' "a'),
  'five megabytes': 'a '.repeat(2_500_000),
};

describe('limits', () => {
  it.each(Object.entries(HOSTILE))('%s: no crash, under two seconds, and harmless', (_name, source) => {
    const start = performance.now();
    const { html, removed } = renderMarkdown(source, OPTIONS);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(faultsOf(html)).toEqual([]);
    expect(removed.length).toBeLessThanOrEqual(110);
  });

  it('does not let one definition fill the page', () => {
    const { html, removed } = renderMarkdown(
      `[a]: https://x.fr/${'b'.repeat(900)}\n\n${'[a] '.repeat(20_000)}`,
      OPTIONS,
    );
    expect(html.length).toBeLessThan(400_000);
    expect(removed).toContainEqual({ what: 'references' });
  });

  it('leaves long rules and ordinary nesting alone', () => {
    const source = `${'- '.repeat(100)}\n\n> - > - 1. a\n\n${'  - a\n'.repeat(3)}`;
    const { removed, html } = renderMarkdown(source, OPTIONS);
    expect(removed).toEqual([]);
    expect(html).toMatch(/^<hr>/);
  });

  it('renders the same thing twice', () => {
    expect(renderMarkdown(BODY, OPTIONS)).toEqual(renderMarkdown(BODY, OPTIONS));
  });

  // 0.16 ms on the machine where it was written; the margin is for busy ones.
  it('renders an ordinary body in well under a millisecond', () => {
    for (let round = 0; round < 200; round += 1) renderMarkdown(BODY, OPTIONS);
    const start = performance.now();
    for (let round = 0; round < 1000; round += 1) renderMarkdown(BODY, OPTIONS);
    expect((performance.now() - start) / 1000).toBeLessThan(1.5);
  });
});

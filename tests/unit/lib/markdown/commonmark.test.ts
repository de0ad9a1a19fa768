/**
 * CommonMark's examples against the specification, typography off. Every difference has its reason, and an
 * example that differs for no reason of this list fails the test.
 */
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/lib/markdown/index.ts';
import { commonMark, hasCorpora } from '../../../hostile/corpora.ts';
import type { Example } from '../../../hostile/corpora.ts';

/** What is the same for a reader: our own attributes, the level of titles, the spelling of quotes and spaces. */
const normal = (html: string): string =>
  html
    .replace(/ (id|rel|loading|decoding|tabindex|role|aria-label)="[^"]*"/g, '')
    .replace(/<(\/?)h[12]>/g, '<$1h2>')
    .replace(/&quot;/g, '"')
    .replace(/ \/>/g, '>')
    .replace(/<br>\n?/g, '<br>')
    .replace(/>\s+</g, '><')
    .replace(/\s+/g, ' ')
    .trim();

const withoutLinks = (html: string) => html.replace(/<a [^>]*>|<\/a>/g, '');
const withoutAddresses = (html: string) => html.replace(/ href="[^"]*"/g, '').replace(/<a><\/a>/g, '');
const withoutPictures = (html: string) =>
  html.replace(/<img src="[^"]*" alt="([^"]*)"( title="[^"]*")?>/g, '$1');
const withoutEmpty = (html: string) => html.replace(/<(p|h\d|blockquote)>(<a>)?(<\/a>)?<\/\1>/g, '');
const withoutLanguages = (html: string) => html.replace(/ class="language-[^"]*"/g, '');

type Reason = [name: string, holds: (ours: string, theirs: string, removed: string[]) => boolean];

const REASONS: Reason[] = [
  // Contributors bring no HTML: their tags leave, their text stays.
  ['raw HTML', (_ours, theirs, removed) => removed.includes('html') || /<!--|<\?|<!/.test(theirs)],
  // An address that is empty, of another protocol or of odd characters is no link; its text stays.
  [
    'link policy',
    (ours, theirs, removed) =>
      removed.includes('link') && withoutEmpty(withoutLinks(ours)) === withoutEmpty(withoutLinks(theirs)),
  ],
  // Pictures are those of media/; the others leave their description.
  [
    'picture policy',
    (ours, theirs, removed) =>
      removed.includes('image-path') && ours === withoutEmpty(withoutPictures(theirs)),
  ],
  // No class comes from a contributor, be it the name of a language.
  ['language of a code block', (ours, theirs) => ours === withoutLanguages(theirs)],
  // What shows nothing is not written.
  [
    'nothing to show',
    (ours, theirs) => withoutEmpty(withoutAddresses(ours)) === withoutEmpty(withoutAddresses(theirs)),
  ],
  // Addresses are written as browsers do; bare addresses are links (GitHub's extension).
  ['spelling of addresses', (ours, theirs) => withoutAddresses(ours) === withoutAddresses(theirs)],
  ['bare addresses are links', (ours, theirs) => withoutLinks(ours) === withoutLinks(theirs)],
];

function judge({ section, markdown, html }: Example): string {
  const made = renderMarkdown(markdown, {
    locale: 'fr',
    typography: false,
    resolveImage: (src) => ({ src }),
  });
  const ours = normal(made.html);
  const theirs = normal(html);
  if (ours === theirs) return 'same';
  // These two sections are about HTML and nothing else.
  if (section === 'HTML blocks' || section === 'Raw HTML') return 'raw HTML';
  const removed = made.removed.map(({ what }) => what);
  return REASONS.find(([, holds]) => holds(ours, theirs, removed))?.[0] ?? 'unexplained';
}

describe.skipIf(!hasCorpora)('the examples of CommonMark', () => {
  const judged = hasCorpora ? commonMark().map((example) => ({ n: example.n, verdict: judge(example) })) : [];

  it('differ for no other reason than these', () => {
    expect(judged.filter(({ verdict }) => verdict === 'unexplained')).toEqual([]);
  });

  it('are the same for nearly all that is safe', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(judged, ({ verdict }) => verdict)].map(([verdict, list]) => [verdict, list.length]),
    );
    expect(counts).toMatchInlineSnapshot(`
      {
        "bare addresses are links": 5,
        "language of a code block": 6,
        "link policy": 15,
        "nothing to show": 13,
        "picture policy": 14,
        "raw HTML": 72,
        "same": 527,
      }
    `);
  });

  it('would be caught, were one lost', () => {
    expect(judge({ n: 0, section: '', markdown: '*a*', html: '<p><strong>a</strong></p>' })).toBe(
      'unexplained',
    );
  });
});

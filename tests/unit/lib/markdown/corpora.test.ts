import { existsSync, readFileSync } from 'node:fs';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/lib/markdown/index.ts';
import { faultsOf } from './oracle.ts';
import { OPTIONS } from './options.ts';

const CORPORA = new URL('../../../../../shared/corpora/', import.meta.url);
const DOMPURIFY = new URL('dompurify/expect.json', CORPORA);
const OWASP = new URL('owasp-xss/payloads.json', CORPORA);
const COMMONMARK = new URL('commonmark/spec.json', CORPORA);

const isHere = [DOMPURIFY, OWASP, COMMONMARK].every((file) => existsSync(file));
if (!isHere)
  console.warn(`Corpora not found in ${CORPORA.href}: hostile payloads are not tested on this machine.`);

const load = <T>(file: URL): T => (isHere ? JSON.parse(readFileSync(file, 'utf8')) : []) as T;
const dompurify = load<{ payload: string }[]>(DOMPURIFY).map(({ payload }) => payload);
const owasp = load<string[]>(OWASP);
const commonmark = load<{ markdown: string }[]>(COMMONMARK).map(({ markdown }) => markdown);

/** The places where a contributor can put a payload. */
const PLACES: Readonly<Record<string, (payload: string) => string>> = {
  'as the body': (payload) => payload,
  'in a sentence': (payload) => `Du texte ${payload} et la suite.\n\nUn paragraphe.`,
  'in a list, a quote and a table': (payload) =>
    `- > ${payload}\n\n| a |\n|---|\n| ${payload.replaceAll('\n', ' ')} |\n`,
  'in details': (payload) => `<details>\n<summary>${payload}</summary>\n\n${payload}\n\n</details>\n\nAprès`,
  'as an address': (payload) =>
    `[a](<${payload}>) ![b](<${payload}>) [c][r] <${payload}>\n\n[r]: <${payload}>`,
  'in link text and titles': (payload) => `[${payload}](/x "${payload}") ![${payload}](ok.png "${payload}")`,
  'in a heading and a note': (payload) => `## ${payload.replaceAll('\n', ' ')}\n\n[^1]\n\n[^1]: ${payload}`,
  'after an open tag': (payload) => `<mark>a <abbr title="${payload}">${payload}\n\nAprès`,
};

describe.skipIf(!isHere)('hostile corpora', () => {
  for (const [place, write] of Object.entries(PLACES)) {
    it(`are harmless ${place}`, () => {
      const faults = [...dompurify, ...owasp, ...commonmark].flatMap((payload) => {
        const found = faultsOf(renderMarkdown(write(payload), OPTIONS).html);
        return found.length > 0 ? [{ payload, found }] : [];
      });
      expect(faults).toEqual([]);
    });
  }

  it('are seen as harmful by the oracle when nothing is done', () => {
    const unsafe = dompurify.filter((payload) => faultsOf(markdownToHtml(payload).html).length > 0);
    expect(dompurify).toHaveLength(223);
    expect(unsafe.length).toBeGreaterThanOrEqual(203);
  });
});

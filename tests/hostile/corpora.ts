/** The corpora of others, read from beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

export const CORPORA = join(PROJECT_ROOT, '..', 'shared', 'corpora');

export const hasCorpora = existsSync(CORPORA);

const json = <T>(path: string): T => JSON.parse(readFileSync(join(CORPORA, path), 'utf8')) as T;

export interface Example {
  n: number;
  section: string;
  markdown: string;
  html: string;
}

export const domPurify = (): string[] =>
  json<{ payload: string }[]>('dompurify/expect.json').map(({ payload }) => payload);
export const owasp = (): string[] => json<string[]>('owasp-xss/payloads.json');
export const commonMark = (): Example[] => json('commonmark/spec.json');

/** Each payload with a name that says where it comes from. */
export function payloads(): { name: string; text: string }[] {
  const named = (from: string, texts: string[]) =>
    texts.map((text, i) => ({ name: `${from}-${i + 1}`, text }));
  return [
    ...named('dompurify', domPurify()),
    ...named('owasp', owasp()),
    ...named(
      'commonmark',
      commonMark().map(({ markdown }) => markdown),
    ),
  ];
}

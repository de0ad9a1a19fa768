/** Entries of the sample, as their files hold them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from '../../src/content-types/registry.ts';
import type { TypeName } from '../../src/content-types/registry.ts';
import { listFiles } from '../../src/reader/files.ts';
import { SAMPLE_CONTENT } from './built.ts';

export const sampleText = (type: TypeName, slug: string): string =>
  readFileSync(join(SAMPLE_CONTENT, typeOf(type).folder, `${slug}.md`), 'utf8');

/** The entry with the longest header has the most fields: exceptions, answers, hours of a season. */
export function richest(type: TypeName): string {
  const slugs = listFiles(join(SAMPLE_CONTENT, typeOf(type).folder)).flatMap((file) =>
    file.endsWith('.md') ? [file.slice(0, -'.md'.length)] : [],
  );
  const header = (slug: string) => sampleText(type, slug).indexOf('\n---\n');
  return slugs.reduce((best, slug) => (header(slug) > header(best) ? slug : best));
}

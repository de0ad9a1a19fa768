import { differences } from '../schema/raw.ts';
import type { Raw } from '../schema/validate.ts';
import { parseFrontMatter } from './front-matter.ts';

/** Whether the reader finds in a text what was put in it. */
export function isFaithful(text: string, raw: Record<string, Raw>): boolean {
  const read = parseFrontMatter(text);
  return read.ok && differences(read.raw, raw).length === 0;
}

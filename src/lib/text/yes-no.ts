import { bad, good } from '../result.ts';
import type { Parsed } from '../result.ts';
import { fold } from './fold.ts';

const YES = new Set(['true', 'oui', 'vrai', 'yes', 'on', '1', 'o', 'x']);
const NO = new Set(['false', 'non', 'faux', 'no', 'off', '0', 'n']);

/** Yes or no, in French, in English or as a tick. */
export function parseYesNo(text: string): Parsed<boolean> {
  const word = fold(text);
  if (YES.has(word)) return good(true);
  return NO.has(word) ? good(false) : bad('format');
}

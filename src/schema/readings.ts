/** The ways of writing the values of a vocabulary. Knows no validator: the editor's form reads with it too. */
import { fold } from '../lib/text/fold.ts';
import { inLocale } from './field.ts';
import type { Option } from './field.ts';

/** Two writings that have the same key mean the same value. */
export const readingKey = (text: string): string => fold(text).replace(/[\s_'-]+/g, '-');

/** Every way of writing each value: the value, its labels, its synonyms, with or without accents. */
export function readings(options: readonly Option[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { value, label, synonyms = [] } of options) {
    for (const word of [value, inLocale(label, 'fr'), inLocale(label, 'en'), ...synonyms]) {
      if (!known.has(readingKey(word))) known.set(readingKey(word), value);
    }
  }
  return known;
}

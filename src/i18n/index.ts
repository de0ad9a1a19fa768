/** The words of the interface in the language of a locale. French is the reference: its keys are everybody's. */
import { typesetFrench } from '../lib/markdown/typography.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { languageOf, type Language } from './language.ts';

export type Words = typeof fr;

const kept = new Map<Language, Words>();

export function words(locale: string): Words {
  const language = languageOf(locale);
  let found = kept.get(language);
  if (!found) {
    found = language === 'fr' ? typeset(fr) : en;
    kept.set(language, found);
  }
  return found;
}

/** French micro-typography over all the texts of a tree, also those that its functions will give. */
export function typeset<T>(tree: T): T {
  if (typeof tree === 'string') return typesetFrench(tree) as T;
  if (typeof tree === 'function') {
    const say = tree as unknown as (...values: unknown[]) => string;
    return ((...values: unknown[]) => typesetFrench(say(...values))) as T;
  }
  if (Array.isArray(tree)) return tree.map((one) => typeset(one as unknown)) as T;
  const entries = Object.entries(tree as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, value]) => [key, typeset(value)])) as T;
}

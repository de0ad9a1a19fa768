import type { Localized, Option } from './field.ts';

type Entry = Localized | { label: Localized; synonyms: readonly string[] };

const isLabelled = (entry: Entry): entry is { label: Localized; synonyms: readonly string[] } =>
  typeof entry === 'object' && 'label' in entry;

/** A closed vocabulary: `{ code: label }` or `{ code: { label, synonyms } }`, order kept. */
export function vocabulary<const V extends Record<string, Entry>>(
  entries: V,
): readonly (Option & { value: keyof V & string })[] {
  return Object.entries(entries).map(([value, entry]) =>
    isLabelled(entry) ? { value, ...entry } : { value, label: entry },
  );
}

/** The label of a value in a vocabulary; the value itself where it is unknown. */
export function labelIn(options: readonly Option[], value: string, locale: string): string {
  const option = options.find((candidate) => candidate.value === value);
  if (!option) return value;
  if (typeof option.label === 'string') return option.label;
  return locale.startsWith('en') ? option.label.en : option.label.fr;
}

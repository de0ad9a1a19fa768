import type { Localized, Option } from '../../schema/field.ts';

/** The label of a value of a vocabulary; the value itself where it is unknown. */
export function labelled(options: readonly Option[], value: string): Localized {
  return options.find((option) => option.value === value)?.label ?? value;
}

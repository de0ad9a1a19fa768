/** The keys of a list that is walked while the focus stays in its field: ARIA APG, editable combobox with a listbox. */

/** No option: the field itself. */
export const NONE = -1;

/**
 * Where a key leads in a list of `count` options. The field stands between the last option and the first.
 * @param at index of the active option, or `NONE`
 * @returns the next one, and whether the key is used up: otherwise it also does in the field what it always does
 */
export function step(key: string, at: number, count: number): { at: number; used: boolean } {
  const last = count - 1;
  if (count > 0) {
    if (key === 'ArrowDown') return { at: at === last ? NONE : at + 1, used: true };
    if (key === 'ArrowUp') return { at: at === NONE ? last : at - 1, used: true };
    // Without an active option these two move within what is typed.
    if (at !== NONE && key === 'Home') return { at: 0, used: true };
    if (at !== NONE && key === 'End') return { at: last, used: true };
  }
  return { at: key === 'ArrowLeft' || key === 'ArrowRight' ? NONE : at, used: false };
}

/** The form of the filters of a list, as the page has it: components/filters. Shared by the directory and the agenda. */
import { chosenPairs } from '../../../lib/facets.ts';
import type { Answer, Facet, FilterSpec, FilterState } from '../../../lib/facets.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
  );

/** What a form holds, with what names it from elsewhere: for `readState`. */
export const formPairs = (form: HTMLFormElement): [string, unknown][] => [...new FormData(form)];

/** Options as the form offers them, the first of each at its beginning. Radios of one name are one option. */
export function formOptions(form: HTMLFormElement): FilterSpec['options'] {
  const options = new Map<string, string[]>();
  for (const control of controls(form)) {
    if (control instanceof HTMLSelectElement)
      options.set(
        control.name,
        [...control.options].map(({ value }) => value),
      );
    else if (control.type === 'radio')
      options.set(control.name, [...(options.get(control.name) ?? []), control.value]);
  }
  return [...options].map(([name, values]) => ({ name, values }));
}

/** Puts a state into the form, without a word to anybody. */
export function fillForm(form: HTMLFormElement, { chosen, options, q }: FilterState): void {
  for (const control of controls(form)) {
    const { name } = control;
    if (control instanceof HTMLSelectElement) control.value = options.get(name) ?? control.value;
    else if (control.type === 'checkbox')
      control.checked = chosen.get(name)?.includes(control.value) ?? false;
    else if (control.type === 'radio') control.checked = options.get(name) === control.value;
    // What is being typed is left alone, spaces included.
    else if (name === 'q' && control.value.trim() !== q) control.value = q;
  }
}

/** The words of a value, as its box has them. */
export function labelOf(form: HTMLFormElement, name: string, code: string): string {
  const box = controls(form).find((one) => one.name === name && one.value === code);
  return box?.closest('label')?.querySelector('.filter-label')?.textContent ?? code;
}

export const facetLabel = (form: HTMLFormElement, name: string): string =>
  form.querySelector<HTMLElement>(`[data-facet="${CSS.escape(name)}"]`)?.dataset.label ?? name;

/** Writes what each value would find, and how many of each filter are chosen. Nothing moves: only numbers change. */
export function showCounts(
  form: HTMLFormElement,
  facets: readonly Facet[],
  { counts }: Answer,
  { chosen }: FilterState,
): void {
  const found = new Map(
    facets.map(({ name, codes }) => [name, new Map(codes.map((code, i) => [code, counts.get(name)![i]!]))]),
  );
  for (const box of controls(form)) {
    const count = box.type === 'checkbox' ? found.get(box.name)?.get(box.value) : undefined;
    const label = box.closest('label');
    if (count === undefined || !label) continue;
    const said = `(${inFigures(count)})`;
    const place = label.querySelector('.count')!;
    // What is written again is laid out again.
    if (place.textContent !== said) place.textContent = said;
    label.classList.toggle('filter-none', count === 0);
  }
  for (const { name } of facets) {
    const mark = form.querySelector(`[data-facet="${CSS.escape(name)}"] .facet-chosen`);
    const number = chosen.get(name)?.length ?? 0;
    if (mark) mark.textContent = number > 0 ? `(${number})` : '';
  }
}

let figures: Intl.NumberFormat | undefined;

/** A formatter takes longer to make than a thousand numbers to write. */
const inFigures = (count: number): string =>
  (figures ??= new Intl.NumberFormat(document.documentElement.lang)).format(count);

export interface Chip {
  label: string;
  /** Of the facet, or `q`. */
  name: string;
  code: string;
}

/** A chip a value that is chosen, and one for the words. */
export function chipsOf(form: HTMLFormElement, spec: FilterSpec, state: FilterState, words: string): Chip[] {
  const values = chosenPairs(spec, state).map(([name, code]) => ({
    label: labelOf(form, name, code),
    name,
    code,
  }));
  return state.q
    ? [{ label: words.replace('{q}', () => state.q), name: 'q', code: state.q }, ...values]
    : values;
}

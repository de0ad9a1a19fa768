/** What is answered in a form, and the way back. */
import type { Values } from './kept.ts';

/** Not answers: what the server asked for, and files. */
const isOwn = (name: string): boolean => name === 'jeton' || name === 'revision' || name === 'faire';

export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string' && value !== '' && !isOwn(name))
      (values[name] = values[name] || []).push(value);
  });
  return values;
}

/** The whole form: what is not among the values is emptied. */
export function fill(form: HTMLFormElement, values: Values): void {
  for (const control of Array.from(form.elements) as HTMLInputElement[]) {
    const { name, type } = control;
    if (!name || isOwn(name) || type === 'file') continue;
    const own = values[name] || [];
    if (type === 'checkbox' || type === 'radio') control.checked = own.indexOf(control.value) >= 0;
    else control.value = own[0] || '';
    const folded = own[0] && control.closest('details');
    if (folded) folded.open = true;
  }
}

/** The same whatever the order of the questions. */
export const same = (a: Values, b: Values): boolean => sorted(a) === sorted(b);
const sorted = (values: Values): string =>
  JSON.stringify(
    Object.keys(values)
      .sort()
      .map((key) => [key, values[key]]),
  );

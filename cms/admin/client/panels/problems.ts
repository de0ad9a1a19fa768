/** What stops a save, and advice: a list that stays, each line a link to its field. */
import { h } from '../dom.ts';
import { notify } from '../notices.ts';

export interface Problem {
  severity: 'error' | 'warning' | 'note';
  code: string;
  path: (string | number)[];
  label?: string;
  value?: string;
  message: string;
}

/** The store's own list. @param saved advice alone: the save is done */
export function showProblems(problems: readonly Problem[], { saved }: { saved: boolean }): void {
  const told = [...problems].sort((a, b) => rank(a) - rank(b));
  const errors = told.filter(({ severity }) => severity === 'error').length;
  const lines = told.map(({ path, label, value, message }) => {
    const field = fieldOf(path);
    const text = `${value === undefined ? '' : `« ${value} » : `}${message}`;
    return lineOf(label ?? (field && String(path[0])), text, field && (() => goTo(fieldOf(path))));
  });
  show(saved ? 'Enregistré, avec un conseil' : titleOf(errors), lines, saved);
}

/** What the form says before anything is sent. @param errors by the identifier of the field */
export function showFieldErrors(errors: Readonly<Record<string, { message?: unknown }[]>>): void {
  const lines = Object.entries(errors).flatMap(([id, told]) =>
    told
      .map(({ message }) => message)
      .filter((message) => typeof message === 'string')
      .map((message) => lineOf(nameOf(id), withoutName(message, nameOf(id)), () => goTo(elementOf(id)))),
  );
  show(titleOf(lines.length), lines, false);
}

/** Decap's own sentences name the field, which is at the head of the line already. */
const withoutName = (message: string, name: string): string =>
  message === `Il manque : ${name}.` ? 'il manque.' : message.replace(`${name} : `, '');

function show(title: string, lines: (Node | string)[][], saved: boolean): void {
  const heading = h('h2', { tabindex: '-1' }, title);
  const list = h(
    'ul',
    {},
    lines.map((line) => h('li', {}, line)),
  );
  notify('problems', [heading, list], { kind: saved ? 'info' : 'problem' });
  if (!saved) heading.focus();
}

const rank = ({ severity }: Problem): number => ['error', 'warning', 'note'].indexOf(severity);

const titleOf = (errors: number): string =>
  errors > 1
    ? `Il reste ${errors} points à corriger avant d’enregistrer`
    : 'Il reste un point à corriger avant d’enregistrer';

function lineOf(name: string | undefined, text: string, go?: () => void): (Node | string)[] {
  if (!name) return [text];
  return [
    go ? h('button', { type: 'button', class: 'link', click: go }, name) : h('strong', {}, name),
    ` : ${text}`,
  ];
}

const labelOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`label[for="${CSS.escape(id)}"]`);

const elementOf = (id: string): HTMLElement | undefined =>
  document.getElementById(id) ?? labelOf(id) ?? undefined;

const nameOf = (id: string): string =>
  labelOf(id)?.firstChild?.textContent?.trim() || id.replace(/-field-.*/, '');

/** Decap names its fields `<name>-field-<number>`: the outer first, then what is inside it. */
export function fieldOf(path: readonly (string | number)[]): HTMLElement | undefined {
  const names = path.filter((part): part is string => typeof part === 'string');
  for (let depth = names.length; depth > 0; depth--) {
    const found = document.querySelector<HTMLElement>(
      `[id^="${CSS.escape(names[depth - 1]!)}-field-"], label[for^="${CSS.escape(names[depth - 1]!)}-field-"]`,
    );
    if (found) return found;
  }
  return undefined;
}

const CONTROLS = 'input, textarea, select, button, [contenteditable="true"]';

/** @param field a control, or the label above it */
function goTo(field: HTMLElement | undefined): void {
  if (!field) return;
  const control = field.matches(CONTROLS)
    ? field
    : (field.closest('[class*="-ControlContainer"]') ?? field).querySelector<HTMLElement>(CONTROLS);
  (control ?? field).scrollIntoView({ block: 'center' });
  (control ?? field).focus();
}

/** The draft, on this device and nowhere else: back after a reload, a dead battery, a lost network. */
import type { FormWords } from '../../../i18n/form-words.ts';

export type Said = FormWords['keep'];

export interface Draft {
  erase(): void;
}

type Kept = Record<string, string[]>;

export function keepDraft(root: HTMLElement, form: HTMLFormElement, key: string, say: Said): Draft {
  const status = root.querySelector<HTMLElement>('.form-keep')!;
  const button = root.querySelector<HTMLElement>('[data-form=erase]')!;
  let waiting = 0;
  const tell = (text: string, kept: boolean): void => {
    // The same words are not read aloud at each letter.
    if (status.textContent !== text) status.textContent = text;
    button.hidden = !kept;
  };
  const save = (): void => {
    clearTimeout(waiting);
    waiting = 0;
    const values = valuesOf(form);
    const stored = store(key, Object.keys(values).length > 0 ? JSON.stringify(values) : null);
    tell(stored ? say.kept : say.refused, stored);
  };
  const erase = (): void => {
    clearTimeout(waiting);
    waiting = 0;
    form.reset();
    store(key, null);
    tell(say.erased, false);
  };
  const kept = read(key);
  if (kept && fill(form, kept)) tell(say.back, true);
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, 300) as unknown as number;
  });
  const hurry = (): void => void (waiting && save());
  addEventListener('pagehide', hurry);
  form.addEventListener('submit', hurry);
  document.addEventListener('visibilitychange', hurry);
  button.addEventListener('click', () => {
    if (confirm(say.confirm)) erase();
  });
  return { erase };
}

function valuesOf(form: HTMLFormElement): Kept {
  const values: Kept = {};
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string' && value !== '') (values[name] = values[name] || []).push(value);
  });
  return values;
}

/** Whether anything was there to be put back. */
function fill(form: HTMLFormElement, kept: Kept): boolean {
  let found = false;
  for (const control of Array.from(form.elements) as HTMLInputElement[]) {
    const values = Object.prototype.hasOwnProperty.call(kept, control.name) ? kept[control.name]! : undefined;
    if (!values) continue;
    found = true;
    if (control.type === 'checkbox' || control.type === 'radio')
      control.checked = values.includes(control.value);
    else control.value = values[0]!;
    const folded = control.closest('details');
    if (folded) folded.open = true;
  }
  return found;
}

function read(key: string): Kept | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key)!) as Kept | null) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: a private window may refuse. */
function store(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

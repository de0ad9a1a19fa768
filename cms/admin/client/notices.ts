/** What the editor says above the form, and stays until it is dealt with: a toast goes away before it is read. */
import { h } from './dom.ts';

type Kind = 'info' | 'good' | 'warning' | 'problem';

interface Action {
  label: string;
  act(): void;
}

interface Options {
  kind?: Kind;
  actions?: readonly Action[];
  /** Whether a button puts it away. */
  closable?: boolean;
}

const region = h('div', { id: 'cordee-notices', role: 'region', 'aria-label': 'Messages de l’éditeur' });
const shown = new Map<string, HTMLElement>();

export const mountNotices = (): void => document.body.prepend(region);

/** Decap's form has no title of its own for those who jump from one to the next. @param label of the collection */
export function heading(label: unknown): void {
  region.querySelector('h1')?.remove();
  if (typeof label === 'string') region.prepend(h('h1', { class: 'unseen' }, `Fiche : ${label}`));
}

/** @param id one notice of a name at a time: the new takes the place of the old */
export function notify(
  id: string,
  content: string | (Node | string)[],
  { kind = 'info', actions = [], closable = true }: Options = {},
): void {
  const text = h('div', { class: 'text', role: kind === 'problem' ? 'alert' : 'status' });
  const notice = h(
    'div',
    { class: `notice ${kind}` },
    text,
    actions.map(({ label, act }) => h('button', { type: 'button', class: 'other', click: act }, label)),
    closable &&
      h(
        'button',
        { type: 'button', class: 'close', 'aria-label': 'Fermer ce message', click: () => forget(id) },
        '×',
      ),
  );
  const before = shown.get(id);
  if (before) before.replaceWith(notice);
  else region.append(notice);
  shown.set(id, notice);
  // Filled once it is in the page: screen readers say what changes, not what comes filled.
  text.append(...(typeof content === 'string' ? [content] : content));
}

export function forget(...ids: string[]): void {
  for (const id of ids) {
    shown.get(id)?.remove();
    shown.delete(id);
  }
}

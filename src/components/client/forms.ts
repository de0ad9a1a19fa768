/**
 * A form of `/proposer/`, before it is touched: what was kept on this device comes back, and what is typed is kept.
 * The rest (`forms/late.ts`: faults, names, the mail) comes with the first gesture: a form weighs little to open.
 */
// Not a worker: a script of its own, without the kilobyte by which Vite wraps an `import()`.
import lateHref from './forms/late.ts?worker&url';
import { keepDraft } from './forms/keep.ts';
import type { Said } from './forms/keep.ts';
import { READY } from './forms/ready.ts';

export function startForm(root: HTMLElement): void {
  const form = root.querySelector('form')!;
  const { form: kind = '', said = '{}' } = root.dataset;
  const asked = new URLSearchParams(location.search);
  const page = kind === 'correction' ? pagePath(asked.get('page') ?? '') : '';
  const say = JSON.parse(said) as Said;
  const draft = keepDraft(root, form, `cordee:form:${kind}${page}`, say);
  if (page) (form.elements.namedItem('page') as HTMLInputElement).value = page;
  if (asked.get('etat') === 'exact') check(form, 'exact');
  root.addEventListener(READY.done, draft.erase);
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    load(() => {
      isAsked = false;
      // Sent, and nothing would be seen of it.
      if (form.dataset.sent !== undefined) root.querySelector('.form-keep')!.textContent = say.offline;
    });
  };
  // A tap gives some browsers' buttons no focus.
  for (const gesture of ['focusin', 'click']) form.addEventListener(gesture, ask);
  // Sent before the rest is there: it sends again once it is.
  addEventListener('online', () => void (form.dataset.sent !== undefined && ask()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.dataset.sent = '';
    ask();
  });
}

function load(onError: () => void): void {
  const script = document.createElement('script');
  script.src = lateHref;
  if (import.meta.env.DEV) {
    // Development serves modules alone, and a worker with more around it.
    script.src = lateHref.replace(/\?.*/, '');
    script.type = 'module';
  }
  // No network: the next gesture asks again.
  script.addEventListener('error', onError);
  document.head.append(script);
}

function check(form: HTMLFormElement, value: string): void {
  const box = form.querySelector<HTMLInputElement>(`[name=verdict][value=${value}]`);
  if (box) box.checked = true;
}

/** A path of the portal, and no other address. */
const pagePath = (page: string): string => (/^\/[a-z0-9/-]*$/.test(page) ? page : '');

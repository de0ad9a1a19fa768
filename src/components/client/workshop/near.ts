/** « Est-ce celle-ci ? », asked of the laptop as a title is typed: before the work, and not after. */
import type { ParticipantWords } from '../../../i18n/workshop/participant.ts';

interface Near {
  title: string;
  detail: string;
  href?: string;
  complete?: string;
}

/** Between the last letter and the question, in milliseconds. */
const QUIET = 400;

export function offerNear(root: HTMLElement, form: HTMLFormElement, say: ParticipantWords['form']): void {
  const { same } = root.dataset;
  const field = form.querySelector<HTMLInputElement>('[name=name], [name=title]');
  if (!same || !field) return;
  const place = document.createElement('div');
  place.setAttribute('role', 'status');
  field.parentElement!.append(place);
  let asked = '';
  const look = (): void => {
    const typed = field.value.trim();
    if (typed === asked) return;
    asked = typed;
    if (typed.length < 3) return show(place, [], say);
    fetch(`${same}${same.indexOf('?') < 0 ? '?' : '&'}q=${encodeURIComponent(typed)}`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Near[]>) : []))
      // What comes late is of a name that is no more.
      .then((found) => void (typed === asked && show(place, found, say)))
      .catch(() => undefined);
  };
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, QUIET) as unknown as number;
  });
  look();
}

function show(place: HTMLElement, found: readonly Near[], say: ParticipantWords['form']): void {
  const key = found.map(({ title, detail }) => title + detail).join();
  if ((place.dataset.shown || '') === key) return;
  place.dataset.shown = key;
  place.textContent = '';
  if (found.length === 0) return;
  const box = document.createElement('div');
  box.className = 'same';
  const title = document.createElement('p');
  title.textContent = `${say.same} ${say.sameHow}`;
  const list = document.createElement('ul');
  for (const { title: name, detail, href, complete } of found) {
    const item = document.createElement('li');
    const text = detail ? `${name}, ${detail}` : name;
    item.append(href ? link(href, text) : text);
    if (complete) item.append(' · ', link(complete, say.complete));
    list.append(item);
  }
  box.append(title, list);
  place.append(box);
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  return made;
}

/** « Est-ce celle-ci ? »: entries that bear nearly the name that is being typed, before the work and not after. */
import type { FormWords } from '../../../i18n/form-words.ts';
import { distance } from '../../../lib/text/distance.ts';
import { fold } from '../../../lib/text/fold.ts';

/** As in `/proposer/association/noms.json`. */
type Known = [name: string, detail: string, href: string];

const SHOWN = 3;
const SMALL = /^(?:les?|la|l|une?|des?|du|d|et|a|au|aux|en|association|asso|the|of)$/;

export function offerSame(root: HTMLElement, form: HTMLFormElement, say: FormWords): void {
  const { same, correct = '' } = root.dataset;
  const field = form.querySelector<HTMLInputElement>('[name=name], [name=title]');
  if (!same || !field) return;
  const place = document.createElement('div');
  place.setAttribute('role', 'status');
  field.parentElement!.append(place);
  fetch(same)
    .then((answer) => answer.json() as Promise<Known[]>)
    .then((known) => {
      const look = (): void => show(place, nearest(field.value, known), correct, say);
      let waiting = 0;
      field.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 250) as unknown as number;
      });
      look();
    })
    .catch(() => undefined);
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word && !SMALL.test(word));

function nearest(typed: string, known: readonly Known[]): Known[] {
  const words = wordsOf(typed);
  const joined = words.join('');
  if (joined.length < 4) return [];
  return known
    .filter(([name]) => {
      const own = wordsOf(name);
      if (distance(joined, own.join(''), joined.length > 8 ? 2 : 1) !== undefined) return true;
      const [few, many] = words.length < own.length ? [words, own] : [own, words];
      return few.length > 1 && few.every((word) => many.includes(word));
    })
    .slice(0, SHOWN);
}

function show(place: HTMLElement, found: readonly Known[], correct: string, say: FormWords): void {
  const key = found.map(([, , href]) => href).join();
  if (place.dataset.shown === key) return;
  place.dataset.shown = key;
  place.textContent = '';
  if (found.length === 0) return;
  const box = document.createElement('div');
  box.className = 'same';
  const title = document.createElement('p');
  title.textContent = `${say.same} ${say.sameHow}`;
  const list = document.createElement('ul');
  const base = correct.replace(/\/proposer\/.*$/, '');
  for (const [name, detail, href] of found) {
    const item = document.createElement('li');
    item.append(link(base + href, detail ? `${name}, ${detail}` : name), ' · ');
    item.append(link(`${correct}?page=${href}`, say.samePage));
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

/** « Est-ce celle-ci ? »: entries that bear nearly the name that is being typed, before the work and not after. */
import type { FormWords } from '../../../i18n/form-words.ts';
import { nearNames } from '../../../lib/text/near-names.ts';

/** As in `/proposer/association/noms.json`. */
type Known = [name: string, detail: string, href: string];

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
      const look = (): void =>
        show(
          place,
          nearNames(field.value, known, ([name]) => name),
          correct,
          say,
        );
      let waiting = 0;
      field.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 250) as unknown as number;
      });
      look();
    })
    .catch(() => undefined);
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

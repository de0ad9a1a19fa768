/** « Est-ce celle-ci ? »: entries that bear nearly the name that is being typed, before the work and not after. */
import type { FormWords } from '../../../i18n/form-words.ts';
import { nearNames } from '../../../lib/text/near-names.ts';
import { placeUnder, showSame } from './same-box.ts';

/** As in `/proposer/association/noms.json`. */
type Known = [name: string, detail: string, href: string];

export function offerSame(root: HTMLElement, form: HTMLFormElement, say: FormWords): void {
  const { same, correct = '' } = root.dataset;
  const field = form.querySelector<HTMLInputElement>('[name=name], [name=title]');
  if (!same || !field) return;
  const place = placeUnder(field);
  const base = correct.replace(/\/proposer\/.*$/, '');
  const rowOf = ([name, detail, href]: Known) => ({
    name,
    detail,
    href: base + href,
    other: { href: `${correct}?page=${href}`, label: say.samePage },
  });
  fetch(same)
    .then((answer) => answer.json() as Promise<Known[]>)
    .then((known) => {
      const look = (): void =>
        showSame(place, nearNames(field.value, known, ([name]) => name).map(rowOf), say);
      let waiting = 0;
      field.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 250) as unknown as number;
      });
      look();
    })
    .catch(() => undefined);
}

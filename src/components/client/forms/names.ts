/** Actors and communes to choose from: asked for once, shown a few at a time, as one types. */
import { fold } from '../../../lib/text/fold.ts';

/** A list longer than this helps nobody. */
const SHOWN = 12;

/** By name of list: `actors`, `communes`, `publics`… */
type Names = Record<string, string[]>;

export function offerNames(root: HTMLElement, form: HTMLFormElement): void {
  if (!form.querySelector('[list]')) return;
  fetch(root.dataset.names!)
    .then((answer) => answer.json() as Promise<Names>)
    .then((names) => {
      const offer = ({ target }: Event): void => {
        if (!(target instanceof HTMLInputElement) || !target.list) return;
        const all = names[target.list.id.replace('liste-', '')] || [];
        // Of several names, the one that is being typed.
        const [, before = '', typed = ''] = /^(.*;\s*)?([^;]*)$/.exec(target.value) || [];
        const found = all.filter((name) => fold(name).includes(fold(typed))).slice(0, SHOWN);
        target.list.textContent = '';
        for (const name of found) target.list.append(new Option('', before + name));
      };
      form.addEventListener('input', offer);
      form.addEventListener('focusin', offer);
    })
    // Without a network one types the name.
    .catch(() => undefined);
}

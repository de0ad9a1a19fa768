/** « Est-ce celle-ci ? », asked of the laptop as a title is typed: before the work, and not after. */
import type { ParticipantWords } from '../../../i18n/workshop/participant.ts';
import { placeUnder, showSame } from '../forms/same-box.ts';

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
  const place = placeUnder(field);
  const show = (found: readonly Near[]): void =>
    showSame(
      place,
      found.map(({ title: name, detail, href, complete }) => ({
        name,
        detail,
        href,
        other: complete ? { href: complete, label: say.complete } : undefined,
      })),
      say,
    );
  let asked = '';
  const look = (): void => {
    const typed = field.value.trim();
    if (typed === asked) return;
    asked = typed;
    if (typed.length < 3) return show([]);
    fetch(`${same}${same.indexOf('?') < 0 ? '?' : '&'}q=${encodeURIComponent(typed)}`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Near[]>) : []))
      // What comes late is of a name that is no more.
      .then((found) => void (typed === asked && show(found)))
      .catch(() => undefined);
  };
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, QUIET) as unknown as number;
  });
  look();
}

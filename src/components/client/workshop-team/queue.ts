/**
 * The queue, open while contributions arrive: what is new is announced and waits for a press, so that nothing moves
 * under a finger; what another reviewer took is marked in its place. What was ticked stays ticked.
 */
import { listen, part } from './listen.ts';

interface Said {
  /** For one, and for two: the number is put in. */
  fresh: [string, string];
  ticked: [string, string];
  none: string;
  gone: string;
  away: string;
}

const saying = ([one, two]: [string, string], count: number): string =>
  count > 1 ? two.replace('2', String(count)) : one;

export function startQueue(queue: HTMLElement): void {
  const said = JSON.parse(queue.dataset.said!) as Said;
  const rows = part(queue, 'rows')!;
  const fresh = queue.querySelector<HTMLElement>('[data-show]')!;
  const approve = queue.querySelector<HTMLElement>('.draft-approve')!;
  const away = queue.querySelector<HTMLElement>('.draft-fresh')!.appendChild(document.createElement('p'));
  let waiting: HTMLElement[] = [];
  let page: Document | undefined;

  const count = (): void => {
    const ticked = boxes(rows).filter(({ checked }) => checked).length;
    approve.querySelector('button')!.textContent = ticked > 0 ? saying(said.ticked, ticked) : said.none;
  };
  rows.addEventListener('change', count);
  rows.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset.tickTogether === undefined) return;
    tickTogether(rows, target.closest<HTMLElement>('.draft-row')!);
    count();
  });

  fresh.addEventListener('click', () => {
    const first = waiting[0];
    if (page) takeOver(queue, page);
    rows.append(...waiting);
    waiting = [];
    fresh.hidden = true;
    approve.hidden = false;
    part(queue, 'empty')!.hidden = true;
    first?.querySelector<HTMLElement>('input, a')?.focus();
    count();
  });

  listen(queue.dataset.events!, {
    reached: (isThere) => (away.textContent = isThere ? '' : said.away),
    fresh: (next) => {
      const there = part(next, 'rows');
      if (!there) return;
      page = next;
      const now = rowsOf(there);
      const values = new Set(now.map(valueOf));
      for (const row of rowsOf(rows)) mark(row, values.has(valueOf(row)), said.gone);
      const known = new Set(rowsOf(rows).map(valueOf));
      waiting = now.filter((row) => !known.has(valueOf(row)));
      fresh.hidden = waiting.length === 0;
      if (waiting.length > 0) fresh.textContent = saying(said.fresh, waiting.length);
      count();
    },
  });
  count();
}

const rowsOf = (list: ParentNode): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.draft-row')];
const valueOf = (row: HTMLElement): string => row.dataset.value!;
const boxes = (list: ParentNode): HTMLInputElement[] => [
  ...list.querySelectorAll<HTMLInputElement>('input[name=page]'),
];

/** With what goes with it: an association and its dance are approved together. */
function tickTogether(rows: HTMLElement, row: HTMLElement): void {
  const wanted = new Set([valueOf(row), ...row.dataset.together!.split(' ')]);
  for (const box of boxes(rows)) {
    const one = valueOf(box.closest<HTMLElement>('.draft-row')!);
    if (wanted.has(one) && !box.disabled) box.checked = true;
  }
}

/** Taken by somebody else: said in its place, and no longer to be ticked. */
function mark(row: HTMLElement, isThere: boolean, gone: string): void {
  const box = row.querySelector('input')!;
  const note = row.querySelector('.draft-gone');
  row.classList.toggle('is-gone', !isThere);
  box.disabled = !isThere;
  if (!isThere) box.checked = false;
  if (isThere) note?.remove();
  else if (!note) {
    const line = document.createElement('p');
    line.className = 'draft-gone';
    line.textContent = gone;
    row.querySelector('.draft-text')!.append(line);
  }
}

/** What is not touched while one reads: counts, what waits for an answer, the age and the doubles of a row. */
function takeOver(queue: HTMLElement, page: Document): void {
  const next = new Map(rowsOf(part(page, 'rows')!).map((row) => [valueOf(row), row]));
  for (const row of rowsOf(part(queue, 'rows')!)) {
    const there = next.get(valueOf(row))?.querySelector('.draft-text');
    const here = row.querySelector('.draft-text')!;
    if (there) here.replaceWith(there);
  }
  for (const name of ['count', 'others']) {
    const here = part(queue, name);
    const there = part(page, name);
    if (!here || !there) continue;
    here.hidden = there.hidden;
    here.textContent = '';
    here.append(...there.childNodes);
  }
}

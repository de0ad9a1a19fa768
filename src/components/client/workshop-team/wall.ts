/** The wall: what is new comes on top, without a jump; what changed changes in its place. It can be held still. */
import { listen, part } from './listen.ts';

type Said = Record<'pause' | 'resume' | 'live' | 'paused' | 'away', string>;

export function startWall(wall: HTMLElement): void {
  const said = JSON.parse(wall.dataset.said!) as Said;
  const status = wall.querySelector<HTMLElement>('[role=status]')!;
  const pause = wall.querySelector<HTMLButtonElement>('[data-pause]')!;
  let held = false;
  let last: Document | undefined;

  const tell = (text: string): void => {
    if (status.textContent !== text) status.textContent = text;
  };
  const show = (page: Document): void => {
    last = undefined;
    for (const name of ['counts', 'thanks']) replace(part(wall, name), part(page, name));
    const rows = part(wall, 'rows')!;
    const next = part(page, 'rows');
    if (next) reconcile(rows, next);
    part(wall, 'empty')!.hidden = rows.children.length > 0;
  };
  pause.addEventListener('click', () => {
    held = !held;
    pause.textContent = held ? said.resume : said.pause;
    tell(held ? said.paused : said.live);
    if (!held && last) show(last);
  });
  tell(said.live);
  listen(wall.dataset.events!, {
    fresh: (page) => {
      if (held) last = page;
      else show(page);
    },
    reached: (isThere) => {
      if (!held) tell(isThere ? said.live : said.away);
    },
  });
}

function replace(here: HTMLElement | null, there: HTMLElement | null): void {
  if (!here || !there || here.textContent === there.textContent) return;
  here.textContent = '';
  here.append(...there.childNodes);
}

/** Rows that are there already keep their element: only what is new is drawn anew. */
function reconcile(rows: HTMLElement, next: HTMLElement): void {
  const known = new Map(
    [...rows.children].map((row) => [(row as HTMLElement).dataset.id, row as HTMLElement]),
  );
  const first = known.size === 0;
  [...next.children].forEach((there, index) => {
    const row = there as HTMLElement;
    const here = known.get(row.dataset.id);
    known.delete(row.dataset.id);
    if (here) replace(here, row);
    else if (!first) row.classList.add('is-new');
    const placed = here ?? row;
    if (rows.children[index] !== placed) rows.insertBefore(placed, rows.children[index] ?? null);
  });
  for (const gone of known.values()) gone.remove();
}

/** « Ouvert, ferme à 18 h »: by the visitor's clock, in the portal's zone. Without a script, the week is there. */
import type { OpeningHours } from '../../lib/opening-hours/types.ts';
import { openingAt } from '../../lib/opening-hours/state.ts';
import type { NowWords } from '../../i18n/opening-words.ts';
import { localIn } from './live/clock.ts';
import { sayOpening } from './live/opening.ts';

const { zone = 'UTC' } = document.documentElement.dataset;
const MINUTE = 60_000;

function refresh(): void {
  const local = localIn(zone, new Date());
  for (const line of document.querySelectorAll<HTMLElement>('[data-hours]')) {
    const { hours, holidays = '', said } = line.dataset as Record<string, string>;
    const rules = JSON.parse(hours!) as OpeningHours;
    const known = holidays.split(' ');
    // Of a portal that nobody has built for so long, nothing is known any more.
    if (local > known[known.length - 1]!) return;
    const opening = openingAt(rules, local, (date) => known.includes(date));
    line.textContent = sayOpening(
      opening,
      local,
      JSON.parse(said!) as NowWords,
      document.documentElement.lang,
    );
    line.classList.toggle('is-open', opening.open === true);
    line.hidden = false;
  }
}

refresh();
setInterval(() => document.hidden || refresh(), MINUTE);
addEventListener('pageshow', refresh);
document.addEventListener('visibilitychange', () => document.hidden || refresh());

/** What the clock changes on a page. Apart from the script, so that it can be tried with any clock. */

/** The portal's day, YYYY-MM-DD. A browser that does not know the zone tells its own day. */
export function todayIn(zone: string, now: Date): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone }).format(now).slice(0, 10);
  } catch {
    return new Intl.DateTimeFormat('en-CA', parts).format(now).slice(0, 10);
  }
}

/**
 * Hides what is over (`data-ends`, UTC) in lists of what comes, then the days that are left empty. In a list that
 * keeps its past (`data-keeps`), it is marked instead.
 * @param now ISO 8601, UTC
 */
export function hideOver(root: ParentNode, now: string): void {
  for (const one of all(root, '[data-ends]')) {
    if (one.dataset.ends! > now) continue;
    if (one.closest('[data-keeps]')) one.classList.add('past');
    else (one.closest<HTMLElement>('.cards > li') ?? one).hidden = true;
  }
  for (const day of all(root, '[data-day]:not(td)')) {
    if (!isEmptied(day)) continue;
    if (day.classList.contains('week-today')) tellNothing(day);
    else day.hidden = true;
  }
  for (const past of all(root, '[data-when-over]'))
    past.hidden = !isEmptied(root.querySelector('.practical'));
}

const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/** Whether it had dates, and all of them are hidden now. */
function isEmptied(element: Element | null): boolean {
  const dates = element ? all(element, '[data-ends]') : [];
  return dates.length > 0 && dates.every((date) => date.closest('[hidden]') !== null);
}

/** The panel of today stays, to say that there is nothing more. */
function tellNothing(panel: HTMLElement): void {
  for (const text of all(panel, '.week-nothing')) text.hidden = false;
}

const DAY = 86_400_000;

/** Writes today, tomorrow and this week-end beside the days that are so, and takes the words away from the others. */
export function dayLabels(root: ParentNode, today: string): void {
  const at = Date.parse(`${today}T00:00Z`);
  const weekday = new Date(at).getUTCDay() || 7;
  for (const word of all(root, '[data-day] .day-word')) {
    const { day = '' } = word.closest<HTMLElement>('[data-day]')!.dataset;
    const ahead = Math.round((Date.parse(`${day}T00:00Z`) - at) / DAY);
    const isWeekend = ahead > 1 && [6, 7].includes(weekday + ahead);
    const { today: now, tomorrow, weekend } = word.dataset;
    word.textContent = (ahead === 0 ? now : ahead === 1 ? tomorrow : isWeekend ? weekend : '') ?? '';
  }
  for (const cell of all(root, 'td[data-day]'))
    if (cell.dataset.day === today) cell.setAttribute('aria-current', 'date');
    else cell.removeAttribute('aria-current');
}

/**
 * A page that was built yesterday must not lie: what is over since leaves the lists of what comes, and « aujourd’hui »
 * is today, in the portal's zone wherever the visitor is. Runs again when a page left open comes back to the front.
 */
import { dayLabels, hideOver, todayIn } from './live/page.ts';

const { zone = 'UTC' } = document.documentElement.dataset;

function refresh(): void {
  const now = new Date();
  hideOver(document, now.toISOString());
  dayLabels(document, todayIn(zone, now));
}

refresh();
addEventListener('pageshow', refresh);
document.addEventListener('visibilitychange', () => document.hidden || refresh());

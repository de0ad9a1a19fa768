/** The page of a contribution looks from time to time whether something happened to it. */
import { pageAgain } from '../page-again.ts';

/** Milliseconds; only while the page is seen. */
const EVERY = 15_000;

export function followState(live: HTMLElement): void {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'visually-hidden';
  live.after(status);
  let last = newsOf(live);
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return;
    try {
      const page = await pageAgain();
      const fresh = page && page.querySelector('.work-live');
      if (!fresh || newsOf(fresh) === last) return;
      last = newsOf(fresh);
      live.textContent = '';
      live.append(...Array.from(fresh.childNodes, (node) => document.importNode(node, true)));
      status.textContent = live.dataset.fresh || '';
    } catch {
      // No network: the next time.
    }
  };
  setInterval(() => void look(), EVERY);
  document.addEventListener('visibilitychange', () => void look());
}

/** What is read there; « il y a 5 minutes » is no news. */
const newsOf = (live: Element): string =>
  Array.from(live.querySelectorAll('h1, .badge, p:not(.quiet), a'), (one) => one.textContent).join('|');

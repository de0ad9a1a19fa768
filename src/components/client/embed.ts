/**
 * In a frame of another site: its colours, its height told to the page around, what is over taken away. It writes
 * nothing anywhere, and answers only the page that holds it.
 */
import { dayLabels, hideOver, todayIn } from './live/page.ts';

const root = document.documentElement;

/** After `#` in the address of the frame; light is what it is without a word. */
const SCHEMES: Readonly<Record<string, string | undefined>> = { '#sombre': 'dark', '#auto': undefined };

function color(): void {
  const { hash } = location;
  const scheme = hash in SCHEMES ? SCHEMES[hash] : 'light';
  if (scheme) root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
}

function refresh(): void {
  const now = new Date();
  hideOver(document, now.toISOString());
  dayLabels(document, todayIn(root.dataset.zone ?? 'UTC', now));
  const nothing = document.querySelector<HTMLElement>('.embed-nothing');
  const shown = document.querySelector('[data-embed-one]:not([hidden])');
  if (nothing) nothing.hidden = shown !== null;
}

/** Who asked, and may be told again when the height changes. */
let asker: string | undefined;

function tell(): void {
  if (asker === undefined) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // A page from a disk has no origin that could be named.
  parent.postMessage({ cordee: height }, asker === 'null' ? '*' : asker);
}

addEventListener('message', ({ source, origin, data }: MessageEvent<{ cordee?: unknown } | null>) => {
  if (parent === window || source !== parent || data?.cordee !== 'height') return;
  asker = origin;
  tell();
});

// Whoever asked for a map has it before their eyes.
document.querySelector('details.atlas')?.setAttribute('open', '');
color();
addEventListener('hashchange', color);
refresh();
document.addEventListener('visibilitychange', () => document.hidden || refresh());
if ('ResizeObserver' in window) new ResizeObserver(tell).observe(document.body);
else addEventListener('resize', tell);

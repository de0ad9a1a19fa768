/**
 * A list as plain text, for a message or a parish bulletin; composed from the cards of the page, so that what a filter
 * hides is left out. A card is an `<article>` with `data-when` and `data-place`, a heading with its link, and perhaps
 * a badge and a summary.
 */

export interface ListFrame {
  title: string;
  portal: string;
  /** Address of the portal, absolute. */
  home: string;
  /** Of a part of a list: how many, what was asked of it. */
  asked?: readonly string[];
  /** Where that part is found again, absolute; the home page without. */
  source?: string;
  locale: string;
  now: Date;
}

/** Title, what was asked, day, a line a card, address of the list or of the portal. Cards of a day, or of a group, stand together. */
export function listText(cards: readonly HTMLElement[], frame: ListFrame): string {
  const groups = new Map<Element | null, HTMLElement[]>();
  for (const card of cards) {
    const group = card.closest('[data-day], .group');
    groups.set(group, [...(groups.get(group) ?? []), card]);
  }
  const parts = [...groups].map(([group, own]) =>
    [...nameOf(group), ...own.map((card) => lineOf(card, frame)), ...restOf(group, frame)].join('\n'),
  );
  const head = [`${frame.title} — ${frame.portal}`, ...(frame.asked ?? []), sayToday(frame)].filter(Boolean);
  return [head.join('\n'), ...parts, frame.source ?? frame.home].join('\n\n');
}

/** The name of a group stands above its cards; that of a day is in each line. */
const nameOf = (group: Element | null): string[] =>
  group?.matches('.group') ? [textIn(group, 'h2')].filter(Boolean) : [];

/** « Tout voir (24) », « et 3 autres »: where the rest of a group is. */
const restOf = (group: Element | null, { home }: ListFrame): string[] =>
  [...(group?.querySelectorAll('p > a') ?? [])]
    .filter((link) => !link.closest('article'))
    .map((link) => `• ${clean(link.textContent)} — ${absolute(link, home)}`);

function lineOf(card: HTMLElement, { home, now }: ListFrame): string {
  const { when = '', place = '' } = card.dataset;
  const badge = textIn(card, '.badge');
  const link = card.querySelector('h2 a, h3 a, h4 a');
  const title = clean(link?.textContent) + (badge && ` (${badge})`);
  const address = link ? absolute(link, home) : home;
  if (when) {
    const day = when.replace(new RegExp(`\\s${now.getFullYear()}(?!\\d)`, 'g'), '');
    return dashed(
      day.charAt(0).toUpperCase() + day.slice(1),
      [title, place].filter(Boolean).join(', '),
      address,
    );
  }
  return `• ${dashed(title, place, shorten(textIn(card, '.card-summary')), address)}`;
}

const dashed = (...parts: string[]): string => parts.filter(Boolean).join(' — ');

const absolute = (link: Element, home: string): string => new URL(link.getAttribute('href') ?? '', home).href;

function sayToday({ now, locale }: ListFrame): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(now);
  return locale.startsWith('fr') ? day.replace(/^1 /, '1er ') : day;
}

const SHORT = 140;

/** Cut between two words, without its full stop: a dash follows. */
function shorten(text: string): string {
  if (text.length <= SHORT) return text.replace(/\.$/, '');
  return `${text.slice(0, text.lastIndexOf(' ', SHORT)).replace(/[\s,;:–—]+$/, '')}…`;
}

const textIn = (root: Element, selector: string): string => clean(root.querySelector(selector)?.textContent);

/** The lines of the markup are not those of the text; no-break spaces stay. */
const clean = (text: string | null | undefined): string => (text ?? '').replace(/[ \n\t]+/g, ' ').trim();

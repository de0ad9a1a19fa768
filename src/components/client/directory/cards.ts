/** Cards of the directory, cloned from the one that the build made: texts come in as texts. */
import { sayMonthYear } from '../../../i18n/days.ts';
import { HEIGHT, WIDTH } from '../../../lib/cover/shapes.ts';
import { sharedAt } from '../../../lib/facets/directory-data.ts';
import type { Detail } from '../../../lib/facets/directory-data.ts';
import type { Directory } from './data.ts';

export interface CardWords {
  verified: string;
  away: string;
}

interface CardSpec {
  directory: Directory;
  template: HTMLTemplateElement;
  /** Of the list: `/annuaire/`. */
  action: string;
  words: CardWords;
  themeLabel(slug: string): string;
}

/** @returns a card in its `<li>`; its summary and its picture come when they are there */
export function cardOf(spec: CardSpec, entry: number, kilometres: number | undefined): HTMLLIElement {
  const { directory, template, action, words } = spec;
  const { data } = directory;
  const locale = document.documentElement.lang;
  const card = (template.content.cloneNode(true) as DocumentFragment).querySelector<HTMLElement>('.card')!;
  const part = <E extends HTMLElement>(selector: string) => card.querySelector<E>(selector);
  const href = `${action}${directory.slug(entry)}/`;
  const place = sharedAt(data.places, entry);
  const verified = sharedAt(data.verified, entry);
  const [tone = '', ...badge] = sharedAt(data.badges, entry).split(' ');

  const link = part<HTMLAnchorElement>('.card-title a')!;
  link.textContent = data.titles[entry]!;
  link.href = href;
  if (place) card.dataset.place = place;
  else delete card.dataset.place;
  write(part('.card-kicker'), sharedAt(data.kickers, entry));
  write(part('.card-badge .badge'), badge.join(' '), '.card-badge');
  part('.badge')?.setAttribute('class', `badge badge-${tone}`);
  const facts = [
    place,
    kilometres === undefined ? '' : words.away.replace('{distance}', sayDistance(kilometres, locale)),
    verified && words.verified.replace('{month}', sayMonthYear(verified, locale)),
  ];
  writeList(part('.card-facts'), facts.filter(Boolean), (item, text) => (item.textContent = text));
  writeList(part('.card-themes'), sharedAt(data.themes, entry).split(' ').filter(Boolean), (item, slug) => {
    const tag = item.querySelector<HTMLElement>('.theme-tag')!;
    tag.dataset.theme = slug;
    tag.textContent = spec.themeLabel(slug);
  });
  const summary = part('.card-summary');
  const picture = part<HTMLImageElement>('.card-picture');
  // A source that is not its own is not asked for.
  for (const name of ['src', 'srcset', 'sizes']) picture?.removeAttribute(name);
  if (summary) summary.textContent = '';
  const complete = (detail: Detail | undefined): void => {
    write(summary, detail?.[0] ?? '');
    if (picture) show(picture, detail, href);
  };
  // Asking takes a slow phone longer than drawing the card: it is drawn first.
  requestAnimationFrame(() =>
    setTimeout(() => directory.detail(entry).then(complete, () => complete(undefined))),
  );
  const item = document.createElement('li');
  item.append(card);
  return item;
}

/** A part that has nothing to say is not there. */
function write(part: HTMLElement | null, text: string, around?: string): void {
  if (!part) return;
  if (text) part.textContent = text;
  else (around ? part.closest(around) : part)?.remove();
}

function writeList(
  list: HTMLElement | null,
  texts: readonly string[],
  fill: (item: HTMLElement, text: string) => void,
): void {
  const model = list?.firstElementChild;
  if (!list || !model) return;
  list.textContent = '';
  for (const text of texts) {
    const item = model.cloneNode(true) as HTMLElement;
    fill(item, text);
    list.append(item);
  }
  if (texts.length === 0) list.remove();
}

/** The picture, or the cover that is drawn beside the page of every entry without one. */
function show(image: HTMLImageElement, detail: Detail | undefined, href: string): void {
  const picture = detail?.[1];
  image.className = picture
    ? `card-picture${picture.tone ? ` tone-${picture.tone}` : ''}`
    : 'cover card-picture';
  image.width = picture?.width ?? WIDTH;
  image.height = picture?.height ?? HEIGHT;
  if (picture?.srcset) {
    image.sizes = '15rem';
    image.srcset = picture.srcset;
  }
  image.src = picture?.src ?? `${href}couverture.svg`;
}

/** « 800 m », « 3,2 km », « 24 km ». */
export function sayDistance(kilometres: number, locale: string): string {
  const metres = Math.round(kilometres * 10) * 100;
  const [value, unit] = metres < 1000 ? [metres, 'm'] : [kilometres, 'km'];
  const maximumFractionDigits = kilometres < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value)}\u00a0${unit}`;
}

/** What is found, as days with their cards: clones of what the page has for that, filled with text alone. */
import { sayDay } from '../../../i18n/days.ts';
import type { FoundDate } from './dates.ts';

export interface Frame {
  day: HTMLTemplateElement;
  card: HTMLTemplateElement;
  /** Of the agenda, with its base. */
  action: string;
  locale: string;
  /** YYYY-MM-DD */
  today: string;
  /** The heading of what began before today. */
  ongoing: string;
  themeLabel(slug: string): string;
}

/** What began before today stands last, under its own name. */
export function daysOf(dates: readonly FoundDate[], frame: Frame): HTMLElement[] {
  const begun = dates.filter(({ day }) => day < frame.today);
  const byDay = new Map<string, FoundDate[]>();
  for (const date of dates)
    if (date.day >= frame.today) byDay.set(date.day, [...(byDay.get(date.day) ?? []), date]);
  return [
    ...[...byDay].map(([day, own]) => section(frame, own, day)),
    ...(begun.length > 0 ? [section(frame, begun)] : []),
  ];
}

function section(frame: Frame, dates: readonly FoundDate[], day?: string): HTMLElement {
  const days = frame.day.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const own = days.querySelector<HTMLElement>('.day')!;
  const heading = own.querySelector('.day-name')!;
  if (day) {
    own.dataset.day = day;
    const time = heading.querySelector('time')!;
    time.dateTime = day;
    time.textContent = sayDay(day, frame.locale);
  } else {
    own.removeAttribute('data-day');
    heading.textContent = frame.ongoing;
  }
  const list = own.querySelector('.cards')!;
  for (const date of dates) {
    const item = document.createElement('li');
    item.append(cardOf(frame, date));
    list.append(item);
  }
  return days;
}

function cardOf({ card, action, themeLabel }: Frame, date: FoundDate): HTMLElement {
  const own = card.content.querySelector('.card')!.cloneNode(true) as HTMLElement;
  const part = (selector: string) => own.querySelector<HTMLElement>(selector);
  const fill = (selector: string, text: string | undefined) => {
    const element = part(selector);
    if (element && text) element.textContent = text;
    else element?.remove();
  };
  own.dataset.ends = date.ends;
  own.setAttribute('data-when', date.hours);
  own.dataset.place = date.place;
  const link = part('.card-title a') as HTMLAnchorElement;
  link.textContent = date.title;
  link.href = `${action}${date.slug}/`;
  const time = part('.card-when time') as HTMLTimeElement;
  time.dateTime = date.day;
  fill('.card-when time', date.hours);
  fill('.card-facts li', date.place);
  if (!date.place) part('.card-facts')?.remove();
  const [tone, ...label] = (date.note.badge ?? '').split(' ');
  const badge = part('.card-badge .badge');
  if (badge && label.length > 0) {
    badge.textContent = label.join(' ');
    badge.className = `badge badge-${tone}`;
  } else part('.card-badge')?.remove();
  fill('.card-note', date.note.note);
  const themes = part('.card-themes');
  const shape = themes?.querySelector('li');
  for (const slug of date.themes) {
    const theme = shape!.cloneNode(true) as HTMLElement;
    const tag = theme.querySelector<HTMLElement>('.theme-tag')!;
    tag.dataset.theme = slug;
    tag.textContent = themeLabel(slug);
    themes!.append(theme);
  }
  shape?.remove();
  if (date.themes.length === 0) themes?.remove();
  return own;
}

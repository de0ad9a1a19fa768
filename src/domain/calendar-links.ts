/** Where the calendars are, whose events they hold, and what events are called there. */
import { PUBLICS } from '../content-types/shared/vocabularies.ts';
import { calendarWords } from '../i18n/calendar-words.ts';
import { titles } from '../i18n/titles.ts';
import { labelIn } from '../schema/vocabulary.ts';
import type { Item } from './item.ts';
import { sectionHref, sectionLabel } from './models/site.ts';
import type { CalendarLink, Link } from './models/types.ts';
import type { Portal } from './portal.ts';
import { documentOf } from './urls.ts';

type EventItem = Item<'event'>;

/** The calendar of a page, beside it: `/agenda/calendrier.ics`. */
export const CALENDAR = 'calendrier.ics';
/** Of an event that has others within it: itself and them. */
export const PROGRAMME = 'programme.ics';

/** Types whose entries have a calendar of their events. */
const CALENDARED = ['theme', 'territory', 'actor'] as const;

export interface Calendar {
  /** With the base. */
  href: string;
  /** The page that it follows, with the base. */
  page: string;
  /** Said by programs, beside other portals' calendars. */
  name: string;
  /** Said on the portal. */
  label: string;
  events: readonly EventItem[];
  /** An event's own file keeps it for ever. */
  isOwn: boolean;
}

const kept = new WeakMap<Portal, Map<string, Calendar>>();

/** Every calendar by its address with the base: the whole, each event, theme, territory, actor, public, festival. */
export function calendarsOf(portal: Portal): ReadonlyMap<string, Calendar> {
  let calendars = kept.get(portal);
  if (!calendars) {
    const all = portal.on('event') ? [...allCalendars(portal)] : [];
    kept.set(portal, (calendars = new Map(all.map((one) => [one.href, one]))));
  }
  return calendars;
}

function* allCalendars(portal: Portal): Generator<Calendar> {
  const { name } = portal.settings;
  const agenda = sectionHref(portal, 'event');
  const section = sectionLabel(portal, 'event');
  const events = portal.items.event as EventItem[];
  const words = titles(portal.locale);
  const followed = (page: string, file: string, label: string, own: readonly EventItem[]): Calendar => ({
    href: documentOf(page, file),
    page,
    name: words.news(name, label),
    label,
    events: own,
    isOwn: false,
  });
  yield followed(agenda, CALENDAR, section, events);
  for (const item of events) yield ownCalendar(item);
  for (const item of events) {
    const { children } = portal.relations.event(item.slug);
    if (children.length > 0)
      yield followed(item.href, PROGRAMME, calendarWords(portal.locale).programme(item.title), [
        item,
        ...children,
      ]);
  }
  const byKey = eventsByScope(portal);
  for (const type of CALENDARED)
    for (const item of portal.on(type) ? portal.items[type] : []) {
      // Past ones included: a calendar must not vanish with its last date.
      const own = type === 'actor' ? eventsOfActor(portal, item) : (byKey.get(item.key) ?? []);
      if (own.length > 0) yield followed(item.href, CALENDAR, item.title, own);
    }
  for (const { value } of PUBLICS) {
    const own = byKey.get(`public/${value}`);
    if (!own) continue;
    const label = words.scoped(section, labelIn(PUBLICS, value, portal.locale));
    yield followed(agenda, publicFile(value), label, own);
  }
}

const publicFile = (value: string): string => `public-${value}.ics`;

const ownCalendar = (item: EventItem): Calendar => ({
  href: documentOf(item.href, CALENDAR),
  page: item.href,
  name: item.title,
  label: item.title,
  events: [item],
  isOwn: true,
});

function eventsByScope(portal: Portal): Map<string, EventItem[]> {
  const byKey = new Map<string, EventItem[]>();
  for (const event of portal.items.event as EventItem[])
    for (const key of [
      ...event.themes.map((theme) => `theme/${theme}`),
      ...event.territories.map((territory) => `territory/${territory}`),
      ...(event.data.publics ?? []).map((one) => `public/${one}`),
    ]) {
      const list = byKey.get(key);
      if (list) list.push(event);
      else byKey.set(key, [event]);
    }
  return byKey;
}

function eventsOfActor(portal: Portal, { slug }: Item): EventItem[] {
  const { organised, hosted } = portal.relations.actor(slug);
  return [...organised, ...hosted];
}

/** The link to a calendar, where there is one at this address: to subscribe from a program, and to download. */
export function calendarLink(portal: Portal, page: string, file = CALENDAR): CalendarLink | undefined {
  const calendar = calendarsOf(portal).get(documentOf(page, file));
  return calendar && linkTo(portal, calendar);
}

const linkTo = (portal: Portal, { href }: Calendar): CalendarLink => ({
  href,
  webcal: portal.origin.replace(/^https?:/, 'webcal:') + href,
});

/** The calendar of an entry's events, of those within it for an event; undefined where it never had one. */
export const calendarOf = (portal: Portal, { type, href }: Item): CalendarLink | undefined =>
  calendarLink(portal, href, type === 'event' ? PROGRAMME : CALENDAR);

/** The calendars of publics: « Agenda : Familles ». */
export function publicCalendars(portal: Portal): (CalendarLink & { label: string })[] {
  const agenda = sectionHref(portal, 'event');
  return PUBLICS.flatMap(({ value }) => {
    const calendar = calendarsOf(portal).get(documentOf(agenda, publicFile(value)));
    return calendar ? [{ ...linkTo(portal, calendar), label: calendar.label }] : [];
  });
}

/** The coming dates in other forms, for those who write a bulletin or a program. */
export const DATE_FILES = {
  'dates-rss.xml': { label: 'RSS', type: 'application/rss+xml' },
  'dates-atom.xml': { label: 'Atom', type: 'application/atom+xml' },
  'agenda.csv': { label: 'CSV', type: 'text/csv' },
  'agenda.json': { label: 'JSON', type: 'application/json' },
} as const;

export const dateExports = (portal: Portal): (Link & { type: string })[] =>
  Object.entries(DATE_FILES).map(([file, { label, type }]) => ({
    label,
    type,
    href: documentOf(sectionHref(portal, 'event'), file),
  }));

const uids = new WeakMap<Portal, Map<string, string>>();

/**
 * The same for ever: the event's own, else its first slug at the portal's name, never its host. Two files that bear
 * the same one, as a copy does, would be one event in calendars: the second in the order of slugs goes by its slug.
 */
export function uidOf(portal: Portal, { slug }: EventItem): string {
  let known = uids.get(portal);
  if (!known) uids.set(portal, (known = giveUids(portal)));
  return known.get(slug)!;
}

function giveUids(portal: Portal): Map<string, string> {
  const { id } = portal.settings;
  const events = (portal.items.event as EventItem[]).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const slugs = new Set(events.map(({ slug }) => slug));
  const given = new Set<string>();
  return new Map(
    events.map(({ slug, data }) => {
      const former = data.formerSlugs?.find((one) => !slugs.has(one));
      const wanted = [data.uid, `${former ?? slug}@${id}`, `${slug}@${id}`];
      const uid = wanted.find((one) => one !== undefined && !given.has(one)) ?? `event/${slug}@${id}`;
      given.add(uid);
      return [slug, uid];
    }),
  );
}

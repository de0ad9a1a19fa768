/** The filters of the agenda, and what a browser needs to answer them: the dates of its list, by event. */
import { typeOf } from '../../content-types/registry.ts';
import { PUBLICS } from '../../content-types/shared/vocabularies.ts';
import { agendaWords } from '../../i18n/agenda-words.ts';
import { sayOccurrence, sayTimes } from '../../i18n/dates.ts';
import { filterWords } from '../../i18n/filter-words.ts';
import { words } from '../../i18n/index.ts';
import { daysBetween } from '../../lib/dates/calendar.ts';
import { utcOf } from '../../lib/dates/zone.ts';
import type { AgendaData, DateNote } from '../../lib/facets/agenda-data.ts';
import { slugify } from '../../lib/text/slugify.ts';
import { inLocale } from '../../schema/field.ts';
import { isLong, lastDayOf } from '../calendar.ts';
import type { Item } from '../item.ts';
import { dateCard } from '../models/date-card.ts';
import type { CardModel } from '../models/types.ts';
import type { Portal } from '../portal.ts';
import { AGENDA_DAYS, once, upcoming } from '../selections.ts';
import type { ComingDate } from '../selections.ts';
import { buildFilters } from './facets.ts';
import type { BuiltFilter } from './facets.ts';
import { flagField, territoryField, themeField, vocabularyField } from './fields.ts';

type EventItem = Item<'event'>;

/** The events that have a date in the list, in the order of the first of them. */
const listedEvents = once((portal): EventItem[] => [
  ...new Set(upcoming(portal).map(({ item }) => item as EventItem)),
]);

/** As the form shows them: what a value finds is counted in dates. */
export const agendaFacets = once((portal) =>
  built(
    portal,
    upcoming(portal).map(({ item }) => item as EventItem),
  ).map(({ model }) => model),
);

/** In the order in which they are shown, which never changes. */
function built(portal: Portal, events: readonly EventItem[]): BuiltFilter[] {
  const say = filterWords(portal.locale);
  const { flags } = agendaWords(portal.locale);
  const itself = (item: EventItem) => item;
  return buildFilters<EventItem>(
    [
      themeField(portal, itself),
      territoryField(portal, itself),
      vocabularyField(portal, { name: 'public', label: say.public }, PUBLICS, ({ data }) => data.publics),
      flagField({ name: 'gratuit', label: flags.free }, isFree),
      flagField({ name: 'accessible', label: flags.accessible }, (item) => isAccessible(portal, item)),
      flagField({ name: 'en-ligne', label: flags.online }, isOnline),
    ],
    events,
  );
}

const isFree = ({ data }: EventItem): boolean =>
  data.price?.kind === 'gratuit' || data.price?.kind === 'prix-libre';

/** By its own words, or by those of the place where it is held. */
function isAccessible(portal: Portal, { data }: EventItem): boolean {
  const own = data.accessibility?.codes ?? portal.find('actor', data.place)?.data.accessibility?.codes;
  return (own?.length ?? 0) > 0;
}

const isOnline = ({ data }: EventItem): boolean =>
  data.mode === 'en-ligne' ||
  data.mode === 'mixte' ||
  data.status === 'deplace-en-ligne' ||
  data.onlineUrl !== undefined;

/** What `filtres.json` holds. */
export const agendaData = once((portal): AgendaData => {
  const from = portal.now.slice(0, 10);
  const events = listedEvents(portal);
  const filters = built(portal, events);
  const rows = new Map(events.map((item, row) => [item, row]));
  const dates = upcoming(portal);
  const times = sharing();
  const cards = dates.map(({ item, occurrence }) => dateCard(portal, item, occurrence));
  const usual = events.map((item) => usualPlace(portal, item));
  const base = utcOf(`${from}T00:00`, 'UTC');
  return {
    from,
    days: AGENDA_DAYS,
    facets: filters.map(({ facet }) => facet),
    columns: filters.map(({ column }) => column),
    titles: events.map(({ title }) => title),
    slugs: events.map(({ title, slug }) => (slugify(title) === slug ? '' : slug)),
    places: shared(usual),
    themes: shared(events.map(({ themes, ownThemes }) => themes.slice(0, ownThemes).join(' '))),
    dates: {
      events: dates.map(({ item }) => rows.get(item as EventItem)!),
      starts: dates.map(({ occurrence }) => daysBetween(from, occurrence.start.slice(0, 10))),
      times: dates.map((date) => times.indexOf(timesOf(portal, date))),
      // Minutes of UTC from midnight of that day.
      ends: cards.map(({ occurrence }) => (Date.parse(occurrence!.ends!) - base) / 60_000),
    },
    times: times.texts,
    notes: Object.fromEntries(
      dates.flatMap((date, i) => {
        const note = noteOf(portal, date, cards[i]!, usual[rows.get(date.item as EventItem)!]!);
        return note ? [[i, note] as const] : [];
      }),
    ),
  };
});

/** Without hours, nothing: the name of the day says it. */
const timesOf = ({ locale }: Portal, { occurrence }: ComingDate): string =>
  isLong(occurrence) ? sayOccurrence(occurrence, locale) : sayTimes(occurrence, locale);

const usualPlace = (portal: Portal, item: EventItem): string => {
  const next = portal.dates(item as Item).next!;
  return dateCard(portal, item as Item, { ...next, place: undefined }).place ?? '';
};

function noteOf(portal: Portal, date: ComingDate, card: CardModel, usual: string): DateNote | undefined {
  const { occurrence } = date;
  const status = { ...(date.item as EventItem).data, status: occurrence.status };
  const { badge } = typeOf('event').card(status as never);
  const note: DateNote = {
    ...(badge
      ? {
          badge: `${badge.tone} ${words(portal.locale).event.status[occurrence.status] || inLocale(badge.label, portal.locale)}`,
        }
      : {}),
    ...((card.place ?? '') === usual ? {} : { place: card.place ?? '' }),
    ...(occurrence.note ? { note: occurrence.note } : {}),
    ...(isLong(occurrence) ? { lastDay: daysBetween(portal.now.slice(0, 10), lastDayOf(occurrence)) } : {}),
  };
  return Object.keys(note).length > 0 ? note : undefined;
}

/** Few different texts, each once. */
function sharing() {
  const indexes = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    indexOf(text: string): number {
      let index = indexes.get(text);
      if (index === undefined) {
        indexes.set(text, (index = texts.length));
        texts.push(text);
      }
      return index;
    },
  };
}

function shared(all: readonly string[]): { texts: string[]; rows: number[] } {
  const { texts, indexOf } = sharing();
  return { rows: all.map(indexOf), texts };
}

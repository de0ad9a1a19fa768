/**
 * The coming dates as tables, for spreadsheets and for programs: one row a date, the same fields in both (README.md
 * tells what they mean). What the dates of an event share is written once: a weekly event has eighty rows.
 */
import { plainSpaces } from '../../i18n/calendar-words.ts';
import { csvRow, csvText } from '../../lib/formats/csv.ts';
import type { Occurrence } from '../agenda.ts';
import { byClock } from '../calendar.ts';
import type { DatedItem } from '../calendar.ts';
import { CALENDAR, uidOf } from '../calendar-links.ts';
import { placeOf } from '../event-place.ts';
import type { EventPlace } from '../event-place.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { isoOf } from '../../lib/dates/zone.ts';
import { documentOf } from '../urls.ts';

type EventItem = Item<'event'>;
type Value = string | number | boolean | readonly string[] | undefined;

/** The fields in order: of the date, its name, where it is, then what its event says. */
const FIELDS = {
  date: ['start', 'end', 'allDay', 'status', 'note', 'changed'],
  name: ['title'],
  place: ['place', 'street', 'postalCode', 'commune', 'inseeCode', 'lat', 'lon'],
  event: [
    'summary',
    'mode',
    'onlineUrl',
    'organisers',
    'partners',
    'price',
    'priceDetails',
    'registration',
    'publics',
    'ageMin',
    'ageMax',
    'accessibility',
    'themes',
    'territories',
    'keywords',
    'recurring',
    'timeZone',
    'parent',
    'uid',
    'slug',
    'url',
    'calendar',
  ],
} as const;

export const DATE_FIELDS: readonly string[] = Object.values(FIELDS).flat();

/** A part of a row, in the two forms. */
interface Part {
  csv: string;
  /** Members of an object, without its braces; empty where all are absent. */
  json: string;
}

function partOf<K extends string>(fields: readonly K[], values: Partial<Record<K, Value>>): Part {
  const isTold = (value: Value) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
  return {
    csv: csvRow(fields.map((field) => plainSpaces(cellOf(values[field])))),
    json: fields
      .filter((field) => isTold(values[field]))
      .map((field) => `${JSON.stringify(field)}:${JSON.stringify(values[field])}`)
      .join(','),
  };
}

/** Names hold commas: lists are told with semicolons. */
const cellOf = (value: Value): string =>
  value === undefined ? '' : Array.isArray(value) ? value.join(' ; ') : String(value);

interface EventParts {
  name: Part;
  place: Part;
  event: Part;
}

const placePart = ({ name, geo, ...place }: EventPlace): Part =>
  partOf(FIELDS.place, { ...place, place: name, lat: geo?.lat, lon: geo?.lon });

function eventParts(portal: Portal, item: EventItem, usual: Occurrence): EventParts {
  const { data } = item;
  const names = (texts: readonly string[] = []) => texts.map((text) => portal.nameOf(text));
  const titles = (type: 'theme' | 'territory', slugs: readonly string[]) =>
    slugs.flatMap((slug) => portal.find(type, slug)?.title ?? []);
  const parent = portal.find('event', data.parent);
  return {
    name: partOf(FIELDS.name, { title: item.title }),
    place: placePart(placeOf(portal, item, { ...usual, place: undefined, status: 'programme' })),
    event: partOf(FIELDS.event, {
      summary: data.summary,
      mode: data.mode,
      onlineUrl: data.onlineUrl,
      organisers: names(data.organisers),
      partners: names(data.partners),
      price: data.price?.kind,
      priceDetails: data.price?.details,
      registration: data.registration?.map(({ kind, href, display }) => (kind === 'url' ? href : display)),
      publics: data.publics,
      ageMin: data.age?.min,
      ageMax: data.age?.max,
      accessibility: data.accessibility?.codes,
      themes: titles('theme', item.themes.slice(0, item.ownThemes)),
      territories: titles('territory', item.territories),
      keywords: data.keywords,
      recurring: data.recurrence !== undefined,
      timeZone: data.timeZone ?? portal.timeZone,
      parent: parent && portal.origin + parent.href,
      uid: uidOf(portal, item),
      slug: item.slug,
      url: portal.origin + item.href,
      calendar: portal.origin + documentOf(item.href, CALENDAR),
    }),
  };
}

function datePart({ start, end, allDay, status, note, changed }: Occurrence, zone: string): Part {
  const values = { start: isoOf(start, zone), end: end && isoOf(end, zone), allDay, status, note, changed };
  return partOf(FIELDS.date, values);
}

const kept = new WeakMap<Portal, Part[]>();

/** Every date that is not over, in the order of the clock. */
function rowsOf(portal: Portal): readonly Part[] {
  let rows = kept.get(portal);
  if (!rows) {
    const parts = new Map<EventItem, EventParts>();
    const dates = (portal.items.event as EventItem[]).flatMap((item): DatedItem[] => {
      const { upcoming } = portal.dates(item as Item);
      if (upcoming[0]) parts.set(item, eventParts(portal, item, upcoming[0]));
      return upcoming.map((occurrence) => ({ item, occurrence }));
    });
    rows = dates
      .sort(byClock)
      .map(({ item, occurrence }) => rowOf(portal, item, occurrence, parts.get(item)!));
    kept.set(portal, rows);
  }
  return rows;
}

function rowOf(
  portal: Portal,
  item: EventItem,
  occurrence: Occurrence,
  { name, place, event }: EventParts,
): Part {
  const date = datePart(occurrence, item.data.timeZone ?? portal.timeZone);
  const isElsewhere = occurrence.place !== undefined || occurrence.status === 'deplace-en-ligne';
  const where = isElsewhere ? placePart(placeOf(portal, item, occurrence)) : place;
  return {
    csv: `${date.csv},${name.csv},${where.csv},${event.csv}`,
    json: `{${[date, name, where, event].flatMap(({ json }) => json || []).join(',')}}`,
  };
}

export const datesCsv = (portal: Portal): string =>
  csvText([csvRow(DATE_FIELDS), ...rowsOf(portal).map(({ csv }) => csv)]);

/** A line a date, so that two versions can be compared. */
export function datesJson(portal: Portal): string {
  const { settings, origin, base, timeZone } = portal;
  const head = JSON.stringify({
    name: settings.name,
    url: `${origin}${base}/`,
    timeZone,
    ...(settings.legal?.licence ? { licence: settings.legal.licence } : {}),
  });
  return `${head.slice(0, -1)},"dates":[\n${rowsOf(portal)
    .map(({ json }) => json)
    .join(',\n')}\n]}\n`;
}

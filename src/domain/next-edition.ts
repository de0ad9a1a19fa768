/**
 * An event made ready to take place again: the same file, a year later or at the first such year to come. What was
 * proper to the edition that was held is left out: its state, its exceptions, its report, its identifiers.
 */
import { ruleOf } from '../content-types/event/rule.ts';
import type { Data } from '../content-types/registry.ts';
import { agendaWords } from '../i18n/agenda-words.ts';
import { plainSpaces } from '../i18n/calendar-words.ts';
import { sayDay } from '../i18n/dates.ts';
import { addDays, daysBetween, nthWeekdayOfMonth, partsOf, weekdayOf } from '../lib/dates/calendar.ts';
import type { LocalDate } from '../lib/dates/calendar.ts';
import { toYaml } from '../lib/formats/front-matter.ts';
import type { Written } from '../lib/formats/front-matter.ts';
import { expandDates } from '../lib/recurrence.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { documentOf } from './urls.ts';

type EventItem = Item<'event'>;
type EventData = Data<'event'>;
type Recurrence = NonNullable<EventData['recurrence']>;

/** Beside the page of an event. */
export const NEXT_EDITION = 'reprendre.md';

/** A series that goes on by itself has nothing to be taken up again. */
export function hasNextEdition(portal: Portal, item: EventItem): boolean {
  const { recurrence } = item.data;
  if (!recurrence || recurrence.until || recurrence.count) return true;
  return portal.dates(item as Item).next === undefined;
}

/** Where the file is, with the base. */
export const nextEditionHref = (portal: Portal, item: EventItem): string | undefined =>
  hasNextEdition(portal, item) ? documentOf(item.href, NEXT_EDITION) : undefined;

export interface NextEdition {
  /** Of the file to make: `fete-de-la-chataigne-2027`. */
  slug: string;
  start: LocalDate;
  /** The whole file. */
  text: string;
}

export function nextEdition(portal: Portal, item: EventItem): NextEdition {
  const { data } = item;
  const from = data.start.date;
  const year = nextYear(from, portal.now.slice(0, 10));
  const start = startIn(data, year);
  const slug = slugOf(item.slug, from, year);
  const say = agendaWords(portal.locale).reuse;
  const notes = [
    say.made(item.title),
    say.dates(sayDay(from, portal.locale), sayDay(start, portal.locale)),
    say.reread,
    say.save(`events/${slug}.md`),
  ];
  const header = toYaml(fieldsOf(data, start, Number(from.slice(0, 4)), year));
  return {
    slug,
    start,
    text: `---\n${notes.map((note) => `# ${note}\n`).join('')}${header}---\n\n${item.body.trim()}\n`,
  };
}

/** The next year, or the first in which the day is still to come. */
function nextYear(from: LocalDate, today: LocalDate): number {
  const after = Number(from.slice(0, 4)) + 1;
  for (let year = Math.max(after, Number(today.slice(0, 4))); ; year++)
    if (sameWeekday(from, year) >= today) return year;
}

/** The same day of the same week of the same month: the first Saturday of December stays so. The fifth may be the last. */
export function sameWeekday(date: LocalDate, year: number): LocalDate {
  const { month, day } = partsOf(date);
  const rank = Math.ceil(day / 7);
  return nthWeekdayOfMonth(year, month, weekdayOf(date), rank === 5 ? -1 : rank)!;
}

/** A series begins on the first of its days from there on. */
function startIn({ start, recurrence }: EventData, year: number): LocalDate {
  const day = sameWeekday(start.date, year);
  if (!recurrence) return day;
  const { until: _until, count: _count, ...rule } = ruleOf(recurrence);
  return expandDates(day, rule, { from: day, to: addDays(day, 366) }, 1)[0] ?? day;
}

function slugOf(slug: string, from: LocalDate, year: number): string {
  const was = from.slice(0, 4);
  const named = slug.split('-').includes(was) ? slug.replace(was, String(year)) : `${slug}-${year}`;
  // As long as an address may be.
  return named.length <= 80 ? named : `${slug.slice(0, 75).replace(/-+$/, '')}-${year}`;
}

/** A title that bears its year or the number of its edition bears the next. */
export function retitled(title: string, was: number, year: number): string {
  return title
    .replace(new RegExp(`(?<!\\d)${was}(?!\\d)`, 'g'), String(year))
    .replace(
      /(?<!\d)(\d{1,3})(?:e|ème|eme|re|er|ère)(?=\s+édition)/giu,
      (_text, count) => `${Number(count) + year - was}e`,
    );
}

const momentText = (date: LocalDate, time: string | undefined): string => (time ? `${date} ${time}` : date);

function fieldsOf(
  data: EventData,
  start: LocalDate,
  was: number,
  year: number,
): Record<string, Written | undefined> {
  const { end, recurrence, registration, contact, consent, accessibility } = data;
  const nights = end ? daysBetween(data.start.date, end.date) : 0;
  return {
    title: retitled(data.title, was, year),
    summary: data.summary && retitled(data.summary, was, year),
    start: momentText(start, data.start.time),
    end: end && momentText(addDays(start, nights), end.time),
    allDay: data.allDay,
    timeZone: data.timeZone,
    recurrence: recurrence && ruleFields(recurrence, data.start.date, start),
    mode: data.mode,
    onlineUrl: data.onlineUrl,
    place: data.place,
    address: data.address,
    geo: data.geo,
    territories: data.territories,
    themes: data.themes,
    organisers: data.organisers,
    partners: data.partners,
    price: data.price,
    registration: registration?.map((one) => (one.kind === 'url' ? one.href : plainSpaces(one.display))),
    // An agreement was given for what was: it is asked for again.
    contact:
      contact && !consent
        ? { ...contact, phone: contact.phone && plainSpaces(contact.phone.display) }
        : undefined,
    publics: data.publics,
    age: data.age,
    accessibility,
    gettingThere: data.gettingThere,
    image: data.image,
    imageAlt: data.imageAlt,
    imageDecorative: data.imageDecorative,
    imageCredit: data.imageCredit,
    links: data.links,
    keywords: data.keywords,
    alternateNames: data.alternateNames,
  };
}

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** The rule, without its exceptions; its end as far from the start as it was. */
function ruleFields(
  recurrence: Recurrence,
  was: LocalDate,
  start: LocalDate,
): Record<string, Written | undefined> {
  const { freq, interval, byDay, byMonthDay, byMonth, until, count } = recurrence;
  return {
    freq,
    interval,
    byDay: byDay?.map(({ weekday, nth }) => dayText(weekday, nth)),
    byMonthDay,
    byMonth,
    until: until && addDays(start, daysBetween(was, until)),
    count,
  };
}

/** As contributors write it: « 1er samedi », « dernier jeudi ». Before the last, as RFC 5545 does. */
function dayText(weekday: number, nth: number | undefined): string {
  const day = DAYS[weekday - 1]!;
  if (!nth) return day;
  if (nth === -1) return `dernier ${day}`;
  return nth > 0 ? `${nth === 1 ? '1er' : `${nth}e`} ${day}` : `${nth} ${day}`;
}

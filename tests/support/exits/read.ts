/** What a built portal tells of its dates, by each of its exits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { addDays } from '../../../src/lib/dates/local.ts';
import { findAll, findOne, hasClass, parseHtml } from '../html.ts';
import { listFiles } from '../../../src/reader/files.ts';
import { microformats } from '../microformats.ts';
import type { Microformat } from '../microformats.ts';
import { byIcalJs, byStart, byTsIcs } from './calendars.ts';
import type { When } from './calendars.ts';

export interface Exits {
  /** By slug, every date to come. */
  json: Record<string, When[]>;
  csv: Record<string, When[]>;
  icalJs: Record<string, When[]>;
  tsIcs: Record<string, When[]>;
  /** The whole agenda in one file, as ical.js reads it. */
  whole: When[];
  /** By slug: starts, the nearest alone. */
  pages: Record<string, string[]>;
  /** By slug: the date that the page marks as h-event, as programs that read microformats take it. */
  marked: Record<string, When[]>;
  /** By slug: the dates of the lists that are marked so: the agenda, then the months' own lists. */
  listed: { agenda: Record<string, When[]>; months: Record<string, When[]> };
  /** `2026-12-05 slug`, from the tables of months. */
  months: string[];
  /** By slug: the nearest alone. */
  jsonLd: Record<string, When[]>;
  /** Titles of the feed of next dates. */
  feeds: { rss: string[]; atom: string[] };
  /** The bytes of each event's own calendar. */
  files: Record<string, string>;
}

const utc = (iso: string): string =>
  iso.includes('T') ? `${new Date(iso).toISOString().slice(0, 16)}Z` : iso;

interface Row {
  slug: string;
  start: string;
  end?: string;
  status: string;
}

function rowWhen({ start, end, status }: Row): When {
  // The last day is included here, excluded in calendars.
  const excluded = start.includes('T') ? end && utc(end) : addDays((end || start).slice(0, 10), 1);
  return {
    start: utc(start),
    ...(excluded ? { end: excluded } : {}),
    held: status !== 'annule' && status !== 'reporte',
  };
}

const bySlug = (rows: readonly Row[]): Record<string, When[]> =>
  Object.fromEntries(
    [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, own]) => [slug, own.map(rowWhen).sort(byStart)]),
  );

interface JsonEvent {
  startDate: string;
  endDate?: string;
  eventStatus: string;
  '@id'?: string;
  subEvent?: JsonEvent[];
}

function jsonLdOf(html: string): When[] {
  const script = findOne(
    parseHtml(html),
    ({ tag, attributes }) => tag === 'script' && attributes['type'] === 'application/ld+json',
  )!;
  const event = JSON.parse(String(script.children[0])) as JsonEvent;
  const dates = [event, ...(event.subEvent ?? []).filter((one) => one['@id'] === undefined)];
  return dates.map(({ startDate, endDate, eventStatus }) =>
    rowWhen({
      slug: '',
      start: startDate,
      ...(endDate ? { end: endDate } : {}),
      status: /Cancelled|Postponed/.test(eventStatus) ? 'annule' : '',
    }),
  );
}

/** @param to the day up to which calendars are expanded, excluded */
export function readExits(out: string, slugs: readonly string[], to: string): Exits {
  const read = (path: string) => readFileSync(join(out, path), 'utf8');
  const each = <T>(make: (slug: string) => T): Record<string, T> =>
    Object.fromEntries(slugs.map((slug) => [slug, make(slug)]));
  const files = each((slug) => read(`agenda/${slug}/calendrier.ics`));
  const titlesIn = (text: string) =>
    [...text.matchAll(/<title>(?:<!\[CDATA\[)?([^<\]]*)/g)].slice(1).map(([, title]) => title!);
  return {
    json: bySlug((JSON.parse(read('agenda/agenda.json')) as { dates: Row[] }).dates),
    csv: bySlug(parse(read('agenda/agenda.csv'), { bom: true, columns: true }) as Row[]),
    icalJs: each((slug) => byIcalJs(files[slug]!, to)),
    tsIcs: each((slug) => byTsIcs(files[slug]!, to)),
    whole: byIcalJs(read('agenda/calendrier.ics'), to),
    pages: each((slug) => pageDates(read(`agenda/${slug}/index.html`))),
    marked: each((slug) => [markedDate(read(`agenda/${slug}/index.html`))]),
    listed: {
      agenda: listedDates(
        listFiles(join(out, 'agenda'))
          .filter((file) => /^(?:page\/\d+\/)?index\.html$/.test(file))
          .map((file) => read(`agenda/${file}`)),
      ),
      months: listedDates(
        listFiles(join(out, 'agenda'))
          .filter((file) => /^\d{4}\/\d\d\/index\.html$/.test(file))
          .map((file) => read(`agenda/${file}`)),
      ),
    },
    months: listFiles(join(out, 'agenda'))
      .filter((file) => /^\d{4}\/\d\d\/index\.html$/.test(file))
      .flatMap((file) => monthDates(read(`agenda/${file}`))),
    jsonLd: each((slug) => jsonLdOf(read(`agenda/${slug}/index.html`))),
    feeds: { rss: titlesIn(read('agenda/dates-rss.xml')), atom: titlesIn(read('agenda/dates-atom.xml')) },
    files,
  };
}

/** The practical information of an event: its next dates. */
function pageDates(html: string): string[] {
  const box = findOne(parseHtml(html), (element) => hasClass(element, 'practical'))!;
  return findAll(box, 'time').map(({ attributes }) => utc(attributes['datetime']!));
}

/** A microformat says nothing of what is not held: the page does. Its last day is included. */
function whenOf({ properties }: Microformat): When {
  const [start] = properties['start'] as string[];
  const [end] = (properties['end'] ?? []) as string[];
  return rowWhen({ slug: '', start: start!, ...(end ? { end } : {}), status: '' });
}

function markedDate(html: string): When {
  const [event, ...others] = microformats(parseHtml(html)).filter(({ type }) => type === 'h-event');
  if (!event || others.length > 0) throw new Error('one h-event a page');
  return whenOf(event);
}

function listedDates(pages: readonly string[]): Record<string, When[]> {
  const rows = pages
    .flatMap((html) => microformats(parseHtml(html)))
    .filter(({ type }) => type === 'h-event')
    .map((item) => ({ slug: String(item.properties['url']![0]).split('/').at(-2)!, when: whenOf(item) }));
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ slug }) => slug)].map(([slug, own]) => [
      slug,
      own.map(({ when }) => when).sort(byStart),
    ]),
  );
}

function monthDates(html: string): string[] {
  const squares = findAll(
    parseHtml(html),
    ({ tag, attributes }) => tag === 'td' && attributes['data-day'] !== undefined,
  );
  return squares.flatMap((square) =>
    findAll(square, 'a').flatMap(({ attributes }) => {
      const slug = /^\/agenda\/([a-z0-9-]+)\/$/.exec(attributes['href'] ?? '')?.[1];
      return slug ? [`${square.attributes['data-day']} ${slug}`] : [];
    }),
  );
}

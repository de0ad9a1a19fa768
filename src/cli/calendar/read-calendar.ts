/**
 * A calendar file, read whole: its name, and each of its events as an entry or as what is wrong with it. The one
 * door for the import of files and for subscribed calendars.
 */
import { fold } from '../../lib/text/fold.ts';
import type { Applied } from '../import/apply.ts';
import { ImportError } from '../import/errors.ts';
import type { Note } from '../import/note.ts';
import { propertyOf, readComponents } from './components.ts';
import type { Calendars, Component } from './components.ts';
import { readEvent, titleOf } from './event.ts';
import type { EventOptions } from './event.ts';
import type { Fault } from './fault.ts';
import { readLines } from './lines.ts';
import { textOf, whensOf } from './values.ts';
import { Zones } from './zones.ts';

/** Bytes; a calendar of ten thousand events weighs five megabytes. */
export const MAX_BYTES = 20 * 1024 * 1024;
const MAX_EVENTS = 20_000;

/** One event: an entry, or a note that says why there is none. */
export interface CalendarItem {
  line: number;
  /** How this entry is known at its source; absent where even that was not read. */
  uid?: string | undefined;
  title: string;
  /** Its properties as texts, for a map that uses them. */
  cells: ReadonlyMap<string, string>;
  read: { ok: true; applied: Applied; listedTo?: string | undefined } | { ok: false; note: Note };
}

export interface Calendar {
  /** As it calls itself. */
  name?: string | undefined;
  items: CalendarItem[];
  /** Of the file as a whole, not of one event. */
  remarks: Fault[];
  /** Properties with values that no field takes, and how often. */
  untaken: { column: string; values: number }[];
  /** Tasks, notes…: how many of each. */
  others: ReadonlyMap<string, number>;
  /** Whether its end was there: what was cut on its way says nothing of what is absent. */
  isComplete: boolean;
}

export type CalendarOptions = Omit<EventOptions, 'zones'>;

/** @throws ImportError where this is no calendar */
export function readCalendar(bytes: Uint8Array, options: CalendarOptions): Calendar {
  if (bytes.length > MAX_BYTES)
    throw new ImportError(
      `Ce calendrier pèse ${(bytes.length / 1024 / 1024).toFixed(0)} Mo, la limite est 20 Mo. Exportez-le par année.`,
    );
  const { properties, remarks } = readLines(bytes);
  const found = readComponents(properties);
  if (!found.isCalendar) throw new ImportError(notACalendar(bytes));
  if (found.events.length > MAX_EVENTS)
    throw new ImportError(
      `Ce calendrier compte ${found.events.length} rendez-vous, la limite est ${MAX_EVENTS}. Exportez-le par année.`,
    );
  const zones = new Zones(found.zones);
  const items = gather(found.events).map((one) => itemOf(one, { ...options, zones }));
  items.push(...found.lost.map(lostItem));
  items.sort((a, b) => a.line - b.line);
  const name = found.properties.find((one) => one.name === 'X-WR-CALNAME' || one.name === 'NAME')?.value;
  return {
    name: name && textOf(name).trim(),
    items,
    remarks,
    untaken: untakenIn(found.events),
    others: found.others,
    isComplete: found.isComplete,
  };
}

function notACalendar(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('utf8').trimStart();
  if (head === '') return 'Ce fichier est vide. Refaites l’export du calendrier.';
  if (/^<(!doctype|html|head|\?xml)/i.test(head))
    return 'Ce n’est pas un calendrier mais une page web, peut-être celle d’une connexion. Prenez l’adresse au format iCal (.ics).';
  return 'Ce n’est pas un calendrier : la ligne BEGIN:VCALENDAR manque. Exportez-le au format iCalendar (.ics).';
}

interface Gathered {
  event: Component;
  overrides: Component[];
  uid?: string | undefined;
  /** Left for another of the same identifier. */
  doubles: Component[];
}

const uidOf = (event: Component): string | undefined =>
  textOf(propertyOf(event, 'UID')?.value ?? '').trim() || undefined;

const numberOf = (event: Component, name: string): string =>
  (propertyOf(event, name)?.value.trim() ?? '').padStart(20, '0');

/** Events by identifier, each with its changed dates; a change without its series is an event of its own. */
function gather(events: readonly Component[]): Gathered[] {
  const groups = Map.groupBy(events, (event) => uidOf(event) ?? event);
  return [...groups].flatMap(([key, group]) => {
    const uid = typeof key === 'string' ? key : undefined;
    const masters = group.filter((event) => !propertyOf(event, 'RECURRENCE-ID'));
    const overrides = lastOfEach(group.filter((event) => propertyOf(event, 'RECURRENCE-ID')));
    const [event, ...doubles] = masters.toSorted(
      (a, b) =>
        compare(numberOf(b, 'SEQUENCE'), numberOf(a, 'SEQUENCE')) ||
        compare(numberOf(b, 'LAST-MODIFIED'), numberOf(a, 'LAST-MODIFIED')) ||
        b.line - a.line,
    );
    const isSeries = event && ['RRULE', 'RDATE'].some((name) => propertyOf(event, name));
    if (event && isSeries) return [{ event, overrides, uid, doubles }];
    const alone = overrides.map((one) => ({
      event: one,
      overrides: [],
      uid: `${uid ?? ''}/${propertyOf(one, 'RECURRENCE-ID')!.value.trim()}`,
      doubles: [],
    }));
    return [...(event ? [{ event, overrides: [], uid, doubles }] : []), ...alone];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function lastOfEach(overrides: readonly Component[]): Component[] {
  const byDate = new Map<string, Component>();
  for (const one of overrides) {
    const id = propertyOf(one, 'RECURRENCE-ID')!.value.trim();
    const there = byDate.get(id);
    if (!there || numberOf(one, 'SEQUENCE') >= numberOf(there, 'SEQUENCE')) byDate.set(id, one);
  }
  return [...byDate.values()];
}

function itemOf({ event, overrides, uid, doubles }: Gathered, options: EventOptions): CalendarItem {
  const title = titleOf(event);
  const base = { line: event.line, title, uid: uid ?? nameless(event), cells: cellsOf(event) };
  const note = (fate: Note['fate'], fault: Fault): Note => ({ fate, ...fault });
  if (isPrivate(event))
    return {
      ...base,
      read: {
        ok: false,
        note: note('left-out', {
          line: event.line,
          column: 'CLASS',
          value: '',
          why: 'ce rendez-vous est marqué privé : il n’est pas repris',
          cure: 'Rien à faire si c’est voulu. Sinon rendez-le public dans l’agenda d’origine',
        }),
      },
    };
  const read = readEvent(event, overrides, options);
  if (!read.ok) return { ...base, read: { ok: false, note: note('refused', read.fault) } };
  const { applied, listedTo } = read;
  applied.raw['sourceId'] = base.uid;
  if (uid) applied.raw['uid'] = uid;
  applied.notes.push(
    ...doubles.map((double) =>
      note('remark', {
        line: double.line,
        column: 'UID',
        value: titleOf(double),
        why: `un autre rendez-vous, ligne ${event.line}, a le même identifiant et est plus récent : celui-ci n’est pas repris`,
        cure: 'Si ce sont deux rendez-vous, refaites l’export',
      }),
    ),
  );
  return { ...base, read: { ok: true, applied, listedTo } };
}

/** Several of a name are one cell; nobody's address is one. */
function cellsOf({ properties }: Component): Map<string, string> {
  const cells = new Map<string, string>();
  for (const { name, value } of properties)
    if (name !== 'ATTENDEE' && value.trim())
      cells.set(name, [cells.get(name), textOf(value).trim()].filter(Boolean).join(','));
  return cells;
}

const isPrivate = (event: Component): boolean =>
  /^(PRIVATE|CONFIDENTIAL)$/i.test(propertyOf(event, 'CLASS')?.value.trim() ?? '');

/** An event without identifier is known by what it is: the same file read twice finds the same entry. */
function nameless(event: Component): string {
  const begins = propertyOf(event, 'DTSTART');
  const when = begins && whensOf(begins)[0]?.text;
  return `sans-uid/${fold(titleOf(event))}/${when ?? ''}`;
}

const lostItem = ({ fault, uid }: Calendars['lost'][number]): CalendarItem => ({
  line: fault.line,
  uid,
  title: textOf(fault.value),
  cells: new Map(),
  read: { ok: false, note: { fate: 'refused', ...fault } },
});

/** What is read, what is technical, and what is somebody's: none of it is asked about. */
const SETTLED = new Set(
  'UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION GEO URL STATUS CATEGORIES CLASS ORGANIZER RRULE EXRULE RDATE EXDATE RECURRENCE-ID DTSTAMP CREATED LAST-MODIFIED SEQUENCE TRANSP PRIORITY CONFERENCE X-GOOGLE-CONFERENCE REQUEST-STATUS ATTENDEE X-ALT-DESC'.split(
    ' ',
  ),
);
const TECHNICAL =
  /^X-(MICROSOFT|MS|APPLE|MOZ|LIC|WR|CALENDARSERVER|EVOLUTION|RADICALE|NEXTCLOUD|GOOGLE|TINE20|ZIMBRA)-/;

function untakenIn(events: readonly Component[]): { column: string; values: number }[] {
  const counts = new Map<string, number>();
  for (const { properties } of events)
    for (const { name, value } of properties)
      if (value.trim() && !SETTLED.has(name) && !TECHNICAL.test(name))
        counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([column, values]) => ({ column, values })).sort((a, b) => b.values - a.values);
}

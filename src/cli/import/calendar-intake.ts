/** The events of a calendar (ICS), and what a map adds to them: its columns are the calendar's own properties. */
import { basename } from 'node:path';
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { fold } from '../../lib/text/fold.ts';
import { loadGazetteer } from '../../reader/communes.ts';
import { matcherOf } from '../calendar/matcher.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Calendar, CalendarItem } from '../calendar/read-calendar.ts';
import { applyOnto, leftOut } from './apply.ts';
import { settleCommune } from './commune.ts';
import type { Row } from './csv.ts';
import type { Draft } from './draft.ts';
import { ImportError } from './errors.ts';
import type { Intake } from './intake.ts';
import type { ImportMap } from './map.ts';
import type { Note } from './note.ts';
import { planImport } from './plan.ts';
import type { Plan } from './plan.ts';
import { settleEntry } from './settle.ts';
import { leftOutNote, readMapFile, sourceOf } from './table-intake.ts';
import type { IntakeOptions } from './table-intake.ts';

export interface CalendarIntakeOptions extends IntakeOptions {
  file: string;
  to: string;
  today: string;
}

/** By its name, or by its first words: people rename files. */
export const isCalendar = (file: string, bytes: Uint8Array): boolean =>
  /\.(ics|ical|ifb|icalendar)$/i.test(file) ||
  /^\s*BEGIN:VCALENDAR/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1').replace(/^ï»¿/, ''));

/** @throws ImportError where this is no calendar, or its map is wrong */
export function calendarIntake(bytes: Uint8Array, name: TypeName, options: CalendarIntakeOptions): Intake {
  if (name !== 'event')
    throw new ImportError(
      `Un agenda (.ics) ne donne que des rendez-vous : npm run import -- events ${basename(options.file)}.`,
    );
  const matcher = matcherOf(options.to);
  const calendar = readCalendar(bytes, { matcher, zone: matcher.zone, today: options.today });
  const columns = columnsOf(calendar);
  const map = options.map === undefined ? undefined : readMapFile(options.map);
  const plan = map && planImport(map, name, { columns, rows: [] }, ['title', 'start', 'source']);
  const source = (plan && sourceOf(plan)) ?? (nameOf(calendar) || basename(options.file));
  const gazetteer = options.gazetteer ?? loadGazetteer;
  const draftOf = (item: CalendarItem): Draft | Note => {
    if (!item.read.ok) return item.read.note;
    const { applied } = item.read;
    const row: Row = { line: item.line, cells: columns.map((column) => item.cells.get(column) ?? '') };
    const out = plan && leftOut(plan, row);
    if (out) return leftOutNote(item.line, out);
    if (plan) applyMap(plan, applied, row);
    applied.raw['source'] = source;
    settleCommune(applied, item.line, gazetteer);
    const settled = settleEntry(typeOf(name), applied, item.line);
    if (!settled.ok) return settled.note;
    return { line: item.line, raw: applied.raw, body: applied.body, notes: applied.notes };
  };
  return {
    name,
    type: typeOf(name),
    rows: calendar.items.map((item) => ({ line: item.line, read: () => draftOf(item) })),
    source,
    nameColumn: 'SUMMARY',
    unmapped: unmappedOf(calendar, map, plan),
    said: sayCalendar(calendar),
    remarks: remarksOf(calendar),
    notes: calendar.remarks.map((fault) => ({ fate: 'remark', ...fault })),
    words: { of: 'de l’agenda' },
  };
}

/** A calendar that is called after somebody's mailbox is not: the name is published. */
const nameOf = ({ name }: Calendar): string | undefined => (name?.includes('@') ? undefined : name);

/** What the map gives a field takes the place of what the calendar gave it. */
function applyMap(plan: Plan, applied: CalendarItemApplied, row: Row): void {
  for (const { path } of [...plan.fields, ...plan.constants]) delete applied.raw[String(path[0])];
  applyOnto(applied, plan, row);
}

type CalendarItemApplied = Extract<CalendarItem['read'], { ok: true }>['applied'];

const columnsOf = ({ items }: Calendar): string[] => [
  ...new Set(items.flatMap(({ cells }) => [...cells.keys()])),
];

function unmappedOf(calendar: Calendar, map: ImportMap | undefined, plan: Plan | undefined) {
  const used = new Set((map?.ignore ?? []).map(fold));
  for (const { from } of plan?.fields ?? [])
    if ('value' in from) for (const { name } of from.value.columns) used.add(fold(name));
  return calendar.untaken.filter(({ column }) => !used.has(fold(column)));
}

function sayCalendar({ items, name }: Calendar): string {
  const called = name ? ` (« ${name} »)` : '';
  return items.length === 0
    ? `aucun rendez-vous dans cet agenda${called}`
    : `${items.length} rendez-vous lu${items.length > 1 ? 's' : ''}${called}`;
}

const OTHERS: Readonly<Record<string, string>> = {
  VTODO: 'tâche',
  VJOURNAL: 'note',
  VFREEBUSY: 'plage de disponibilité',
};

function remarksOf({ others, isComplete }: Calendar): string[] {
  return [
    ...[...others].map(
      ([name, count]) =>
        `${count} ${OTHERS[name] ?? name}${count > 1 ? 's' : ''} : ce ne sont pas des rendez-vous, rien n’en est repris.`,
    ),
    ...(isComplete
      ? []
      : [
          'La fin de ce fichier manque (END:VCALENDAR) : des rendez-vous peuvent manquer. Refaites l’export.',
        ]),
  ];
}

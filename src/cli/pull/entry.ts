/** An event of a source as the entry that it would be here. */
import { event } from '../../content-types/event/index.ts';
import type { Data } from '../../content-types/registry.ts';
import { datesOf } from '../../domain/agenda.ts';
import type { LocalDateTime } from '../../lib/dates/calendar.ts';
import type { Gazetteer } from '../../lib/gazetteer.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Fields } from '../../schema/field.ts';
import type { Raw } from '../../schema/validate.ts';
import { validate } from '../../schema/validate.ts';
import type { CalendarItem } from '../calendar/read-calendar.ts';
import { settleCommune } from '../import/commune.ts';
import type { Existing } from '../import/folder.ts';
import type { Note } from '../import/note.ts';
import { settleEntry } from '../import/settle.ts';
import type { Source } from './sources.ts';
import { hashOf } from './state.ts';

export const FIELDS = event.fields as unknown as Fields;

export interface Incoming {
  uid: string;
  line: number;
  title: string;
  raw: Record<string, Raw>;
  body: string;
  notes: Note[];
  listedTo?: string | undefined;
  /** Title, start and place: see `EventRecord`. */
  same: string;
}

/** @returns a note where there can be no entry */
export function incomingOf(item: CalendarItem, source: Source, gazetteer: () => Gazetteer): Incoming | Note {
  if (!item.read.ok) return item.read.note;
  const { applied, listedTo } = item.read;
  const { raw } = applied;
  // Before what portal.yaml adds: that may change without the event being another.
  const same = sameOf(raw);
  addFromSettings(raw, source);
  raw['source'] = source.name;
  settleCommune(applied, item.line, gazetteer);
  const settled = settleEntry(event as never, applied, item.line);
  if (!settled.ok) return settled.note;
  return {
    uid: item.uid!,
    line: item.line,
    title: item.title,
    raw: applied.raw,
    body: applied.body,
    notes: applied.notes,
    listedTo,
    same,
  };
}

/** What `portal.yaml` says of all the events of a source: who organises wins over accounts, the rest completes. */
function addFromSettings(raw: Record<string, Raw>, { organisers, themes, territories, place }: Source): void {
  if (organisers?.length) raw['organisers'] = [...organisers];
  if (place && !raw['place'] && !raw['address'] && !raw['onlineUrl']) raw['place'] = place;
  for (const [name, values] of [
    ['themes', themes],
    ['territories', territories],
  ] as const)
    if (values?.length) raw[name] = [...new Set([...((raw[name] as string[] | undefined) ?? []), ...values])];
}

const textOf = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw.trim() : '');

const sameOf = (raw: Record<string, Raw>): string =>
  hashOf([fold(textOf(raw['title'])), textOf(raw['start']), fold(textOf(raw['place']))].join('\u0000'));

/** Whether some date of an entry is still to come. */
export function isToCome(raw: Record<string, Raw>, now: LocalDateTime, zone: string): boolean {
  const { data } = validate<Data<'event'>>(FIELDS, raw);
  return data !== undefined && datesOf(data, now, zone).upcoming.length > 0;
}

/** Whether a file that is not of this source says the same event. */
export function isDouble(incoming: Incoming, there: Record<string, Raw>): boolean {
  const uid = textOf(incoming.raw['uid']);
  if (uid && (textOf(there['uid']) === uid || textOf(there['sourceId']) === uid)) return true;
  const start = textOf(incoming.raw['start']);
  if (start.length <= 10 || start !== textOf(there['start'])) return false;
  const [here, other] = [textOf(incoming.raw['place']), textOf(there['place'])];
  return (
    fold(textOf(incoming.raw['title'])) === fold(textOf(there['title'])) &&
    (!here || !other || fold(here) === fold(other))
  );
}

/** The entries that may be doubles of an event: those of its identifier or of its start. Ten thousand are not all compared. */
export class Likeness {
  readonly #byKey = new Map<string, Existing[]>();

  constructor(entries: readonly Existing[]) {
    for (const entry of entries)
      for (const key of keysOf(entry.raw)) {
        const there = this.#byKey.get(key);
        if (there) there.push(entry);
        else this.#byKey.set(key, [entry]);
      }
  }

  get = ({ raw }: Incoming): readonly Existing[] => keysOf(raw).flatMap((key) => this.#byKey.get(key) ?? []);
}

const keysOf = (raw: Record<string, Raw>): string[] =>
  [
    ['uid', textOf(raw['uid'])],
    ['uid', textOf(raw['sourceId'])],
    ['start', textOf(raw['start'])],
  ].flatMap(([kind, value]) => (value ? [`${kind} ${value}`] : []));

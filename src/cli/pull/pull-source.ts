/** One source, from its answer to the files: created, updated, left, cancelled, each said. */
import type { LocalDateTime } from '../../lib/dates/calendar.ts';
import type { Gazetteer } from '../../lib/gazetteer.ts';
import { inLocale } from '../../schema/field.ts';
import type { Raw } from '../../schema/validate.ts';
import type { Calendar } from '../calendar/read-calendar.ts';
import type { Existing } from '../import/folder.ts';
import { BODY } from '../../reader/amend.ts';
import { inOrder } from '../../reader/write.ts';
import { FIELDS, Likeness, incomingOf, isDouble, isToCome } from './entry.ts';
import type { Incoming } from './entry.ts';
import type { EventFiles } from './files.ts';
import { merge } from './merge.ts';
import type { Line, Outcome } from './outcome.ts';
import type { Source } from './sources.ts';
import type { EventRecord, SourceRecord } from './state.ts';
import { cancelVanished } from './vanished.ts';

export interface PullContext {
  files: EventFiles;
  gazetteer: () => Gazetteer;
  /** Local, in the portal's zone. */
  now: LocalDateTime;
  zone: string;
  /** Cancels as many as vanished, however many. */
  agreed: boolean;
}

/** Changes files, `record` and `outcome`. */
export class SourcePull {
  readonly #source: Source;
  readonly #record: SourceRecord;
  readonly #outcome: Outcome;
  readonly #context: PullContext;
  readonly #bySourceId: Map<string, Existing>;
  readonly #likeness: Likeness;

  constructor(source: Source, record: SourceRecord, outcome: Outcome, context: PullContext) {
    [this.#source, this.#record, this.#outcome, this.#context] = [source, record, outcome, context];
    this.#likeness = new Likeness(context.files.all());
    this.#bySourceId = new Map(
      context.files.ofSource(source.name).map((one) => [String(one.raw['sourceId'] ?? ''), one]),
    );
  }

  apply(calendar: Calendar): void {
    const outcome = this.#outcome;
    outcome.read = calendar.items.length;
    const present = new Set<string>();
    const unknown = calendar.items.some(({ uid }) => uid === undefined);
    const incoming: Incoming[] = [];
    for (const item of calendar.items) {
      // What is there and cannot be read has not vanished.
      if (item.uid !== undefined) present.add(item.uid);
      const read = incomingOf(item, this.#source, this.#context.gazetteer);
      if ('fate' in read) outcome.notes.push(read);
      else incoming.push(read);
    }
    this.#rename(incoming, present);
    this.#record.listedTo = undefined;
    for (const one of incoming) this.#place(one);
    cancelVanished({
      calendar,
      present,
      hasUnknown: unknown,
      source: this.#source.name,
      record: this.#record,
      outcome,
      context: this.#context,
      fileOf: (uid, record) => this.#fileOf(uid, record),
    });
  }

  #fileOf(uid: string, record: EventRecord | undefined): Existing | undefined {
    const own = this.#bySourceId.get(uid);
    if (own || !record) return own;
    // Its identifier was taken out by hand, or by an editor that does not know it.
    const there = this.#context.files.at(record.file);
    return there && !there.raw['sourceId'] ? there : undefined;
  }

  /** Some calendars give new identifiers at each export: the same title, start and place is the same event. */
  #rename(incoming: readonly Incoming[], present: ReadonlySet<string>): void {
    const { events } = this.#record;
    const missing = new Map<string, string[]>();
    for (const [uid, { same }] of events)
      if (!present.has(uid)) missing.set(same, [...(missing.get(same) ?? []), uid]);
    for (const { uid, same } of incoming) {
      if (events.has(uid) || this.#bySourceId.has(uid)) continue;
      const former = missing.get(same)?.shift();
      if (former === undefined) continue;
      const file = this.#fileOf(former, events.get(former));
      events.set(uid, events.get(former)!);
      events.delete(former);
      if (file) this.#bySourceId.set(uid, file);
    }
  }

  #place(incoming: Incoming): void {
    const record = this.#record.events.get(incoming.uid);
    const file = this.#fileOf(incoming.uid, record);
    if (incoming.listedTo) this.#record.listedTo = incoming.listedTo;
    if (file) this.#update(incoming, file, record);
    else if (record) this.#outcome.removed++;
    else this.#create(incoming);
  }

  #create(incoming: Incoming): void {
    const { files, now, zone } = this.#context;
    const outcome = this.#outcome;
    if (!isToCome(incoming.raw, now, zone)) {
      outcome.past++;
      return;
    }
    const double = this.#likeness.get(incoming).find((one) => isDouble(incoming, one.raw));
    if (double) {
      outcome.doubles.push(lineOf(double.path, incoming.title));
      return;
    }
    const created = files.create(incoming.raw, incoming.body);
    if ('why' in created) return this.#refuse(incoming, created.why);
    outcome.created.push(lineOf(created.path, incoming.title));
    outcome.notes.push(...incoming.notes);
    this.#remember(incoming, created.path, merge({}, {}, valuesOf(incoming)).fields);
  }

  #update(incoming: Incoming, file: Existing, record: EventRecord | undefined): void {
    const outcome = this.#outcome;
    if (file.damaged)
      return this.#refuse(
        incoming,
        `sa fiche est là, mais son en-tête est illisible : events/${file.path}`,
        'Réparez ce fichier (npm run check dit quoi), puis relancez',
      );
    const now = valuesOf(incoming);
    // Subscribers know the event by its first identifier, whatever the source does with its own.
    const uid = file.raw['uid'];
    if (typeof uid === 'string' && uid.trim()) now['uid'] = uid.trim();
    const merged = merge(record?.fields, this.#context.files.valuesOf(file), now);
    const changed = [...merged.changes.keys()];
    if (changed.length > 0) {
      const changes = new Map(merged.changes);
      changes.set('updated', this.#context.now.slice(0, 10));
      const written = this.#context.files.change(file, changes);
      if (!written.ok) return this.#refuse(incoming, written.why);
      outcome.updated.push(lineOf(file.path, incoming.title, changed));
    } else outcome.unchanged++;
    if (merged.disputed.length > 0) outcome.disputed.push(lineOf(file.path, incoming.title, merged.disputed));
    this.#remember(incoming, file.path, merged.fields);
  }

  #remember({ uid, same }: Incoming, file: string, fields: Record<string, string>): void {
    this.#record.events.set(uid, { file, same, fields });
  }

  #refuse(
    { line, title }: Incoming,
    why: string,
    cure = 'Vérifiez la place et les droits du dossier, puis relancez',
  ): void {
    this.#outcome.notes.push({ fate: 'refused', line, column: 'SUMMARY', value: title, why, cure });
  }
}

const valuesOf = ({ raw, body }: Incoming): Record<string, Raw> => ({
  ...raw,
  ...(body ? { [BODY]: body } : {}),
});

const labelOf = (name: string): string =>
  name === BODY ? 'texte' : FIELDS[name] ? inLocale(FIELDS[name].label, 'fr').toLowerCase() : name;

/** @param fields by name; people read their labels, in the order of an entry */
export function lineOf(path: string, title: string, fields?: readonly string[]): Line {
  const line = { file: `events/${path}`, title };
  if (!fields) return line;
  const sorted = inOrder(FIELDS, Object.fromEntries(fields.map((name) => [name, null])));
  return { ...line, detail: sorted.map(labelOf).join(', ') };
}

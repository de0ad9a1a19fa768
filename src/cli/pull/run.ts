/** A pull from end to end: every source, one after the other; one that fails keeps none of the others. */
import type { LocalDateTime } from '../../lib/dates/calendar.ts';
import type { Gazetteer } from '../../lib/gazetteer.ts';
import { loadGazetteer } from '../../reader/communes.ts';
import { readSettings } from '../../reader/read-settings.ts';
import { DEFAULT_SETTINGS } from '../../schema/settings.ts';
import { matcherOf } from '../calendar/matcher.ts';
import type { Matcher } from '../calendar/matcher.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Calendar } from '../calendar/read-calendar.ts';
import { ImportError } from '../import/errors.ts';
import type { Limits } from './fetch.ts';
import { EventFiles } from './files.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { SourcePull } from './pull-source.ts';
import { faultOf, readSource, secretIn } from './sources.ts';
import type { Source } from './sources.ts';
import { hashOf, readState, writeState } from './state.ts';
import type { SourceRecord, State } from './state.ts';

export interface PullOptions {
  /** The content folder. */
  content: string;
  /** The hour in a zone, local. */
  now: (zone: string) => LocalDateTime;
  dryRun?: boolean | undefined;
  /** « --oui »: cancels however many have vanished. */
  agreed?: boolean | undefined;
  local?: boolean | undefined;
  /** Only the sources of these names. */
  only?: readonly string[] | undefined;
  limits?: Partial<Limits> | undefined;
  gazetteer?: (() => Gazetteer) | undefined;
}

/** @throws StateError where what is remembered cannot be read */
export async function pull(options: PullOptions): Promise<Outcome[]> {
  const { settings } = readSettings(options.content);
  const all = settings.sources ?? [];
  const state = readState(options.content);
  const zone = settings.timeZone ?? DEFAULT_SETTINGS.timeZone;
  const matcher = matcherOf(options.content);
  const outcomes: Outcome[] = [];
  for (const source of all) {
    if (options.only?.length && !options.only.includes(source.name)) continue;
    outcomes.push(await new Pull(options, { all, state, zone, matcher }).source(source));
    if (!options.dryRun) save(options.content, state);
  }
  return outcomes;
}

/** A portal without sources has nothing to remember. */
function save(content: string, state: State): void {
  if (state.sources.size > 0) writeState(content, state);
}

interface Shared {
  all: readonly Source[];
  state: State;
  zone: string;
  matcher: Matcher;
}

class Pull {
  readonly #options: PullOptions;
  readonly #shared: Shared;

  constructor(options: PullOptions, shared: Shared) {
    [this.#options, this.#shared] = [options, shared];
  }

  async source(source: Source): Promise<Outcome> {
    const outcome = outcomeOf(source.name);
    const { all, state, zone } = this.#shared;
    const secret = secretIn(source);
    if (secret) outcome.remarks.push(secret);
    const fault = faultOf(source, all);
    if (fault) return { ...outcome, failed: fault };
    const now = this.#options.now(zone);
    const record: SourceRecord = structuredClone(state.sources.get(source.name) ?? { events: new Map() });
    const declared = hashOf(JSON.stringify(source));
    // Dates listed one by one want more of them as time goes; an answer that is the same gives them.
    const isCurrent =
      record.settings === declared && (record.listedTo === undefined || isFar(record.listedTo, now));
    const answer = await readSource(source, this.#options.content, {
      ...(isCurrent ? { etag: record.etag, lastModified: record.lastModified } : {}),
      local: this.#options.local,
      limits: this.#options.limits,
    });
    if (answer.kind === 'failed') return { ...outcome, failed: answer };
    if (answer.kind === 'same') return { ...outcome, isSame: true };
    const calendar = this.#read(answer.bytes, now, outcome);
    if (!calendar) return outcome;
    if (answer.movedTo)
      outcome.remarks.push(`cette adresse a changé pour de bon : mettez ${answer.movedTo} dans portal.yaml`);
    const { dryRun = false, agreed = false, gazetteer = loadGazetteer } = this.#options;
    const files = new EventFiles(this.#options.content, dryRun);
    new SourcePull(source, record, outcome, { files, gazetteer, now, zone, agreed }).apply(calendar);
    this.#remember(record, source, { ...answer, declared, isHeld: outcome.held !== undefined });
    return outcome;
  }

  #read(bytes: Uint8Array, now: LocalDateTime, outcome: Outcome): Calendar | undefined {
    const { matcher, zone } = this.#shared;
    try {
      const calendar = readCalendar(bytes, { matcher, zone, today: now.slice(0, 10) });
      if (!calendar.isComplete)
        outcome.remarks.push(
          'la fin de cet agenda manque (END:VCALENDAR) : ce qui est lisible est pris, rien n’est annulé. Relancez plus tard',
        );
      return calendar;
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      const [why = '', ...cure] = error.message.split(/(?<=\.) /);
      outcome.failed = { why: lowerFirst(why.replace(/\.$/, '')), cure: cure.join(' ').replace(/\.$/, '') };
      return undefined;
    }
  }

  #remember(
    record: SourceRecord,
    source: Source,
    answer: {
      bytes: Uint8Array;
      etag?: string | undefined;
      lastModified?: string | undefined;
      declared: string;
      isHeld: boolean;
    },
  ): void {
    const hash = hashOf(answer.bytes);
    // A server that marks the same answer anew each time must not change the record each time.
    if (record.answer !== hash) {
      record.answer = hash;
      [record.etag, record.lastModified] = [answer.etag, answer.lastModified];
    }
    // What waits for somebody's word must be read again.
    if (answer.isHeld) record.etag = record.lastModified = undefined;
    record.settings = answer.declared;
    this.#shared.state.sources.set(source.name, record);
  }
}

/** Whether a list of dates still goes to the end of next year. */
const isFar = (listedTo: string, now: LocalDateTime): boolean =>
  Number(listedTo.slice(0, 4)) > Number(now.slice(0, 4));

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

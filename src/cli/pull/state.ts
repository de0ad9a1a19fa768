/**
 * What each source last said of each of its events, field by field, as fingerprints: what tells a change of the
 * source from a change by hand. It lives in the content folder, `.cordee/pull.json`, so that every clone has it and
 * no editor of entries meets it; it holds no word of anybody.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Raw } from '../../schema/validate.ts';
import { isEmpty } from '../../schema/validate.ts';
import { byCodePoint } from '../../reader/files.ts';

export const STATE = join('.cordee', 'pull.json');

/** By field; `body` is under the empty name. */
export type Fingerprints = Record<string, string>;

export interface EventRecord {
  /** From the folder of events: where it was last seen. */
  file: string;
  /** Title, start and place as the source gives them: by these, an event is found again under another identifier. */
  same: string;
  fields: Fingerprints;
  /** It vanished from the source, and was marked so. */
  gone?: boolean | undefined;
}

export interface SourceRecord {
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Of the answer, and of what `portal.yaml` says of the source. */
  answer?: string | undefined;
  settings?: string | undefined;
  /** Dates were listed one by one up to this day. */
  listedTo?: string | undefined;
  /** By identifier. A map: a stranger names the keys. */
  events: Map<string, EventRecord>;
}

export interface State {
  sources: Map<string, SourceRecord>;
}

/** A record that cannot be read, most often after two branches met. */
export class StateError extends Error {
  override name = 'StateError';
}

/** @throws StateError */
export function readState(content: string): State {
  let text: string;
  try {
    text = readFileSync(join(content, STATE), 'utf8');
  } catch {
    return { sources: new Map() };
  }
  try {
    return {
      sources: new Map(entriesOf(JSON.parse(text).sources).map(([name, one]) => [name, recordOf(one)])),
    };
  } catch {
    throw new StateError(
      `Le fichier ${STATE} est abîmé : deux versions ont peut-être été mélangées par git. Reprenez l’une des deux ; ou supprimez-le, et ce qui diffère de la source restera tel quel.`,
    );
  }
}

/** @throws where this is no group */
function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  const isGroup = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!isGroup(value) || !Object.values(value as object).every(isGroup)) throw new Error('shape');
  return Object.entries(value as Record<string, Record<string, unknown>>);
}

function recordOf({ events, ...source }: Record<string, unknown>): SourceRecord {
  const records = entriesOf(events).map(([uid, one]): [string, EventRecord] => {
    if (typeof one['file'] !== 'string' || typeof one['same'] !== 'string') throw new Error('shape');
    entriesOf({ fields: one['fields'] });
    return [uid, one as unknown as EventRecord];
  });
  return { ...(source as Omit<SourceRecord, 'events'>), events: new Map(records) };
}

/** One event a line, in order: two branches that pull different events meet without a conflict. */
export function stateText({ sources }: State): string {
  const sorted = <T>(entries: Iterable<[string, T]>) => [...entries].sort(([a], [b]) => byCodePoint(a, b));
  const list = (lines: string[], indent: string) =>
    lines.length > 0 ? `{\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}}` : '{}';
  const text = sorted(sources).map(([name, { events, ...source }]) => {
    const lines = sorted(events).map(
      ([uid, { fields, ...event }]) =>
        `${JSON.stringify(uid)}: ${JSON.stringify({ ...event, fields: Object.fromEntries(sorted(Object.entries(fields))) })}`,
    );
    const head = sorted(Object.entries(source))
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}: ${list([...head, `"events": ${list(lines, '      ')}`], '    ')}`;
  });
  return `{\n  "sources": ${list(text, '  ')}\n}\n`;
}

/** All of it or nothing: a machine that stops here leaves the record of before. */
export function writeState(content: string, state: State): void {
  const file = join(content, STATE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, stateText(state));
  renameSync(`${file}.new`, file);
}

export const hashOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Of a value as it is meant: what is empty is not there. */
export function fingerprintOf(raw: Raw | undefined): string | undefined {
  return raw === undefined || isEmpty(raw) ? undefined : hashOf(JSON.stringify(ordered(raw)));
}

function ordered(raw: Raw): unknown {
  if (Array.isArray(raw)) return raw.filter((one) => !isEmpty(one)).map(ordered);
  if (raw && typeof raw === 'object')
    return Object.keys(raw)
      .filter((key) => !isEmpty(raw[key]!))
      .toSorted(byCodePoint)
      .map((key) => [key, ordered(raw[key]!)]);
  return typeof raw === 'string' ? raw.trim() : raw;
}

/**
 * An entry that the schema takes: what it refuses in an optional field is taken out and reported with its
 * value, the rest stands; only a fault in a field without which there is no page costs the row.
 */
import { formatOpeningHours } from '../../lib/opening-hours.ts';
import type { OpeningHours } from '../../lib/opening-hours.ts';
import { parsePhone } from '../../lib/phone.ts';
import { safeUrl } from '../../lib/url.ts';
import type { LocalMoment } from '../../schema/fields/dates.ts';
import { momentText } from '../../schema/fields/dates.ts';
import type { ContentType } from '../../schema/content-type.ts';
import type { Field, Fields } from '../../schema/field.ts';
import { fieldAt, shown, validate } from '../../schema/validate.ts';
import type { Fault, Raw } from '../../schema/validate.ts';
import { addTo, getAt } from './apply.ts';
import type { Applied, Origin } from './apply.ts';
import { splitAdvice } from './note.ts';
import type { Note } from './note.ts';
import type { Path } from './plan.ts';

export type Settled = { ok: true } | { ok: false; note: Note };

const MEND = 'Corrigez la case dans le tableau, puis relancez l’import';
/** No phone number, date or code is longer; parsers are not made for what a stranger can put in a cell. */
const MAX_CODE = 2_000;

/** Sets `applied.raw` right, in place. */
export function settleEntry(type: ContentType, applied: Applied, line: number): Settled {
  dropEndless(type.fields, applied, line);
  for (;;) {
    const { data, faults } = validate<never>(type.fields, applied.raw);
    const errors = faults.filter((fault) => fault.severity === 'error');
    const rule = data && brokenRule(type, data);
    if (rule) errors.push(rule);
    if (errors.length === 0) break;
    let removed = 0;
    // From the last, so that the items of a list keep their numbers while it is cut.
    for (const fault of errors.toReversed()) {
      const target = droppable(type.fields, fault.path);
      if (!target) return { ok: false, note: noteOf('refused', fault, applied, line) };
      if (getAt(applied.raw, target) === undefined) continue;
      applied.notes.push(...dropped(type.fields, applied, target, fault, line));
      removeAt(applied.raw, target);
      removed++;
    }
    if (removed === 0) return { ok: false, note: noteOf('refused', errors[0]!, applied, line) };
  }
  applied.raw = canonical(type.fields, applied.raw) as Record<string, Raw>;
  applied.notes.push(...remarksOf(type.fields, applied, line));
  return { ok: true };
}

const brokenRule = (type: ContentType, data: never) =>
  type.rules?.(data).find((fault) => fault.severity === 'error');

function dropEndless(fields: Fields, applied: Applied, line: number): void {
  for (const { path, text } of textsOf(applied.raw)) {
    const kind = fieldAt(fields, path)?.kind;
    if (text.length <= MAX_CODE || kind === 'text' || kind === 'longText') continue;
    const fault = {
      path,
      message: `${text.length} caractères : c’est trop long pour ce champ`,
      value: shown(text),
    };
    applied.notes.push(noteOf('remark', fault, applied, line));
    removeAt(applied.raw, path);
  }
}

function* textsOf(value: Raw, path: Path = []): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const i of [...value.keys()].toReversed()) yield* textsOf(value[i]!, [...path, i]);
  else
    for (const key of Object.keys(value ?? {}))
      yield* textsOf((value as Record<string, Raw>)[key]!, [...path, key]);
}

/** The smallest part around a fault that an entry can do without. */
function droppable(fields: Fields, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (typeof part.at(-1) === 'number' || fieldAt(fields, part)?.required === false) return part;
  }
  return undefined;
}

function removeAt(raw: Record<string, Raw>, path: Path): void {
  const parent = path.length === 1 ? raw : getAt(raw, path.slice(0, -1));
  const last = path.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (parent && typeof parent === 'object') delete parent[String(last)];
}

/** What is said of a part that was taken out; hours that are not read go to their sentence rather than away. */
function dropped(
  fields: Fields,
  applied: Applied,
  target: Path,
  fault: Pick<Fault, 'path' | 'message' | 'label' | 'value' | 'example'>,
  line: number,
): Note[] {
  const text = getAt(applied.raw, target);
  const notePath = [...target.slice(0, -1), `${String(target.at(-1))}Note`];
  if (
    fieldAt(fields, target)?.kind === 'openingHours' &&
    typeof text === 'string' &&
    fieldAt(fields, notePath)
  ) {
    addTo(applied, notePath, text, ' ; ');
    const message =
      'ces horaires ne sont pas dans l’écriture attendue : ils sont gardés en toutes lettres dans les précisions. Écrivez-les comme Mo-Fr 09:00-12:00,14:00-18:00 pour qu’ils deviennent un tableau';
    return [noteOf('remark', { ...fault, message }, applied, line)];
  }
  const said = noteOf('remark', fault, applied, line);
  // Only constants of the map: the row gave nothing, there is nothing to report.
  return said.value === '' && originsUnder(applied, target).every(({ value }) => value === '') ? [] : [said];
}

const originsUnder = ({ origins }: Applied, path: Path): Origin[] => {
  const key = path.join('.');
  return [...origins].flatMap(([at, origin]) => (at === key || at.startsWith(`${key}.`) ? [origin] : []));
};

function originOf(applied: Applied, path: Path): Origin | undefined {
  for (let length = path.length; length > 0; length--) {
    const origin = applied.origins.get(path.slice(0, length).join('.'));
    if (origin) return origin;
  }
  return originsUnder(applied, path.slice(0, 1))[0];
}

function noteOf(
  fate: Note['fate'],
  fault: Pick<Fault, 'path' | 'message' | 'label' | 'value' | 'example'>,
  applied: Applied,
  line: number,
): Note {
  const { why, cure } = splitAdvice(
    fault.message,
    fault.example ? `${MEND}. Exemple : ${fault.example}` : MEND,
  );
  const origin = originOf(applied, fault.path);
  return {
    fate,
    line,
    column: origin?.column ?? '',
    value: shown(origin?.value) || fault.value || '',
    why: fault.label ? `${fault.label} : ${why}` : why,
    cure,
  };
}

/** What the schema accepts but remarks upon: a name too long for lists. */
function remarksOf(fields: Fields, applied: Applied, line: number): Note[] {
  return validate(fields, applied.raw)
    .faults.filter((fault) => fault.code === 'remark')
    .map((fault) => noteOf('remark', fault, applied, line));
}

/** The values of an entry as the portal writes them, whoever typed them: `05/12/2026 14h` is `2026-12-05 14:00`. */
export const asWritten = (fields: Fields, raw: Record<string, Raw>): Record<string, Raw> =>
  canonical(fields, raw) as Record<string, Raw>;

/** Values as the portal writes them: `DIJON ` trimmed, days in ISO order, the code of a choice, the 0 of a number. */
function canonical(fields: Fields, raw: Raw, field?: Field): Raw {
  if (Array.isArray(raw)) return raw.map((item) => canonical(field?.item?.fields ?? {}, item, field?.item));
  if (raw && typeof raw === 'object')
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [
        key,
        canonical(fields[key]?.fields ?? {}, value, fields[key]),
      ]),
    );
  if (typeof raw !== 'string') return raw;
  const text = raw.trim();
  if (!field) return text;
  const written = canonicalText(field, text);
  return field.schema.safeParse(written).success ? written : text;
}

function canonicalText(field: Field, text: string): string {
  const read = field.schema.safeParse(text);
  if (!read.success) return text;
  if (field.kind === 'openingHours') return formatOpeningHours(read.data as OpeningHours);
  if (field.kind === 'dateTime') return momentText(read.data as LocalMoment).replace('T', ' ');
  if (field.kind === 'phone') return mendedPhone(text);
  if (field.kind === 'url') return mendedUrl(text);
  if (['choice', 'date', 'identifier', 'number', 'boolean', 'email'].includes(field.kind))
    return String(read.data);
  return field.kind === 'longText' ? text : text.replace(/\s+/g, ' ');
}

function mendedPhone(text: string): string {
  const phone = parsePhone(text);
  return phone.ok && phone.note ? phone.value.display.replaceAll('\u00a0', ' ') : text;
}

function mendedUrl(text: string): string {
  const url = safeUrl(text);
  return url.ok && url.note ? url.value : text;
}

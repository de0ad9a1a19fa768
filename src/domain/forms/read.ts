/**
 * From what was answered to the values of an entry, as a file holds them, and its body. Nothing that was typed is
 * dropped: what has no reading stays as it is, for the validation to say so, and `setAside` to keep.
 */
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { isIn, readFrenchRecurrence } from '../../i18n/recurrence/read-french.ts';
import type { ReadRecurrence } from '../../i18n/recurrence/read-french.ts';
import { formWords } from '../../i18n/form-words.ts';
import { addDays, parseLocalDate, parseLocalTime } from '../../lib/dates/local.ts';
import { formatOpeningHours, onOneLine, readByAppointment, readHours } from '../../lib/opening-hours.ts';
import { fold } from '../../lib/text/fold.ts';
import { joinLines, piecesOf } from '../../lib/text/runs.ts';
import { fieldAt } from '../../schema/validate.ts';
import type { Raw } from '../../schema/validate.ts';
import { questionsOf } from './questions.ts';
import type { Form, FormProblem, FormValues, Lookup, Question } from './types.ts';

export type RawData = Record<string, Raw>;

/** Who wrote, for the team alone. */
export interface Sender {
  name?: string | undefined;
  contact?: string | undefined;
  /** May be named among those who contributed. */
  credit: boolean;
}

export interface ReadForm {
  raw: RawData;
  body: string;
  sender: Sender;
  /** What the validation of the type cannot see: a rhythm in words. */
  problems: FormProblem[];
}

export interface ReadOptions {
  lookup: Lookup;
  /** YYYY-MM-DD, of an agreement that is given. */
  today: string;
  /** How it was given, for the record: « Par le formulaire du portail ». */
  how: string;
}

/** The first answer to a question, trimmed. */
export const answerTo = (values: FormValues, name: string): string => values[name]?.[0]?.trim() ?? '';

/** Whether a box was ticked, or « oui » was written. */
export const isYes = (text: string): boolean => /^(?:oui|on|true|yes|1|x)$/i.test(text);

export function readForm(form: Form, values: FormValues, options: ReadOptions): ReadForm {
  const raw: RawData = {};
  const problems: FormProblem[] = [];
  const type = form.type ?? 'actor';
  for (const question of questionsOf(form)) {
    if (isOwn(question.name)) continue;
    const value = valueOf(question, type, values, options);
    if (value === undefined) continue;
    setAt(raw, question.name.split('.'), value);
  }
  noteAppointment(form, raw);
  if (form.type === 'event') readMoments(form, values, raw, problems);
  if (isYes(answerTo(values, 'consent.given')))
    raw['consent'] = { given: 'true', on: options.today, ...(options.how ? { how: options.how } : {}) };
  return { raw, body: cleanText(answerTo(values, 'body')), sender: senderOf(values), problems };
}

const isOwn = (name: string): boolean =>
  /^(?:body|page|verdict|other|recurrence|(?:start|end)\.\w+|sender\.\w+|consent\.given)$/.test(name);

function senderOf(values: FormValues): Sender {
  return {
    name: answerTo(values, 'sender.name') || undefined,
    contact: answerTo(values, 'sender.contact') || undefined,
    credit: isYes(answerTo(values, 'sender.credit')),
  };
}

function valueOf(
  question: Question,
  type: TypeName,
  values: FormValues,
  { lookup }: ReadOptions,
): Raw | undefined {
  const all = (values[question.name] ?? []).map((one) => one.trim()).filter(Boolean);
  if (all.length === 0) return undefined;
  const field = fieldAt(typeOf(type).fields, question.name.split('.'));
  const one = cleanText(all[0]!);
  switch (question.control) {
    case 'choices':
      return all.flatMap((text) => text.split('\n')).map((text) => codeOf(question, cleanLine(text)));
    case 'names':
      return namesIn(all.join('\n'), (name) => knownName(question, field?.item?.to, name, lookup)).map(
        (name) => knownName(question, field?.item?.to, name, lookup) ?? name,
      );
    case 'name':
      return knownName(question, field?.to, cleanLine(one), lookup) ?? cleanLine(one);
    case 'choice':
    case 'radio':
      return codeOf(question, cleanLine(one));
    case 'check':
      return isYes(one) ? 'true' : undefined;
    case 'longText':
      return one;
    case 'hours':
      return hoursOf(one);
    default:
      return cleanLine(one);
  }
}

/** The slug of an entry that bears a name, or the value of an option by its label. */
function knownName(
  question: Question,
  to: string | undefined,
  name: string,
  lookup: Lookup,
): string | undefined {
  if (to) return lookup(to as TypeName, name);
  const code = codeOf(question, name);
  return question.options?.some(({ value }) => value === code) ? code : undefined;
}

/** The value of an option, from itself or from its label. */
function codeOf({ options = [] }: Question, text: string): string {
  const found = options.find(({ value, label }) => value === text || fold(label) === fold(text));
  return found?.value ?? text;
}

/** One a line or between semicolons; between commas where each is a name that is known. */
function namesIn(text: string, find: (name: string) => string | undefined): string[] {
  return piecesOf(text, /[;\n]/)
    .filter(Boolean)
    .flatMap((name) => {
      const parts = piecesOf(name, ',').filter(Boolean);
      return parts.length > 1 && !find(name) && parts.every(find) ? parts : [name];
    });
}

const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
/** In a message that goes on. */
const withoutStop = (text: string): string => text.replace(/\.$/, '');
const cleanLine = (text: string): string => joinLines(text, ' ').trim();

/** Lines are days; written as the fields want it where it is understood. */
function hoursOf(text: string): string {
  const said = onOneLine(text);
  const read = readHours(said);
  return read.ok ? formatOpeningHours(read.value) : said;
}

/** « sur rendez-vous » has no rule: it goes beside the hours, where the form asks for what they do not say. */
function noteAppointment(form: Form, raw: RawData): void {
  const { openingHours: said, openingHoursNote: note } = raw;
  const hasNote = questionsOf(form).some(({ name }) => name === 'openingHoursNote');
  if (typeof said !== 'string' || !hasNote || readHours(said).ok) return;
  const read = readByAppointment(said);
  if (!read) return;
  if (read.hours) raw['openingHours'] = formatOpeningHours(read.hours);
  else delete raw['openingHours'];
  const notes = typeof note === 'string' ? [note, read.note] : [read.note];
  raw['openingHoursNote'] = notes.join('\u00a0; ');
}

function setAt(raw: RawData, [key = '', ...rest]: string[], value: Raw): void {
  if (rest.length === 0) {
    raw[key] = value;
    return;
  }
  const group = (raw[key] ??= {}) as RawData;
  setAt(group, rest, value);
}

/** A day, its hours and its rhythm. */
function readMoments(form: Form, values: FormValues, raw: RawData, problems: FormProblem[]): void {
  const day = dayText(answerTo(values, 'start.date'));
  if (!day) return;
  const words = cleanLine(answerTo(values, 'recurrence'));
  const rule = words ? readFrenchRecurrence(words, day) : undefined;
  const said = rule?.ok ? rule.value : undefined;
  const start = timeText(answerTo(values, 'start.time')) || said?.start;
  const end = timeText(answerTo(values, 'end.time')) || said?.end;
  const lastDay = dayText(answerTo(values, 'end.date'));
  raw['start'] = start ? `${day} ${start}` : day;
  const endDay = lastDay || nextDayIfNight(day, start, end);
  if (end || lastDay) raw['end'] = end ? `${endDay} ${end}` : endDay;
  if (!rule) return;
  const { label, example } = questionsOf(form).find(({ name }) => name === 'recurrence')!;
  const tell = (message: string) =>
    problems.push({ question: 'recurrence', label, value: words, message, example, blocking: false });
  if (rule.ok) {
    const { start: _start, end: _end, part, ...fields } = rule.value;
    raw['recurrence'] = asRaw(fields);
    if (part && !(start && isIn(part, start))) tell(noHour(part, start));
    return;
  }
  const { holidays, often } = formWords('fr').faults;
  const why = { holidays, often }[rule.reason];
  tell(why ? withoutStop(why.charAt(0).toLowerCase() + why.slice(1)) : 'ce rythme n’est pas compris');
}

const noHour = (part: NonNullable<ReadRecurrence['part']>, start: string | undefined): string =>
  start
    ? `l’heure de début ne va pas avec « ${part} »`
    : `dites aussi à quelle heure : « ${part} » n’en donne pas`;

const dayText = (text: string): string => {
  const read = parseLocalDate(text);
  return read.ok ? read.value : text;
};

const timeText = (text: string): string => {
  const read = parseLocalTime(text);
  return read.ok ? read.value : text;
};

/** A ball that ends at 2 ends the next day. */
function nextDayIfNight(day: string, start: string | undefined, end: string | undefined): string {
  const isNight = start !== undefined && end !== undefined && end < start && end <= '08:00';
  return isNight && parseLocalDate(day).ok ? addDays(day, 1) : day;
}

/** The same values as a file holds them: texts, lists and groups. */
function asRaw(fields: object): RawData {
  const entries = Object.entries(fields) as [string, string | number | (string | number)[]][];
  return Object.fromEntries(
    entries.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

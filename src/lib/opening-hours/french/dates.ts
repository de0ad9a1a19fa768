import { Unreadable } from '../tokens.ts';
import type { Phrase } from './phrase.ts';
import { MONTH_LENGTHS, type DateRange } from '../types.ts';

interface Said {
  day: number;
  month?: number | undefined;
  year?: number | undefined;
}

/** « du 1er au 15 août », « du 24 décembre 2026 au 2 janvier 2027 inclus », « le 1er mai », « le 24 et le 31 décembre ». */
export function readDates(phrase: Phrase): DateRange[] | undefined {
  return phrase.attempt(() => {
    const ranges = phrase.attempt(() => readRange(phrase)) ?? readSingles(phrase);
    return ranges?.length ? ranges : undefined;
  });
}

/** The month, and the year, may be said once, at the end. */
function readRange(phrase: Phrase): DateRange[] | undefined {
  if (!phrase.skipAny('du', 'entre le', 'de')) return undefined;
  const first = readDate(phrase);
  if (!first || !phrase.skipAny('au', "jusqu' au", 'et le', '-')) return undefined;
  const last = readDate(phrase);
  phrase.skipAny('inclus', 'compris', 'inclusivement');
  if (!last?.month) return undefined;
  const from = withYear({ ...first, month: first.month ?? last.month }, last);
  if (from === undefined) return phrase.refuse();
  const range = { from: textOf(from), to: textOf(last) };
  return last.year !== undefined && range.to < range.from ? phrase.refuse() : [range];
}

/** The year of the second is that of the first too, or the one before it where the range goes over the new year. */
function withYear(first: Said, last: Said): Said | undefined {
  if (last.year === undefined) return first.year === undefined ? first : undefined;
  if (first.year !== undefined) return first;
  return { ...first, year: first.month! > last.month! ? last.year - 1 : last.year };
}

function readSingles(phrase: Phrase): DateRange[] | undefined {
  const found: Said[] = [];
  phrase.skipAny('les', 'le');
  for (let one = readDate(phrase); one; one = phrase.attempt(() => nextDate(phrase))) found.push(one);
  const { month, year } = found[found.length - 1] ?? {};
  if (!month) return undefined;
  return found.map((one) => {
    const whole = { day: one.day, month: one.month ?? month, year: one.year ?? year };
    return { from: textOf(whole), to: textOf(whole) };
  });
}

function nextDate(phrase: Phrase): Said | undefined {
  if (!phrase.skipAny(', et', 'et', ',')) return undefined;
  phrase.skipAny('les', 'le');
  return readDate(phrase);
}

/** A number, or « 1er », with or without a month. */
function readDate(phrase: Phrase): Said | undefined {
  return phrase.attempt(() => {
    const day = readNumber(phrase);
    if (day === undefined) return undefined;
    const month = phrase.take('month')?.month;
    const year = month === undefined ? undefined : readYear(phrase);
    return { day, month, year };
  });
}

function readNumber(phrase: Phrase): number | undefined {
  const { next } = phrase;
  if (next?.kind === 'nth' && next.text.startsWith('1')) return phrase.take('nth')?.nth;
  return next?.kind === 'time' && next.bare ? phrase.take('time')!.minutes / 60 : undefined;
}

function readYear(phrase: Phrase): number | undefined {
  const text = phrase.next?.text ?? '';
  return /^20\d{2}$/.test(text) && phrase.skip(text) ? Number(text) : undefined;
}

/** Throws `Unreadable` for a day that its month never has. */
function textOf({ day, month, year }: Said): string {
  if (day < 1 || day > (MONTH_LENGTHS[month! - 1] ?? 0)) throw new Unreadable(`token:${day}`);
  return [...(year === undefined ? [] : [year]), month, day]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

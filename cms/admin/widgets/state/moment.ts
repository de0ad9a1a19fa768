/** Days and local hours between a file's text and the browser's own inputs. Never an instant, never an offset. */
import { parseLocalDate, parseLocalDateTime, parseLocalTime } from '../../../../src/lib/dates/parse-local.ts';

export interface MomentForm {
  /** `2026-11-24`, or '' . */
  date: string;
  /** `18:30`, or ''. */
  time: string;
  /** A text that no input can show: it is said, and kept until something else is chosen. */
  asWritten?: string;
}

/** @param text as the file has it: `2026-11-24 18:30`, `24/11/2026`, `24 novembre 2026 à 18 h 30` */
export function readMoment(text: string): MomentForm {
  if (!text.trim()) return { date: '', time: '' };
  const parsed = parseLocalDateTime(text.trim());
  return parsed.ok
    ? { date: parsed.value.date, time: parsed.value.time ?? '' }
    : { date: '', time: '', asWritten: text };
}

/** @param before what the file had: where nothing was changed, that is what it keeps */
export function writeMoment({ date, time }: MomentForm, before = ''): string {
  const was = readMoment(before);
  if (was.date === date && was.time === time) return before;
  if (!date) return '';
  return time ? `${date} ${time}` : date;
}

export function readDay(text: string): MomentForm {
  if (!text.trim()) return { date: '', time: '' };
  const parsed = parseLocalDate(text.trim());
  return parsed.ok ? { date: parsed.value, time: '' } : { date: '', time: '', asWritten: text };
}

export const writeDay = (date: string, before = ''): string =>
  readDay(before).date === date ? before : date;

export function readTime(text: string): { time: string; asWritten?: string } {
  if (!text.trim()) return { time: '' };
  const parsed = parseLocalTime(text.trim());
  return parsed.ok ? { time: parsed.value } : { time: '', asWritten: text };
}

export const writeTime = (time: string, before = ''): string =>
  readTime(before).time === time ? before : time;

/** What a recurrence leaves out, in folded French: « le 22 et le 29 decembre », « en juillet et aout », « le dimanche ». */
import { DATES, datesNamed } from './french-dates.ts';
import { AND, DAY, daysNamed, LIST, MONTH, monthsNamed } from './french-words.ts';

export interface Exceptions {
  days: string[];
  /** YYYY-MM-DD */
  dates: string[];
  /** 1 to 12 */
  months: number[];
}

const ENDS = `(?=${AND}|$)`;
const MONTHS_OUT = `(?:(?:en|au mois de|le mois de|les mois de|pendant le mois de|au mois d'|le mois d') ?)?${LIST(MONTH)}`;
const DAYS_OUT = LIST(`(?:les? )?${DAY}`);

/** All of the text, or nothing. @param from the first day */
export function exceptionsIn(text: string, from: string): Exceptions | undefined {
  const out: Exceptions = { days: [], dates: [], months: [] };
  for (let rest = text; rest; rest = rest.replace(new RegExp(`^${AND}`), '')) {
    const said = readOne(rest, from, out);
    if (!said) return undefined;
    rest = rest.slice(said.length);
  }
  return out;
}

/** What was read, of the beginning. */
function readOne(rest: string, from: string, out: Exceptions): string | undefined {
  const begins = (pattern: string) => new RegExp(`^(?:${pattern})${ENDS}`).exec(rest)?.[0];
  const dates = begins(DATES);
  if (dates) {
    const found = datesNamed(dates, from);
    out.dates.push(...(found ?? []));
    return found && dates;
  }
  const months = begins(MONTHS_OUT);
  if (months) out.months.push(...monthsNamed(months));
  const days = months ? undefined : begins(DAYS_OUT);
  if (days) out.days.push(...daysNamed(days));
  return months ?? days;
}

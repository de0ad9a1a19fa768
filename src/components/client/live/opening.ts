/** The state of a place in words. Apart from the script, so that it can be tried with any clock. */
import type { NowWords } from '../../../i18n/opening-words.ts';
import { sayTime } from '../../../i18n/time.ts';
import { dayAfter, type Opening } from '../../../lib/opening-hours/state.ts';

/** @param local now, in the zone of the portal */
export function sayOpening(opening: Opening, local: string, said: NowWords, lang: string): string {
  const fill = (sentence: string, at: string) =>
    sentence.replace('{time}', sayTime(at, lang)).replace('{day}', sayNearDay(at, local, lang));
  if (opening.open === undefined) return said.holiday;
  if (opening.open)
    return (opening.until ? fill(said.until, opening.until) : said.open) + (said.unless ?? '');
  const { next } = opening;
  if (!next) return said.closed;
  const tomorrow = dayAfter(local.slice(0, 10), 1);
  return fill(next < tomorrow ? said.today : next < dayAfter(tomorrow, 1) ? said.tomorrow : said.later, next);
}

/** « lundi » within the week, « lundi 14 décembre » beyond. */
function sayNearDay(at: string, local: string, lang: string): string {
  const isNear = at.slice(0, 10) < dayAfter(local.slice(0, 10), 7);
  return new Date(`${at}Z`).toLocaleDateString(lang, {
    weekday: 'long',
    timeZone: 'UTC',
    ...(isNear ? {} : ({ day: 'numeric', month: 'long' } as const)),
  });
}

/** Opening hours that were read, said again: who typed them sees what was understood. */
import { weekOf } from '../lib/opening-hours.ts';
import type { OpeningHours } from '../lib/opening-hours.ts';
import { sayRanges } from './hours.ts';
import { NBSP, languageOf } from './language.ts';
import { sayBeyondWeek, sayDays } from './opening-words.ts';

/** « du lundi au vendredi : 9 h – 12 h ; samedi : 14 h – 18 h. Fermé en août. » */
export function sayOpening(hours: OpeningHours, locale: string): string {
  const space = languageOf(locale) === 'fr' ? NBSP : '';
  const week: { days: number[]; text: string }[] = [];
  for (const { day, ranges } of weekOf(hours)) {
    if (ranges.length === 0) continue;
    const text = sayRanges(ranges, locale);
    const same = week.find((one) => one.text === text);
    if (same) same.days.push(day);
    else week.push({ days: [day], text });
  }
  const said = week.map(({ days, text }) => `${sayDays(days, locale)}${space}: ${text}`);
  const beyond = sayBeyondWeek(hours, locale);
  return [...(said.length > 0 ? [`${said.join(`${space}; `)}.`] : []), ...beyond].join(' ');
}

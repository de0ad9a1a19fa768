/** Days and hours as tables of events write them: « samedi 5 décembre 2026 », « 14h30 - 17h », in one cell or in two. */
import { fold } from '../../lib/text/fold.ts';

const WEEKDAY =
  /^(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\.?,? +/;
const DAY =
  /^(?:le )?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:\d{1,2}|1er) [a-z]+\.? \d{4})(.*)$/;
/** Spreadsheets add midnight to days. */
const MIDNIGHT = /^[t ]*00:00:00(?:[.,]0+)?/;
const HOUR = /(\d{1,2}) ?(?::|h) ?(\d{2})?(?::\d{2})?/g;
const BETWEEN = /\b(?:de|a|des|jusqu'a|et)\b|[-/,;t]|→/g;

/**
 * The day and hour of a text, as the fields read them; a text that is neither is given back as it is, for the field
 * to refuse. An hour alone stays one.
 * @param which of « 14h - 17h »
 */
export function momentIn(text: string, which: 'first' | 'last'): string {
  const words = fold(text).replace(WEEKDAY, '');
  const [, day = '', after = words] = DAY.exec(words) ?? [];
  const rest = after.replace(MIDNIGHT, '');
  const hours = [...rest.matchAll(HOUR)];
  if (rest.replace(HOUR, '').replace(BETWEEN, '').trim() !== '') return text;
  const hour = which === 'last' ? hours.at(-1) : hours[0];
  // One hour is that of the beginning.
  if (!hour) return day || text;
  const clock = `${hour[1]}:${hour[2] ?? '00'}`;
  return day ? `${day} ${clock}` : clock;
}

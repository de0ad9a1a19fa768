/** Apart from days: scripts of pages tell hours too, and need nothing else. */
import { languageOf, NBSP } from './language.ts';

/** « 18 h 30 », « 9 h », « minuit »; the time alone or after a `T`. */
export function sayTime(local: string, locale: string): string {
  const time = local.includes('T') ? local.slice(local.indexOf('T') + 1) : local;
  const hour = Number(time.slice(0, 2));
  const minute = time.slice(3, 5);
  if (hour % 24 === 0 && minute === '00') return languageOf(locale) === 'fr' ? 'minuit' : 'midnight';
  if (languageOf(locale) === 'fr') return [hour, 'h', ...(minute === '00' ? [] : [minute])].join(NBSP);
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`}${NBSP}${hour < 12 ? 'am' : 'pm'}`;
}

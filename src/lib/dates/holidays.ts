/** French public holidays, computed: article L3133-1 of the Code du travail, and the days that some departments add. */
import { addDays, dateOf, type LocalDate } from './calendar.ts';

const NATIONAL = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter: Monday of Easter, Ascension, Monday of Whitsun. */
const MOVING = [1, 39, 50];

const GOOD_FRIDAY = -2;
/** The day of Alsace and Moselle's Saint-Étienne (ordinance of 16 August 1892). */
const SAINT_STEPHEN = '12-26';
const ALSACE_MOSELLE = ['57', '67', '68'];

/** The end of slavery is remembered on its own day in each (L3422-2 of the Code du travail, decree 83-1003). */
const ABOLITION: Record<string, string> = {
  '971': '05-27',
  '972': '05-22',
  '973': '06-10',
  '974': '12-20',
  '976': '04-27',
  '977': '10-09',
  '978': '05-28',
};

/**
 * Whether a day is a public holiday in a department; without one, those of the whole country.
 * @param department INSEE code: `67`, `974`
 */
export function holidayIn(department = ''): (date: LocalDate) => boolean {
  const years = new Map<number, Set<LocalDate>>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? new Set(holidaysOf(year, department));
    years.set(year, known);
    return known.has(date);
  };
}

/** The public holidays of a year, in order. */
export function holidaysOf(year: number, department = ''): LocalDate[] {
  const easter = easterOf(year);
  const isAlsaceMoselle = ALSACE_MOSELLE.includes(department);
  const fixed = [
    ...NATIONAL,
    ...(isAlsaceMoselle ? [SAINT_STEPHEN] : []),
    ...(ABOLITION[department] ? [ABOLITION[department]] : []),
  ];
  const moving = [...MOVING, ...(isAlsaceMoselle ? [GOOD_FRIDAY] : [])];
  const days = [...fixed.map((day) => `${year}-${day}`), ...moving.map((after) => addDays(easter, after))];
  return [...new Set(days)].sort();
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876; Meeus, 1991). */
export function easterOf(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** What was read of a recurrence, said again: who typed it sees what was understood. */
import type { RuleModel } from '../../domain/models/types.ts';
import { fold } from '../../lib/text/fold.ts';
import { dayName } from '../calendar-names.ts';
import { languageOf } from '../language.ts';
import { sayRule } from '../recurrence.ts';
import type { ReadRecurrence } from './read-french.ts';

export interface FirstTime {
  /** YYYY-MM-DD */
  day: string;
  /** HH:MM, over the hours that the words hold. */
  start?: string | undefined;
  end?: string | undefined;
}

const FREQUENCIES = {
  quotidien: 'daily',
  hebdomadaire: 'weekly',
  mensuel: 'monthly',
  annuel: 'yearly',
} as const;

/** « chaque mardi de 18 h à 20 h, jusqu’au 30 juin 2027 » */
export function sayRead(read: ReadRecurrence, first: FirstTime, locale: string): string {
  const { freq, interval = 1, byDay = [], byMonthDay = [], byMonth = [], until, count, except = [] } = read;
  const time = first.start || read.start;
  const rule: RuleModel = {
    freq: FREQUENCIES[freq],
    interval,
    byDay: byDay.map(weekdayOf),
    byMonthDay,
    byMonth,
    until,
    count,
    except,
    exceptRanges: [],
    extra: [],
    time,
    endTime: first.end || read.end,
    start: time ? `${first.day}T${time}` : first.day,
  };
  const said = sayRule(rule, locale);
  if (time || !read.part) return said;
  const core = sayRule({ ...rule, byMonth: [], until: undefined, count: undefined, except: [] }, locale);
  const part = languageOf(locale) === 'fr' ? FRENCH_PARTS[read.part] : ENGLISH_PARTS[read.part];
  return said.startsWith(core) ? `${core}, ${part}${said.slice(core.length)}` : `${said}, ${part}`;
}

const FRENCH_PARTS = { matin: 'le matin', 'après-midi': 'l’après-midi', soir: 'le soir' };
const ENGLISH_PARTS = { matin: 'in the morning', 'après-midi': 'in the afternoon', soir: 'in the evening' };

/** « mardi », « 1er samedi », « dernier jeudi », « -2 jeudi » */
function weekdayOf(text: string): RuleModel['byDay'][number] {
  const [name = '', rank] = text.split(' ').reverse();
  const weekday = [1, 2, 3, 4, 5, 6, 7].findIndex((day) => fold(dayName(day, 'fr')) === name) + 1;
  return rank ? { weekday, nth: rank === 'dernier' ? -1 : parseInt(rank, 10) } : { weekday };
}

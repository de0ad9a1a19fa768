/** What comes back, in folded French, without its hours nor its limits: « chaque mardi », « le 1er samedi du mois ». */
import { partsOf } from '../../lib/dates/calendar.ts';
import { dayOf } from './french-dates.ts';
import {
  AND,
  DAY,
  daysNamed,
  LIST,
  MONTH,
  NUMBER,
  numberOf,
  RANK,
  RANKS,
  stretchOf,
} from './french-words.ts';
import type { ReadRecurrence } from './read-french.ts';

export type Core = Pick<ReadRecurrence, 'freq' | 'interval' | 'byDay' | 'byMonthDay' | 'byMonth'>;

type Whole = (pattern: string) => RegExpExecArray | null;

const STRETCH = `(?:du |de )?${DAY} (?:au|a) ${DAY}`;
const FORTNIGHT = 'tous les (?:quinze|15) jours';

export function coreOf(text: string, from: string): Core | undefined {
  const whole: Whole = (pattern) => new RegExp(`^(?:${pattern})$`).exec(text);
  if (whole('chaque jour|tous les jours')) return { freq: 'quotidien' };
  if (whole('chaque semaine|toutes les semaines')) return { freq: 'hebdomadaire' };
  if (whole('chaque mois|tous les mois')) return { freq: 'mensuel' };
  if (whole('chaque annee|tous les ans')) return { freq: 'annuel' };
  return dailyOf(whole) ?? weeklyOf(whole) ?? monthlyOf(whole) ?? yearlyOf(whole, from);
}

function dailyOf(whole: Whole): Core | undefined {
  const every = whole(`un jour sur (${NUMBER})|tous les (${NUMBER}) jours`);
  const interval = every && numberOf((every[1] ?? every[2])!);
  // « tous les huit jours » is every week, « tous les quinze jours » every other one.
  const isIdiom = every?.[2] && (interval === 8 || interval === 15);
  return interval && !isIdiom ? { freq: 'quotidien', interval } : undefined;
}

function weeklyOf(whole: Whole): Core | undefined {
  const stretch = whole(STRETCH);
  if (stretch) return { freq: 'hebdomadaire', byDay: stretchOf(stretch[0]) };
  const days = LIST(`(?:(?:le|les|chaque|tous les) )?${DAY}`);
  const each = whole(`(?:tous )?${days}`);
  if (each) return { freq: 'hebdomadaire', byDay: daysNamed(each[0]) };
  const nth = whole(`(?:un|le) (${DAY}) sur (${NUMBER})`);
  if (nth) return { freq: 'hebdomadaire', interval: numberOf(nth[2]!), byDay: daysNamed(nth[1]!) };
  const weeks = whole(
    `(?:${FORTNIGHT}|(?:une semaine sur|toutes les) (${NUMBER})(?: semaines)?)(?:,? (?:(${days})|(${STRETCH})))?`,
  );
  if (!weeks || weeks[0].startsWith('toutes') !== / semaines/.test(weeks[0])) return undefined;
  const byDay = weeks[2] ? daysNamed(weeks[2]) : weeks[3] && stretchOf(weeks[3]);
  return { freq: 'hebdomadaire', interval: numberOf(weeks[1] ?? 'deux'), ...(byDay ? { byDay } : {}) };
}

function monthlyOf(whole: Whole): Core | undefined {
  const which = `(?:(?:chaque|tous les|les?) )?${RANK}(?:${AND}(?:le )?${RANK})* ${DAY}`;
  const every = `(?:(?:un mois sur (${NUMBER})|tous les (${NUMBER}) mois), )?`;
  const ofMonth = '(?: (?:du|de chaque|chaque) mois)?';
  const ranked = whole(`${every}(${LIST(which)})${ofMonth}`);
  if (ranked) return { freq: 'mensuel', ...intervalOf(ranked), byDay: rankedIn(ranked[3]!) };
  const dated = whole(`${every}les? (${LIST('(?:le )?(?:1er|\\d{1,2})')})${ofMonth}`);
  if (!dated || !(dated[1] ?? dated[2] ?? dated[0].endsWith(' mois'))) return undefined;
  const byMonthDay = (dated[3]!.match(/\d+/g) ?? []).map(Number);
  return byMonthDay.every((day) => day >= 1 && day <= 31)
    ? { freq: 'mensuel', ...intervalOf(dated), byMonthDay }
    : undefined;
}

const intervalOf = ([, one, other]: RegExpExecArray): { interval?: number } =>
  one || other ? { interval: numberOf((one ?? other)!) } : {};

/** « chaque année, le 14 juin » */
function yearlyOf(whole: Whole, from: string): Core | undefined {
  const dated = whole(`(?:chaque annee|tous les ans),? le ((?:1er|\\d{1,2}) ${MONTH})`);
  const day = dated && dayOf(dated[1]!, from);
  if (!day) return undefined;
  return { freq: 'annuel', byMonthDay: [partsOf(day).day], byMonth: [partsOf(day).month] };
}

function rankedIn(text: string): string[] {
  let ranks: string[] = [];
  const found: string[] = [];
  for (const [word] of text.matchAll(new RegExp(`${RANK}|${DAY}`, 'g'))) {
    const [day] = daysNamed(word);
    if (!day) ranks.push(RANKS[word.replace(/s$/, '')] ?? rankText(word));
    else {
      found.push(...ranks.map((rank) => `${rank} ${day}`));
      ranks = [];
    }
  }
  return found;
}

const rankText = (word: string): string => (word.startsWith('1') ? '1er' : `${word[0]}e`);

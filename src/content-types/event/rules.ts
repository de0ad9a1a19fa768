/** What the fields of an event say together, and must not: an end before its start, a rule without a date… */
import { addDays, daysBetween } from '../../lib/dates/local.ts';
import type { LocalDate } from '../../lib/dates/local.ts';
import { expandDates } from '../../lib/recurrence.ts';
import type { RuleFault } from '../../schema/content-type.ts';
import type { LocalMoment } from '../../schema/fields/dates.ts';
import { momentText } from '../../schema/fields/dates.ts';
import type { RuleFields } from './rule.ts';
import { ruleOf } from './rule.ts';

export interface RecurrenceFields extends RuleFields {
  except?: LocalDate[] | undefined;
  exceptRanges?: { from: LocalDate; to: LocalDate }[] | undefined;
  extra?: LocalMoment[] | undefined;
}

export interface EventFields {
  start: LocalMoment;
  end?: LocalMoment | undefined;
  recurrence?: RecurrenceFields | undefined;
  price?: { kind: string; details?: string | undefined } | undefined;
}

export function eventFaults({ start, end, recurrence, price }: EventFields): RuleFault[] {
  const faults = [...endFaults(start, end), ...priceFaults(price)];
  if (!recurrence) return faults;
  const limits = limitFaults(start, recurrence);
  faults.push(...limits, ...rangeFaults(recurrence));
  // A rule that ends before it begins has no date to speak of.
  if (limits.some(({ severity }) => severity === 'error')) return faults;
  const never = neverFault(start, recurrence);
  return never
    ? [...faults, never]
    : [...faults, ...exclusionFaults(start, recurrence), ...overlapFaults(start, end, recurrence)];
}

function endFaults(start: LocalMoment, end: LocalMoment | undefined): RuleFault[] {
  if (!end) return [];
  const [from, to] = [momentText(start), momentText(end)];
  const length = Math.min(from.length, to.length);
  if (to.slice(0, length) >= from.slice(0, length)) return [];
  return [
    {
      severity: 'error',
      code: 'end-before-start',
      path: ['end'],
      value: to,
      message: `la fin est avant le début (${from.replace('T', ' ')}). Corrigez l’une des deux`,
    },
  ];
}

/** A sum that is the price: alone, or before what it is for. « 5 € l’année » is about something else. */
const SUM =
  /^(?:(?:prix|tarif|entrée|participation)\s*(?::\s*)?)?([1-9]\d*(?:[.,]\d+)?\s*(?:€|euros?\b))(?=\s*(?:$|[,.;:(/–-]|par\b|l[’']entrée|adultes?\b|enfants?\b))/i;

/** « Gratuit », and then a sum: one of the two is not so. */
function priceFaults(price: EventFields['price']): RuleFault[] {
  const { kind, details = '' } = price ?? { kind: '' };
  const sum = SUM.exec(details.trim());
  if (kind !== 'gratuit' || !sum) return [];
  return [
    {
      severity: 'warning',
      code: 'free-and-paid',
      path: ['price', 'details'],
      value: details,
      message: `« gratuit » et « ${sum[1]} » se contredisent. Gardez l’un des deux, ou écrivez kind: payant`,
    },
  ];
}

function limitFaults({ date }: LocalMoment, { until, count }: RecurrenceFields): RuleFault[] {
  const faults: RuleFault[] = [];
  if (until && until < date)
    faults.push({
      severity: 'error',
      code: 'until-before-start',
      path: ['recurrence', 'until'],
      value: until,
      message: `la répétition s’arrête avant le début (${date}). Corrigez l’une des deux dates`,
    });
  if (until && count)
    faults.push({
      severity: 'warning',
      code: 'until-and-count',
      path: ['recurrence', 'count'],
      value: String(count),
      message:
        'une date de fin et un nombre de fois se contredisent : c’est le premier atteint qui compte. Gardez-en un',
    });
  return faults;
}

const rangeFaults = ({ exceptRanges = [] }: RecurrenceFields): RuleFault[] =>
  exceptRanges.flatMap(({ from, to }, i): RuleFault[] =>
    to >= from
      ? []
      : [
          {
            severity: 'warning',
            code: 'range-backwards',
            path: ['recurrence', 'exceptRanges', i, 'to'],
            value: to,
            message: `cette période finit avant de commencer (${from}) : elle n’exclut rien. Corrigez l’une des deux dates`,
          },
        ],
  );

/** The calendar comes back after 28 years but for the centuries that have no 29 February: 12 more are enough. */
const YEARS = 40;

/** The date of a rule that 30 February makes, or exclusions that leave nothing. */
function neverFault({ date }: LocalMoment, recurrence: RecurrenceFields): RuleFault | undefined {
  if (recurrence.extra?.length) return undefined;
  const rule = ruleOf(recurrence);
  const { except = [], exceptRanges = [] } = recurrence;
  const isKept = (one: LocalDate) =>
    !except.includes(one) && !exceptRanges.some(({ from, to }) => one >= from && one <= to);
  // Most rules have no period: one more date than are excluded is enough to know.
  const limit = exceptRanges.length > 0 ? undefined : except.length + 1;
  let hasDates = false;
  for (let year = Number(date.slice(0, 4)), end = year + YEARS; year <= end; year++) {
    const dates = expandDates(date, rule, { from: `${year}-01-01`, to: `${year}-12-31` }, limit);
    if (dates.some(isKept)) return undefined;
    hasDates ||= dates.length > 0;
  }
  return {
    severity: 'error',
    code: hasDates ? 'all-excluded' : 'never-happens',
    path: ['recurrence'],
    message: hasDates
      ? 'toutes les dates de cette répétition sont exclues : le rendez-vous n’a jamais lieu. Retirez des exclusions, ou annulez-le (status: annule)'
      : 'cette répétition ne tombe aucun jour, comme un 30 février : le rendez-vous n’a jamais lieu. Corrigez les jours ou les mois',
  };
}

function exclusionFaults({ date }: LocalMoment, recurrence: RecurrenceFields): RuleFault[] {
  const { except = [], extra = [] } = recurrence;
  if (except.length === 0) return [];
  const rule = ruleOf(recurrence);
  const isDate = (one: LocalDate) =>
    extra.some((moment) => moment.date === one) || expandDates(date, rule, { from: one, to: one }).length > 0;
  return except.flatMap((one, i): RuleFault[] => {
    if (isDate(one)) return [];
    const near = [...expandDates(date, rule, { from: addDays(one, -15), to: addDays(one, 15) })].sort(
      (a, b) => Math.abs(daysBetween(one, a)) - Math.abs(daysBetween(one, b)),
    )[0];
    return [
      {
        severity: 'warning',
        code: 'exclusion-without-date',
        path: ['recurrence', 'except', i],
        value: one,
        message: `le rendez-vous n’a pas lieu ce jour-là : cette exclusion est sans effet. ${near ? `La date la plus proche : ${near}` : 'Corrigez-la ou retirez-la'}`,
      },
    ];
  });
}

/** The end is that of each date; people write there the end of the whole series. */
function overlapFaults(
  start: LocalMoment,
  end: LocalMoment | undefined,
  recurrence: RecurrenceFields,
): RuleFault[] {
  const nights = end ? daysBetween(start.date, end.date) : 0;
  if (!end || nights === 0) return [];
  const dates = expandDates(
    start.date,
    ruleOf(recurrence),
    { from: start.date, to: addDays(start.date, 800) },
    50,
  );
  const gaps = dates.slice(1).map((one, i) => daysBetween(dates[i]!, one));
  const gap = Math.min(...gaps);
  const isLater = nights > gap || (nights === gap && (end.time ?? '') > (start.time ?? '24:00'));
  if (!isLater) return [];
  return [
    {
      severity: 'warning',
      code: 'dates-overlap',
      path: ['end'],
      value: momentText(end),
      message: `chaque date durerait ${nights === 1 ? 'plus d’un jour' : `${nights} jours`}, et la suivante commence ${gap === 1 ? 'le lendemain' : `${gap} jours après`}. Donnez ici la fin de la première date, et celle de la répétition dans recurrence.until`,
    },
  ];
}

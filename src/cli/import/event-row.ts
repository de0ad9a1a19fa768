/** A row of a table of events: what its columns say together. */
import { parseLocalDateTime, parseLocalTime } from '../../lib/dates/local.ts';
import { addDays } from '../../lib/dates/calendar.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Raw } from '../../schema/validate.ts';
import type { Applied } from './apply.ts';

/** Sets start, end and price right, in place. */
export function settleEventRow({ raw }: Applied): void {
  settleEnd(raw);
  settlePrice(raw);
}

/** « 17h » alone is an hour of the day on which it begins, or of the night that follows. */
function settleEnd(raw: Record<string, Raw>): void {
  const { start, end } = raw;
  if (typeof start !== 'string' || typeof end !== 'string') return;
  const [begins, hour] = [parseLocalDateTime(start), parseLocalTime(end)];
  if (!begins.ok || !hour.ok) return;
  const { date, time } = begins.value;
  raw['end'] = `${time && hour.value < time ? addDays(date, 1) : date} ${hour.value}`;
}

const FORMULAS: readonly (readonly [RegExp, string])[] = [
  [/prix libre|participation libre|libre participation|chapeau/, 'prix-libre'],
  [/\bgratuit|entree libre|\bfree\b|^0+([.,]0+)? ?(€|euros?)?$/, 'gratuit'],
  [/adhesion|adherent/, 'adhesion'],
  [/\d|payant/, 'payant'],
];

/** « 5 € » is a price and its formula; « gratuit » says it all. */
function settlePrice(raw: Record<string, Raw>): void {
  const { price } = raw;
  if (!price || typeof price !== 'object' || Array.isArray(price) || price['kind']) return;
  const details = price['details'];
  if (typeof details !== 'string') return;
  const words = fold(details);
  const both = /gratuit/.test(words) && /[1-9]/.test(words);
  const kind = both ? 'payant' : FORMULAS.find(([pattern]) => pattern.test(words))?.[1];
  if (!kind) return;
  price['kind'] = kind;
  if (/^(gratuit|entree libre|prix libre|payant|free|0 ?(€|euros?)?)$/.test(words)) delete price['details'];
}

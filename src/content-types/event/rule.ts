/** The fields of a recurrence as a rule of RFC 5545. */
import type { Rule } from '../../lib/recurrence.ts';
import type { ByDay } from './weekday.ts';

/** What the fields of `recurrence.ts` hold of a rule. */
export interface RuleFields {
  freq: string;
  interval?: number | undefined;
  byDay?: ByDay[] | undefined;
  byMonthDay?: number[] | undefined;
  byMonth?: number[] | undefined;
  until?: string | undefined;
  count?: number | undefined;
}

const FREQUENCY = {
  quotidien: 'daily',
  hebdomadaire: 'weekly',
  mensuel: 'monthly',
  annuel: 'yearly',
} as const;

/** The rule that the fields stand for. */
export function ruleOf({ freq, interval, byDay, byMonthDay, byMonth, until, count }: RuleFields): Rule {
  return {
    freq: FREQUENCY[freq as keyof typeof FREQUENCY],
    interval: interval ?? 1,
    byDay: (byDay ?? []).map(({ weekday, nth }) => (nth ? { weekday, nth } : { weekday })),
    byMonthDay: byMonthDay ?? [],
    byMonth: byMonth ?? [],
    ...(until ? { until } : {}),
    ...(count ? { count } : {}),
  };
}

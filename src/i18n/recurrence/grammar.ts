import type { RuleModel } from '../../domain/models/types.ts';

/** What a language has to say about a rule. */
export interface Grammar {
  /** « chaque mardi », « le premier samedi du mois », « chaque année, le 14 juin ». */
  core(rule: RuleModel): string;
  /** « en mai et juin » */
  inMonths(months: string): string;
  fromMonthToMonth(from: string, to: string): string;
  /** Days already said, as they stand after « sauf » and « et aussi ». */
  onDays(days: string): string;
  /** « pendant les vacances de Noël (du 19 décembre au 3 janvier) » */
  during(range: string, label: string | undefined): string;
  times(count: number): string;
  except: string;
  also: string;
  until: string;
  someDates: string;
  otherDates: string;
}

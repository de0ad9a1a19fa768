/** The periods during which a rule is silent: holidays, works, a summer break. */
import type { RuleModel } from '../../domain/models/types.ts';
import { sayRange } from '../days.ts';
import { joinWords, languageOf } from '../language.ts';
import type { Grammar } from './grammar.ts';

/** From so many holidays on, their dates hide their names; the next dates of the event tell the rest. */
const MANY = 3;
const HOLIDAYS = /^(?:les )?vacances (?=\S)/i;

interface Period {
  range: string;
  name: string | undefined;
  /** What the label goes on to say: « une réponse au téléphone reste assurée ». */
  more: string | undefined;
}

export function sayPeriods(rule: RuleModel, grammar: Grammar, locale: string, year: boolean): string[] {
  const periods = rule.exceptRanges.map(({ from, to, label }) => ({
    range: sayRange(from, to, locale, { year }),
    ...partsOf(label ?? ''),
  }));
  const holidays = periods.filter(isPlainHoliday);
  const areMany = languageOf(locale) === 'fr' && holidays.length >= MANY;
  const names = holidays.map(({ name }) => name?.replace(HOLIDAYS, '') ?? '');
  const others = areMany ? periods.filter((period) => !isPlainHoliday(period)) : periods;
  return [
    ...(areMany ? [`pendant les vacances ${joinWords(names, locale)}`] : []),
    ...others.map(({ range, name, more }) => grammar.during(more ? `${range}, ${more}` : range, name)),
  ];
}

const isPlainHoliday = ({ name, more }: Period): boolean =>
  name !== undefined && HOLIDAYS.test(name) && !more;

/** The name, then what explains it. A common noun loses the capital that began its line. */
function partsOf(label: string): Omit<Period, 'range'> {
  const [, written = '', rest = ''] = /^([^;:,(]*)(?:[;:,(]([^)]*))?/.exec(label.trim()) ?? [];
  const name = written.trim();
  const isCommon =
    /^(?:les? |la |l['’])?(?:vacances|fêtes|congés?|travaux|fermeture|pause|trêve|relâche)\b/i.test(name);
  return {
    name: name === '' ? undefined : isCommon ? name[0]!.toLowerCase() + name.slice(1) : name,
    more: rest.trim() || undefined,
  };
}

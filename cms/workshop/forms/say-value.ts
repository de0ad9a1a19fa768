/** Values of an entry in words, for who reads it again: as the portal would say them, else as they are written. */
import { ruleOf } from '../../../src/content-types/event/rule.ts';
import type { RuleFields } from '../../../src/content-types/event/rule.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { sayDay } from '../../../src/i18n/days.ts';
import { sayTime } from '../../../src/i18n/time.ts';
import { hoursInWords } from '../../../src/i18n/hours-in-words.ts';
import { sayRule } from '../../../src/i18n/recurrence.ts';
import { typesetFrench } from '../../../src/lib/markdown/typography.ts';
import { parsePhone } from '../../../src/lib/phone.ts';
import { parseLocalDate, parseLocalDateTime } from '../../../src/lib/dates/local.ts';
import { readHours } from '../../../src/lib/opening-hours.ts';
import { parseYesNo } from '../../../src/lib/text/yes-no.ts';
import type { Field } from '../../../src/schema/field.ts';
import { inLocale } from '../../../src/schema/field.ts';
import { momentText } from '../../../src/schema/fields/dates.ts';
import { isGroup } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { itemsOf } from './entry.ts';
import type { EntryNames } from './types.ts';

/** Undefined where there is nothing. */
export function sayValue(field: Field, value: Raw | undefined, names?: EntryNames): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.item) {
    const items = itemsOf(field, value).map((item) => sayValue(field.item!, item, names));
    const said = items.filter((item) => item !== undefined);
    const isLong = field.item.fields !== undefined;
    return said.length > 0 ? said.join(isLong ? '\n' : ' · ') : undefined;
  }
  if (isGroup(value)) return isRule(field) ? sayRhythm(field, value, names) : sayGroup(field, value, names);
  return typeof value === 'string' ? sayText(field, value.trim(), names) : JSON.stringify(value);
}

const isRule = (field: Field): boolean => field.fields !== undefined && 'freq' in field.fields;

function sayGroup(field: Field, group: Record<string, Raw>, names: EntryNames | undefined): string {
  return Object.entries(group)
    .flatMap(([key, value]) => {
      const inner = field.fields?.[key];
      const said = inner
        ? sayValue(inner, value, names)
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
      if (said === undefined) return [];
      return [`${inner ? inLocale(inner.label, 'fr') : key}\u00a0: ${said}`];
    })
    .join(' ; ');
}

function sayText(field: Field, text: string, names: EntryNames | undefined): string | undefined {
  if (!text) return undefined;
  if (field.to) {
    const to = field.to as TypeName;
    return names?.nameOf(to, names.lookup(to, text) ?? text) ?? text;
  }
  switch (field.kind) {
    case 'choice':
      return choiceLabel(field, text);
    case 'date': {
      const day = parseLocalDate(text);
      return day.ok ? sayDay(day.value, 'fr') : text;
    }
    case 'dateTime': {
      const moment = parseLocalDateTime(text);
      if (!moment.ok) return text;
      const { date, time } = moment.value;
      return time ? `${sayDay(date, 'fr')} à ${sayTime(time, 'fr')}` : sayDay(date, 'fr');
    }
    case 'boolean': {
      const said = parseYesNo(text);
      return said.ok ? (said.value ? 'oui' : 'non') : text;
    }
    case 'phone': {
      const number = parsePhone(text);
      return number.ok ? number.value.display : text;
    }
    case 'openingHours': {
      const hours = readHours(text);
      return (hours.ok ? hoursInWords(hours.value) : undefined) ?? text;
    }
    default:
      return text;
  }
}

function choiceLabel(field: Field, text: string): string {
  const read = field.schema.safeParse(text);
  const option = read.success && field.widget.options?.find(({ value }) => value === read.data);
  return option ? typesetFrench(inLocale(option.label, 'fr')) : text;
}

type Rhythm = RuleFields & {
  except?: string[];
  exceptRanges?: { from: string; to: string; label?: string }[];
  extra?: { date: string; time?: string }[];
  changes?: unknown[];
};

/** The first day is not said: it has a field of its own. */
function sayRhythm(field: Field, value: Record<string, Raw>, names: EntryNames | undefined): string {
  const read = field.schema.safeParse(value);
  if (!read.success) return JSON.stringify(value);
  const data = read.data as Rhythm;
  const { until, count, except = [], exceptRanges = [], extra = [], changes = [] } = data;
  const said = sayRule(
    {
      ...ruleOf(data),
      until,
      count,
      except,
      exceptRanges,
      extra: extra.map((one) => momentText(one)),
      start: extra[0]?.date ?? until ?? except[0] ?? '2026-01-01',
    },
    'fr',
  );
  const moved = itemsOf(field.fields!['changes']!, value['changes'] ?? undefined).map((one) =>
    sayValue(field.fields!['changes']!.item!, one, names),
  );
  return [said, ...(changes.length > 0 ? moved : [])].filter(Boolean).join('\n');
}

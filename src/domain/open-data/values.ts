/** The values of an entry as other programs take them: texts, numbers, yes or no, lists and groups of these. */
import { plainSpaces } from '../../i18n/calendar-words.ts';
import { formatOpeningHours } from '../../lib/opening-hours.ts';
import type { OpeningHours } from '../../lib/opening-hours.ts';
import type { LocalMoment } from '../../schema/fields/dates.ts';
import { momentText } from '../../schema/fields/dates.ts';
import type { Field, Fields } from '../../schema/field.ts';
import { piecesOf } from '../../lib/text/runs.ts';

export type Plain = string | number | boolean | Plain[] | { [name: string]: Plain };
export type PlainRecord = { [name: string]: Plain };

/** The values of some fields; what was not said is not there. */
export function plainRecord(fields: Fields, data: Readonly<Record<string, unknown>>): PlainRecord {
  const record: PlainRecord = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value === undefined || value === '') continue;
    const plain = plainOf(field, value);
    if (!isEmpty(plain)) record[name] = plain;
  }
  return record;
}

function plainOf(field: Field, value: unknown): Plain {
  if (field.fields) return plainRecord(field.fields, value as Record<string, unknown>);
  if (field.item) return (value as unknown[]).map((one) => plainOf(field.item!, one));
  switch (field.kind) {
    case 'phone':
      return plainSpaces((value as { display: string }).display);
    case 'openingHours':
      return formatOpeningHours(value as OpeningHours);
    case 'dateTime':
      return momentText(value as LocalMoment);
    default:
      return value as Plain;
  }
}

const isEmpty = (plain: Plain): boolean => typeof plain === 'object' && Object.keys(plain).length === 0;

/** The value at `links.2.url`, numbers counting from 1; undefined where there is none. */
export function plainAt(record: PlainRecord, path: readonly string[]): Plain | undefined {
  let value: Plain | undefined = record;
  for (const part of path) {
    if (value === undefined || typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? value[Number(part) - 1] : value[part];
  }
  return value;
}

/** Between the values of a list. */
const BETWEEN = ' ; ';

/** One cell: lists are told with semicolons, yes and no in French as the import reads them. */
export function cellText(value: Plain | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => piecesOf(cellText(one), ';').join(', ')).join(BETWEEN);
  return typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value);
}

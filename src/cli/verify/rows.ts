/** What whoever calls needs of an entry: whom to reach, what the portal says of it today, what it lacks. */
import type { ToVerify } from '../../domain/freshness.ts';
import type { Item } from '../../domain/item.ts';
import { freshnessWords } from '../../i18n/freshness-words.ts';
import { hoursRows, sayHoursRow } from '../../i18n/hours.ts';
import { plainSpaces } from '../../i18n/calendar-words.ts';
import { weekOf } from '../../lib/opening-hours.ts';

export interface VerifyRow {
  /** From the content root. */
  file: string;
  name: string;
  commune: string;
  phone: string;
  email: string;
  website: string;
  address: string;
  hours: string;
  summary: string;
  verifiedOn: string;
  verifiedBy: string;
  /** Whole months; absent where it never was. */
  months?: number | undefined;
  /** « il y a 14 mois », « jamais vérifiée » */
  since: string;
  /** 0 to 100 */
  score: number;
  /** What it does not say, in words. */
  missing: string[];
}

const say = freshnessWords('fr');

export function rowOf({ item, freshness, missing }: ToVerify): VerifyRow {
  const { data, place, file, title } = item;
  const { contact, address, verifiedOn = '', verifiedBy = '', website = '', summary = '' } = data;
  const town = [place?.postalCode, place?.commune].filter(Boolean).join(' ');
  const { months } = freshness;
  return {
    file,
    name: title,
    commune: place?.commune ?? '',
    phone: plainSpaces(contact?.phone?.display ?? ''),
    email: contact?.email ?? '',
    website,
    address: [address?.complement, address?.street, town].filter(Boolean).join(', '),
    hours: hoursOf(item),
    summary,
    verifiedOn,
    verifiedBy,
    months,
    since: plainSpaces(months === undefined ? say.never : say.since(months)),
    score: freshness.score,
    missing: missing.map((part) => say.parts[part]),
  };
}

function hoursOf({ data }: Item<'actor'>): string {
  const week = data.openingHours ? hoursRows(weekOf(data.openingHours), 'fr') : [];
  const open = week.filter(({ closed }) => !closed).map((row) => sayHoursRow(row, 'fr'));
  return plainSpaces([open.join(' ; '), data.openingHoursNote].filter(Boolean).join('. '));
}

/** Whom to call, or else to write to. */
export const reachOf = ({ phone, email, website }: VerifyRow): string =>
  phone || email || website || 'aucun contact';

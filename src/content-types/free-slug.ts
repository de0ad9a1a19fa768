/** The name of the file of a new entry: what it is called, then where or when, then a number. */
import { parseLocalDateTime } from '../lib/dates/local.ts';
import { isDeviceName } from '../lib/text/device-names.ts';
import { isSlug, SLUG_MAX, slugify } from '../lib/text/slugify.ts';
import { inLocale } from '../schema/field.ts';
import { momentText } from '../schema/fields/dates.ts';
import type { Raw } from '../schema/validate.ts';
import { isReserved } from './reserved.ts';
import { typeOf } from './registry.ts';
import type { TypeName } from './registry.ts';

/**
 * Its name, then with its commune (of an event, its day), then numbered.
 * @param isTaken of a slug that is valid and no address of the portal's own
 */
export function freeSlug(
  name: TypeName,
  raw: Record<string, Raw>,
  isTaken: (slug: string) => boolean,
): string {
  const isEvent = name === 'event';
  const day = isEvent ? dayOf(raw).slice(0, 10) : '';
  const more = isEvent ? day : slugify(communeOf(raw));
  const title =
    slugify(titleOf(name, raw)) || slugify(`${inLocale(typeOf(name).labels.singular, 'fr')} ${more}`);
  // What takes place once will be held again: « bal-2027 » leaves room for the next.
  const base = isEvent && !raw['recurrence'] ? withPart(title, day.slice(0, 4)) : title;
  const longer = isEvent && day ? suffixed(title, day) : withPart(base, more);
  const isFree = (slug: string) =>
    !isReserved(name, slug) && isSlug(slug) && !isDeviceName(slug) && !isTaken(slug);
  let slug = base;
  for (let turn = 1; !isFree(slug); turn++) slug = turn === 1 ? longer : suffixed(longer, String(turn));
  return slug;
}

const withPart = (base: string, part: string): string =>
  part && !`-${base}-`.includes(`-${part}-`) ? suffixed(base, part) : base;

function suffixed(base: string, suffix: string): string {
  const room = SLUG_MAX - 1 - suffix.length;
  return room < 10 ? base : `${slugify(base, room)}-${suffix}`;
}

/** YYYY-MM-DD, with its hour where it has one; as written where it is no moment. */
export function dayOf(raw: Record<string, Raw>): string {
  const start = parseLocalDateTime(textAt(raw, 'start'));
  return start.ok ? momentText(start.value) : textAt(raw, 'start');
}

export const titleOf = (name: TypeName, raw: Record<string, Raw>): string => textAt(raw, typeOf(name).title);

export function communeOf(raw: Record<string, Raw>): string {
  const { address } = raw;
  return address && typeof address === 'object' && !Array.isArray(address) ? textAt(address, 'commune') : '';
}

export const textAt = (raw: Record<string, Raw>, key: string): string => {
  const value = raw[key];
  return typeof value === 'string' ? value.trim() : '';
};

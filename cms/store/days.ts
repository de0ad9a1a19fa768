/** The days of an entry: when it was first published, when it last changed. Feeds, news and « mis à jour le » are made of them. */
import { typeOf } from '../../src/content-types/registry.ts';
import { isTimeZone, localOf } from '../../src/lib/dates/zone.ts';
import { amend } from '../../src/reader/amend.ts';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { readYaml } from '../../src/reader/yaml.ts';
import { DEFAULT_SETTINGS } from '../../src/schema/settings.ts';
import { validate } from '../../src/schema/validate.ts';
import { typeOfCollection } from './paths.ts';
import type { EntryKey } from './paths.ts';

/** @param settings the text of `portal.yaml`, for its zone. @param time milliseconds since 1970 */
export function dayIn(settings: string, time: number): string {
  return localOf(time, zoneOf(settings)).slice(0, 10);
}

function zoneOf(settings: string): string {
  try {
    const raw = readYaml(settings);
    const zone = raw && typeof raw === 'object' && !Array.isArray(raw) ? raw['timeZone'] : undefined;
    if (typeof zone === 'string' && isTimeZone(zone)) return zone;
  } catch {
    // A file at fault is the portal's affair: it says so elsewhere.
  }
  return DEFAULT_SETTINGS.timeZone;
}

/**
 * What somebody wrote themselves stays.
 * @param was the text that is published; undefined for the first time
 */
export function withDays(
  { collection }: EntryKey,
  text: string,
  was: string | undefined,
  day: string,
): string {
  const { fields } = typeOf(typeOfCollection(collection));
  const field = was === undefined ? 'published' : 'updated';
  if (!fields[field]) return text;
  const said = (one: string) => {
    const read = parseFrontMatter(one);
    return read.ok ? validate<Record<string, unknown>>(fields, read.raw).data?.[field] : undefined;
  };
  const now = said(text);
  if (now !== undefined && (was === undefined || now !== said(was))) return text;
  return amend(fields, text, new Map([[field, day]])) ?? text;
}

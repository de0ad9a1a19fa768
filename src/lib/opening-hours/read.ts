import type { Parsed } from '../result.ts';
import { joinLines } from '../text/runs.ts';
import { readFrenchHours } from './french/read.ts';
import { parseOpeningHours } from './parse.ts';
import type { OpeningHours } from './types.ts';

/** Lines of hours as one: a door has a line a day, a field of an entry has one. */
export const onOneLine = (text: string): string => joinLines(text.trim(), ' ; ');

/**
 * Opening hours in either writing: OpenStreetMap's syntax, else French. The reason of a refusal is that of the writing
 * in which the text seems to be: OSM where it names an English day or month first.
 */
export function readHours(text: string): Parsed<OpeningHours> {
  const osm = parseOpeningHours(text);
  if (osm.ok) return osm;
  const french = readFrenchHours(text);
  return french.ok || !/^\s*(?:Mo|Tu|We|Th|Fr|Su|PH|SH|24\/7)\b/i.test(text) ? french : osm;
}

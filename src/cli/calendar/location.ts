/**
 * « Salle des fêtes, 1 route des Balcons, 99120 Serre-Ambrune, France »: a place, and its address where the words
 * say one. What is not sure stays in the words of the place.
 */
import { fold } from '../../lib/text/fold.ts';
import { joinLines } from '../../lib/text/runs.ts';

export interface Location {
  /** Words of the place, without what went to the address. */
  place: string;
  street?: string | undefined;
  postalCode?: string | undefined;
  commune?: string | undefined;
}

const STREET =
  /^(?:\d{1,4}\s*(?:bis|ter|quater|[a-d])?\s*[,-]?\s+)?(?:all[ée]e|avenue|av\.?|boulevard|bd\.?|chemin|cours|esplanade|faubourg|grande?[- ]rue|impasse|mont[ée]e|passage|place|quai|route|rue|ruelle|sentier|square|traverse|venelle|voie)\b/i;
const TOWN = /^(?:F-?\s*)?(\d{5})[\s-]+(\p{L}.*)$/u;
const IN_LINE = /^(.*\S)[\s-]+(\d{5})\s+(\p{L}.*)$/u;

/** Signs, of the longest address that is written in one line. */
const LINE = 500;

export function readLocation(text: string): Location {
  const pieces = text
    .split(/[\n,;]|\s[-–—]\s/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .flatMap(cutBeforeTown)
    .filter((piece, i) => i === 0 || !/^france$/.test(fold(piece)));
  const at = pieces.findIndex((piece) => TOWN.test(piece));
  if (at < 0) return { place: oneLine(text) };
  const [, postalCode, commune] = TOWN.exec(pieces[at]!)!;
  // « 4, rue du Moulin » was cut at its comma.
  const before = joinNumbers(pieces.slice(0, at));
  const street = before.findLast(isStreet);
  const words = [...before.filter((piece) => piece !== street), ...pieces.slice(at + 1)];
  return { place: words.join(', '), street, postalCode, commune: commune!.trim() };
}

const oneLine = (text: string) => joinLines(text, ', ').replace(/\s+/g, ' ').trim();

const joinNumber = (piece: string) => piece.replace(/\s+/g, ' ');
const isStreet = (piece: string) => STREET.test(joinNumber(piece));

function joinNumbers(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces)
    if (/^\d{1,4}\s*(bis|ter|quater)?$/i.test(joined.at(-1) ?? '') && isStreet(piece))
      joined.push(`${joined.pop()}, ${piece}`);
    else joined.push(piece);
  return joined;
}

/** « 4 rue du Moulin 99110 Sarvenne » */
function cutBeforeTown(piece: string): string[] {
  const [, before, code, town] = (piece.length <= LINE && IN_LINE.exec(piece)) || [];
  return before ? [before, `${code} ${town}`] : [piece];
}

/** An address and its point, between the file and the commune picker. */
import type { CommuneChoice } from '../../../config/communes.ts';
import { fold } from '../../../../src/lib/text/fold.ts';
import { bad, good } from '../../../../src/lib/result.ts';
import type { Parsed } from '../../../../src/lib/result.ts';

export interface Address {
  street?: string;
  complement?: string;
  postalCode?: string;
  commune?: string;
  inseeCode?: string;
}

export interface Point {
  lat: string;
  lon: string;
}

export interface PlaceValue {
  address?: Address;
  geo?: Point;
}

/**
 * A commune was chosen: its name and its codes. A postal code that is one of the commune's own stays; so does a point,
 * if the commune is still the same one. None is made up: an entry without a point is shown in the middle of its
 * commune by the portal itself, which says so.
 */
export function withCommune({ address = {}, geo }: PlaceValue, choice: CommuneChoice): PlaceValue {
  const { street, complement, postalCode, commune } = address;
  const isSame = commune !== undefined && fold(commune) === fold(choice.name);
  const code = postalCode && choice.postalCodes.includes(postalCode) ? postalCode : choice.postalCodes[0];
  return {
    address: {
      ...(street ? { street } : {}),
      ...(complement ? { complement } : {}),
      ...(code ? { postalCode: code } : {}),
      commune: choice.name,
      ...(choice.inseeCode ? { inseeCode: choice.inseeCode } : {}),
    },
    ...(isSame && geo ? { geo } : {}),
  };
}

const PAIR = /(-?\d{1,3}(?:[.,]\d+)?)\s*[,;/ ]\s*(-?\d{1,3}(?:[.,]\d+)?)/;
const LINKS = [
  // OpenStreetMap: ?mlat=45.2&mlon=6.5 before #map=17/45.2/6.5
  /[?&#]mlat=(-?\d+(?:\.\d+)?)&mlon=(-?\d+(?:\.\d+)?)/,
  /#map=\d+(?:\.\d+)?\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/,
  // Other maps: /@45.2,6.5,17z, ?q=45.2,6.5, geo:45.2,6.5
  /[@=:](-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
];

/**
 * A point as people have it: two numbers, latitude first, or the address of a map.
 * Reasons: 'format' where there is none, 'range' for one that is nowhere on Earth.
 */
export function parsePoint(written: string): Parsed<Point> {
  const text = written.trim();
  const isLink = /^[a-z]+:/i.test(text);
  const match = isLink
    ? LINKS.map((link) => link.exec(text)).find(Boolean)
    : /^[^\p{L}]*$/u.test(text)
      ? PAIR.exec(text)
      : null;
  if (!match) return bad('format');
  const [lat, lon] = [match[1]!, match[2]!].map((one) => one.replace(',', '.')) as [string, string];
  return Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180 ? good({ lat, lon }) : bad('range');
}

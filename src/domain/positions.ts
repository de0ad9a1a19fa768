/** Positions that cannot be right: turned round, or far from the territory. No plan, link or file repeats them. */
import type { Data } from '../content-types/registry.ts';
import type { Entry, Outlines } from '../content-types/snapshot.ts';
import { boxOf, positions } from '../lib/geo/outline.ts';
import type { Box, Position } from '../lib/geo/outline.ts';
import type { Problem } from '../schema/problem.ts';
import { isEntry } from './item.ts';

/** Around the territory, in degrees, some fifteen kilometres: what is just beyond the border serves it too. */
const AROUND = 0.2;

/** Metropolitan France: where nothing says where the portal is, a position that is there only once turned round was turned round. */
const FRANCE: Box = [-5.5, 41, 10, 51.5];

/** West, south, east, north of the contours, or else of the positions of the territories, with a little around. */
export function territoryBox({ contours }: Outlines, published: readonly Entry[]): Box | undefined {
  const outlines = Object.values(contours).flatMap(({ coordinates }) => [...positions(coordinates)]);
  const seats = published.flatMap((entry): Position[] => {
    const geo = isEntry(entry, 'territory') ? entry.data.geo : undefined;
    return geo ? [[geo.lon, geo.lat]] : [];
  });
  // One seat says where a place is, not how far it goes.
  const box = boxOf(outlines.length > 0 ? outlines : seats.length > 2 ? seats : []);
  return box && [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND];
}

const holds = ([west, south, east, north]: Box, { lat, lon }: { lat: number; lon: number }): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/**
 * What is wrong with the position of an entry.
 * @param box of the territory; undefined where nobody said where the portal is: it may well be overseas
 * @param isElsewhere its commune is known, and none of the territory's: a position far away may be right, and stays
 */
export function positionFault(
  entry: Pick<Entry, 'data' | 'file'>,
  { box, isElsewhere }: { box: Box | undefined; isElsewhere: boolean },
): { problem: Problem; keeps: boolean } | undefined {
  const { geo } = entry.data as Partial<Data<'actor'>>;
  const around = box ?? FRANCE;
  if (!geo || holds(around, geo)) return undefined;
  const base = {
    severity: 'warning' as const,
    path: ['geo'],
    file: entry.file,
    label: 'Position',
    value: `${geo.lat}, ${geo.lon}`,
  };
  if (holds(around, { lat: geo.lon, lon: geo.lat })) {
    const message = `la latitude et la longitude semblent inversées. Écrivez geo: { lat: ${geo.lon}, lon: ${geo.lat} }. ${MEANWHILE}`;
    return { problem: { ...base, code: 'swapped-position', message }, keeps: false };
  }
  if (!box) return undefined;
  const message = `ce point est loin du territoire du portail (latitudes ${range(box[1], box[3])}, longitudes ${range(box[0], box[2])}). Vérifiez les deux nombres sur un plan, ou retirez geo : l’adresse suffit`;
  return {
    problem: {
      ...base,
      code: 'outside-territory',
      message: isElsewhere ? message : `${message}. ${MEANWHILE}`,
    },
    keeps: isElsewhere,
  };
}

const MEANWHILE = 'En attendant, la fiche paraît sans cette position, à sa commune';

const degrees = (value: number): string => value.toFixed(2).replace('.', ',');
const range = (from: number, to: number): string => `${degrees(from)} à ${degrees(to)}`;

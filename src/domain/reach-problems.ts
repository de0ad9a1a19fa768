/** What is to be said of where an entry is on the map, and of its address on the web: it appears all the same. */
import type { Data } from '../content-types/registry.ts';
import { boxOf, positions } from '../lib/geo/outline.ts';
import type { Box, Position } from '../lib/geo/outline.ts';
import type { Problem } from '../schema/problem.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';
import { once } from './selections.ts';

/** Remarks on positions and websites of published entries. */
export function reachProblems(portal: Portal): Problem[] {
  return [...portal.byKey.values()].flatMap((item) => [
    ...placeProblems(portal, item),
    ...websiteProblems(item),
  ]);
}

/** Around the territory, in degrees, some fifteen kilometres: what is just beyond the border serves it too. */
const AROUND = 0.2;

/** Metropolitan France: where nothing says where the portal is, a position that is there only once turned round was turned round. */
const FRANCE: Box = [-5.5, 41, 10, 51.5];

/** West, south, east, north of the contours, or else of the positions of the territories, with a little around. */
const territoryBox = once((portal): Box | undefined => {
  const contours = Object.values(portal.outlines.contours).flatMap(({ coordinates }) => [
    ...positions(coordinates),
  ]);
  const seats = (portal.items.territory as Item<'territory'>[]).flatMap(({ data }): Position[] =>
    data.geo ? [[data.geo.lon, data.geo.lat]] : [],
  );
  // One seat says where a place is, not how far it goes.
  const box = boxOf(contours.length > 0 ? contours : seats.length > 2 ? seats : []);
  return box && [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND];
});

const holds = ([west, south, east, north]: Box, { lat, lon }: { lat: number; lon: number }): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

function placeProblems(portal: Portal, item: Item): Problem[] {
  const { geo } = item.data as Partial<Data<'actor'>>;
  if (!geo) return [];
  const own = territoryBox(portal);
  const box = own ?? FRANCE;
  if (holds(box, geo)) return [];
  const base = { path: ['geo'], file: item.file, label: 'Position', value: `${geo.lat}, ${geo.lon}` };
  if (holds(box, { lat: geo.lon, lon: geo.lat }))
    return [
      {
        ...base,
        severity: 'warning',
        code: 'swapped-position',
        message: `la latitude et la longitude semblent inversées. Écrivez geo: { lat: ${geo.lon}, lon: ${geo.lat} }`,
      },
    ];
  // Nobody said where the portal is: it may well be overseas.
  if (!own) return [];
  return [
    {
      ...base,
      severity: 'warning',
      code: 'outside-territory',
      message: `ce point est loin du territoire du portail (latitudes ${range(box[1], box[3])}, longitudes ${range(box[0], box[2])}). Vérifiez les deux nombres sur un plan, ou retirez geo : l’adresse suffit`,
    },
  ];
}

const degrees = (value: number): string => value.toFixed(2).replace('.', ',');
const range = (from: number, to: number): string => `${degrees(from)} à ${degrees(to)}`;

function websiteProblems(item: Item): Problem[] {
  const { website } = item.data as Partial<Data<'actor'>>;
  if (!website?.startsWith('http:')) return [];
  return [
    {
      severity: 'note',
      code: 'website-in-clear',
      path: ['website'],
      file: item.file,
      label: 'Site web',
      value: website,
      message: `cette adresse est en http, sans chiffrement. Si le site répond aussi en https, écrivez ${website.replace('http:', 'https:')}`,
    },
  ];
}

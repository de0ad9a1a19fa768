import { describe, expect, it } from 'vitest';
import { locatorOf, mapOf } from '../../../src/domain/models/map.ts';
import { placeNames } from '../../../src/domain/models/map-names.ts';
import type { MapArea } from '../../../src/domain/models/types.ts';
import { portalOf } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const square = (west: number, south: number, side: number) => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ],
];
const feature = (territory: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { territory },
  geometry: { type: 'Polygon', coordinates },
});
const CONTOURS = JSON.stringify({
  type: 'FeatureCollection',
  features: [feature('pays', square(6, 45, 0.2)), feature('bas', square(6, 45, 0.1))],
});
const FILES = {
  'territories/pays.md': '---\nname: Pays\n---\n',
  'territories/bas.md':
    '---\nname: Le Bas\nparent: pays\nlevel: commune\ngeo: {lat: 45.02, lon: 6.02}\n---\n',
  'territories/contours.geojson': CONTOURS,
  'actors/four.md': '---\nname: Le Four\nterritories: [bas]\n---\n',
};

describe('the map of a portal', () => {
  it('draws what holds under what is held, and counts what is there', () => {
    const map = mapOf(portalOf(FILES))!;
    expect(map.areas.map(({ slug, level, count }) => [slug, level, count])).toEqual([
      ['pays', 'root', 1],
      ['bas', 'leaf', 1],
    ]);
    expect(map.areas.every(({ path }) => path.startsWith('M'))).toBe(true);
  });

  it('puts a place where its file says, else in the middle of its contour', () => {
    const at = (files: Record<string, string>) => {
      const { x, y } = mapOf(portalOf({ ...FILES, ...files }))!.areas[1]!;
      return [x, y];
    };
    const seat = at({});
    const middle = at({ 'territories/bas.md': '---\nname: Le Bas\nparent: pays\nlevel: commune\n---\n' });
    expect(seat[0]).toBeLessThan(middle[0]!);
    expect(seat[1]).toBeGreaterThan(middle[1]!);
  });

  it('is not there without contours, nor without territories', () => {
    const { 'territories/contours.geojson': _, ...without } = FILES;
    expect(mapOf(portalOf(without))).toBeUndefined();
    expect(mapOf(portalOf(FILES, { settings: 'sections: {territory: non}\n' }))).toBeUndefined();
  });

  it('stays whole when a contour is nonsense', () => {
    const nonsense = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature('pays', square(6, 45, 0.2)), feature('bas', [['ici', { là: 1 }], 7])],
    });
    const map = mapOf(portalOf({ ...FILES, 'territories/contours.geojson': nonsense }))!;
    expect(map.areas.find(({ slug }) => slug === 'bas')!.path).toBe('');
  });

  it('shows one territory within the whole, and nothing for the whole itself', () => {
    const portal = portalOf(FILES);
    expect(locatorOf(portal, 'bas')!.areas.map(({ slug }) => slug)).toEqual(['pays', 'bas']);
    expect(locatorOf(portal, 'pays')).toBeUndefined();
  });

  it('of the sample weighs little and names nearly all its communes', () => {
    const map = mapOf(samplePortal())!;
    const leaves = map.areas.filter(({ level }) => level === 'leaf');
    expect(leaves).toHaveLength(18);
    expect(leaves.filter(({ name }) => name).length).toBeGreaterThanOrEqual(16);
    expect(JSON.stringify(map).length).toBeLessThan(20_000);
  });
});

describe('names on the map', () => {
  const place = (label: string, x: number, y: number, count = 1): MapArea => ({
    slug: label,
    label,
    href: '/',
    path: '',
    level: 'leaf',
    x,
    y,
    count,
    radius: 5,
  });

  it('go under the dot of the fullest place, and aside for its neighbour', () => {
    const small = place('Vernasse', 100, 104);
    const large = place('Sarvenne', 100, 100, 40);
    placeNames([small, large]);
    expect(large.name).toEqual({ x: 100, y: 126, anchor: 'middle' });
    expect(small.name).toEqual({ x: 100, y: 90, anchor: 'middle' });
  });

  it('are left out where each way would cover another', () => {
    const crowd = Array.from({ length: 8 }, (_, i) => place('Serre-Ambrune', 100 + i, 100, i));
    placeNames(crowd);
    expect(crowd.filter(({ name }) => name).length).toBeLessThan(8);
    expect(crowd.at(-1)!.name).toBeDefined();
  });
});

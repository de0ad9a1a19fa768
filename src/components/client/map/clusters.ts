/** Points near each other as one, level by level (Supercluster). What no level parts is a heap: it opens as a list. */
import Supercluster from 'supercluster';
import type { Point } from './data.ts';

/** Pixels on either side of a cluster: two targets of 44 pixels and some air. */
const RADIUS = 56;
/** Side of a tile, in pixels: Leaflet counts levels by these. */
const TILE = 256;
/** Enough to name where a cluster is. */
const LOOKED_AT = 200;

export interface Mark {
  /** The same mark keeps its key from one view to the next. */
  key: string;
  lat: number;
  lon: number;
  count: number;
  /** The commune of most of its points. */
  place?: string | undefined;
  /** Alone. */
  point?: Point;
  /** The level at which a cluster parts; absent from a heap and from a point. */
  parts?: number;
  /** All that it holds. */
  points(): Point[];
}

export interface Clusters {
  /** @param box west, south, east, north */
  marks(box: [number, number, number, number], zoom: number): Mark[];
}

export function clustersOf(points: readonly Point[], maxZoom: number): Clusters {
  const index = new Supercluster<{ i: number }>({
    radius: RADIUS,
    extent: TILE,
    maxZoom,
  });
  index.load(
    points.map(({ lon, lat }, i) => ({
      type: 'Feature',
      properties: { i },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  );
  return {
    marks: (box, zoom) =>
      index.getClusters(box, zoom).map(({ id, geometry, properties }): Mark => {
        const [lon, lat] = geometry.coordinates as [number, number];
        if (!('cluster_id' in properties)) {
          const point = points[properties.i]!;
          return { key: point.slug, lat, lon, count: 1, place: point.place, point, points: () => [point] };
        }
        const cluster = id as number;
        const leaves = (limit: number) =>
          index.getLeaves(cluster, limit).map((leaf) => points[leaf.properties.i]!);
        const parts = index.getClusterExpansionZoom(cluster);
        return {
          key: `${cluster} ${properties.point_count}`,
          lat,
          lon,
          count: properties.point_count,
          place: mostCommon(leaves(LOOKED_AT).map(({ place }) => place)),
          ...(parts <= maxZoom ? { parts } : {}),
          points: () => leaves(Infinity),
        };
      }),
  };
}

function mostCommon(names: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

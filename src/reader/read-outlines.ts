import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeoPolygon, Outlines } from '../content-types/snapshot.ts';
import type { Problem } from '../schema/problem.ts';

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/** Contours and rivers of the `territories/*.geojson` files. One that cannot be read costs the map, nothing else. */
export function readOutlines(
  root: string,
  files: readonly string[],
): { outlines: Outlines; problems: Problem[] } {
  const outlines: Outlines = { contours: {}, rivers: [] };
  const problems: Problem[] = [];
  for (const file of files) {
    const features = readFeatures(join(root, file));
    if (!features) {
      problems.push({
        severity: 'warning',
        code: 'geojson',
        path: [],
        file,
        message: 'ce fichier n’est pas du GeoJSON lisible : la carte se fera sans lui',
      });
      continue;
    }
    const own = file.slice(file.lastIndexOf('/') + 1, -'.geojson'.length);
    for (const feature of features) addFeature(outlines, feature, own);
  }
  return { outlines, problems };
}

function readFeatures(path: string): Feature[] | undefined {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as {
      features?: Feature[];
    } & Feature;
    return json.features ?? (json.geometry ? [json] : undefined);
  } catch {
    return undefined;
  }
}

function addFeature(outlines: Outlines, { properties, geometry }: Feature, own: string): void {
  if (!geometry?.coordinates) return;
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const territory = typeof properties?.territory === 'string' ? properties.territory : own;
    outlines.contours[territory] = geometry as GeoPolygon;
  } else if (geometry.type === 'LineString' && properties?.waterway) {
    outlines.rivers.push({
      name: String(properties.name ?? ''),
      line: geometry.coordinates as [number, number][],
    });
  }
}

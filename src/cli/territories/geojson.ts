/** A GeoJSON file that somebody gives: contours and positions by official code, and all that keeps it from being read. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Polygon } from '../../lib/geo/arcs.ts';
import type { Position } from '../../lib/geo/outline.ts';
import { TerritoriesError } from './errors.ts';

export interface Land {
  contours: Map<string, Polygon[]>;
  /** Of features that are points. */
  points: Map<string, Position>;
  /** What was left aside, a sentence each. */
  remarks: string[];
}

interface Feature {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: string; coordinates?: unknown } | null;
}

/** How producers name the code of a commune or of an EPCI, without case nor signs. */
const CODE_NAMES = new Set(
  'code insee inseecom codeinsee inseecode codgeo codegeo com codecom comcode codecommune communecode inseecommune siren codesiren sirenepci codeepci epci epcicode insee_dep codedepartement dep'.split(
    ' ',
  ),
);

const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/**
 * @param wanted official codes
 * @throws TerritoriesError where the file is of no use
 */
export function readLand(file: string, wanted: ReadonlySet<string>): Land {
  const name = basename(file);
  const features = parse(file, name);
  refuseOtherCoordinates(features, name);
  const land: Land = { contours: new Map(), points: new Map(), remarks: [] };
  const odd = new Map<string, number>();
  for (const feature of features) {
    const code = codeOf(feature, wanted);
    if (code) take(land, code, feature, odd);
  }
  for (const [type, count] of odd)
    land.remarks.push(
      `${count > 1 ? `${count} formes` : 'une forme'} de type « ${type} » : un Polygon, un MultiPolygon ou un Point est attendu`,
    );
  if (land.contours.size + land.points.size === 0) throw nothingFound(features, name);
  return land;
}

function parse(file: string, name: string): Feature[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TerritoriesError(
      code === 'ENOENT'
        ? `Le fichier ${file} n’existe pas. Vérifiez son nom et son dossier.`
        : `Le fichier ${file} ne peut pas être lu (${code}). Vérifiez ses droits.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new TerritoriesError(
      /^\s*</.test(text)
        ? `${name} n’est pas du GeoJSON : c’est du XML ou une page web. Téléchargez les données elles-mêmes, au format GeoJSON.`
        : `${name} n’est pas du JSON lisible : le fichier est peut-être coupé, ou d’un autre format. Téléchargez-le de nouveau, au format GeoJSON.`,
    );
  }
  const object = (json && typeof json === 'object' ? json : {}) as Record<string, unknown>;
  if (object['type'] === 'Topology')
    throw new TerritoriesError(
      `${name} est du TopoJSON. Convertissez-le en GeoJSON, par exemple sur mapshaper.org (Export, GeoJSON).`,
    );
  if (/2154|LAMB/i.test(JSON.stringify(object['crs'] ?? ''))) throw lambert(name);
  const features = Array.isArray(json)
    ? json
    : (object['features'] ?? (object['geometry'] ? [object] : undefined));
  if (!Array.isArray(features))
    throw new TerritoriesError(
      `${name} n’est pas du GeoJSON : une FeatureCollection est attendue, avec une Feature par commune.`,
    );
  return features.filter((one): one is Feature => one !== null && typeof one === 'object');
}

const lambert = (name: string, seen = '') =>
  new TerritoriesError(
    `Les coordonnées de ${name} ne sont pas des longitudes et des latitudes${seen} : c’est sans doute du Lambert-93. Convertissez-les en WGS 84 (EPSG:4326) : dans QGIS, Exporter, SCR EPSG:4326 ; ou ogr2ogr -t_srs EPSG:4326 sortie.geojson ${name}.`,
  );

function* pairs(coordinates: unknown): Generator<[number, number]> {
  if (!Array.isArray(coordinates)) return;
  if (typeof coordinates[0] === 'number') yield coordinates as [number, number];
  else for (const inner of coordinates) yield* pairs(inner);
}

/** Metres of a projection, or latitude first: both would put a town in the sea, without a word. */
function refuseOtherCoordinates(features: readonly Feature[], name: string): void {
  for (const { geometry } of features)
    for (const [x, y] of pairs(geometry?.coordinates)) {
      if (Math.abs(x) > 180 || Math.abs(y) > 90) throw lambert(name, ` (${x}, ${y})`);
      // Metropolitan France, turned around.
      if (x > 41 && x < 51.5 && y > -5.5 && y < 10)
        throw new TerritoriesError(
          `Dans ${name}, la latitude est écrite avant la longitude (${x}, ${y}). GeoJSON veut la longitude d’abord : exportez de nouveau, dans l’ordre longitude, latitude.`,
        );
    }
}

/** `1004` in a column of numbers is `01004`. */
const codesIn = (value: unknown): string[] => {
  const text =
    typeof value === 'number' || typeof value === 'string' ? String(value).trim().toUpperCase() : '';
  return text === '' ? [] : [text, text.padStart(5, '0'), text.padStart(2, '0')];
};

function codeOf({ properties }: Feature, wanted: ReadonlySet<string>): string | undefined {
  for (const [name, value] of Object.entries(properties ?? {}))
    if (CODE_NAMES.has(plainName(name))) for (const code of codesIn(value)) if (wanted.has(code)) return code;
  return undefined;
}

function take(land: Land, code: string, { geometry }: Feature, odd: Map<string, number>): void {
  if (!geometry?.coordinates) {
    land.remarks.push(`${code} : sans forme`);
    return;
  }
  if (geometry.type === 'Point') {
    const [point] = pairs(geometry.coordinates);
    if (point && isPosition(point)) land.points.set(code, [point[0], point[1]]);
    else land.remarks.push(`${code} : position illisible`);
    return;
  }
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
    odd.set(String(geometry.type), (odd.get(String(geometry.type)) ?? 0) + 1);
    return;
  }
  const written = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = readPolygons(written);
  if (!polygons) land.remarks.push(`${code} : contour illisible`);
  // Islands are sometimes a feature each.
  else land.contours.set(code, [...(land.contours.get(code) ?? []), ...polygons]);
}

const isPosition = (value: unknown): boolean =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** Undefined where any ring is no ring; heights are left out. */
function readPolygons(written: unknown): Polygon[] | undefined {
  if (!Array.isArray(written) || written.length === 0) return undefined;
  const isRing = (ring: unknown) => Array.isArray(ring) && ring.length > 3 && ring.every(isPosition);
  if (!written.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing)))
    return undefined;
  return (written as number[][][][]).map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): Position => [lon!, lat!])),
  );
}

function nothingFound(features: readonly Feature[], name: string): TerritoriesError {
  const keys = [...new Set(features.slice(0, 50).flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const hasCode = keys.some((key) => CODE_NAMES.has(plainName(key)));
  if (features.length === 0) return new TerritoriesError(`${name} est vide : aucune forme n’y est décrite.`);
  return new TerritoriesError(
    hasCode
      ? `Aucune des communes demandées n’est dans ${name} (${features.length === 1 ? 'une forme lue' : `${features.length} formes lues`}). Est-ce le bon territoire ?`
      : `Dans ${name}, rien ne dit le code INSEE de chaque forme. Une propriété « code », « insee », « INSEE_COM » ou « codgeo » est attendue ; il y a : ${keys.join(', ') || 'aucune propriété'}.`,
  );
}

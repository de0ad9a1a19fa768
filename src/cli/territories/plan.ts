/** What is to be written, and what there is to say of it. Nothing is touched here: a plan can be told without being done. */
import { territory } from '../../content-types/territory/index.ts';
import { shareBorders } from '../../lib/geo/arcs.ts';
import type { Polygon, Sharing } from '../../lib/geo/arcs.ts';
import { boxOf, positions } from '../../lib/geo/outline.ts';
import type { Position } from '../../lib/geo/outline.ts';
import { centreOf } from '../../lib/geo/simplify.ts';
import type { Fields } from '../../schema/field.ts';
import type { Raw } from '../../schema/validate.ts';
import { toMarkdown } from '../../reader/write.ts';
import { amend } from '../../reader/amend.ts';
import type { Official } from './chosen.ts';
import type { Existing, TerritoryFolder } from './folder.ts';
import type { Land } from './geojson.ts';

export interface Plan {
  /** Path from the folder → text. */
  files: Map<string, string>;
  created: string[];
  completed: string[];
  unchanged: number;
  contours: number;
  /** A line each, for people. */
  missing: string[];
  kept: string[];
  remarks: string[];
}

interface Placed {
  official: Official;
  slug: string;
  existing?: Existing | undefined;
}

export interface PlanInput {
  officials: readonly Official[];
  folder: TerritoryFolder;
  land?: Land | undefined;
}

export function planTerritories({ officials, folder, land }: PlanInput): Plan {
  const placed = officials.map((official): Placed => {
    const existing = folder.fileOf(official);
    return { official, existing, slug: existing?.slug ?? folder.freeSlug(official) };
  });
  const shape = land && shapeLand(officials, land);
  const slugOf = new Map(placed.map(({ official, slug }) => [official.code, slug]));
  const plan: Plan = {
    files: new Map(),
    created: [],
    completed: [],
    unchanged: 0,
    contours: 0,
    missing: [],
    kept: [],
    remarks: [...(land?.remarks ?? [])],
  };
  for (const one of placed) planEntry(plan, one, valuesOf(one.official, { slugOf, land, shape }));
  if (shape) planContours(plan, placed, folder, shape);
  sayMissing(plan, placed, folder, land, shape);
  return plan;
}

/** Contours by code, simplified, with the ones that their members make. */
interface Shaped {
  contours: Map<string, Polygon[]>;
  neighbours: Sharing['neighbours'];
  /** Codes whose own contour was made of those of their members. */
  made: Set<string>;
}

/** Steps across a territory: a drawing has no room for more. */
const STEPS = 1500;
const LEAST = 10;
const DEGREE = 111_320;

function shapeLand(officials: readonly Official[], { contours }: Land): Shaped {
  const communes = officials.filter(({ level, code }) => level === 'commune' && contours.has(code));
  const all = officials.filter(({ code }) => contours.has(code));
  const box = boxOf(all.flatMap(({ code }) => [...positions(contours.get(code))])) ?? [0, 0, 0, 0];
  const tolerance = Math.max(LEAST, ((box[3] - box[1] + box[2] - box[0]) / 2 / STEPS) * DEGREE);
  const given = shareBorders(
    all.map(({ code }) => ({ key: code, polygons: contours.get(code)! })),
    tolerance,
  );
  const members = shareBorders(
    communes.map(({ code }) => ({ key: code, polygons: contours.get(code)! })),
    tolerance,
  );
  const shaped: Shaped = {
    contours: new Map(given.shapes.map(({ key, polygons }) => [key, polygons])),
    neighbours: members.neighbours,
    made: new Set(),
  };
  for (const one of officials) {
    if (one.level === 'commune' || shaped.contours.has(one.code)) continue;
    const codes = one.members ?? communes.map(({ code }) => code);
    // With a member missing, the edge would be a wrong one.
    const outline = codes.every((code) => contours.has(code)) ? members.outline(codes) : undefined;
    if (!outline) continue;
    shaped.contours.set(one.code, outline);
    shaped.made.add(one.code);
  }
  return shaped;
}

interface Known {
  slugOf: ReadonlyMap<string, string>;
  land?: Land | undefined;
  shape?: Shaped | undefined;
}

const degrees = (value: number): string => String(Math.round(value * 1e4) / 1e4);

/** The fields of a territory, as a file has them. */
function valuesOf(official: Official, { slugOf, land, shape }: Known): Record<string, Raw> {
  const { level, code, name, parent, members, postalCodes, population } = official;
  const at = positionOf(code, land, shape);
  const neighbours = [...(shape?.neighbours.get(code) ?? [])].flatMap((one) => slugOf.get(one) ?? []).sort();
  const holder = parent && slugOf.get(parent);
  return {
    name,
    level,
    code,
    ...(holder ? { parent: holder } : {}),
    ...(postalCodes.length === 1 ? { postalCode: postalCodes[0]! } : {}),
    ...(members ? { members } : {}),
    ...(at ? { geo: { lat: degrees(at[1]), lon: degrees(at[0]) } } : {}),
    ...(population ? { population: String(population) } : {}),
    ...(neighbours.length ? { neighbours } : {}),
  };
}

/** A point that the file gives (the town hall, often) is better than the middle of the woods. */
function positionOf(code: string, land?: Land, shape?: Shaped): Position | undefined {
  const contour = shape?.contours.get(code);
  return land?.points.get(code) ?? (contour && centreOf(contour));
}

const FIELDS = territory.fields as Fields;
/** What the lists say for sure: another value is a choice of somebody, or an old one. */
const TOLD = ['name', 'population'];

function planEntry(plan: Plan, { official, existing, slug }: Placed, values: Record<string, Raw>): void {
  if (!existing) {
    const path = `${slug}.md`;
    plan.created.push(path);
    plan.files.set(path, toMarkdown(FIELDS, values, ''));
    return;
  }
  const { raw = {}, text, path } = existing;
  // A field that is there and empty was emptied by somebody.
  const changes = new Map(Object.entries(values).filter(([name]) => !Object.hasOwn(raw, name)));
  const amended = changes.size > 0 ? amend(FIELDS, text, changes) : text;
  for (const name of TOLD) {
    const written = raw[name];
    if (
      typeof written === 'string' &&
      written.trim() !== '' &&
      values[name] !== undefined &&
      written !== values[name]
    )
      plan.kept.push(
        `${path} : ${name} « ${written} », et ${official.level === 'commune' ? 'l’INSEE dit' : 'la liste officielle dit'} « ${String(values[name])} »`,
      );
  }
  if (amended === undefined)
    plan.remarks.push(
      `${path} : son en-tête n’est pas lisible, rien n’y est ajouté. Réparez-le (npm run check), puis relancez`,
    );
  if (amended === undefined || amended === text) {
    plan.unchanged++;
    return;
  }
  plan.completed.push(`${path} (${[...changes.keys()].join(', ')})`);
  plan.files.set(path, amended);
}

function planContours(plan: Plan, placed: readonly Placed[], folder: TerritoryFolder, shape: Shaped): void {
  const there = folder.contoured();
  const added = placed.flatMap(({ official, slug }) => {
    const polygons = shape.contours.get(official.code);
    return polygons && !there.has(slug) ? [featureOf(slug, polygons)] : [];
  });
  if (added.length === 0) return;
  const path = `contours-${placed[0]!.slug}.geojson`;
  const file = folder.geojson.find((one) => one.path === path);
  if (file && !file.features) {
    plan.remarks.push(
      `${path} n’est pas lisible : aucun contour n’y est ajouté. Réparez-le ou retirez-le, puis relancez`,
    );
    return;
  }
  const all = [...(file?.features ?? []), ...added].map((one) => JSON.stringify(one));
  plan.contours = added.length;
  plan.files.set(path, `{"type":"FeatureCollection","features":[\n${all.join(',\n')}\n]}\n`);
}

const featureOf = (slug: string, polygons: Polygon[]) => ({
  type: 'Feature',
  properties: { territory: slug },
  geometry:
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons },
});

function sayMissing(
  plan: Plan,
  placed: readonly Placed[],
  folder: TerritoryFolder,
  land: Land | undefined,
  shape: Shaped | undefined,
): void {
  const there = folder.contoured();
  const without = (is: (one: Placed) => boolean) => placed.filter(is).map(({ official }) => official.name);
  const say = (what: string, names: string[]) => {
    if (names.length > 0)
      plan.missing.push(
        `${what} : ${names.length > 8 ? `${names.slice(0, 8).join(', ')} et ${names.length - 8} autres` : names.join(', ')}`,
      );
  };
  say(
    'sans coordonnées',
    without(
      (one) => !Object.hasOwn(one.existing?.raw ?? {}, 'geo') && !positionOf(one.official.code, land, shape),
    ),
  );
  say(
    'sans contour',
    without((one) => !there.has(one.slug) && !shape?.contours.has(one.official.code)),
  );
  say(
    'plusieurs codes postaux, donc aucun dans la fiche',
    without(({ official, existing }) => official.postalCodes.length > 1 && !existing?.raw?.['postalCode']),
  );
}

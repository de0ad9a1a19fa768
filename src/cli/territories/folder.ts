/** The folder of territories: which file is whose, which contours are there, and what can be added without touching the rest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isReserved } from '../../content-types/reserved.ts';
import { fold } from '../../lib/text/fold.ts';
import { slugify } from '../../lib/text/slugify.ts';
import { decode } from '../../reader/decode.ts';
import { listFiles } from '../../reader/files.ts';
import { parseFrontMatter } from '../../reader/front-matter.ts';
import type { Raw } from '../../schema/validate.ts';
import type { Official } from './chosen.ts';

export interface Existing {
  /** From the folder, with `/`. */
  path: string;
  slug: string;
  text: string;
  /** Undefined where its header is not readable. */
  raw?: Record<string, Raw> | undefined;
}

export interface GeojsonFile {
  path: string;
  /** Undefined where it is not readable. */
  features?: unknown[] | undefined;
}

export class TerritoryFolder {
  readonly entries: Existing[] = [];
  readonly geojson: GeojsonFile[] = [];
  readonly #taken = new Set<string>();

  constructor(folder: string) {
    for (const path of listFiles(folder)) {
      if (path.endsWith('.md')) this.#add(folder, path);
      else if (path.endsWith('.geojson'))
        this.geojson.push({ path, features: featuresOf(join(folder, path)) });
    }
  }

  #add(folder: string, path: string): void {
    const decoded = decode(readFileSync(join(folder, path)));
    const text = decoded.ok ? decoded.text : '';
    const read = decoded.ok ? parseFrontMatter(text) : undefined;
    const slug = slugify(path.slice(path.lastIndexOf('/') + 1, -'.md'.length));
    this.#taken.add(slug);
    this.entries.push({ path, slug, text, raw: read?.ok ? read.raw : undefined });
  }

  /** The file of an official territory: of its code, else of its name where the file bears no code. */
  fileOf({ code, name, level }: Official): Existing | undefined {
    const bears = (one: Existing, key: string) => String(one.raw?.[key] ?? '').trim();
    return (
      this.entries.find((one) => bears(one, 'code') === code) ??
      this.entries.find(
        (one) =>
          one.raw &&
          bears(one, 'code') === '' &&
          fold(bears(one, 'name')) === fold(name) &&
          ['', level].includes(bears(one, 'level')),
      )
    );
  }

  /** A free name for a new file: the territory's, with its code where another has it. */
  freeSlug({ name, code }: Official): string {
    const [plain, long] = [slugify(name), slugify(`${name} ${code}`)];
    const slug = plain === '' || this.#taken.has(plain) || isReserved('territory', plain) ? long : plain;
    this.#taken.add(slug);
    return slug;
  }

  /** Slugs of the territories that have a contour somewhere in the folder. */
  contoured(): Set<string> {
    return new Set(
      this.geojson.flatMap(({ path, features }) => {
        const own = path.slice(path.lastIndexOf('/') + 1, -'.geojson'.length);
        return (features ?? []).flatMap((one) => territoryOf(one, own) ?? []);
      }),
    );
  }
}

/** As the reader understands it: the property, else the name of the file. */
function territoryOf(feature: unknown, own: string): string | undefined {
  const { properties, geometry } = (feature ?? {}) as {
    properties?: { territory?: unknown } | null;
    geometry?: { type?: string } | null;
  };
  if (!geometry?.type?.endsWith('Polygon')) return undefined;
  return typeof properties?.territory === 'string' ? properties.territory : own;
}

function featuresOf(file: string): unknown[] | undefined {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as { features?: unknown };
    return Array.isArray(json.features) ? json.features : [json];
  } catch {
    return undefined;
  }
}

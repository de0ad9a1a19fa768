/**
 * The portal as a whole, from a snapshot: entries placed, links resolved both ways, indexes computed once.
 * Pure: the clock, the gazetteer and the pictures come in as arguments. Nothing here grows with the square
 * of the entries.
 */
import type { Data, TypeName } from '../content-types/registry.ts';
import { TYPE_NAMES } from '../content-types/registry.ts';
import { isReserved } from '../content-types/reserved.ts';
import { isDocument } from '../content-types/snapshot.ts';
import type { Entry, Outlines, Picture, SetAside, Snapshot } from '../content-types/snapshot.ts';
import type { LocalDateTime } from '../lib/dates/local.ts';
import { isSlug } from '../lib/text/slugify.ts';
import type { Gazetteer } from '../lib/gazetteer.ts';
import type { Problem } from '../schema/problem.ts';
import type { Removed } from '../schema/removed.ts';
import type { Settings } from '../schema/settings.ts';
import { DEFAULT_SETTINGS } from '../schema/settings.ts';
import { addresses } from './addresses.ts';
import { datesOf } from './agenda.ts';
import type { Dates } from './agenda.ts';
import { withoutComingDays } from './coming-days.ts';
import { Indexes } from './indexes.ts';
import { keyOf } from './item.ts';
import type { Item } from './item.ts';
import { keptOf } from './lasting/kept.ts';
import type { Kept } from './lasting/kept.ts';
import { isOn, lifeOf } from './life.ts';
import type { Counts, Life } from './life.ts';
import { compareEntries, sortItems, titleOf } from './order.ts';
import { repairsOf } from './manifest.ts';
import type { Manifest, Repair } from './manifest.ts';
import { Places } from './places.ts';
import { placeEventsAtHosts, placeItem } from './placing.ts';
import { withoutLapsedContacts } from './privacy/lapsed.ts';
import { territoryBox } from './positions.ts';
import { Directory, checkReferences } from './references.ts';
import { Relations } from './relations.ts';
import { buildTree } from './tree.ts';
import type { Tree } from './tree.ts';
import { addressOf } from './urls.ts';

export interface PortalInput {
  snapshot: Snapshot;
  /** Local, in the portal's zone. */
  now: LocalDateTime;
  gazetteer: () => Gazetteer;
  /** What is known of the pictures of `media/`. */
  pictures?: ReadonlyMap<string, Picture>;
  /** What is inside the icons that themes name: `reader/icons.ts`. */
  icons?: ReadonlyMap<string, string>;
  /** What the build before this one published. */
  previous?: Manifest | undefined;
}

export interface Portal {
  settings: Settings;
  locale: string;
  timeZone: string;
  /** Path before every address, without a final slash; '' at the root. */
  base: string;
  /** `https://ambrune.example` */
  origin: string;
  pageSize: number;
  now: LocalDateTime;
  /** Published items by type, in the order of their lists. */
  items: Record<TypeName, Item[]>;
  byKey: ReadonlyMap<string, Item>;
  directory: Directory;
  relations: Relations;
  indexes: Indexes;
  themes: Tree;
  territories: Tree;
  pictures: ReadonlyMap<string, Picture>;
  /** What is inside the icons that themes name, by name. */
  icons: ReadonlyMap<string, string>;
  /** Files of `media/` to download: `media/guide.pdf`. */
  downloads: ReadonlySet<string>;
  outlines: Outlines;
  /** Former addresses and the items that live elsewhere now. */
  redirects: ReadonlyMap<string, Item>;
  /** Addresses of entries that were published and are set aside today, with their title of then. */
  repairing: ReadonlyMap<string, Repair>;
  /** Addresses that were published, as they were recorded. */
  record: readonly string[];
  /** What became of entries that left. */
  removed: readonly Removed[];
  /** Addresses that have a page of their own, where some that had one are known. */
  living: ReadonlySet<string>;
  /** Addresses that were published and have none any more: where they lead, or what became of them. */
  kept: ReadonlyMap<string, Kept>;
  setAside: readonly SetAside[];
  counts: Counts;
  problems: Problem[];
  dates(item: Item): Dates;
  on(type: TypeName): boolean;
  /** The published item that a reference means. */
  find<N extends TypeName>(type: N, text: string | undefined): Item<N> | undefined;
  /** What a body that was named is called: its name in the directory, were that section off, or these words. */
  nameOf(text: string): string;
}

export function buildPortal({
  snapshot: read,
  now,
  gazetteer,
  pictures = new Map(),
  icons = new Map(),
  previous,
}: PortalInput): Portal {
  const today = now.slice(0, 10);
  const snapshot = withoutComingDays(withoutLapsedContacts(read, today), today);
  const { settings } = snapshot;
  const problems = [...snapshot.problems];
  const refused = new Set(snapshot.entries.filter((entry) => refuseReserved(entry, problems)));
  const sound = snapshot.entries.filter((entry) => !refused.has(entry));
  const lives = countLives(sound, snapshot, now);
  const published = sound.filter((entry) => lives.of(entry) === 'published');
  const directory = new Directory(published);
  const off = new Set(TYPE_NAMES.filter((type) => !isOn(settings, type)));
  const setAside: SetAside[] = [...snapshot.setAside, ...refused];
  const waiting = new Set(setAside.map(({ type, slug }) => keyOf(type, slug)));
  problems.push(...checkReferences(published, new Directory(sound), off, waiting));

  const trees = plantTrees(published, directory, problems);
  const places = new Places(ofType(published, 'territory') as never, trees.territories, gazetteer);
  const base = settings.base ?? DEFAULT_SETTINGS.base;
  const box = territoryBox(snapshot.outlines, published);
  const place = (entry: Entry) => placeItem(entry, { base, directory, places, trees, box, problems });
  const items = sortItems(published.map(place), now, settings.timeZone ?? DEFAULT_SETTINGS.timeZone);
  const byKey = new Map(
    Object.values(items).flatMap((list) => list.map((item) => [item.key, item] as const)),
  );
  placeEventsAtHosts(items.event as Item<'event'>[], { directory, byKey, places });
  return assemble({
    repairing: repairsOf(setAside, previous, byKey),
    setAside,
    snapshot,
    now,
    pictures,
    icons,
    items,
    byKey,
    directory,
    trees,
    counts: lives.counts,
    problems,
    base,
    silent: sound.filter((entry) => lives.of(entry) === 'off'),
    lives: new Map(sound.map((entry) => [keyOf(entry.type, entry.slug), lives.of(entry)!])),
  });
}

/** Where an address is the portal's own, the entry is set aside rather than lost under it. */
function refuseReserved(entry: Entry, problems: Problem[]): boolean {
  if (!isReserved(entry.type, entry.slug)) return false;
  problems.push({
    severity: 'error',
    code: 'reserved-address',
    path: [],
    file: entry.file,
    value: entry.slug,
    message: `cette adresse est celle d’une page du portail. Renommez le fichier, par exemple ${entry.slug}-2.md`,
  });
  return true;
}

function countLives(entries: readonly Entry[], snapshot: Snapshot, now: LocalDateTime) {
  const lives = new Map<Entry, Life>(entries.map((entry) => [entry, lifeOf(entry, snapshot.settings, now)]));
  const count = (life: Life) => [...lives.values()].filter((one) => one === life).length;
  const counts: Counts = {
    published: count('published'),
    draft: count('draft'),
    scheduled: count('scheduled'),
    off: count('off'),
    setAside: snapshot.setAside.length + snapshot.entries.length - entries.length,
    files: snapshot.files,
  };
  return { counts, of: (entry: Entry) => lives.get(entry) };
}

const ofType = (entries: readonly Entry[], type: TypeName) => entries.filter((entry) => entry.type === type);

function plantTrees(published: readonly Entry[], directory: Directory, problems: Problem[]) {
  const plant = (type: 'theme' | 'territory') =>
    buildTree(
      ofType(published, type).sort(compareEntries) as never,
      (slug) => directory.find(type, slug),
      problems,
    );
  return { themes: plant('theme'), territories: plant('territory') };
}

interface Parts {
  repairing: ReadonlyMap<string, Repair>;
  setAside: readonly SetAside[];
  snapshot: Snapshot;
  now: LocalDateTime;
  pictures: ReadonlyMap<string, Picture>;
  icons: ReadonlyMap<string, string>;
  items: Record<TypeName, Item[]>;
  byKey: Map<string, Item>;
  directory: Directory;
  trees: { themes: Tree; territories: Tree };
  counts: Counts;
  problems: Problem[];
  base: string;
  /** Entries of sections that are off: they have no page, they still have a name. */
  silent: readonly Entry[];
  /** Of every sound entry, by key. */
  lives: ReadonlyMap<string, Life>;
}

function assemble(parts: Parts): Portal {
  const { snapshot, now, items, byKey, directory, trees, base } = parts;
  const { settings } = snapshot;
  const timeZone = settings.timeZone ?? DEFAULT_SETTINGS.timeZone;
  const dates = new Map<string, Dates>();
  const silent = new Directory(parts.silent);
  const silentNames = new Map(parts.silent.map((entry) => [keyOf(entry.type, entry.slug), titleOf(entry)]));
  const portal: Portal = {
    settings,
    locale: settings.locale ?? DEFAULT_SETTINGS.locale,
    timeZone,
    base,
    origin: new URL(settings.url).origin,
    pageSize: settings.listing?.pageSize ?? DEFAULT_SETTINGS.pageSize,
    now,
    items,
    byKey,
    directory,
    relations: undefined as unknown as Relations,
    indexes: undefined as unknown as Indexes,
    themes: trees.themes,
    territories: trees.territories,
    pictures: parts.pictures,
    icons: parts.icons,
    downloads: new Set([...snapshot.media].filter(isDocument)),
    outlines: snapshot.outlines,
    redirects: redirectsOf(byKey),
    repairing: parts.repairing,
    record: snapshot.record,
    removed: snapshot.removed,
    living: new Set(),
    kept: new Map(),
    setAside: parts.setAside,
    counts: parts.counts,
    problems: parts.problems,
    dates(item) {
      let known = dates.get(item.key);
      if (!known) dates.set(item.key, (known = datesOf(item.data as Data<'event'>, now, timeZone)));
      return known;
    },
    on: (type) => isOn(settings, type),
    find<N extends TypeName>(type: N, text: string | undefined) {
      const slug = text === undefined ? undefined : directory.find(type, text);
      return (slug ? byKey.get(keyOf(type, slug)) : undefined) as Item<N> | undefined;
    },
    nameOf(text) {
      const known = portal.find('actor', text);
      if (known) return known.title;
      const repaired = parts.repairing.get(addressOf({ kind: 'entry', type: 'actor', slug: text }));
      if (repaired) return repaired.title;
      const slug = silent.find('actor', text);
      return (slug && silentNames.get(keyOf('actor', slug))) || wordsOf(text);
    },
  };
  portal.relations = new Relations(portal);
  portal.indexes = new Indexes(portal);
  const { record, removed } = portal;
  if (record.length + removed.length > 0) {
    // Listed while none is kept: what has a page of its own.
    portal.living = new Set(addresses(portal));
    portal.kept = keptOf(portal, { record, removed, living: portal.living, lives: parts.lives });
  }
  return portal;
}

/** A slug that leads to nothing public is read as words: « le-plot » → « Le plot ». */
function wordsOf(text: string): string {
  if (!isSlug(text) || !text.includes('-')) return text;
  const words = text.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}

function redirectsOf(byKey: ReadonlyMap<string, Item>): Map<string, Item> {
  const redirects = new Map<string, Item>();
  for (const item of byKey.values()) {
    for (const former of item.data.formerSlugs ?? []) {
      const address = addressOf({ kind: 'entry', type: item.type, slug: former });
      if (!byKey.has(keyOf(item.type, former)) && !isReserved(item.type, former) && !redirects.has(address))
        redirects.set(address, item);
    }
  }
  return redirects;
}

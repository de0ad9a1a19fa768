/** From an entry to an item: its address, its themes with the broader ones, its place with what is around. */
import type { Data } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import type { Problem } from '../schema/problem.ts';
import type { Box } from '../lib/geo/outline.ts';
import { keyOf } from './item.ts';
import type { Item } from './item.ts';
import type { Places } from './places.ts';
import { positionFault } from './positions.ts';
import type { Directory } from './references.ts';
import type { Tree } from './tree.ts';
import { addressOf } from './urls.ts';

export interface Placing {
  base: string;
  directory: Directory;
  places: Places;
  trees: { themes: Tree; territories: Tree };
  /** Around the territory; see `territoryBox`. */
  box: Box | undefined;
  problems: Problem[];
}

const unique = (slugs: Iterable<string>): string[] => [...new Set(slugs)];

export function placeItem(entry: Entry, { base, directory, places, trees, box, problems }: Placing): Item {
  const data = entry.data as Data & Record<string, unknown>;
  const own = unique(refs(data.themes).flatMap((text) => directory.find('theme', text) ?? []));
  const { place, fault } = places.place(data.address as never);
  if (fault)
    problems.push({ ...fault, path: ['address', ...fault.path], label: 'Adresse', file: entry.file });
  const around = places.around(place);
  const wrong = positionFault(entry, { box, isElsewhere: place?.known === true && around.length === 0 });
  if (wrong) problems.push(wrong.problem);
  const named = [...refs(data.territories), ...refs(data.areaServed)].flatMap(
    (text) => directory.find('territory', text) ?? [],
  );
  const address = addressOf({ kind: 'entry', type: entry.type, slug: entry.slug });
  return {
    type: entry.type,
    slug: entry.slug,
    key: keyOf(entry.type, entry.slug),
    file: entry.file,
    data: wrong && !wrong.keeps ? withoutPosition(entry.data) : entry.data,
    body: entry.body,
    bodyLine: entry.bodyLine,
    title: data[typeOf(entry.type).title] as string,
    href: base + address,
    themes: unique([...own, ...own.flatMap((slug) => trees.themes.lineage(slug))]),
    ownThemes: own.length,
    territories: unique([...around, ...named.flatMap((slug) => trees.territories.lineage(slug))]),
    place,
    published: entry.data.published ?? entry.data.publishedAt?.date,
    updated: entry.data.updated,
    closed: false,
  };
}

function withoutPosition(data: Entry['data']): Entry['data'] {
  const { geo: _wrong, ...rest } = data as Partial<Data<'actor'>>;
  return rest as Entry['data'];
}

const refs = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** An event without an address of its own is where its host is. */
export function placeEventsAtHosts(
  events: Item<'event'>[],
  { directory, byKey, places }: { directory: Directory; byKey: Map<string, Item>; places: Places },
): void {
  for (const event of events) {
    const slug = event.data.place && directory.find('actor', event.data.place);
    const host = slug ? byKey.get(keyOf('actor', slug)) : undefined;
    if (!host || event.place) continue;
    event.place = host.place;
    event.territories = unique([...places.around(host.place), ...event.territories]);
  }
}

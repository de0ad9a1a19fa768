/** The directory in the browser: its columns, fetched once, and the details of the entries that are shown. */
import { createFilter, orderBy, searchable, textFilter } from '../../../lib/facets.ts';
import type { Answer, Column, Facet, Filter, FilterState } from '../../../lib/facets.ts';
import { DETAILS, sharedAt } from '../../../lib/facets/directory-data.ts';
import type { Detail, DirectoryData, DirectoryDetails } from '../../../lib/facets/directory-data.ts';
import { holidayIn } from '../../../lib/dates/holidays.ts';
// Not from lib/opening-hours.ts, which brings the reader of French with it.
import { parseOpeningHours } from '../../../lib/opening-hours/parse.ts';
import { openingAt } from '../../../lib/opening-hours/state.ts';
import { slugify } from '../../../lib/text/slugify.ts';

/** Longitude and latitude, degrees. */
export type Point = readonly [lon: number, lat: number];

export interface Directory {
  data: DirectoryData;
  facets: readonly Facet[];
  /** @param now local time of the portal, `2026-12-05T14:00` */
  ask(state: Pick<FilterState, 'chosen' | 'q'>, now: string): Answer;
  /** Those found, in the order asked. Distances are from `from`; without it, by name. */
  order(entries: readonly number[], sort: string | undefined, from: Point | undefined): readonly number[];
  slug(entry: number): string;
  /** Kilometres; undefined where nothing places it. */
  distance(entry: number, from: Point): number | undefined;
  detail(entry: number): Promise<Detail | undefined>;
}

/** Its values are known by the reader's clock alone. */
const OPEN: Facet = { name: 'ouvert', codes: ['maintenant'] };

/** @param address of `filtres.json`, with its version: that of the details is the same */
export async function fetchDirectory(address: string): Promise<Directory> {
  const data = (await fetchJson(address)) as DirectoryData;
  const facets = [...data.facets, OPEN];
  const files = new Map<number, Promise<DirectoryDetails>>();
  let texts: string[] | undefined;
  let ordered: { name: string; all: number[] } | undefined;
  let known: { now: string; filter: Filter } | undefined;

  function filterAt(now: string): Filter {
    if (known?.now !== now)
      known = { now, filter: createFilter(facets, [...data.columns, openColumn(data, now)]) };
    return known.filter;
  }

  /** Made once somebody looks for a name: a slow phone ticks boxes without it. */
  const names = () =>
    (texts ??= data.titles.map((title, entry) => searchable(`${title} ${data.also[entry]!}`)));

  function distance(entry: number, from: Point): number | undefined {
    const point = pointOf(sharedAt(data.positions, entry));
    return point && kilometres(point, from);
  }

  /** Everything in an order, once: a filter then only takes from it. */
  function orderAll(sort: string | undefined, from: Point | undefined): number[] {
    const all = data.titles.map((_, entry) => entry);
    return sort === 'distance' && from
      ? orderBy(all, (entry) => distance(entry, from))
      : orderBy(all, (entry) => sharedAt(data.verified, entry) || undefined, 'descending');
  }

  return {
    data,
    facets,
    distance,
    ask: (state, now) => filterAt(now)(state, state.q ? textFilter(names(), state.q) : undefined),
    order(entries, sort, from) {
      const name = sort === 'distance' && from ? `${sort} ${from.join(' ')}` : sort;
      if (name !== 'fraicheur' && !name?.startsWith('distance ')) return entries;
      if (ordered?.name !== name) ordered = { name, all: orderAll(sort, from) };
      const found = new Uint8Array(data.titles.length);
      for (const entry of entries) found[entry] = 1;
      return ordered.all.filter((entry) => found[entry]);
    },
    slug: (entry) => data.slugs[entry] || slugify(data.titles[entry]!),
    async detail(entry) {
      const file = Math.floor(entry / DETAILS);
      let details = files.get(file);
      if (!details) {
        details = fetchJson(
          address.replace('filtres.json', `fiches-${file}.json`),
        ) as Promise<DirectoryDetails>;
        files.set(file, details);
        details.catch(() => files.delete(file));
      }
      return (await details)[entry % DETAILS];
    },
  };
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** Hours that many share are read once. */
function openColumn({ hours }: DirectoryData, now: string): Column {
  const isHoliday = holidayIn();
  const open = hours.texts.map((text) => {
    const read = parseOpeningHours(text);
    // As on its page: on a public holiday of which its hours say nothing, nobody knows.
    return read.ok && openingAt(read.value, now, isHoliday).open === true;
  });
  return { sets: [[], [0]], rows: hours.rows.map((row) => Number(open[row])) };
}

export function pointOf(text: string | undefined): Point | undefined {
  const [lon, lat] = (text ?? '').split(' ').map(Number);
  return text && Number.isFinite(lon) && Number.isFinite(lat) ? [lon!, lat!] : undefined;
}

const EARTH = 6371;
const RADIAN = Math.PI / 180;

/** As the crow flies, by the formula of haversines. */
function kilometres([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  const [x, y] = [((lon2 - lon1) / 2) * RADIAN, ((lat2 - lat1) / 2) * RADIAN];
  const half = Math.sin(y) ** 2 + Math.cos(lat1 * RADIAN) * Math.cos(lat2 * RADIAN) * Math.sin(x) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/** One a zone: making it takes longer than all that it is used for. */
const clocks = new Map<string | undefined, Intl.DateTimeFormat>();

/** The portal's local time, to the minute; the machine's own where its zone is not known. */
export function localNow(zone: string | undefined, now: Date): string {
  let clock = clocks.get(zone);
  if (!clock) clocks.set(zone, (clock = clockOf(zone)));
  return clock.format(now).replace(' ', 'T');
}

function clockOf(zone: string | undefined): Intl.DateTimeFormat {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...parts, ...(zone ? { timeZone: zone } : {}) });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', parts);
  }
}

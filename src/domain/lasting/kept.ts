/**
 * Addresses that were published and have no page of their own any more: each leads on, or says what became of it.
 * Those of entries are known by name (`removed.yaml`); those that come and go with what the portal holds (a letter,
 * a month, a crossing) lead to what is above them.
 */
import type { TypeName } from '../../content-types/registry.ts';
import type { Removed } from '../../schema/removed.ts';
import type { Life } from '../life.ts';
import type { Portal } from '../portal.ts';
import { addressOf, parseAddress } from '../urls.ts';

/** Leads on at once. */
export interface Moved {
  kind: 'moved';
  /** An address of the portal. */
  to: string;
  /** What it was about bears another name now. Otherwise it may come back: a letter, a month, a crossing. */
  forGood: boolean;
}

/** Says that it is no longer there. */
export interface Gone {
  kind: 'gone';
  type?: TypeName | undefined;
  slug: string;
  /** What the team said of it. */
  removed?: Removed | undefined;
  /** Not published for now: a draft, a date to come, a section that is off. */
  waiting?: 'entry' | 'section' | undefined;
}

export type Kept = Moved | Gone;

export interface Known {
  /** Addresses that were published. */
  record: readonly string[];
  removed: readonly Removed[];
  /** Addresses that have a page today. */
  living: ReadonlySet<string>;
  /** What the entries that are not published wait for, by key. */
  lives: ReadonlyMap<string, Life>;
}

/** What each address that has no page any more gives; those of entries first, the others may lead to them. */
export function keptOf(portal: Portal, { record, removed, living, lives }: Known): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const one of removed)
    if (!living.has(one.address) && !kept.has(one.address))
      kept.set(one.address, { ...placeOf(one.address), removed: one });
  const others: string[] = [];
  for (const address of record) {
    if (living.has(address) || kept.has(address)) continue;
    const gone = placeOf(address);
    if (!gone.type) others.push(address);
    else kept.set(address, { ...gone, waiting: waitingOf(portal, gone as Required<Gone>, lives) });
  }
  const leadsOn = (address: string) => living.has(address) || kept.has(address);
  // Decided before any is kept: none of them leads to another of them.
  const moved = others.map((address) => [address, movedTo(portal, address, leadsOn)] as const);
  for (const [address, one] of moved) kept.set(address, one);
  return kept;
}

function placeOf(address: string): Gone {
  const route = parseAddress(address);
  return route?.kind === 'entry'
    ? { kind: 'gone', type: route.type, slug: route.slug }
    : { kind: 'gone', slug: address.split('/').at(-2) ?? '' };
}

function waitingOf(
  portal: Portal,
  { type, slug }: { type: TypeName; slug: string },
  lives: Known['lives'],
): Gone['waiting'] {
  if (!portal.on(type)) return 'section';
  return lives.has(`${type}/${slug}`) ? 'entry' : undefined;
}

/** The same page under the present name of what it was about; else the nearest page above. */
function movedTo(portal: Portal, address: string, leadsOn: (address: string) => boolean): Moved {
  for (let above = aboveOf(address); above !== '/'; above = aboveOf(above)) {
    const item = portal.redirects.get(above);
    if (item) {
      const now = addressOf({ kind: 'entry', type: item.type, slug: item.slug });
      const same = now + address.slice(above.length);
      return { kind: 'moved', to: leadsOn(same) ? same : now, forGood: leadsOn(same) };
    }
    if (leadsOn(above)) return { kind: 'moved', to: above, forGood: false };
  }
  return { kind: 'moved', to: '/', forGood: false };
}

/** `/themes/bien-manger/sarvenne/` → `/themes/bien-manger/` */
const aboveOf = (address: string): string =>
  address.slice(0, address.lastIndexOf('/', address.length - 2) + 1);

/** Where a removed entry says to go, followed through those that left since; undefined where that leads nowhere. */
export function replacementOf(portal: Portal, gone: Gone): string | undefined {
  const seen = new Set<string>();
  let to = gone.removed?.to;
  while (to?.startsWith('/') && !seen.has(to)) {
    seen.add(to);
    const item = portal.redirects.get(to);
    if (item) return addressOf({ kind: 'entry', type: item.type, slug: item.slug });
    const next = portal.kept.get(to);
    if (!next) return portal.living.has(to) ? to : undefined;
    if (next.kind === 'moved') return next.to;
    // It left too, and says nothing more: its page is still the nearest to an answer.
    if (next.removed?.to === undefined) return to;
    to = next.removed.to;
  }
  return to?.startsWith('/') ? undefined : to;
}

/** Kinds of pages that come and go with the days, or are nobody's to keep: they are not recorded. */
const PASSING = new Set(['not-found', 'quarantine', 'day', 'poster', 'programme']);

/** Whether an address is one that others may keep: the first page of a list is, the next ones shift every day. */
export function isLasting(address: string): boolean {
  const route = parseAddress(address);
  return route !== undefined && !PASSING.has(route.kind) && !('page' in route && route.page > 1);
}

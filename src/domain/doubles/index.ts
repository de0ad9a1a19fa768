/**
 * Entries of the directory that may be the same body: the same official number, a close name in the same commune,
 * the same site or phone. A guess, said as one; people decide, and `differentFrom` says that they have.
 */
import { fold } from '../../lib/text/fold.ts';
import type { Portal } from '../portal.ts';
import { once } from '../selections.ts';
import { candidates, named } from './candidates.ts';
import type { Actor, Named } from './candidates.ts';
import { areClose, isTelling, nameKey } from './names.ts';

/** From the surest to the least sure. */
export const REASONS = ['siret', 'rna', 'name', 'website', 'phone'] as const;
export type Reason = (typeof REASONS)[number];

/** Two entries, in the order of their files, and all that they have in common. */
export interface Pair {
  first: Actor;
  second: Actor;
  reasons: Reason[];
}

/** So many entries share one thing that it is a network's, or that of a house that they share: told once. */
export interface Crowd {
  reason: Reason;
  actors: Actor[];
}

export interface Doubles {
  pairs: Pair[];
  crowds: Crowd[];
}

/** Beyond, what entries share is no sign that two are one. */
const MANY = 3;

export const doublesOf = once((portal): Doubles => {
  const actors = (portal.items.actor as Actor[]).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const found = new Found(portal, actors);
  const all = actors.map(named);
  for (const reason of REASONS)
    for (const group of groupsBy(all, (one) =>
      reason === 'name' ? wholeName(one) : valueOf(one.actor, reason),
    ))
      found.addGroup(reason, group);
  for (const [one, other] of candidates(all))
    if (haveCloseNames(one, other)) found.add(one.actor, other.actor, 'name');
  for (const [one, other] of withoutTown(all)) found.add(one.actor, other.actor, 'name');
  return found.doubles();
});

/** What is compared, in one form however it was written; undefined where there is nothing to compare. */
export function valueOf({ data }: Actor, reason: Reason): string | undefined {
  if (reason === 'website') return data.website && siteKey(data.website);
  if (reason === 'phone') return data.contact?.phone?.href;
  return data[reason];
}

/** Without what differs between two ways to write one address. */
function siteKey(address: string): string {
  const { host, pathname, search } = new URL(address);
  const path = pathname.replace(/\/(?:index\.(?:html?|php))?$/, '');
  return fold(`${host.replace(/^www\./, '')}${path}${search}`);
}

/** The first name and its commune: what entries of one series share (« Médiathèque », forty times in a city). */
const wholeName = ({ town, keys }: Named): string | undefined =>
  town && keys[0] ? `${town}|${keys[0].joined}` : undefined;

/** In one commune as far as is known, or of one name wherever they are: branches bear the name of their own town. */
const areNear = (one: Named, other: Named): boolean =>
  one.town === other.town ||
  one.town === '' ||
  other.town === '' ||
  areClose(nameKey(one.actor.data.name), nameKey(other.actor.data.name));

const haveCloseNames = (one: Named, other: Named): boolean =>
  one.keys.some((key) => other.keys.some((also) => areClose(key, also)));

/** A body that goes about bears no commune: only the same name, and a telling one, makes it another's double. */
function* withoutTown(all: readonly Named[]): Generator<[Named, Named]> {
  const byName = groupsBy(all, ({ keys: [key] }) =>
    key && key.joined.length >= 8 && key.words.some(isTelling) ? key.joined : undefined,
  );
  for (const group of byName) {
    if (group.length > MANY) continue;
    for (const [i, one] of group.entries())
      for (const other of group.slice(i + 1)) if (one.town === '' || other.town === '') yield [one, other];
  }
}

/** Those that share a value, two at least, in their order. */
function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What was found so far, each pair once. */
class Found {
  readonly #portal: Portal;
  readonly #order: ReadonlyMap<Actor, number>;
  readonly #pairs = new Map<string, { first: Actor; second: Actor; reasons: Set<Reason> }>();
  readonly #crowds: Crowd[] = [];
  /** Crowds that two entries are both in: what they share there is told once for all. */
  readonly #crowded = new Map<Actor, Set<Reason>>();

  constructor(portal: Portal, actors: readonly Actor[]) {
    this.#portal = portal;
    this.#order = new Map(actors.map((actor, i) => [actor, i]));
  }

  addGroup(reason: Reason, group: readonly Named[]): void {
    const actors = group.map(({ actor }) => actor);
    if (group.length > MANY) return this.#addCrowd(reason, actors);
    // A number of the State, or a name of the commune, is one's own; a site may well be a network's, a phone less so.
    const isOwn = reason !== 'website' && (reason !== 'phone' || group.length === 2);
    let isSpread = false;
    for (const [i, other] of group.entries()) {
      const near = group.slice(0, i).filter((one) => isOwn || areNear(one, other));
      const double = near.find((one) => !this.#areDeclaredDifferent(one.actor, other.actor));
      if (double) this.add(double.actor, other.actor, reason);
      else isSpread ||= i > 0 && near.length === 0;
    }
    if (isSpread) this.#addCrowd(reason, actors);
  }

  #addCrowd(reason: Reason, [first, ...others]: readonly Actor[]): void {
    // Whom the first is declared different from is no part of the question.
    const actors = [first!, ...others.filter((one) => !this.#areDeclaredDifferent(first!, one))];
    for (const actor of [first!, ...others])
      this.#crowded.set(actor, (this.#crowded.get(actor) ?? new Set()).add(reason));
    if (actors.length > 1) this.#crowds.push({ reason, actors });
  }

  add(one: Actor, other: Actor, reason: Reason): void {
    if (one === other) return;
    const [first, second] = this.#order.get(one)! < this.#order.get(other)! ? [one, other] : [other, one];
    const isTold = [first, second].every((actor) => this.#crowded.get(actor)?.has(reason));
    if (isTold || this.#areDeclaredDifferent(first, second)) return;
    const key = `${first.slug}|${second.slug}`;
    const pair = this.#pairs.get(key) ?? { first, second, reasons: new Set() };
    this.#pairs.set(key, { ...pair, reasons: pair.reasons.add(reason) });
  }

  #areDeclaredDifferent(one: Actor, other: Actor): boolean {
    return this.#names(one.data.differentFrom, other) || this.#names(other.data.differentFrom, one);
  }

  #names(texts: readonly (string | undefined)[] | undefined, { slug }: Actor): boolean {
    return texts?.some((text) => this.#portal.find('actor', text)?.slug === slug) ?? false;
  }

  /** A house and what it carries, or its network, share a site, a phone, an association's number. */
  #areKin(one: Actor, other: Actor): boolean {
    const parent = this.#portal.find('actor', one.data.parent);
    const isOneHouse = parent !== undefined && parent === this.#portal.find('actor', other.data.parent);
    const up = ({ data }: Actor) => [data.parent, ...(data.networks ?? [])];
    return isOneHouse || this.#names(up(one), other) || this.#names(up(other), one);
  }

  doubles(): Doubles {
    const pairs = [...this.#pairs.values()]
      .filter(({ first, second, reasons }) => reasons.has('siret') || !this.#areKin(first, second))
      .map(({ first, second, reasons }) => ({
        first,
        second,
        reasons: REASONS.filter((reason) => reasons.has(reason)),
      }));
    return { pairs, crowds: this.#crowds };
  }
}

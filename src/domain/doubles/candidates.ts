/**
 * Which entries are worth comparing. Ten thousand have fifty million pairs: only those that share a key are looked
 * at, and a key that very many share tells nobody apart.
 */
import { bonesOf, isTelling, nameKey } from './names.ts';
import type { NameKey } from './names.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Item } from '../item.ts';

export type Actor = Item<'actor'>;

/** An entry with its names made ready once. */
export interface Named {
  actor: Actor;
  /** Of the commune; '' where there is none. */
  town: string;
  keys: readonly NameKey[];
}

export function named(actor: Actor): Named {
  const { name, legalName, acronym, alternateNames = [] } = actor.data;
  const names = [name, legalName, acronym, ...alternateNames].filter((text) => text !== undefined);
  const commune = actor.place?.commune;
  return {
    actor,
    town: actor.place?.inseeCode ?? fold(commune ?? ''),
    keys: names.map((text) => nameKey(text, commune)).filter(({ joined }) => joined.length > 2),
  };
}

/** Letters at both ends of a name, by which it is found whatever happened to the other end. */
const END = 5;

/** All the keys under which two close names of one commune meet at least once. */
function keysOf({ words, joined, legal }: NameKey): string[] {
  const first = words.map((word) => word[0]).join('');
  return [
    `=${joined}`,
    `<${joined.slice(0, END)}`,
    `>${joined.slice(-END)}`,
    `@${first}`,
    `@${legal}${first}`,
    ...words.filter((word) => word.length >= 3 && word.length <= 6).map((word) => `@${word}`),
    ...words.filter(isTelling).map((word) => `#${bonesOf(word)}`),
  ];
}

/** A key that more names of one commune share says nothing: « maison » in a town. */
const CROWD = 30;

/** Pairs to compare, some of them several times. */
export function* candidates(all: readonly Named[]): Generator<[Named, Named]> {
  for (const block of blocksOf(all)) {
    if (block.length > CROWD) continue;
    for (const [i, one] of block.entries()) for (const other of block.slice(i + 1)) yield [one, other];
  }
}

function blocksOf(all: readonly Named[]): Iterable<Named[]> {
  const blocks = new Map<string, Named[]>();
  for (const one of all) {
    if (one.town === '') continue;
    for (const key of new Set(one.keys.flatMap(keysOf))) {
      const block = blocks.get(`${one.town}|${key}`);
      if (block) block.push(one);
      else blocks.set(`${one.town}|${key}`, [one]);
    }
  }
  return blocks.values();
}

/**
 * Two people wrote in one text: what each changed is kept, paragraph by paragraph. Where both changed the same
 * paragraph, both versions stay, one under the other, and the second person is asked.
 */
import { diff3Merge } from 'node-diff3';
import { MANY_STEPS, isMuchToCompare } from './bound.ts';

export interface BodyConflict {
  /** The paragraphs as they were before either; empty where both added something at one place. */
  base: string;
  theirs: string;
  mine: string;
}

export interface MergedBody {
  text: string;
  conflicts: BodyConflict[];
}

/**
 * @param base what both began with; empty where there was nothing
 * @param theirs what is kept already
 * @param mine what comes now
 * @param most steps of one comparison; beyond, all between the first and the last paragraph that differ is taken as one
 */
export function mergeBodies(base: string, theirs: string, mine: string, most = MANY_STEPS): MergedBody {
  // Byte for byte, where one of them changed nothing.
  if (mine === base || mine === theirs) return { text: theirs, conflicts: [] };
  if (theirs === base) return { text: mine, conflicts: [] };
  const conflicts: BodyConflict[] = [];
  const blocks: string[] = [];
  for (const { a, o, b } of regionsOf(blocksOf(theirs), blocksOf(base), blocksOf(mine), most)) {
    const [kept, before, sent] = [joined(a), joined(o), joined(b)];
    if (sent === before || kept === sent) blocks.push(kept);
    else if (kept === before) blocks.push(sent);
    else {
      conflicts.push({ base: before, theirs: kept, mine: sent });
      blocks.push(joined(bothBlocks(a, b)));
    }
  }
  return { text: `${joined(blocks.filter(Boolean))}\n`, conflicts };
}

/** Paragraphs of one place: `a` as they are kept, `o` as they were, `b` as they come. */
interface Region {
  a: readonly string[];
  o: readonly string[];
  b: readonly string[];
}

/** In order: where all three are the same, where one is changed, where two are. */
function regionsOf(a: readonly string[], o: readonly string[], b: readonly string[], most: number): Region[] {
  if (!isMuch(a, o, b, most)) return compared(a, o, b);
  const { head, middle, tail } = apart(a, o, b);
  return [
    alike(head),
    ...(isMuch(middle.a, middle.o, middle.b, most) ? [middle] : compared(middle.a, middle.o, middle.b)),
    alike(tail),
  ];
}

/** Paragraphs: node-diff3 hands what it has found to one call, which a longer list would overflow. */
const MANY_BLOCKS = 20_000;

const isMuch = (a: readonly string[], o: readonly string[], b: readonly string[], most: number): boolean =>
  Math.max(a.length, o.length, b.length) > MANY_BLOCKS ||
  isMuchToCompare(o, a, most) ||
  isMuchToCompare(o, b, most);

const alike = (all: readonly string[]): Region => ({ a: all, o: all, b: all });

const compared = (a: readonly string[], o: readonly string[], b: readonly string[]): Region[] =>
  diff3Merge([...a], [...o], [...b], { excludeFalseConflicts: true }).flatMap(({ ok, conflict }) => [
    ...(ok ? [alike(ok)] : []),
    ...(conflict ? oneByOne(conflict) : []),
  ]);

/** What all three begin and end with, and what is between. */
function apart(a: readonly string[], o: readonly string[], b: readonly string[]) {
  const most = Math.min(a.length, o.length, b.length);
  const isSame = (i: number): boolean => a.at(i) === o.at(i) && b.at(i) === o.at(i);
  let first = 0;
  while (first < most && isSame(first)) first++;
  let last = 0;
  while (last < most - first && isSame(-1 - last)) last++;
  const between = (all: readonly string[]) => all.slice(first, all.length - last);
  return {
    head: o.slice(0, first),
    middle: { a: between(a), o: between(o), b: between(b) },
    tail: o.slice(o.length - last),
  };
}

/** Neighbours are no conflict: where nobody added nor took out a paragraph, each is looked at alone. */
const oneByOne = ({ a, o, b }: Region): Region[] =>
  a.length === o.length && b.length === o.length
    ? o.map((block, i) => ({ a: [a[i]!], o: [block], b: [b[i]!] }))
    : [{ a, o, b }];

/** What both say stands once. */
export function bothBlocks(theirs: readonly string[], mine: readonly string[]): string[] {
  const there = new Set(theirs);
  return [...theirs, ...mine.filter((block) => !there.has(block))];
}

const joined = (blocks: readonly string[]): string => blocks.join('\n\n');

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Paragraphs, by their empty lines; code between fences is one, whatever empty lines it holds. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  const close = () => {
    if (lines.length) blocks.push(lines.join('\n'));
    lines = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (line.trim() === '' && !fence) {
      close();
      continue;
    }
    lines.push(line);
    const mark = FENCE.exec(line)?.[1];
    if (!mark) continue;
    if (!fence) fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
  }
  close();
  return blocks;
}

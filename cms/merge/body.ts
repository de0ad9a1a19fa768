/**
 * Two people wrote in one text: what each changed is kept, paragraph by paragraph. Where both changed the same
 * paragraph, both versions stay, one under the other, and the second person is asked.
 */
import { diff3Merge } from 'node-diff3';

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
 */
export function mergeBodies(base: string, theirs: string, mine: string): MergedBody {
  // Byte for byte, where one of them changed nothing.
  if (mine === base || mine === theirs) return { text: theirs, conflicts: [] };
  if (theirs === base) return { text: mine, conflicts: [] };
  const conflicts: BodyConflict[] = [];
  const blocks: string[] = [];
  for (const region of diff3Merge(blocksOf(theirs), blocksOf(base), blocksOf(mine), {
    excludeFalseConflicts: true,
  })) {
    if (region.ok) blocks.push(...region.ok);
    if (!region.conflict) continue;
    for (const { a, o, b } of oneByOne(region.conflict)) {
      if (joined(b) === joined(o) || joined(a) === joined(b)) blocks.push(...a);
      else if (joined(a) === joined(o)) blocks.push(...b);
      else {
        conflicts.push({ base: joined(o), theirs: joined(a), mine: joined(b) });
        blocks.push(...bothOf(a, b));
      }
    }
  }
  return { text: `${joined(blocks)}\n`, conflicts };
}

interface Region {
  a: string[];
  o: string[];
  b: string[];
}

/** Neighbours are no conflict: where nobody added nor took out a paragraph, each is looked at alone. */
const oneByOne = ({ a, o, b }: Region): Region[] =>
  a.length === o.length && b.length === o.length
    ? o.map((block, i) => ({ a: [a[i]!], o: [block], b: [b[i]!] }))
    : [{ a, o, b }];

/** What both say stands once. */
const bothOf = (theirs: readonly string[], mine: readonly string[]): string[] => [
  ...theirs,
  ...mine.filter((block) => !theirs.includes(block)),
];

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

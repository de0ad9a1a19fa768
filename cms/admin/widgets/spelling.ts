/**
 * Markdown says one thing in several spellings (`-` or `*` before an item, tables with or without room), and Decap's
 * editor writes all of a text in its own as soon as one letter changes. What nobody touched keeps the spelling it had:
 * whoever reads again sees the word that changed, and not every list.
 */

/** How the editor would write a text that is given to it. */
export type Teller = (markdown: string) => string;

/** @param written by the editor, of a text that was `before` */
export function asSpelled(before: string, written: string, tell: Teller): string {
  const text = written.trim();
  if (text === before.trim() || told(before, tell) === text) return before;
  const spellings = spellingsOf(before, tell);
  const dashes = /^[^\S\r\n]*- /m.test(before) && !/^[^\S\r\n]*\* /m.test(before);
  return blocksOf(text)
    .map((block) => spellings.get(block) ?? (dashes ? withDashes(block) : block))
    .join('\n\n');
}

function told(text: string, tell: Teller): string | undefined {
  try {
    return tell(text).trim();
  } catch {
    return undefined;
  }
}

let last: { before: string; spellings: Map<string, string> } | undefined;

/** Blocks of a text by what the editor makes of them. A form asks for the same text at each change. */
function spellingsOf(before: string, tell: Teller): Map<string, string> {
  if (last?.before === before) return last.spellings;
  const blocks = blocksOf(before);
  const spellings = new Map(
    blocks.flatMap((block): [string, string][] => {
      const written = told(block, tell);
      // What becomes several blocks, or none, cannot be known again.
      return written && blocksOf(written).length === 1 ? [[written, block]] : [];
    }),
  );
  for (const block of blocks) spellings.set(block, block);
  last = { before, spellings };
  return spellings;
}

const FENCE = /^\s*(```|~~~)/;

/** Between blank lines; a piece of code is one block, whatever is in it. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence = '';
  for (const line of [...text.trim().split('\n'), '']) {
    const mark = FENCE.exec(line)?.[1];
    if (mark && (!fence || fence === mark)) fence = fence ? '' : mark;
    if (line.trim() || fence) lines.push(line);
    else if (lines.length > 0) blocks.push(lines.splice(0).join('\n'));
  }
  if (lines.length > 0) blocks.push(lines.join('\n').trimEnd());
  return blocks;
}

const withDashes = (block: string): string =>
  FENCE.test(block) ? block : block.replace(/^([^\S\r\n]*)\* /gm, '$1- ');

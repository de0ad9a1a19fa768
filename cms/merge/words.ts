/** What left a text and what came in it, word by word. */
import { diffComm } from 'node-diff3';
import { isMuchToCompare } from './bound.ts';

export interface TextPart {
  text: string;
  kind: 'same' | 'out' | 'in';
}

/**
 * In reading order; those that are `same` or `out` make the first text, `same` or `in` the second. What is much to
 * compare word by word is line by line; beyond that, nobody reads what is the same.
 */
export function wordParts(before: string, after: string): TextPart[] {
  const parts: TextPart[] = [];
  const add = (kind: TextPart['kind'], words: readonly string[] | undefined): void => {
    const text = words?.join('') ?? '';
    const last = parts.at(-1);
    if (text && last?.kind === kind) last.text += text;
    else if (text) parts.push({ text, kind });
  };
  const { head, out, in: more, tail } = trimmed(before, after);
  add('same', head);
  if (isMuchToCompare(out, more)) {
    add('out', out);
    add('in', more);
  } else
    for (const part of diffComm(out, more)) {
      add('same', 'common' in part ? part.common : undefined);
      add('out', 'buffer1' in part ? part.buffer1 : undefined);
      add('in', 'buffer2' in part ? part.buffer2 : undefined);
    }
  add('same', tail);
  return parts;
}

/** What both begin and end with is no difference, however long it is. */
function trimmed(before: string, after: string) {
  const words = between(cut(before, /\s*\S+|\s+$/g), cut(after, /\s*\S+|\s+$/g));
  return isMuchToCompare(words.out, words.in)
    ? between(cut(before, /[^\n]+|\n+/g), cut(after, /[^\n]+|\n+/g))
    : words;
}

const cut = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

function between(before: readonly string[], after: readonly string[]) {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first] === after[first]) first++;
  let last = 0;
  while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  return {
    head: before.slice(0, first),
    out: before.slice(first, before.length - last),
    in: after.slice(first, after.length - last),
    tail: before.slice(before.length - last),
  };
}

/** Pieces of CSS text, parentheses, brackets and quotes kept whole. */

const OPENING = '([';
const CLOSING = ')]';

/** Where the characters of a text that are outside parentheses, brackets and quotes stand. */
function* outside(text: string): Generator<number> {
  let depth = 0;
  let quote: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (quote) quote = char === quote ? undefined : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth--;
    else if (depth === 0) yield i;
  }
}

/** Splits at the characters that a pattern takes, where they are outside; pieces are trimmed, none is empty. */
export function splitOutside(text: string, at: RegExp): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const i of outside(text)) {
    if (!at.test(text[i]!)) continue;
    pieces.push(text.slice(start, i));
    start = i + 1;
  }
  return [...pieces, text.slice(start)].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** The place of the last character that a pattern takes, outside; -1 where there is none. */
export function lastOutside(text: string, at: RegExp): number {
  let last = -1;
  for (const i of outside(text)) if (at.test(text[i]!)) last = i;
  return last;
}

interface Call {
  before: string;
  /** What is between the parentheses. */
  inside: string;
  after: string;
}

/** The first call of a function or pseudo-class in a text, `clamp(…)` or `:is(…)`; undefined where there is none. */
export function firstCall(text: string, name: string): Call | undefined {
  const start = text.indexOf(`${name}(`);
  if (start < 0) return undefined;
  const open = start + name.length;
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0)
      return { before: text.slice(0, start), inside: text.slice(open + 1, i), after: text.slice(i + 1) };
  }
  return undefined;
}

/** Whether every parenthesis of a text is closed in it. */
export const isBalanced = (text: string): boolean => text.split('(').length === text.split(')').length;

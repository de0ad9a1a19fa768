/**
 * Looks for a motif in a text, whatever its accents, case, entities and percent signs, and gives back what is
 * written there: to be shown, and to be replaced word for word in a history.
 */
import { fold } from '../../lib/text/fold.ts';
import type { Motif } from './motif.ts';

export interface Match {
  motif: string;
  index: number;
  /** From 1. */
  line: number;
  /** As it is written. */
  written: string;
  /** The line, or what of it is around. */
  excerpt: string;
}

const CODED = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});|\\u[\da-f]{4}|(?:%[\da-f]{2})+/giu;
const TOKENS = new RegExp(`${CODED.source}|[\\s\\S]`, 'giu');

export function find(text: string, motifs: readonly Motif[]): Match[] {
  const quick = fold(text.replace(CODED, decode));
  const found = motifs.filter(({ pattern }) => quick.search(pattern) >= 0);
  if (found.length === 0) return [];
  const { folded, starts, ends } = foldWithPlaces(text);
  const lineAt = lineCounter(text);
  return found
    .flatMap((motif) => [...folded.matchAll(motif.pattern)].map((match) => ({ motif, match })))
    .map(({ motif, match }) => {
      const index = starts[match.index]!;
      const end = ends[match.index + match[0].length - 1]!;
      return {
        motif: motif.text,
        index,
        line: lineAt(index),
        written: text.slice(index, end),
        excerpt: excerptOf(text, index, end),
      };
    })
    .sort((a, b) => a.index - b.index);
}

const NAMED: Record<string, string> = {
  nbsp: ' ',
  commat: '@',
  period: '.',
  apos: "'",
  quot: '"',
  amp: '&',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ucirc: 'û',
  ugrave: 'ù',
  uuml: 'ü',
  oelig: 'œ',
  lt: '<',
  gt: '>',
  rsquo: '’',
};

function decode(token: string): string {
  if (token.startsWith('%')) return decodePercents(token);
  if (token.startsWith('\\')) return String.fromCharCode(Number.parseInt(token.slice(2), 16));
  const name = token.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return NAMED[name] ?? token;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : token;
}

function decodePercents(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Folds sign by sign, and remembers from where to where each came. */
function foldWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const sign = foldSign(token.length > 1 ? decode(token) : token);
    folded += sign;
    for (let i = 0; i < sign.length; i++) {
      starts.push(index);
      ends.push(index + token.length);
    }
  }
  return { folded, starts, ends };
}

const signs = new Map<string, string>();

/** White space is kept, as one space: `fold` would take it away at the ends. */
function foldSign(sign: string): string {
  let folded = signs.get(sign);
  if (folded === undefined) signs.set(sign, (folded = /^[\s\p{Cc}]+$/u.test(sign) ? ' ' : fold(sign)));
  return folded;
}

function lineCounter(text: string): (index: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (index) => ends.filter((end) => end < index).length + 1;
}

/** How much of a long line is shown on each side. */
const AROUND = 60;

function excerptOf(text: string, index: number, end: number): string {
  const from = text.lastIndexOf('\n', index - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next < 0 ? text.length : next;
  const start = Math.max(from, index - AROUND);
  const stop = Math.min(to, end + AROUND);
  const line = text
    .slice(start, stop)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  return `${start > from ? '…' : ''}${line}${stop < to ? '…' : ''}`;
}

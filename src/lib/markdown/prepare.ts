import { withoutRuns } from '../text/brief.ts';
import { stripUnseen } from './escape.ts';
import type { Removed } from './types.ts';

/** A long article is 30,000 characters. */
export const MAX_SOURCE = 200_000;

/** Quotes, lists and notes that one line may open. More is never prose, and costs the square of it. */
const MAX_MARKERS = 24;
const MARKER = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|\[\^[^\]\s]{1,100}\]:)`;
const DEEP_LINE = new RegExp(`^((?:${MARKER}){${MAX_MARKERS}})(?:${MARKER})+`, 'gm');
/** `- - - -` of any length is a rule, not a nest of lists. */
const RULE = /^[ \t>]*([-*])(?:[ \t]*\1)*[ \t]*$/;

/**
 * What makes satteri 0.10.5 join pieces of text one by one, copying the paragraph each time: 25,000 entities in one
 * paragraph cost 15 s. Their number times the length of the paragraph, over all paragraphs, stays under a budget.
 */
const JOINED = /:\/\/|www\.|@|&/gi;
const MAX_COST = 50_000_000;
/** What is kept of the first paragraph beyond the budget. */
const KEPT_OF_COSTLY = 10_000;

export interface Prepared {
  source: string;
  removed: Removed[];
}

/** Takes from a source what no parser should be given; says what it took. */
export function prepareSource(source: string): Prepared {
  const removed: Removed[] = [];
  const lines = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const visible = stripUnseen(lines);
  if (visible.length !== lines.length) removed.push({ what: 'control' });
  const whole = withoutRuns(visible);
  if (whole !== visible) removed.push({ what: 'run', line: lineOfChange(visible, whole) });
  const sized = whole.slice(0, Math.min(MAX_SOURCE, endOfAffordable(whole)));
  if (sized.length !== whole.length) removed.push({ what: 'size', line: countLines(sized) });
  return { source: capNesting(stripUnseen(sized), removed), removed };
}

function endOfAffordable(source: string): number {
  // Most bodies: nothing in them can reach the budget.
  if (source.length < KEPT_OF_COSTLY) return source.length;
  let cost = 0;
  let start = 0;
  for (const paragraph of source.slice(0, MAX_SOURCE).split(/(\n[ \t]*\n)/)) {
    cost += paragraph.length * (paragraph.match(JOINED)?.length ?? 0);
    if (cost > MAX_COST) return start + KEPT_OF_COSTLY;
    start += paragraph.length;
  }
  return source.length;
}

function capNesting(source: string, removed: Removed[]): string {
  let line: number | undefined;
  const capped = source.replace(DEEP_LINE, (deep: string, kept: string, offset: number) => {
    const end = source.indexOf('\n', offset);
    if (RULE.test(source.slice(offset, end === -1 ? undefined : end))) return deep;
    line ??= countLines(source.slice(0, offset));
    return kept;
  });
  if (line !== undefined) removed.push({ what: 'nesting', line });
  return capped;
}

/** Where two texts begin to differ. */
function lineOfChange(before: string, after: string): number {
  let at = 0;
  while (before[at] === after[at]) at++;
  return countLines(before.slice(0, at));
}

function countLines(text: string): number {
  return text.split('\n').length;
}

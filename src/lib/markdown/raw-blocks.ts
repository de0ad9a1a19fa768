import { report, type Context } from './context.ts';
import { escapeText } from './escape.ts';
import { closeTags, renderTag, renderText } from './inlines.ts';
import { BLOCK_TAGS, HIDDEN_TAGS, tokenizeHtml, type RawTag, type RawToken } from './raw-html.ts';
import type { NodeOf } from './types.ts';

/** Open `<details>` in each other beyond which the tags are ignored. */
const MAX_DETAILS = 5;

/** The `<details>` that are open in one container of blocks, over several pieces of raw HTML. */
export interface Details {
  depth: number;
  /** Just opened: a summary may come. */
  takesSummary: boolean;
}

export function createDetails(): Details {
  return { depth: 0, takesSummary: false };
}

/** What stands for the summary when something else comes after `<details>`. */
export function withoutSummary(details: Details, context: Context): string {
  if (!details.takesSummary) return '';
  details.takesSummary = false;
  return `<summary>${escapeText(context.options.detailsLabel ?? '…')}</summary>`;
}

interface Writer {
  readonly node: NodeOf<'html'>;
  readonly context: Context;
  readonly details: Details;
  readonly open: string[];
  html: string;
  /** Phrasing not yet closed in a paragraph or a summary. */
  pending: string;
  isSummary: boolean;
}

/**
 * Raw HTML between blocks: details and summary, paragraphs of what text it holds, and nothing else.
 * Every tag that it opens is closed here, but `<details>`, which the container closes.
 */
export function renderRawBlock(node: NodeOf<'html'>, context: Context, details: Details): string {
  const writer: Writer = { node, context, details, open: [], html: '', pending: '', isSummary: false };
  const tokens = tokenizeHtml(node.value);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as RawToken;
    if (token.kind === 'text') writer.pending += renderText(token.value, context);
    if (token.kind === 'open' || token.kind === 'close') {
      writeTag(token, writer);
      index = endOfHidden(tokens, index, token);
    }
  }
  flush(writer);
  return writer.html;
}

function writeTag(tag: RawTag, writer: Writer): void {
  if (tag.name === 'details') writeDetails(tag, writer);
  else if (tag.name === 'summary') writeSummary(tag, writer);
  else {
    if (BLOCK_TAGS.has(tag.name)) flush(writer);
    writer.pending += renderTag(tag, writer.open, writer.node, writer.context);
  }
}

function writeDetails(tag: RawTag, writer: Writer): void {
  flush(writer);
  const { details } = writer;
  if (tag.kind === 'open') {
    if (details.depth >= MAX_DETAILS) return report(writer.context, 'nesting', writer.node, '<details>');
    writer.html += `${withoutSummary(details, writer.context)}<details>`;
    details.depth += 1;
    details.takesSummary = true;
  } else if (details.depth > 0) {
    writer.html += `${withoutSummary(details, writer.context)}</details>`;
    details.depth -= 1;
  }
}

function writeSummary(tag: RawTag, writer: Writer): void {
  flush(writer);
  writer.isSummary = tag.kind === 'open' && writer.details.takesSummary;
}

function flush(writer: Writer): void {
  const html = writer.pending.trim() + closeTags(writer.open);
  writer.pending = '';
  if (html !== '') {
    if (writer.isSummary) writer.details.takesSummary = false;
    const tag = writer.isSummary ? 'summary' : 'p';
    writer.html += `${withoutSummary(writer.details, writer.context)}<${tag}>${html}</${tag}>`;
    writer.context.words.push('\n');
  }
  writer.isSummary = false;
}

/** The content of a script or a style, up to its closing tag or to the end, is not text. */
function endOfHidden(tokens: readonly RawToken[], index: number, tag: RawTag): number {
  if (tag.kind === 'close' || !HIDDEN_TAGS.has(tag.name) || tag.name === 'embed') return index;
  for (let next = index + 1; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.kind === 'close' && token.name === tag.name) return next;
  }
  return tokens.length;
}

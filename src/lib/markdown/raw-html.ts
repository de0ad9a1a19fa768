import { htmlToHast, type HastNode } from 'satteri';

/** Phrasing tags that a contributor may write. Only `title` of `abbr` survives among attributes. */
export const INLINE_TAGS: ReadonlySet<string> = new Set(['sub', 'sup', 'abbr', 'kbd', 'mark']);

/** Tags whose content is not text for a reader. */
export const HIDDEN_TAGS: ReadonlySet<string> = new Set(
  'script style iframe object embed svg math template noscript noembed noframes frameset head'.split(' '),
);

/** Tags that end a paragraph, so that the words around them do not stick together. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html legend li main nav ol option p pre search section select table tbody td textarea tfoot th thead tr ul'
  ).split(' '),
);

export interface RawText {
  kind: 'text';
  value: string;
}

export interface RawTag {
  kind: 'open' | 'close';
  name: string;
  title?: string;
}

/** A comment, a doctype, a processing instruction: nothing to show, nothing to say. */
export interface RawComment {
  kind: 'comment';
}

export type RawToken = RawText | RawTag | RawComment;

// Each branch ends at the end of the text if it must, so nothing is read twice and an open tag swallows what follows it,
// as in a browser.
const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*)(?:>|$)/gi;
const TITLE = /(?:^|\s)title\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Cuts raw HTML into tags and text. Tolerant: what is not a tag is text. */
export function tokenizeHtml(html: string): RawToken[] {
  const tokens: RawToken[] = [];
  let end = 0;
  for (const match of html.matchAll(TOKEN)) {
    if (match.index > end) tokens.push(textToken(html.slice(end, match.index)));
    tokens.push(tagToken(match));
    end = match.index + match[0].length;
  }
  if (end < html.length) tokens.push(textToken(html.slice(end)));
  return tokens;
}

function tagToken([, slash, name, attributes]: RegExpMatchArray): RawToken {
  if (name === undefined) return { kind: 'comment' };
  const tag: RawTag = { kind: slash === '/' ? 'close' : 'open', name: name.toLowerCase() };
  const title = tag.name === 'abbr' && tag.kind === 'open' ? TITLE.exec(attributes ?? '') : null;
  if (title) tag.title = decodeEntities(title[1] ?? title[2] ?? title[3] ?? '');
  return tag;
}

function textToken(value: string): RawText {
  return { kind: 'text', value: decodeEntities(value) };
}

/** Resolves `&eacute;` and the like. The text is parsed as HTML that has no tag. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const root: HastNode = htmlToHast(`<p>${text.replaceAll('<', '&lt;')}</p>`, { fragment: true });
  const paragraph = 'children' in root ? root.children[0] : undefined;
  const first = paragraph && 'children' in paragraph ? paragraph.children[0] : undefined;
  return first?.type === 'text' ? first.value : text;
}

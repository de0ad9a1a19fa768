/**
 * A description as the text of an entry: the words and nothing that runs. Outlook and Google write HTML, others
 * plain text, in which a line break is one and a sign is no Markdown.
 */
import { upToLastTag } from '../../lib/text/runs.ts';

/** Signs; beyond, an entry is no longer an announcement. */
export const MAX_TEXT = 50_000;

const HTML = /<\/?(?:p|br|div|span|a|ul|ol|li|b|i|strong|em|html|body|table)\b[^>]*>/i;
const isHtml = (text: string) => HTML.test(upToLastTag(text)[0]);

export function proseOf(text: string): string {
  const short = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const plain = isHtml(short) ? fromHtml(short) : short.split('\n').map(escapeLine).join('\n');
  return asParagraphs(plain);
}

/** A line break inside a paragraph is kept: Markdown would join the two lines. */
function asParagraphs(text: string): string {
  const lines = text.replace(/\r/g, '').split('\n');
  const kept = lines.map((line) => line.trim());
  return kept
    .map((line, i) => (line && kept[i + 1] && !isBlock(line) && !isBlock(kept[i + 1]!) ? `${line}\\` : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const isBlock = (line: string) => /^(?:[-*+] |\d{1,9}[.)] )/.test(line);

/** What Markdown would take for a title, code, a link or a tag stays as it reads. */
function escapeLine(line: string): string {
  return line
    .trim()
    .replace(/\\/g, '\\\\')
    .replace(/[`*_[\]<|~]/g, (sign, i: number, all: string) =>
      sign === '*' && i === 0 && all[1] === ' ' ? sign : `\\${sign}`,
    )
    .replace(/(https?:\/\/\S+)/g, (address) => address.replace(/\\([_~*])/g, '$1'))
    .replace(/^(#{1,6}|>|=+|-{2,}|\+(?! ))/, '\\$1');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ocirc: 'ô',
  ucirc: 'û',
  ugrave: 'ù',
  icirc: 'î',
  iuml: 'ï',
  oelig: 'œ',
  euro: '€',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  deg: '°',
};

function entity(all: string, name: string): string {
  const code = /^#x/i.test(name)
    ? parseInt(name.slice(2), 16)
    : name.startsWith('#')
      ? Number(name.slice(1))
      : NaN;
  if (Number.isInteger(code)) return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
  return ENTITIES[name.toLowerCase()] ?? all;
}

type Part = { tag: string; text?: undefined } | { tag?: undefined; text: string };

/** A `<` that no `>` follows is a text. */
function* tagsAndTexts(html: string): Generator<Part> {
  const last = html.lastIndexOf('>');
  for (let at = 0; at < html.length;) {
    const isOpen = html[at] === '<';
    const next = isOpen ? (at < last ? html.indexOf('>', at) + 1 : at + 1) : html.indexOf('<', at);
    const part = html.slice(at, next < 0 ? html.length : next);
    yield isOpen && at < last ? { tag: part } : { text: part };
    at += part.length;
  }
}

/** One pass, one tag at a time: no tag of the source is left, whatever is nested in what. */
function fromHtml(html: string): string {
  const parts: string[] = [];
  const links: { href: string; at: number }[] = [];
  let hidden = '';
  for (const { tag, text } of tagsAndTexts(html)) {
    if (text !== undefined) {
      if (!hidden) parts.push(escapeText(text));
      continue;
    }
    const [, closing, name = ''] = /^<(\/?)\s*([a-z0-9!]*)/i.exec(tag) ?? [];
    const kind = name.toLowerCase();
    if (hidden) {
      if (closing && kind === hidden) hidden = '';
    } else if (!closing && /^(script|style|head|title|iframe|object)$/.test(kind)) hidden = kind;
    else if (kind === 'a') parts.push(linkPart(tag, closing === '/', links, parts));
    else if (kind === 'br') parts.push('\n');
    else if (kind === 'li' && !closing) parts.push('\n- ');
    else if (/^(p|div|ul|ol|table|h[1-6]|blockquote)$/.test(kind)) parts.push('\n\n');
    else if (kind === 'tr') parts.push('\n');
    else if (kind === 'td') parts.push(' ');
    else if (/^(b|strong)$/.test(kind) || /^(i|em)$/.test(kind)) parts.push('');
  }
  return parts.join('').replace(/[ \t]+/g, ' ');
}

const escapeText = (text: string) =>
  escapeLine(`.${text.replace(/\s+/g, ' ').replace(/&(#?\w{1,10});/g, entity)}.`).slice(1, -1);

/** A link whose words are not its address shows its address beside them. */
function linkPart(
  tag: string,
  closing: boolean,
  links: { href: string; at: number }[],
  parts: readonly string[],
): string {
  if (!closing) {
    const href = /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
    links.push({ href: href.replace(/&amp;/g, '&'), at: parts.length });
    return '';
  }
  const link = links.pop();
  if (!link || !/^(https?:\/\/|mailto:)/i.test(link.href)) return '';
  const address = link.href.replace(/^mailto:/i, '');
  const words = parts.slice(link.at).join('');
  return words.replaceAll('\\', '').includes(address) ? '' : ` (${address})`;
}

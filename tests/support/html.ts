/**
 * HTML as a tree, for tests of what was built. Strict: a tag that is not closed, or closed twice, throws;
 * what a browser would mend in silence is a fault here. It shares nothing with what writes the pages.
 */
export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)|</gi;
const ATTRIBUTE = /([^\s"'<>=/]+)(?:="([^"]*)")?/g;

/** @throws where the HTML is not well-formed */
export function parseHtml(html: string): Element {
  const root: Element = { tag: '#root', attributes: {}, children: [] };
  const stack = [root];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(html); match; match = TOKEN.exec(html)) {
    const [token, slash, name = '', attributes = '', selfClosed, text] = match;
    if (text !== undefined) stack.at(-1)!.children.push(decode(text));
    else if (token === '<') throw new Error(`a stray < near ${html.slice(match.index, match.index + 60)}`);
    else if (slash) close(stack, name.toLowerCase());
    else if (name) {
      const element = {
        tag: name.toLowerCase(),
        attributes: readAttributes(attributes),
        children: [],
      } as Element;
      stack.at(-1)!.children.push(element);
      if (/^(?:script|style)$/.test(element.tag)) rawText(html, element, TOKEN);
      else if (!VOID.has(element.tag) && !selfClosed) stack.push(element);
    }
  }
  if (stack.length > 1) throw new Error(`never closed: ${stack.map(({ tag }) => tag).join(' > ')}`);
  return root;
}

function close(stack: Element[], tag: string): void {
  const open = stack.pop();
  if (open?.tag !== tag) throw new Error(`</${tag}> closes <${open?.tag}>`);
}

function rawText(html: string, element: Element, token: RegExp): void {
  const end = html.indexOf(`</${element.tag}>`, token.lastIndex);
  if (end < 0) throw new Error(`<${element.tag}> is never closed`);
  element.children.push(html.slice(token.lastIndex, end));
  token.lastIndex = end + element.tag.length + 3;
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`the attribute ${name} twice`);
    attributes[name] = decode(value);
  }
  return attributes;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi,
        (all, hex?: string, decimal?: string, name?: string) =>
          name
            ? (NAMED[name] ?? all)
            : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
      )
    : text;

export type Wanted = (element: Element) => boolean;

/** Every element under one, in the order of the page. */
export function* elements(root: Element): Generator<Element> {
  for (const child of root.children)
    if (typeof child !== 'string') {
      yield child;
      yield* elements(child);
    }
}

export const findAll = (root: Element, wanted: Wanted | string): Element[] =>
  [...elements(root)].filter(typeof wanted === 'string' ? ({ tag }) => tag === wanted : wanted);

export const findOne = (root: Element, wanted: Wanted | string): Element | undefined =>
  findAll(root, wanted)[0];

export const hasClass = (element: Element, name: string): boolean =>
  (element.attributes['class'] ?? '').split(/\s+/).includes(name);

/** What is read, scripts and styles apart; blocks do not run into each other. */
export function textOf(element: Element): string {
  return rawTextOf(element)
    .replace(/[ \t\n\r]+/g, ' ')
    .trim();
}

const INLINE = new Set('a abbr b code del em i kbd mark small span strong sub sup time'.split(' '));

function rawTextOf({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (/^(?:script|style|template)$/.test(child.tag)) return '';
      const text = rawTextOf(child);
      return INLINE.has(child.tag) ? text : ` ${text} `;
    })
    .join('');
}

/** French typography changes spaces and apostrophes, and no word. */
export const plainly = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/\s+([?!:;»])/g, '$1')
    .replace(/«\s+/g, '«')
    .replace(/\s+/g, ' ')
    .trim();

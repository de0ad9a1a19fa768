// What the output of the renderer may be, written apart from it: a strict grammar, an allow-list and a stack.
// It shares no code with the renderer; `faultsOf` on unsafe HTML must find faults, which a test checks.

const TAGS: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'rel', 'id', 'role', 'aria-label'],
  abbr: ['title'],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  details: [],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  em: [],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  hr: [],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
  kbd: [],
  li: ['id'],
  mark: [],
  ol: ['start', 'class'],
  p: ['class'],
  pre: ['tabindex'],
  section: ['class', 'role', 'aria-labelledby'],
  span: ['class', 'role', 'aria-label'],
  strong: [],
  sub: [],
  summary: [],
  sup: ['class'],
  table: [],
  tbody: [],
  td: ['class'],
  th: ['scope', 'class'],
  thead: [],
  tr: [],
  ul: ['class'],
};

const VOID = new Set(['br', 'hr', 'img']);
const PHRASING = new Set('a abbr br code del em img kbd mark span strong sub sup'.split(' '));
const ONLY_PHRASING = new Set(
  'p summary h2 h3 h4 h5 h6 em strong del a sub sup abbr kbd mark span code'.split(' '),
);
const CLASSES =
  /^(?:align-(?:center|right)|callout(?: callout-(?:note|tip|important|warning|caution))?|callout-title|footnote-back|footnote-call|footnotes|table-scroll|task|tasks)$/;
const HREF = /^(?:https?:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|\.{1,2}\/|[#?]|[^\s:/\\]+(?:[/?#]|$))/i;
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|[^<>]+|[<>]/g;
const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|&#/;

/** Everything in some HTML that the renderer must never write. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const stack: string[] = [];
  const ids = new Set<string>();
  if (HIDDEN.test(html)) faults.push('a control character, or a character reference');
  for (const [token, slash, name, attributes] of html.matchAll(TOKEN)) {
    if (token === '<' || token === '>') faults.push(`a stray ${token} near ${html.slice(0, 80)}`);
    if (name === undefined) continue;
    if (slash) {
      const open = stack.pop();
      if (open !== name) faults.push(`</${name}> closes <${open}>`);
      continue;
    }
    checkPlace(name, stack, faults);
    checkAttributes(name, attributes ?? '', ids, faults);
    if (!VOID.has(name)) stack.push(name);
  }
  if (stack.length > 0) faults.push(`left open: ${stack.join(' ')}`);
  return faults;
}

function checkPlace(name: string, stack: readonly string[], faults: string[]): void {
  const parent = stack.at(-1) ?? '';
  if (!Object.hasOwn(TAGS, name)) faults.push(`<${name}>`);
  if (ONLY_PHRASING.has(parent) && !PHRASING.has(name)) faults.push(`<${name}> in <${parent}>`);
  if (name === 'a' && stack.includes('a')) faults.push('a link in a link');
  if (name === 'summary' && parent !== 'details') faults.push(`<summary> in <${parent}>`);
  if (name === 'li' && parent !== 'ul' && parent !== 'ol') faults.push(`<li> in <${parent}>`);
}

function checkAttributes(tag: string, source: string, ids: Set<string>, faults: string[]): void {
  const seen = new Map(
    [...source.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  for (const [name, value] of seen) {
    if (!TAGS[tag]?.includes(name)) faults.push(`${name} on <${tag}>`);
    if (name === 'class' && !CLASSES.test(value)) faults.push(`class="${value}"`);
    if (name === 'href' && !HREF.test(value)) faults.push(`href="${value}"`);
    if (name === 'src' && !value.startsWith('/_served/')) faults.push(`src="${value}"`);
    if (name === 'id' && (!value.startsWith('c-') || ids.has(value))) faults.push(`id="${value}"`);
    if (name === 'id') ids.add(value);
  }
  const isOutside =
    tag === 'a' &&
    /^https?:/i.test(seen.get('href') ?? '') &&
    !seen.get('href')?.startsWith('https://portail.example/');
  if (isOutside && seen.get('rel') !== 'noopener nofollow ugc') faults.push(`rel="${seen.get('rel')}"`);
}

import { lookUp, nested, report, textOf, type Context } from './context.ts';
import { attribute, escapeText } from './escape.ts';
import { linkAttributes } from './links.ts';
import { noteCall } from './notes.ts';
import { renderPicture } from './pictures.ts';
import { HIDDEN_TAGS, INLINE_TAGS, tokenizeHtml, type RawTag } from './raw-html.ts';
import type { NodeOf } from './types.ts';
import type { MdastNode } from 'satteri';

/** Tags of the raw HTML that are open at a place. More than a few in each other means nothing. */
const MAX_OPEN = 6;

/** Renders phrasing content. Raw tags open and close within it, so what comes out is balanced. */
export function renderInlines(nodes: readonly MdastNode[], context: Context): string {
  const open: string[] = [];
  const unclosed = new Set<string>();
  let html = '';
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as MdastNode;
    if (node.type !== 'html') {
      html += renderInline(node, context);
      continue;
    }
    for (const token of tokenizeHtml(node.value)) {
      if (token.kind === 'text') html += renderText(token.value, context);
      else if (token.kind !== 'comment') html += renderTag(token, open, node, context);
    }
    index = endOfHidden(nodes, index, unclosed);
  }
  return html + closeTags(open);
}

/** Text of a contributor: typeset, escaped, and noted for search and excerpts. */
export function renderText(value: string, context: Context): string {
  const text = context.typeset(value);
  context.words.push(text);
  return escapeText(text);
}

/** An allowed tag, written our way; `open` is kept up to date. Other tags are reported. */
export function renderTag(tag: RawTag, open: string[], node: MdastNode, context: Context): string {
  if (tag.name === 'br') {
    context.words.push(' ');
    return '<br>';
  }
  if (!INLINE_TAGS.has(tag.name)) {
    if (tag.kind === 'open') report(context, 'html', node, `<${tag.name}>`);
    return '';
  }
  if (tag.kind === 'close') return closeDownTo(tag.name, open);
  if (open.length >= MAX_OPEN || open.includes(tag.name)) return '';
  open.push(tag.name);
  const title = tag.title ? context.typeset(tag.title) : undefined;
  return `<${tag.name}${attribute('title', title)}>`;
}

/** Closes every open tag. */
export function closeTags(open: string[]): string {
  return open
    .splice(0)
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
}

function closeDownTo(name: string, open: string[]): string {
  const at = open.lastIndexOf(name);
  return at === -1 ? '' : closeTags(open.splice(at));
}

/** `a <script>b</script> c`: the index of the closing tag, so that `b` is not shown; else the same index. */
function endOfHidden(nodes: readonly MdastNode[], index: number, unclosed: Set<string>): number {
  const name = /^<([a-z]+)/i.exec((nodes[index] as NodeOf<'html'>).value)?.[1]?.toLowerCase();
  // A name searched for in vain is not searched for again: thousands of them would cost the square.
  if (!name || !HIDDEN_TAGS.has(name) || unclosed.has(name)) return index;
  for (let next = index + 1; next < nodes.length; next += 1) {
    const node = nodes[next] as MdastNode;
    if (node.type === 'html' && node.value.toLowerCase().startsWith(`</${name}`)) return next;
  }
  unclosed.add(name);
  return index;
}

function renderInline(node: MdastNode, context: Context): string {
  switch (node.type) {
    case 'text':
      return renderText(node.value, context);
    case 'strong':
      return wrapped('strong', node, context);
    case 'emphasis':
      return wrapped('em', node, context);
    case 'delete':
      return wrapped('del', node, context);
    case 'inlineCode':
      context.words.push(node.value);
      return `<code>${escapeText(node.value)}</code>`;
    case 'break':
      context.words.push(' ');
      return '<br>\n';
    case 'link':
      return renderLink(node, node.url, node.title, context);
    case 'linkReference': {
      const definition = lookUp(context, node);
      return definition
        ? renderLink(node, definition.url, definition.title, context)
        : children(node, context);
    }
    case 'image':
      return renderPicture(context, node, node);
    case 'imageReference': {
      const definition = lookUp(context, node);
      if (!definition) return renderText(node.alt ?? '', context);
      return renderPicture(context, node, { url: definition.url, title: definition.title, alt: node.alt });
    }
    case 'footnoteReference':
      return noteCall(node.identifier, context);
    default:
      return renderText(textOf(node), context);
  }
}

type InlineParent = NodeOf<'strong' | 'emphasis' | 'delete' | 'link' | 'linkReference'>;

function wrapped(tag: string, node: InlineParent, context: Context): string {
  const html = children(node, context);
  return html === '' ? '' : `<${tag}>${html}</${tag}>`;
}

function children(node: InlineParent, context: Context): string {
  return nested(
    context,
    node,
    () => renderInlines(node.children, context),
    () => renderText(textOf(node), context),
  );
}

function renderLink(
  node: NodeOf<'link' | 'linkReference'>,
  url: string,
  title: string | null | undefined,
  context: Context,
): string {
  const attributes = context.isInLink ? undefined : linkAttributes(context, node, url, title);
  if (attributes === undefined) return children(node, context);
  context.isInLink = true;
  const html = children(node, context);
  context.isInLink = false;
  // A link without a word cannot be seen, nor followed with a keyboard.
  return html.trim() === '' ? html : `<a${attributes}>${html}</a>`;
}

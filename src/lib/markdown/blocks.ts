import { slugify } from '../text/slugify.ts';
import { calloutOf, type Callout } from './callouts.ts';
import { nested, textOf, type Context } from './context.ts';
import { attribute, escapeText } from './escape.ts';
import { createDetails, renderRawBlock, withoutSummary, type Details } from './raw-blocks.ts';
import { renderInlines, renderText } from './inlines.ts';
import { renderTable } from './tables.ts';
import type { NodeOf } from './types.ts';
import type { MdastNode } from 'satteri';

/** Renders block content. `isTight`: paragraphs go without their tags, as in a list without blank lines. */
export function renderBlocks(nodes: readonly MdastNode[], context: Context, isTight = false): string {
  const details = createDetails();
  const blocks: string[] = [];
  for (const node of nodes) {
    const html = renderBlock(node, context, details, isTight);
    if (html === '') continue;
    if (node.type !== 'html') blocks.push(withoutSummary(details, context));
    blocks.push(html);
    context.words.push('\n');
  }
  // A contributor's <details> never outlives the block it was opened in.
  if (details.depth > 0) blocks.push(withoutSummary(details, context), '</details>'.repeat(details.depth));
  return blocks.filter((block) => block !== '').join('\n');
}

function renderBlock(node: MdastNode, context: Context, details: Details, isTight: boolean): string {
  if (node.type === 'html') return renderRawBlock(node, context, details);
  switch (node.type) {
    case 'paragraph':
      return renderParagraph(node, context, isTight);
    case 'heading':
      return renderHeading(node, context);
    case 'thematicBreak':
      return '<hr>';
    case 'code':
      context.words.push(node.value);
      // Focusable, or a keyboard could not scroll a long line.
      return `<pre tabindex="0"><code>${escapeText(`${node.value}\n`)}</code></pre>`;
    case 'table':
      return renderTable(node, context);
    case 'list':
    case 'blockquote':
      return nested(
        context,
        node,
        () => (node.type === 'list' ? renderList(node, context) : renderQuote(node, context)),
        () => paragraph(renderText(textOf(node), context)),
      );
    case 'definition':
    case 'footnoteDefinition':
      return '';
    default:
      return paragraph(renderText(textOf(node), context));
  }
}

function paragraph(html: string): string {
  return html.trim() === '' ? '' : `<p>${html}</p>`;
}

function renderParagraph(node: NodeOf<'paragraph'>, context: Context, isTight: boolean): string {
  const html = renderInlines(node.children, context);
  return isTight ? html : paragraph(html);
}

function renderHeading(node: NodeOf<'heading'>, context: Context): string {
  const before = context.words.length;
  const html = renderInlines(node.children, context);
  const text = context.words.slice(before).join('').trim();
  // An empty heading is a trap in the outline.
  if (text === '') return html.includes('<img') ? paragraph(html) : '';
  const depth = Math.min(6, Math.max(2, node.depth + (context.options.headingShift ?? 0)));
  const id = uniqueId(context.prefix + (slugify(textOf(node)) || 'section'), context.ids);
  context.headings.push({ depth, id, text });
  return `<h${depth}${attribute('id', id)}>${html}</h${depth}>`;
}

function uniqueId(wanted: string, ids: Map<string, number>): string {
  let id = wanted;
  // From the last number given: a thousand headings of one name do not start again from 2 each time.
  for (let count = ids.get(wanted) ?? 1; ids.has(id); id = `${wanted}-${count}`) {
    count += 1;
    ids.set(wanted, count);
  }
  ids.set(id, 1);
  return id;
}

function renderList(node: NodeOf<'list'>, context: Context): string {
  const tag = node.ordered ? 'ol' : 'ul';
  const isLoose = node.spread === true || node.children.some((item) => item.spread === true);
  const start = node.ordered && node.start !== null && node.start !== 1 ? attribute('start', node.start) : '';
  const items = node.children.map((item) => renderItem(item, context, !isLoose));
  const kind = node.children.some((item) => typeof item.checked === 'boolean') ? ' class="tasks"' : '';
  return `<${tag}${start}${kind}>\n${items.join('\n')}\n</${tag}>`;
}

function renderItem(item: NodeOf<'listItem'>, context: Context, isTight: boolean): string {
  const html = renderBlocks(item.children, context, isTight);
  if (typeof item.checked !== 'boolean') return `<li>${html}</li>`;
  const { doneLabel, todoLabel } = context.options;
  const label = item.checked ? doneLabel : todoLabel;
  const role = label ? ` role="img"${attribute('aria-label', label)}` : '';
  return `<li><span class="task"${role}>${item.checked ? '☑' : '☐'}</span> ${html}</li>`;
}

function renderQuote(node: NodeOf<'blockquote'>, context: Context): string {
  const callout = calloutOf(node);
  if (callout) return renderCallout(callout, context);
  const html = renderBlocks(node.children, context);
  return html === '' ? '' : `<blockquote>\n${html}\n</blockquote>`;
}

function renderCallout({ kind, children }: Callout, context: Context): string {
  const label = context.options.calloutLabels?.[kind];
  const title = label ? `<p class="callout-title">${escapeText(label)}</p>\n` : '';
  return `<div class="callout callout-${kind}" role="note">\n${title}${renderBlocks(children, context)}\n</div>`;
}

import { renderInlines } from './inlines.ts';
import { attribute } from './escape.ts';
import type { Context } from './context.ts';
import type { NodeOf } from './types.ts';

type Align = NonNullable<NodeOf<'table'>['align']>[number];

/** A table in a box that scrolls by itself, also with a keyboard: a wide table never widens the page. */
export function renderTable(node: NodeOf<'table'>, context: Context): string {
  const align = node.align ?? [];
  const [head, ...rows] = node.children;
  if (!head) return '';
  const before = context.words.length;
  const header = renderRow(head, 'th', align, context);
  const name = rowName(context.words.slice(before).join('')) || context.options.tableLabel;
  const body = rows.map((row) => renderRow(row, 'td', align, context)).join('\n');
  const region = name ? ` role="region"${attribute('aria-label', name)}` : '';
  return (
    `<div class="table-scroll" tabindex="0"${region}>\n<table>\n<thead>\n${header}\n</thead>\n` +
    `${body === '' ? '' : `<tbody>\n${body}\n</tbody>\n`}</table>\n</div>`
  );
}

function rowName(text: string): string {
  const cells = text.split('\t').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(', ');
}

/** Short rows are left short: filling them would let a few lines make millions of cells. */
function renderRow(
  row: NodeOf<'tableRow'>,
  tag: 'th' | 'td',
  align: readonly Align[],
  context: Context,
): string {
  const cells = row.children.map((cell, column) => {
    const html = renderInlines(cell.children, context);
    context.words.push('\t');
    // An empty header cell, often the first, is an empty td: a th must name something.
    const name = tag === 'th' && html.trim() === '' ? 'td' : tag;
    return `<${name}${name === 'th' ? ' scope="col"' : ''}${alignment(align[column])}>${html}</${name}>`;
  });
  context.words.push('\n');
  return `<tr>${cells.join('')}</tr>`;
}

function alignment(align: Align | undefined): string {
  return align === 'center' || align === 'right' ? ` class="align-${align}"` : '';
}

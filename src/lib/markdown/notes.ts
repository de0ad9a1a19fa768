import { attribute, escapeText } from './escape.ts';
import type { Context, NoteCalls } from './context.ts';
import type { NodeOf } from './types.ts';

// The underscore keeps these ids apart from those of headings, which have none.

/** The call of a note: a number that leads to it. */
export function noteCall(identifier: string, context: Context): string {
  if (!context.notes.has(identifier)) return '';
  const call = context.calls.get(identifier) ?? { number: context.calls.size + 1, times: 0 };
  context.calls.set(identifier, call);
  if (context.isInLink) return `<sup>${call.number}</sup>`;
  call.times += 1;
  const { number, times } = call;
  const href = attribute('href', `#${noteId(number, context)}`);
  return `<sup class="footnote-call"><a${href}${attribute('id', callId(number, times, context))} role="doc-noteref">${number}</a></sup>`;
}

/**
 * The notes that were called, in the order of their calls. A note may call others while it is rendered,
 * which then follow it.
 */
export function renderNotes(
  context: Context,
  renderNote: (note: NodeOf<'footnoteDefinition'>) => string,
): string {
  const items: string[] = [];
  for (const [identifier, call] of context.calls) {
    const note = context.notes.get(identifier);
    if (!note) continue;
    const id = attribute('id', noteId(call.number, context));
    items.push(`<li${id}>\n${renderNote(note)}\n${backLinks(call, context)}\n</li>`);
  }
  return items.length === 0 ? '' : section(items, context);
}

function section(items: readonly string[], context: Context): string {
  const label = context.options.footnoteLabel;
  const id = `${context.prefix}notes_`;
  const level = Math.min(6, Math.max(2, 2 + (context.options.headingShift ?? 0)));
  const title = label ? `<h${level}${attribute('id', id)}>${escapeText(label)}</h${level}>\n` : '';
  const name = label ? attribute('aria-labelledby', id) : '';
  return `<section class="footnotes" role="doc-endnotes"${name}>\n${title}<ol>\n${items.join('\n')}\n</ol>\n</section>`;
}

/** A note called a thousand times needs no thousand ways back. */
const MAX_BACK_LINKS = 5;

function backLinks({ number, times }: NoteCalls, context: Context): string {
  const links: string[] = [];
  for (let time = 1; time <= Math.min(times, MAX_BACK_LINKS); time += 1)
    links.push(backLink(number, time, context));
  return `<p class="footnote-back">${links.join(' ')}</p>`;
}

function backLink(number: number, time: number, context: Context): string {
  const suffix = time === 1 ? '' : `-${time}`;
  const label = `${context.options.backLabel ?? ''} ${number}${suffix}`.trim();
  const href = attribute('href', `#${callId(number, time, context)}`);
  const mark = time === 1 ? '↩' : `↩<sup>${time}</sup>`;
  return `<a${href}${attribute('aria-label', label)} role="doc-backlink">${mark}</a>`;
}

function noteId(number: number, context: Context): string {
  return `${context.prefix}note_${number}`;
}

function callId(number: number, time: number, context: Context): string {
  return `${context.prefix}call_${number}${time === 1 ? '' : `_${time}`}`;
}

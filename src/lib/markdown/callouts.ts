import type { CalloutKind, NodeOf } from './types.ts';
import type { MdastNode } from 'satteri';

export interface Callout {
  kind: CalloutKind;
  /** The blocks of the quote, without its marker. */
  children: readonly MdastNode[];
}

const MARKER = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/** Reads `> [!NOTE]`, which forges and the editor's preview show too. */
export function calloutOf(quote: NodeOf<'blockquote'>): Callout | undefined {
  const [first, ...others] = quote.children;
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return undefined;
  const marker = MARKER.exec(opening.value);
  // `[!NOTE]**text**` on the same line is not an alert.
  if (
    !marker ||
    (!marker[0].endsWith('\n') && first.children.length > 1 && first.children[1]?.type !== 'break')
  )
    return undefined;
  const rest: MdastNode = { ...opening, value: opening.value.slice(marker[0].length) };
  const lead: MdastNode = { ...first, children: [rest, ...first.children.slice(1)] };
  return { kind: marker[1]?.toLowerCase() as CalloutKind, children: [lead, ...others] };
}

import { stripUnseen } from './escape.ts';
import { isFrench, typesetFrench } from './typography.ts';
import type { Heading, NodeOf, Removed, RemovedKind, RenderOptions } from './types.ts';
import type { MdastNode } from 'satteri';

/** Containers in containers. Browsers stop at 512 elements; a page is unreadable long before. */
const MAX_DEPTH = 60;
/** Enough to see what is wrong with a body; a hostile one would give thousands. */
const MAX_REMOVED = 100;
/** Characters that reference links may expand to: one long definition used thousands of times is a bomb. */
const MAX_EXPANSION = 100_000;

/** The number of a note, and how many times it was called. */
export interface NoteCalls {
  number: number;
  times: number;
}

/** What one rendering knows and gathers on its way. */
export interface Context {
  readonly options: RenderOptions;
  readonly prefix: string;
  readonly definitions: ReadonlyMap<string, NodeOf<'definition'>>;
  readonly notes: ReadonlyMap<string, NodeOf<'footnoteDefinition'>>;
  /** By the identifiers of the notes, in the order of their first call. */
  readonly calls: Map<string, NoteCalls>;
  /** Ids given to headings, each with the last number put after it. */
  readonly ids: Map<string, number>;
  readonly headings: Heading[];
  readonly images: Set<string>;
  readonly removed: Removed[];
  readonly typeset: (text: string) => string;
  /** The plain text, in pieces: one growing string would be copied at each look at its end. */
  readonly words: string[];
  depth: number;
  isInLink: boolean;
  expansion: number;
}

/** A context for one tree. */
export function createContext(root: MdastNode, options: RenderOptions, removed: Removed[]): Context {
  const isTypeset = options.typography !== false && isFrench(options.locale);
  return {
    options,
    prefix: options.idPrefix ?? '',
    ...collectDefinitions(root),
    calls: new Map(),
    ids: new Map(),
    headings: [],
    images: new Set(),
    removed,
    typeset: isTypeset ? (text) => typesetFrench(stripUnseen(text)) : stripUnseen,
    words: [],
    depth: 0,
    isInLink: false,
    expansion: 0,
  };
}

/** Says what was removed, and where. */
export function report(context: Context, what: RemovedKind, node?: MdastNode, value?: string): void {
  if (context.removed.length >= MAX_REMOVED) return;
  const line = node?.position?.start.line;
  context.removed.push({
    what,
    ...(value === undefined ? {} : { value: stripUnseen(value.slice(0, 120)) }),
    ...(line === undefined ? {} : { line }),
  });
}

/** Runs `inside` one level deeper, or `beyond` when there are too many levels already. */
export function nested(
  context: Context,
  node: MdastNode,
  inside: () => string,
  beyond: () => string,
): string {
  if (context.depth >= MAX_DEPTH) {
    report(context, 'nesting', node);
    return beyond();
  }
  context.depth += 1;
  const html = inside();
  context.depth -= 1;
  return html;
}

/** The definition that a reference names, unless references have already grown beyond reason. */
export function lookUp(
  context: Context,
  node: NodeOf<'linkReference'> | NodeOf<'imageReference'>,
): NodeOf<'definition'> | undefined {
  const definition = context.definitions.get(node.identifier);
  if (!definition) return undefined;
  context.expansion += definition.url.length + (definition.title?.length ?? 0);
  if (context.expansion <= MAX_EXPANSION) return definition;
  report(context, 'references', node);
  return undefined;
}

/** All the text under a node. No recursion: this is where a bottomless tree ends. */
export function textOf(root: MdastNode): string {
  let text = '';
  const stack: MdastNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') text += node.value;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt ?? '';
    if ('children' in node) stack.push(...node.children.toReversed());
  }
  return text;
}

function collectDefinitions(root: MdastNode): Pick<Context, 'definitions' | 'notes'> {
  const definitions = new Map<string, NodeOf<'definition'>>();
  const notes = new Map<string, NodeOf<'footnoteDefinition'>>();
  const stack: MdastNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    // The first of two definitions wins, and the stack gives them in order.
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node);
    if (mayDefine(node)) stack.push(...node.children.toReversed());
  }
  return { definitions, notes };
}

function mayDefine(
  node: MdastNode,
): node is NodeOf<'root' | 'blockquote' | 'list' | 'listItem' | 'footnoteDefinition'> {
  return ['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition'].includes(node.type);
}

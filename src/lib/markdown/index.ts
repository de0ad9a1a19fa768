import { markdownToMdast } from 'satteri';
import { renderBlocks } from './blocks.ts';
import { createContext, type Context } from './context.ts';
import { renderNotes } from './notes.ts';
import { prepareSource, type Prepared } from './prepare.ts';
import type { RenderedMarkdown, RenderOptions } from './types.ts';

export { isFrench, typesetFrench } from './typography.ts';
export type {
  CalloutKind,
  Heading,
  Removed,
  RemovedKind,
  RenderedMarkdown,
  RenderOptions,
  ResolvedImage,
} from './types.ts';

// The parser gives a tree and this folder writes the HTML from it: a tag or an attribute that is not written here
// cannot come out, and what is opened is closed by the same function. Nothing has to be cleaned afterwards.

/** No front matter: a body that begins with `---` would lose its first lines. */
const FEATURES = { frontmatter: false, gfm: true } as const;

/** The parser counts columns from the start of the line for each node: the square of it. */
const LONG_LINE = 10_000;

/**
 * Renders a contributor's Markdown to HTML that is safe and well-formed whatever the source,
 * with its headings, its plain text, its pictures, and the list of what was not kept.
 */
export function renderMarkdown(source: string, options: RenderOptions): RenderedMarkdown {
  const prepared = prepareSource(source);
  const rendered = render(prepared, options, false);
  // Lines cost half as much again as the parsing itself, and only faults need them.
  const needsLines =
    rendered.removed.length > 0 && !prepared.source.split('\n').some((line) => line.length > LONG_LINE);
  return needsLines ? render(prepared, options, true) : rendered;
}

function render(prepared: Prepared, options: RenderOptions, position: boolean): RenderedMarkdown {
  const root = markdownToMdast(prepared.source, { features: FEATURES, position });
  const context = createContext(root, options, [...prepared.removed]);
  const body = 'children' in root ? renderBlocks(root.children, context) : '';
  const notes = renderNotes(context, (note) => renderBlocks(note.children, context));
  return {
    html: notes === '' ? body : `${body}\n${notes}`,
    headings: context.headings,
    text: plainText(context),
    images: [...context.images],
    removed: context.removed,
  };
}

function plainText({ words }: Context): string {
  const text = words.join('');
  const readable = /:\/\/|www\./i.test(text) ? text.replace(/\b(?:https?:\/\/|www\.)[^\s<>"»]+/gi, '') : text;
  return readable
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

import type { MdastNode } from 'satteri';

/** A node of the syntax tree, by its type. */
export type NodeOf<T extends MdastNode['type']> = Extract<MdastNode, { type: T }>;

/** What the site serves for a picture of a body. */
export interface ResolvedImage {
  src: string;
  width?: number;
  height?: number;
  srcset?: string;
  sizes?: string;
  className?: string;
}

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** How a body is rendered. Every word that a reader sees comes in here. */
export interface RenderOptions {
  /** BCP 47; decides the typography. */
  locale: string;
  /** French micro-typography, when the locale is French. Default: true. */
  typography?: boolean;
  /** Added to the level of each heading, which stays between 2 and 6. Default: 0. */
  headingShift?: number;
  /** Put before each id, and before the `#` links of the body. */
  idPrefix?: string;
  /** Host of the site (with its port, if any); links to another one get a `rel`. */
  siteHost?: string;
  /** Put before links that begin with `/`. */
  base?: string;
  /** Without it, or when it answers undefined, a picture gives way to its alternative text. */
  resolveImage?: (src: string) => ResolvedImage | undefined;
  /** Whether a path that begins with `/` (without query nor fragment) leads somewhere. Without it, all do. */
  leadsSomewhere?: (path: string) => boolean;
  footnoteLabel?: string;
  /** Followed by the number of the note. */
  backLabel?: string;
  /** Name of a table whose header row is empty. */
  tableLabel?: string;
  calloutLabels?: Partial<Record<CalloutKind, string>>;
  /** Title of a `<details>` that has no summary. Default: an ellipsis. */
  detailsLabel?: string;
  todoLabel?: string;
  doneLabel?: string;
  /** Alternative texts, in lower case, that declare a picture to be decoration. */
  decorative?: readonly string[];
}

export interface Heading {
  depth: number;
  id: string;
  text: string;
}

/**
 * - `html`: a tag that is not allowed (its text is kept) or whose content is dropped too
 * - `link`: an address that is not allowed (its text is kept)
 * - `dead-link`: an address of the site at which there is nothing (its text is kept)
 * - `remote-image`, `image-path`, `image-missing`: a picture replaced by its alternative text
 * - `image-alt`: the words of a picture that is shown and has none, nor is declared to be decoration
 * - `control`: invisible characters
 * - `nesting`, `references`, `size`: beyond the caps of this renderer
 */
export type RemovedKind =
  | 'html'
  | 'link'
  | 'dead-link'
  | 'remote-image'
  | 'image-path'
  | 'image-missing'
  | 'image-alt'
  | 'control'
  | 'nesting'
  | 'references'
  | 'run'
  | 'size';

/** Something of the source that the page does not show, for the editor's eyes. */
export interface Removed {
  what: RemovedKind;
  /** The tag, the address or the path, shortened. */
  value?: string;
  line?: number;
}

export interface RenderedMarkdown {
  html: string;
  headings: Heading[];
  /** Plain text without addresses, one block a line. */
  text: string;
  /** Sources of the local pictures, as written, found or not. */
  images: string[];
  removed: Removed[];
}

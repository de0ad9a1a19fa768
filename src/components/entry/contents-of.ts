import type { Heading } from '../../domain/models/types.ts';

export interface Chapter extends Heading {
  /** The headings of the next level under it. */
  parts: Heading[];
}

/** Fewer headings are seen at a glance. */
const LONG = 3;

/** Chapters and their parts (h2 and h3); nothing for a text of less than three of them. */
export function contentsOf(headings: readonly Heading[]): Chapter[] {
  const shown = headings.filter(({ depth }) => depth <= 3);
  if (shown.length < LONG) return [];
  const chapters: Chapter[] = [];
  for (const heading of shown) {
    const chapter = chapters.at(-1);
    // A text that begins with an h3 still has that one in its contents.
    if (heading.depth === 3 && chapter) chapter.parts.push(heading);
    else chapters.push({ ...heading, parts: [] });
  }
  return chapters;
}

/** A piece of an excerpt: what was asked for is marked. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/**
 * An excerpt of Pagefind as text: it escapes `<` and `>` alone, and adds `<mark>` around the words that it found.
 * Nothing of it is ever given to the browser as HTML.
 */
export function piecesOf(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = /^<mark>(.*)<\/mark>$/s.exec(part);
      return { text: unescape(marked?.[1] ?? part), isMarked: marked !== null };
    });
}

const unescape = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>');

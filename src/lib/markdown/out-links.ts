/** The links out of the site that a rendered body holds: what paper has to spell. Reads what this folder writes. */

const LINK = /<a( href="(https?:[^"]*)"[^>]*)>([\s\S]*?)<\/a>/g;

export interface OutLink {
  href: string;
  /** Its words, without tags. */
  text: string;
}

/** The `http` links of a body rendered by `renderMarkdown`, in the order of the text. */
export const outLinks = (html: string): OutLink[] =>
  [...html.matchAll(LINK)].map(([, , href = '', words = '']) => ({
    href: decode(href),
    text: decode(words.replace(/<[^>]*>/g, '')),
  }));

/** The same body, each of these links with the number of its note: `data-note="2"`; undefined leaves it alone. */
export const withNotes = (html: string, numberOf: (href: string) => number | undefined): string =>
  html.replace(LINK, (link, attributes: string, href: string, words: string) => {
    const number = numberOf(decode(href));
    return number === undefined ? link : `<a${attributes} data-note="${number}">${words}</a>`;
  });

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The four entities that `escape.ts` writes. */
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => CHARACTERS[name] ?? '');

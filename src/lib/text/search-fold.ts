import { fold } from './fold.ts';

/**
 * The form in which a text goes into the search index, and a query asks for it: ligatures opened, those that are
 * copied from a PDF as well, and one kind of apostrophe, which the search engine would take for other words. Letter
 * case and accents are its own affair.
 */
export function searchFold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[ßẞ]/g, (letter) => (letter === 'ß' ? 'ss' : 'SS'))
    .replace(/[œæ]/g, (letter) => (letter === 'œ' ? 'oe' : 'ae'))
    .replace(/([ŒÆ])(\p{Lu})?/gu, (_, letter: string, next: string | undefined) => {
      const opened = letter === 'Œ' ? 'Oe' : 'Ae';
      return next === undefined ? opened : opened.toUpperCase() + next;
    })
    .replace(/[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4]/g, "'");
}

/** Words that say nothing of what is looked for; the engine wants all words of a question on one page. */
const EMPTY_WORDS = new Set(
  `a ai au aux avec ce ces cet cette chez comment dans de des du elle en est est-ce et il ils je la le les leur ma
  mes mon nos notre nous on ou par peut pour quand que quel quelle quelles quels qui quoi sa se ses son sur
  un une vos votre vous y`.split(/\s+/),
);
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[\p{L}\p{N}])/giu;

/** A question, as the index is to be asked: « où est l’épicerie ? » is about « épicerie ». */
export function foldQuery(query: string): string {
  const folded = searchFold(query).trim();
  // Between quotes, every word counts.
  if (folded.includes('"')) return folded;
  const words = folded.replace(ELIDED, '').split(/\s+/);
  const full = words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !EMPTY_WORDS.has(fold(word)));
  return (full.length > 0 ? full : words).join(' ');
}

/**
 * An excerpt of the index as one most likely wrote it: « cœur », « l’œil ». Also where the apostrophe is an HTML
 * entity. Names are not guessed: the index holds them as they are written.
 */
export function unfoldForDisplay(text: string): string {
  return text
    .replace(/oe(?=u|il)/g, 'œ')
    .replace(/Oe(?=u|il)/g, 'Œ')
    .replace(/OE(?=U|IL)/g, 'Œ')
    .replace(/'|&#39;|&#x27;|&apos;/g, '’');
}

export type Language = 'fr' | 'en';

/** The language that speaks for a locale; French where nothing else is known. */
export const languageOf = (locale: string): Language => (/^en(?:-|$)/i.test(locale) ? 'en' : 'fr');

export const NBSP = '\u00A0';

/** « a », « a et b », « a, b et c ». */
export function joinWords(words: readonly string[], locale: string): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  const and = languageOf(locale) === 'fr' ? ' et ' : ' and ';
  return words.slice(0, -1).join(', ') + and + last;
}

export type Language = 'fr' | 'en';

/** The language that speaks for a locale; French where nothing else is known. */
export const languageOf = (locale: string): Language => (/^en(?:-|$)/i.test(locale) ? 'en' : 'fr');

export const NBSP = '\u00A0';

/** Like `joinWords`, for phrases that may hold an « et » of their own: « en mai et juin, et le 3 août ». */
export function joinPhrases(phrases: readonly string[], locale: string): string {
  const and = languageOf(locale) === 'fr' ? ' et ' : ' and ';
  const isTwofold = phrases.slice(0, -1).some((phrase) => phrase.includes(and));
  if (phrases.length < 2 || !isTwofold) return joinWords(phrases, locale);
  return `${phrases.slice(0, -1).join(', ')},${and}${phrases[phrases.length - 1]}`;
}

/** « a », « a et b », « a, b et c ». */
export function joinWords(words: readonly string[], locale: string): string {
  const last = words[words.length - 1] ?? '';
  if (words.length < 2) return last;
  const and = languageOf(locale) === 'fr' ? ' et ' : ' and ';
  return words.slice(0, -1).join(', ') + and + last;
}

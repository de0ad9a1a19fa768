/**
 * The form in which a text goes into the search index, and a query asks for it: ligatures opened and one kind of
 * apostrophe, which the search engine would take for other words. Letter case and accents are its own affair.
 */
export function searchFold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[œæ]/g, (letter) => (letter === 'œ' ? 'oe' : 'ae'))
    .replace(/([ŒÆ])(\p{Lu})?/gu, (_, letter: string, next: string | undefined) => {
      const opened = letter === 'Œ' ? 'Oe' : 'Ae';
      return next === undefined ? opened : opened.toUpperCase() + next;
    })
    .replace(/[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4]/g, "'");
}

/** An excerpt of the index as one writes it: « cœur », « l’œil ». Also where the apostrophe is an HTML entity. */
export function unfoldForDisplay(text: string): string {
  return text
    .replace(/oe(?=u|il)/g, 'œ')
    .replace(/Oe(?=u|il)/g, 'Œ')
    .replace(/OE(?=U|IL)/g, 'Œ')
    .replace(/'|&#39;|&#x27;|&apos;/g, '’');
}

// Letters that Unicode does not decompose, so NFKD leaves them whole.
const WHOLE_LETTERS: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

const PLAIN = /^[\x21-\x40\x5b-\x5f\x61-\x7e]*$/;

/**
 * The bare form of a text, to compare, search and make slugs: lower case, without diacritics,
 * ligatures opened, apostrophes as `'`, dashes as `-`, runs of white space as one space, trimmed.
 *
 * Letters of other alphabets are kept. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      // Before NFKD, which would turn the acute accent typed as an apostrophe into a space.
      .replace(/\u00b4/g, "'")
      .normalize('NFKD')
      .replace(/[\u2018\u2019\u201b\u02bc\u2032\u0060]/g, "'")
      .toLowerCase()
      .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
      .replace(/[œæßøłđı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

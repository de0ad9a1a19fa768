/** Texts that broke a feed, a sitemap or a page somewhere. */
export const HOSTILE: readonly string[] = [
  'Fête & marché',
  '<script>alert(1)</script>',
  'a ]]> b',
  ']]>',
  ']]]]>>',
  '<![CDATA[ x ]]>',
  '\n  <![CDATA[\n',
  '&amp; &lt; &#0; &eacute; &nope;',
  '"double" \'simple\' «\u00a0français\u00a0»',
  'nul\u0000 vt\u000b us\u001f nel\u0085',
  'ffff\uffff fffe\ufffe fdd0\ufdd0',
  'demi-paires \ud800 \udfff \ud83d',
  'paire 😀 et 🧑‍🌾',
  'ligne\u2028paragraphe\u2029fin',
  'retour\r\nchariot\rseul',
  '</title></item><item>',
  '--><!--',
  '%0d%0aX: y',
  'l’œuf à 12\u202f€',
  '=HYPERLINK("x")',
  '\u202eenvers\u202c',
];

/** What a text may have become, by hand and not by the code under test. */
export function kept(text: string): string {
  let result = '';
  for (const char of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')) {
    const code = char.codePointAt(0) ?? 0;
    const isControl = (code < 32 && code !== 9 && code !== 10) || (code >= 0x7f && code <= 0x9f);
    const isNothing =
      (code >= 0xd800 && code <= 0xdfff) ||
      (code >= 0xfdd0 && code <= 0xfdef) ||
      code === 0xfffe ||
      code === 0xffff;
    if (!isControl && !isNothing) result += char;
  }
  return result;
}

/** The same, on one line. */
export const keptOnOneLine = (text: string): string =>
  kept(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();

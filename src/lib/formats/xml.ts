// XML 1.0 knows no way to write these, not even as &#0;: one of them makes a whole file unreadable.
// C1 controls are allowed but never meant; the last two of each plane are noncharacters.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF\p{Cs}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text without the characters that XML 1.0 forbids: controls, lone surrogates, U+FFFE, U+FFFF. */
export function stripForXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/\r\n?/g, '\n');
}

/** The same on one line, as titles, names and attributes want it. */
export function lineForXml(text: string): string {
  return stripForXml(text)
    .replace(/[\t\n]+/g, ' ')
    .trim();
}

/** A text as XML writes it, between tags or in a double-quoted attribute. */
export function xmlText(text: string): string {
  return stripForXml(text).replace(/[&<>"]/g, (char) => ENTITIES[char] ?? '');
}

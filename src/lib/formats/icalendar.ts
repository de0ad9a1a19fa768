/** Escaping for iCalendar (RFC 5545, 3.3.11 and 3.1). */

/** A TEXT value: no text of it can end its line, its component or its list. */
export function icsText(text: string): string {
  return text
    .replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n|\u2028|\u2029/g, '\\n');
}

/** A parameter value: it is quoted, so it may hold anything but quotes and controls. */
export function icsParameter(text: string): string {
  return `"${text.replace(/[\u0000-\u001f\u007f"]/g, '')}"`;
}

/** A content line, folded at 75 octets of UTF-8 without cutting a character. Ends with CRLF. */
export function icsLine(line: string): string {
  const folded: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      folded.push(current);
      // A folded line begins with a space, which counts.
      current = '';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return `${[...folded, current].join('\r\n ')}\r\n`;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

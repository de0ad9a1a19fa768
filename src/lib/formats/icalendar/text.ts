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

/** A URI value: what no address may hold is written as addresses write it, so that it stays on its line. */
export const icsUri = (uri: string): string =>
  uri.replace(/[\u0000-\u0020\u007f-\u009f"<>\u2028\u2029]/g, (sign) => encodeURIComponent(sign));

/** A line is at most so many octets, its end left out. */
const WIDTH = 75;

/** A content line, folded at 75 octets of UTF-8 without cutting a character. Ends with CRLF. */
export function icsLine(line: string): string {
  // No character takes more than three octets for each of its units.
  if (line.length * 3 <= WIDTH) return `${line}\r\n`;
  const folded: string[] = [];
  let begin = 0;
  let octets = 0;
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > WIDTH) {
      folded.push(line.slice(begin, at));
      begin = at;
      // A folded line begins with a space, which counts.
      octets = 1;
    }
    octets += size;
    at += code < 0x10000 ? 1 : 2;
  }
  return `${[...folded, line.slice(begin)].join('\r\n ')}\r\n`;
}

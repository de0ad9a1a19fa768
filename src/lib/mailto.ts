/**
 * A `mailto:` address (RFC 6068): lines end as its section 5 wants, and what `encodeURIComponent` leaves is encoded
 * too, for programs that find links in a text stop at these signs. No-break spaces are plain: some programs show
 * them as odd signs. Letters with accents stay as they are, which browsers encode themselves: half the weight.
 */
export const mailto = (address: string, subject: string, body: string): string =>
  `mailto:${address}?subject=${encoded(subject)}&body=${encoded(body.replace(/\r?\n/g, '\r\n'))}`;

const encoded = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(
      /[^\w\u00a1-\uffff.~-]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );

/** An address as paper spells it, short enough to be typed again. */

/** `https://www.alpes.example/dates/` → `www.alpes.example/dates`: what a browser adds by itself is left out. */
export const spelledAddress = (href: string): string => href.replace(/^https:\/\//i, '').replace(/\/$/, '');

/** What two spellings of one address share: no scheme, no `www.`, no last slash, a host in small letters. */
export const addressKey = (text: string): string =>
  text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .replace(/^[^/?#]*/, (host) => host.toLowerCase().replace(/^www\./, ''));

/** The number of the note that spells an address, from 1; undefined where none does. */
export function noteNumber(notes: readonly string[], href: string): number | undefined {
  const key = addressKey(href);
  const at = notes.findIndex((note) => addressKey(note) === key);
  return at < 0 ? undefined : at + 1;
}

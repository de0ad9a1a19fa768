/** Controls C0 and C1 but tab and line feed; bidirectional overrides and isolates; halves of surrogate pairs. */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Cs}]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Without control characters, bidirectional controls and lone surrogates. */
export function stripUnseen(text: string): string {
  return UNSEEN.test(text) ? text.replace(ALL_UNSEEN, '') : text;
}

/** Text made safe between two tags. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (char) => ENTITIES[char] ?? '') : text;
}

/** ` name="value"`, escaped; nothing when there is no value. */
export function attribute(name: string, value: string | number | null | undefined): string {
  if (value === undefined || value === null) return '';
  const text = stripUnseen(String(value)).replace(/[&<>"]/g, (char) => ENTITIES[char] ?? '');
  return ` ${name}="${text}"`;
}

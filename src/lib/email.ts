import { bad, good, type Parsed } from './result.ts';

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL_PART = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/**
 * One e-mail address: the dot-atom form of RFC 5322 (no quotes, no comments), a domain of at least two labels that may
 * have accents (IDN), at most 254 characters (RFC 5321). A leading `mailto:` and its `?subject=` are dropped.
 * Gives the address with its domain in lower case. Reasons: 'length', 'several' (more than one address), 'format'.
 */
export function parseEmail(text: string): Parsed<string> {
  const address = stripMailto(text.trim());
  if (address.split('@').length > 2 && /[\s,;/]/.test(address)) return bad('several');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address
    .slice(at + 1)
    .normalize('NFC')
    .toLowerCase();
  if (at < 1 || !LOCAL_PART.test(local) || !isDomain(domain)) return bad('format');
  if (local.length > 64 || address.length > 254) return bad('length');
  return good(`${local}@${domain}`);
}

function stripMailto(text: string): string {
  return /^mailto:/i.test(text) ? text.slice('mailto:'.length).trim().replace(/\?.*$/s, '') : text;
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const last = labels.at(-1)!;
  return (
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    last.length >= 2 &&
    !/^\d+$/.test(last)
  );
}

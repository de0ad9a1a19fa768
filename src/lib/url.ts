import { parseEmail } from './email.ts';
import { bad, good, type Parsed } from './result.ts';

// Links that strangers write. What is not known to be harmless is refused: browsers drop tabs and line ends inside
// an address and read a backslash as a slash, so `java\nscript:` and `/\evil.example` would come alive in an href.

const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+\p{L}[\p{L}\p{N}\p{M}-]*(?::\d{1,5})?(?:[/?#]|$)/u;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
// White space, controls, and characters that cannot be seen or that turn the reading direction; backslash.
const UNSAFE =
  /[\s\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;

/**
 * An address of the web to link to: http, https, mailto or tel, as `URL.href` writes it (IDN host in punycode).
 * White space around it is dropped; `www.x.fr` or `x.fr/path` gets `https://`, with the note 'scheme-added'.
 * Reasons: 'scheme' (another scheme), 'format' (no address, or something that could hide another one).
 */
export function safeUrl(text: string): Parsed<string> {
  const written = text.trim();
  if (written === '' || UNSAFE.test(written)) return bad('format');
  if (HOST.test(written)) {
    const parsed = webUrl(`https://${written}`);
    return parsed.ok ? good(parsed.value, 'scheme-added') : parsed;
  }
  const scheme = SCHEME.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined) return bad('format');
  if (scheme === 'http' || scheme === 'https') return webUrl(written);
  if (scheme === 'mailto') return mailUrl(written);
  if (scheme === 'tel') return telUrl(written);
  return bad('scheme');
}

/**
 * The target of a link found inside content, or undefined when it must not become a link: http, https, mailto, tel, or
 * relative to the site (`/x`, `./x`, `../x`, `#x`, `?x`). Never `//host`, a backslash or a hidden character.
 */
export function safeHref(text: string): string | undefined {
  const written = text.trim();
  if (/^(?:\/(?!\/)|\.\.?(?:\/|$)|[#?])/.test(written)) {
    const encoded = written.replaceAll(' ', '%20');
    return UNSAFE.test(encoded) ? undefined : encoded;
  }
  const parsed = SCHEME.test(written) ? safeUrl(written) : undefined;
  return parsed?.ok && parsed.note === undefined ? parsed.value : undefined;
}

function webUrl(written: string): Parsed<string> {
  if (!/^https?:\/\/[^/]/i.test(written) || !URL.canParse(written)) return bad('format');
  const url = new URL(written);
  // user@host is how a link pretends to lead elsewhere than it does.
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(written))
    return bad('format');
  const isNamed =
    /[^.]\.[^.]/.test(url.hostname) || url.hostname === 'localhost' || url.hostname.startsWith('[');
  return isNamed ? good(url.href) : bad('format');
}

function telUrl(written: string): Parsed<string> {
  const number = written.slice('tel:'.length);
  return /^\+?[\d().-]+$/.test(number) && /\d/.test(number) ? good(`tel:${number}`) : bad('format');
}

function mailUrl(written: string): Parsed<string> {
  const [, query = ''] = /^[^?]*(\?.*)?$/.exec(written) ?? [];
  const address = parseEmail(written);
  return address.ok ? good(new URL(`mailto:${address.value}${query}`).href) : bad('format');
}

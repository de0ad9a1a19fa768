/**
 * Mails and phone numbers inside prose: one of them however it is written there, or all of them.
 * Prose is Markdown as often as not: escapes, entities and percent signs are spellings like the others.
 */
import { parseEmail } from './email.ts';
import { isFrenchMobile, parsePhone } from './phone.ts';
import { withoutEnd } from './text/runs.ts';

/** What people put between the digits of a number. */
const BETWEEN = '(?:[\\s.\\-/()_*·\\u2010-\\u2015\\u200b-\\u200f]|&nbsp;|&#160;|%20){0,4}';
const AT =
  '(?:@|\\uff20|%40|&#0*64;|&#x0*40;|&commat;|\\s*[(\\[{]\\s*(?:at|a|arobase)\\s*[)\\]}]\\s*|\\s+(?:at|arobase)\\s+)';
const DOT =
  '(?:\\\\?\\.|%2e|&#0*46;|&#x0*2e;|&period;|\\s*[(\\[{]\\s*(?:dot|point)\\s*[)\\]}]\\s*|\\s+(?:dot|point)\\s+)';

const escape = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One sign of an address; before punctuation, Markdown may have a backslash. */
function signPattern(sign: string): string {
  if (sign === '@') return AT;
  if (sign === '.') return DOT;
  return /[\p{L}\p{N}]/u.test(sign) ? sign : `\\\\?${escape(sign)}`;
}

/** The source of a pattern (flags `iu`) that finds this address in any spelling, and no longer one. */
export const mailPattern = (mail: string): string =>
  `(?<![\\p{L}\\p{N}._+-])${[...mail].map(signPattern).join('')}(?![\\p{L}\\p{N}])`;

/** The codes behind which a number of nine digits is also dialled with a 0. */
const FRENCH = /^\+(33|262|590|594|596|508)(\d{9})$/;

const spaced = (digits: string): string => [...digits].join(BETWEEN);

/** The source of a pattern (flags `iu`) that finds this number in any spelling. @param e164 `+33639982012` */
export function phonePattern(e164: string): string {
  const french = FRENCH.exec(e164);
  const out = `(?:\\+|00)${BETWEEN}`;
  if (!french) return `(?<!\\d)${out}${spaced(e164.slice(1))}(?!\\d)`;
  const [, code, nine] = french;
  const abroad = `(?:${out})?(?:33|${code})${BETWEEN}0?`;
  // Without its 0, as spreadsheets leave it: then nothing but the nine digits.
  const bare = '(?<!\\d[\\s.\\-]?)(?<!\\+)';
  return `(?<!\\d)(?:(?:${abroad}|0)${BETWEEN}|${bare})${spaced(nine!)}(?!\\d)`;
}

/** Something that was found, and where. */
export interface Found {
  /** As the parsers write it: `nom@domaine`, `+33639982012`. */
  value: string;
  /** As it is written. */
  text: string;
  index: number;
}

const MAIL =
  /(?<![\p{L}\p{N}._%+@/'-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]*\\?@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const MOBILE = new RegExp(
  `(?<![\\d+])(?:(?:\\+|00)${BETWEEN}\\d{2,3}${BETWEEN}(?:0${BETWEEN})?|0)[67](?:${BETWEEN}\\d){8}(?!\\d)`,
  'gu',
);
const NUMBER = new RegExp(
  `(?<![\\d+])(?:(?:\\+|00)${BETWEEN}\\d{2,3}${BETWEEN}(?:0${BETWEEN})?|0)[1-9](?:${BETWEEN}\\d){8}(?!\\d)`,
  'gu',
);
const WEB = /\bhttps?:\/\/[^\s<>"]*/gi;

/** The same text, as long, without its web addresses: what looks like a mail there is a name of an account. */
const withoutWeb = (text: string): string => text.replace(WEB, (url) => ' '.repeat(url.length));

/** Every mail address of a text. */
export function findMails(text: string): Found[] {
  if (!text.includes('@')) return [];
  return [...withoutWeb(text).matchAll(MAIL)].flatMap(({ 0: written, index }) => {
    const parsed = parseEmail(withoutEnd(written.replaceAll('\\', ''), /[.'-]/));
    return parsed.ok ? [{ value: parsed.value, text: written, index }] : [];
  });
}

/** Every French mobile number of a text. */
export function findMobiles(text: string): Found[] {
  return [...withoutWeb(text).matchAll(MOBILE)].flatMap(({ 0: written, index }) => {
    const parsed = parsePhone(written.replace(/&nbsp;|&#160;|[*_·]/g, ' '));
    const e164 = parsed.ok ? parsed.value.e164 : undefined;
    return e164 && isFrenchMobile(e164) ? [{ value: e164, text: written, index }] : [];
  });
}

/** « j…@gmail.com »: enough to know one's own, not enough to write to it. */
export const maskMail = (mail: string): string => `${mail.slice(0, 1)}…${mail.slice(mail.lastIndexOf('@'))}`;

/** « 06 39 … » */
export const maskPhone = (phone: string): string => `${phone.slice(0, phone.startsWith('+') ? 6 : 5)} …`;

/** The same text with every mail and number masked. */
export const maskReach = (text: string): string =>
  text.replace(MAIL, (mail) => maskMail(mail)).replace(NUMBER, (phone) => maskPhone(phone));

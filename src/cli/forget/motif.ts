/** What is looked for, as a pattern that finds it in every spelling. It is matched on folded text. */
import { parseEmail } from '../../lib/email.ts';
import { parsePhone } from '../../lib/phone.ts';
import { mailPattern, phonePattern } from '../../lib/reach-patterns.ts';
import { fold } from '../../lib/text/fold.ts';

/** A request that cannot be served, said in a sentence. */
export class ForgetError extends Error {
  override name = 'ForgetError';
}

export interface Motif {
  /** As it was asked. */
  text: string;
  pattern: RegExp;
}

/** Beneath, half the portal would be found. */
const MIN_SIGNS = 3;
/** A word as short as this is found whole, not within another: « Lou » is not in « louer ». */
const SHORT = 4;

/** @throws ForgetError where it is too short to mean anybody */
export function readMotif(text: string): Motif {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (words.join('').length < MIN_SIGNS)
    throw new ForgetError(
      `« ${text} » est trop court : donnez au moins ${MIN_SIGNS} lettres, par exemple un nom, une adresse ou un numéro entiers.`,
    );
  return { text, pattern: new RegExp(sourceOf(text, words), 'giu') };
}

function sourceOf(text: string, words: readonly string[]): string {
  const mail = parseEmail(text);
  if (mail.ok) return mailPattern(fold(mail.value));
  const phone = parsePhone(text);
  if (phone.ok && phone.value.e164) return phonePattern(phone.value.e164);
  if (/^[\d\s.+\-/()]+$/.test(text)) return spaced(words.join(''));
  return namePattern(words);
}

const spaced = (digits: string): string => `(?<!\\d)${[...digits].join('[^\\p{L}\\d<>]{0,4}')}(?!\\d)`;

/** Between the words of a name: spaces, dashes, line ends, the tags of a page; or nothing at all. */
const BETWEEN = '(?:<[^<>]{0,120}>|[^\\p{L}\\p{N}<>]){0,8}';

/** In this order, or the family name first. */
function namePattern(words: readonly string[]): string {
  if (words.length === 1 && words[0]!.length <= SHORT) return `(?<!\\p{L})${words[0]}(?!\\p{L})`;
  const orders = [words, [...words].reverse(), [words.at(-1)!, ...words.slice(0, -1)]];
  return [...new Set(orders.map((order) => order.join(BETWEEN)))].join('|');
}

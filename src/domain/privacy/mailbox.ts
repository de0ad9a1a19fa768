/** Whether a mailbox looks like one person's. A guess, by its words; people decide. */
import { fold } from '../../lib/text/fold.ts';
import { CONSUMER, GIVEN_NAMES, SHARED, SHARED_BEGINNINGS } from './names.ts';

/**
 * @param names of the body whose mailbox it would be, its acronym and its place: a mailbox of that name is
 * the body's own, at whatever provider
 */
export function isPersonalMailbox(mail: string, names: readonly string[] = []): boolean {
  const at = mail.lastIndexOf('@');
  const local = fold(mail.slice(0, at)).replace(/\+.*$/, '');
  const domain = fold(mail.slice(at + 1));
  const words = local.split(/[^a-z]+/).filter(Boolean);
  if (words.some((word) => SHARED.has(word)) || SHARED_BEGINNINGS.test(local)) return false;
  if (isOwnName(words, names)) return false;
  return CONSUMER.test(domain) || isPersonName(words, domain);
}

const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, '');

const SMALL = new Set([
  'le',
  'la',
  'les',
  'l',
  'de',
  'du',
  'des',
  'd',
  'et',
  'en',
  'a',
  'au',
  'aux',
  'un',
  'une',
]);

/** « Coordination associative de Sarvenne » → « cas » */
const initialsOf = (name: string): string =>
  fold(name)
    .split(/[^a-z]+/)
    .filter((word) => word && !SMALL.has(word))
    .map((word) => word[0])
    .join('');

/** Whether every word is a piece of these names: `toits.partages`, `lesamisdudrac`, `cas38`. */
function isOwnName(words: readonly string[], names: readonly string[]): boolean {
  const keys = names.map(lettersOf).filter((key) => key.length >= 3);
  const initials = names.map(initialsOf);
  const isPiece = (word: string) =>
    SMALL.has(word) ||
    initials.includes(word) ||
    (word.length >= 3 && keys.some((key) => key.includes(word) || (key.length >= 6 && word.includes(key))));
  return words.some((word) => word.length >= 3) && words.every(isPiece);
}

function isPersonName(words: readonly string[], domain: string): boolean {
  const [first = '', last = first] = [words[0], words.at(-1)];
  const ofDomain = (word: string) => lettersOf(domain).includes(word);
  if (words.length === 1) return GIVEN_NAMES.has(first) && !ofDomain(first);
  if (words.length > 3) return false;
  if (GIVEN_NAMES.has(first) || GIVEN_NAMES.has(last)) return true;
  // « p.nom », « nom.p », « prenom.nom » with a name that no list has.
  return !words.some((word) => word.length > 1 && ofDomain(word)) && Math.max(first.length, last.length) >= 3;
}

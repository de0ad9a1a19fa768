/** What an animator types, by question or by flag: the same rules for both. Each says what is wrong, or nothing. */
import { parseLocalDate } from '../../../src/lib/dates/local.ts';
import type { LocalDate } from '../../../src/lib/dates/local.ts';
import { addDays } from '../../../src/lib/dates/calendar.ts';
import { fold } from '../../../src/lib/text/fold.ts';

/** Characters of a line that is projected, and printed. */
const LINE = 160;

/** On one line, without spaces around it. */
export const tidy = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

export const checkLine = (text: string | undefined): string | undefined =>
  tidy(text).length > LINE ? `C’est trop long : ${LINE} signes au plus.` : undefined;

export const checkName = (text: string | undefined): string | undefined =>
  tidy(text) === ''
    ? 'Il manque le nom de l’atelier, par exemple : Fiches et thermos. Il est projeté, et c’est celui de sa page.'
    : checkLine(text);

/** A name holds 32 bytes (IEEE 802.11, 9.4.2.2). */
export const checkWifi = (text: string | undefined): string | undefined =>
  Buffer.byteLength(text ?? '') > 32 ? 'Le nom d’un Wi-Fi a 32 signes au plus.' : undefined;

/** 8 to 63 signs, or a key of 64 figures in base 16 (IEEE 802.11, WPA); none for an open network. */
export const checkPassword = (text: string | undefined): string | undefined => {
  const length = Buffer.byteLength(text ?? '');
  const isSound = length === 0 || (length >= 8 && length <= 63) || /^[\da-f]{64}$/i.test(text ?? '');
  return isSound ? undefined : 'Un mot de passe de Wi-Fi a de 8 à 63 signes : aucun téléphone n’entrerait.';
};

/** « 2 décembre 2026 », « 02/12/2026 », « demain ». @param today YYYY-MM-DD @returns undefined where it is none */
export function readDay(text: string, today: LocalDate): LocalDate | undefined {
  const word = fold(text).replace(/[^a-z]/g, '');
  if (word === 'aujourdhui') return today;
  if (word === 'demain') return addDays(today, 1);
  const read = parseLocalDate(text.trim());
  return read.ok ? read.value : undefined;
}

export const NO_DAY = 'Un jour est attendu, par exemple : 2 décembre 2026, 02/12/2026 ou demain.';

/** « mardi 9h-12h, sur rendez-vous »: hours, and words beside them that no rule holds. */
import { piecesOf } from '../text/runs.ts';
import { readHours } from './read.ts';
import type { OpeningHours } from './types.ts';

export interface HoursByAppointment {
  /** None where nothing else was said. */
  hours?: OpeningHours;
  /** As it was typed: « sur rendez-vous », « samedi sur rendez-vous », or the whole line of the day that it is of. */
  note: string;
}

const APPOINTMENT =
  /^(.*?)(?:^|,|\(|\s-)\s*((?:(?:uniquement|seulement) )?(?:sur|avec) (?:rendez[- ]vous|rdv)(?: (?:uniquement|seulement))?)\s*[).]*$/i;

/**
 * Undefined where no appointment is told, or where the rest is not read: nothing of it may be left out. Of several lines
 * or phrases, the note says of which it is.
 */
export function readByAppointment(text: string): HoursByAppointment | undefined {
  const parts = piecesOf(text, /[;\n]/).filter((part) => part.trim());
  const open: string[] = [];
  const notes: string[] = [];
  for (const part of parts) {
    const [, before = '', words = ''] = APPOINTMENT.exec(part) ?? [];
    if (!words && /^[a-zéû]+,? (?:sur|avec) (?:rendez[- ]vous|rdv)[.]*$/i.test(part)) notes.push(part);
    else if (words) {
      notes.push(parts.length > 1 ? part : words);
      if (before.trim()) open.push(before);
    } else open.push(part);
  }
  if (notes.length === 0) return undefined;
  const note = notes.join(' ; ');
  if (open.length === 0) return { note };
  const hours = readHours(open.join(' ; '));
  return hours.ok ? { hours: hours.value, note } : undefined;
}

/** The opening hours of an actor, wherever they were written. */
import type { Data } from '../content-types/registry.ts';
import { readFrenchHours, withClosures, type OpeningHours } from '../lib/opening-hours.ts';

export interface Hours {
  hours?: OpeningHours | undefined;
  /** What is to be read beside them: a sentence that no rule says, as it was written. */
  note?: string | undefined;
}

/**
 * The field `openingHours`, less what its sentence closes (« fermé en août »); without the field, that sentence
 * where all of it is hours. A sentence that was not wholly read stays, whole.
 */
export function hoursOf({
  openingHours,
  openingHoursNote: note,
}: Partial<Pick<Data<'actor'>, 'openingHours' | 'openingHoursNote'>>): Hours {
  const read = note ? (openingHours ? withClosures(openingHours, note) : readFrenchHours(note)) : undefined;
  return read?.ok ? { hours: read.value } : { hours: openingHours, note };
}

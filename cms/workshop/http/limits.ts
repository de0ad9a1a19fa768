/** How much may be asked of a workshop in a minute: generous for a room behind one address, and for one person in it. */
import type { Most } from '../../server/rates.ts';

/** A save each time somebody stops typing is forty; a room of a hundred is a hundred times that. */
export const MOST: { person: Most; place: Most } = {
  person: { read: 600, write: 240 },
  place: { read: 20_000, write: 8000 },
};

/**
 * The gazetteer of French communes: which commune does an address mean?
 *
 * People write « LE CREUSOT », « CREUSOT (LE) », « St Benin d Azy », « NEVERS CEDEX », the name that a
 * commune bore before a merger, or the postal code of a sorting office. An answer is `one` only if the
 * evidence leaves a single commune: 1 441 names are borne by several communes of France, and a wrong
 * commune is a worse answer than a question. A name that is not quite a commune's counts only beside that
 * commune's own postal code; otherwise the answer is `none`, with the close names in `near`.
 *
 * Pure: the official lists come in as arguments (`reader/communes.ts` reads them).
 */
import { once } from './gazetteer/collections.ts';
import { find } from './gazetteer/find.ts';
import { createNameIndex } from './gazetteer/names.ts';
import { suggest } from './gazetteer/near.ts';
import { createRegister } from './gazetteer/register.ts';
import type { Gazetteer, OfficialLists } from './gazetteer/types.ts';

export type {
  Coded,
  Commune,
  CommuneRecord,
  Epci,
  EpciRecord,
  Gazetteer,
  GazetteerAnswer,
  GazetteerEvidence,
  GazetteerQuery,
  NamedRecord,
  OfficialLists,
} from './gazetteer/types.ts';

/** `lists` is asked for once, at the first question. Nothing that is returned may be modified. */
export function createGazetteer(lists: () => OfficialLists): Gazetteer {
  const register = once(() => createRegister(lists()));
  const names = once(() => createNameIndex(register()));
  return {
    byCode: (insee) => register().byCode(insee),
    find: (query) => find(query, register(), names),
    suggest: (name, limit = 3) => suggest(name, limit, register(), names()),
    departments: () => register().departments,
    epci: (siren) => register().epci(siren),
  };
}

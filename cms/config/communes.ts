/**
 * `/admin/communes.json`: the communes that somebody of this portal may write in an address, for the picker that
 * stands in place of a map. Those of the portal's own territories first, then the members of its wider ones.
 */
import type { Entry } from '../../src/content-types/snapshot.ts';
import type { Commune, Gazetteer } from '../../src/lib/gazetteer.ts';
import { fold } from '../../src/lib/text/fold.ts';

export interface CommuneChoice {
  name: string;
  /** Several where the commune has several; none where nobody wrote it. */
  postalCodes: string[];
  /** Absent of a place that the official lists do not know. */
  inseeCode?: string;
  /** Name of the portal's territory around it, to tell two of the same name apart. */
  within?: string;
  /** Its other names: found, never written. */
  also?: string[];
}

/** @param entries all of the portal; territories are taken. @returns in the order of their names, each commune once */
export function communesIndex(entries: readonly Entry[], gazetteer: () => Gazetteer): CommuneChoice[] {
  const territories = entries.filter((one): one is Entry<'territory'> => one.type === 'territory');
  const names = new Map(territories.map(({ slug, data }) => [slug, data.name]));
  const found = new Map<string, CommuneChoice>();
  const add = (choice: CommuneChoice) => {
    const key = choice.inseeCode ?? `${fold(choice.name)}|${choice.postalCodes[0] ?? ''}`;
    if (!found.has(key)) found.set(key, choice);
  };
  for (const { data } of territories)
    if (data.level === 'commune' || data.level === undefined) add(ownChoice(data, names, gazetteer));
  for (const { data } of territories)
    for (const code of membersOf(data, gazetteer)) {
      const commune = gazetteer().byCode(code);
      if (commune) add(officialChoice(commune, data.name));
    }
  return [...found.values()].sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1));
}

type TerritoryData = Entry<'territory'>['data'];

function ownChoice(
  { name, code, postalCode, parent, alternateNames }: TerritoryData,
  names: ReadonlyMap<string, string>,
  gazetteer: () => Gazetteer,
): CommuneChoice {
  const official = code ? gazetteer().byCode(code) : undefined;
  const within = parent ? names.get(parent) : undefined;
  return {
    name,
    postalCodes: postalCode ? [postalCode] : (official?.postalCodes ?? []),
    ...(official ? { inseeCode: official.code } : {}),
    ...(within ? { within } : {}),
    ...(alternateNames?.length ? { also: alternateNames } : {}),
  };
}

const officialChoice = ({ name, code, postalCodes }: Commune, within: string): CommuneChoice => ({
  name,
  postalCodes,
  inseeCode: code,
  within,
});

/** The INSEE codes that a wider territory says, or those of the intercommunalité that its SIREN names. */
function membersOf({ members, level, code }: TerritoryData, gazetteer: () => Gazetteer): readonly string[] {
  if (members?.length) return members;
  return level === 'epci' && code ? (gazetteer().epci(code)?.members ?? []) : [];
}

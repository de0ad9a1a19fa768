/** The register: codes to communes. */
import type { Coded, Commune, CommuneRecord, Epci, NamedRecord, OfficialLists } from './types.ts';

export interface Register {
  /** Every commune of today, and every delegated or associated one. */
  records: CommuneRecord[];
  departments: Coded[];
  byCode(insee: string): Commune | undefined;
  /** A code that `todaysCode` gave. */
  commune(code: string): Commune;
  /** Code of the commune of today for any code. */
  todaysCode(insee: string): string | undefined;
  /** Proper name of the commune that bore this code, if it is no longer one. */
  formerName(insee: string): string | undefined;
  departmentOf(code: string): string | undefined;
  postalCodes(code: string): string[];
  population(code: string): number;
  /** Whether a commune of today took in others, of which the lists have kept the code but not the name. */
  hasNamelessPart(code: string): boolean;
  epci(siren: string): Epci | undefined;
}

export function createRegister(lists: OfficialLists): Register {
  const today = new Map<string, CommuneRecord>();
  const former = new Map<string, string>();
  const formerNames = new Map<string, string>();
  for (const record of lists.communes) {
    if (record.type === 'commune-actuelle') today.set(record.code, record);
    else former.set(record.code, record.chefLieu ?? record.commune ?? '');
    if (isFormer(record)) formerNames.set(record.code, record.nom);
    for (const code of record.anciensCodes ?? []) former.set(code, record.code);
  }
  const compose = composer(lists);
  const composed = new Map<string, Commune>();
  const epciByCode = new Map(lists.epci.map((record) => [record.code, record]));

  // Today's commune first: a merged commune often keeps the code of one of its delegated communes.
  const todaysCode = (insee: string) => (today.has(insee) ? insee : former.get(insee));
  const commune = (code: string): Commune => {
    const known = composed.get(code) ?? compose(today.get(code)!);
    composed.set(code, known);
    return known;
  };
  return {
    records: lists.communes.filter((record) => record.type === 'commune-actuelle' || isFormer(record)),
    departments: lists.departments.map(coded).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    byCode: (insee) => {
      const code = todaysCode(tidyCode(insee));
      return code !== undefined && today.has(code) ? commune(code) : undefined;
    },
    commune,
    todaysCode,
    formerName: (insee) => (today.has(insee) ? undefined : formerNames.get(insee)),
    departmentOf: (code) => today.get(code)?.departement,
    postalCodes: (code) => today.get(code)?.codesPostaux ?? [],
    population: (code) => today.get(code)?.population ?? 0,
    hasNamelessPart: (code) => today.get(code)?.anciensCodes?.some((part) => !formerNames.has(part)) ?? false,
    epci: (siren) => {
      const record = epciByCode.get(tidyCode(siren));
      return record && { ...coded(record), members: record.membres.map((member) => member.code) };
    },
  };
}

/** Makes a `Commune` of a record. Communes are composed when asked for: 35 000 would cost the start. */
function composer(lists: OfficialLists): (record: CommuneRecord) => Commune {
  const departments = byCodeOf(lists.departments);
  const regions = byCodeOf(lists.regions);
  const epciOf = new Map<string, Coded>();
  for (const record of lists.epci) {
    const epci = coded(record);
    for (const member of record.membres) epciOf.set(member.code, epci);
  }
  return (record) => {
    const epci = epciOf.get(record.code);
    return {
      ...coded(record),
      postalCodes: record.codesPostaux ?? [],
      department: departments.get(record.departement) ?? {
        code: record.departement,
        name: record.departement,
      },
      region: regions.get(record.region) ?? { code: record.region, name: record.region },
      ...(epci && { epci }),
    };
  };
}

export const isFormer = ({ type }: CommuneRecord) =>
  type === 'commune-deleguee' || type === 'commune-associee';
// Some names of EPCI have two spaces running.
const coded = ({ code, nom }: NamedRecord): Coded => ({ code, name: nom.replace(/\s+/g, ' ') });
const byCodeOf = (records: NamedRecord[]) => new Map(records.map((record) => [record.code, coded(record)]));
export const tidyCode = (text: string) => text.replace(/\s/g, '').toUpperCase();

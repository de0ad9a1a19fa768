/** Which territories are asked for, from the official lists: their names, codes, members and who holds whom. */
import type { CommuneRecord, EpciRecord, OfficialLists } from '../../lib/gazetteer.ts';
import { fold } from '../../lib/text/fold.ts';
import { nearest } from '../../lib/text/nearest.ts';
import { TerritoriesError } from './errors.ts';

export interface Asked {
  epci: readonly string[];
  departement?: string | undefined;
  communes: readonly string[];
}

/** A territory as the lists know it. */
export interface Official {
  level: 'departement' | 'epci' | 'commune';
  code: string;
  name: string;
  /** Code of the one that holds it, among those asked for. */
  parent?: string | undefined;
  /** Of an EPCI or a département: INSEE codes. */
  members?: string[];
  postalCodes: string[];
  population?: number | undefined;
}

/** @throws TerritoriesError where a code is nobody's, with the nearest ones */
export function officialTerritories(asked: Asked, lists: OfficialLists): Official[] {
  const communes = new Map(
    lists.communes.flatMap((one) => (one.type === 'commune-actuelle' ? [[one.code, one] as const] : [])),
  );
  const found = new Map<string, Official>();
  const add = (one: Official) => void (found.has(one.code) || found.set(one.code, one));
  if (asked.departement) addDepartment(asked.departement, lists, [...communes.values()]).forEach(add);
  for (const wanted of asked.epci) {
    const epci = findEpci(wanted, lists.epci);
    add(ofEpci(epci));
    for (const { code } of epci.membres) {
      const commune = communes.get(code);
      if (commune) add(ofCommune(commune, epci.code));
    }
  }
  for (const wanted of asked.communes) add(ofCommune(findCommune(wanted, communes)));
  return [...found.values()];
}

const tidy = (name: string): string => name.replace(/\s+/g, ' ');

const ofEpci = (epci: EpciRecord, parent?: string): Official => ({
  level: 'epci',
  code: epci.code,
  name: tidy(epci.nom),
  parent,
  members: epci.membres.map(({ code }) => code),
  postalCodes: [],
  population: epci.populationMunicipale,
});

const ofCommune = (commune: CommuneRecord, parent?: string): Official => ({
  level: 'commune',
  code: commune.code,
  name: commune.nom,
  parent,
  postalCodes: commune.codesPostaux ?? [],
  population: commune.population,
});

/** The département, the EPCI that have towns in it, and these towns. */
function addDepartment(code: string, lists: OfficialLists, communes: readonly CommuneRecord[]): Official[] {
  const department = lists.departments.find((one) => one.code === code.toUpperCase().padStart(2, '0'));
  if (!department) {
    const near = nearest(
      code,
      lists.departments.map(({ nom }) => nom),
    ).map((name) => `${name} (${lists.departments.find(({ nom }) => nom === name)!.code})`);
    throw new TerritoriesError(
      `Aucun département ne porte le numéro « ${code} ».${near.length ? ` Vouliez-vous : ${near.join(', ')} ?` : ' Un numéro est attendu, comme 58 ou 2A.'}`,
    );
  }
  const own = communes.filter(({ departement }) => departement === department.code);
  const codes = new Set(own.map((one) => one.code));
  const epcis = lists.epci.filter(({ membres }) => membres.some((member) => codes.has(member.code)));
  const epciOf = new Map(
    epcis.flatMap((epci) => epci.membres.map(({ code: member }) => [member, epci.code])),
  );
  return [
    { level: 'departement', code: department.code, name: department.nom, postalCodes: [] },
    ...epcis.map((epci) => ofEpci(epci, department.code)),
    ...own.map((one) => ofCommune(one, epciOf.get(one.code) ?? department.code)),
  ];
}

/** How many near names are told. */
const TOLD = 4;

function findEpci(wanted: string, all: readonly EpciRecord[]): EpciRecord {
  const code = wanted.replace(/\s/g, '');
  const found = all.find((one) => one.code === code);
  if (found) return found;
  const say = (epcis: readonly EpciRecord[]) =>
    epcis.map((one) => `${tidy(one.nom)} (${one.code})`).join(', ');
  if (/^\d+$/.test(code)) {
    const near = nearest(
      code,
      all.map((one) => one.code),
      TOLD,
    ).map((one) => all.find((epci) => epci.code === one)!);
    throw new TerritoriesError(
      `Aucune intercommunalité ne porte le SIREN « ${wanted} »${code.length === 9 ? '' : ` (un SIREN compte neuf chiffres, celui-ci ${code.length})`}.${near.length ? ` Les plus proches : ${say(near)}.` : ''} On peut aussi chercher par le nom : --epci "Bazois".`,
    );
  }
  const near = named(wanted, all);
  throw new TerritoriesError(
    near.length
      ? `Donnez le SIREN de l’intercommunalité. Celles dont le nom ressemble à « ${wanted} » : ${say(near)}.`
      : `Aucune intercommunalité ne s’appelle « ${wanted} ». Cherchez son SIREN (neuf chiffres) sur banatic.interieur.gouv.fr, ou essayez un autre mot de son nom.`,
  );
}

/** Those whose name holds the words, else those that it nearly is, else those of a member of that name. */
function named(wanted: string, all: readonly EpciRecord[]): EpciRecord[] {
  const words = fold(wanted)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const holds = all.filter((one) => words.every((word) => fold(one.nom).includes(word)));
  if (holds.length > 0) return holds.slice(0, TOLD);
  return nearest(
    wanted,
    all.map((one) => one.nom),
    TOLD,
  ).map((name) => all.find((one) => one.nom === name)!);
}

function findCommune(wanted: string, communes: ReadonlyMap<string, CommuneRecord>): CommuneRecord {
  const found = communes.get(wanted.trim().toUpperCase());
  if (found) return found;
  const near = nearest(wanted, [...communes.keys()], TOLD)
    .filter((code) => code.slice(0, 2) === wanted.trim().slice(0, 2))
    .map((code) => `${communes.get(code)!.nom} (${code})`);
  throw new TerritoriesError(
    `Aucune commune d’aujourd’hui ne porte le code INSEE « ${wanted} ».${near.length ? ` Les plus proches : ${near.join(', ')}.` : ' Un code compte cinq caractères, comme 58194 ; ce n’est pas le code postal.'}`,
  );
}

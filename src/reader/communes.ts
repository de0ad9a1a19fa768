/**
 * The official lists of communes, EPCI, departments and regions, from the package
 * @etalab/decoupage-administratif (INSEE's Code officiel géographique, La Poste's postal codes, and the
 * DGCL's EPCI; MIT). 12 MB of JSON: only for build, check, import and workshop, never for client code.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createGazetteer } from '../lib/gazetteer.ts';
import type { Gazetteer, OfficialLists } from '../lib/gazetteer.ts';

const PACKAGE = '@etalab/decoupage-administratif';

let gazetteer: Gazetteer | undefined;

/**
 * The gazetteer of this process. It is free until the first question, which reads and parses the files
 * (about a fifth of a second). Throws at once if the package is not installed.
 */
export function loadGazetteer(): Gazetteer {
  if (gazetteer) return gazetteer;
  const folder = dataFolder(createRequire(import.meta.url).resolve);
  gazetteer = createGazetteer(() => readLists(folder));
  return gazetteer;
}

/** The package's `data` folder; `resolve` finds a module's file. Throws with the cure if it is missing. */
export function dataFolder(resolve: (module: string) => string): string {
  try {
    return join(dirname(resolve(`${PACKAGE}/package.json`)), 'data');
  } catch (cause) {
    const message = `La liste des communes manque : le paquet ${PACKAGE} n’est pas installé. Lancez « npm install » dans le dossier du projet.`;
    throw new Error(message, { cause });
  }
}

/** Throws if a file is missing or is not JSON, naming it. */
export function readLists(folder: string): OfficialLists {
  return {
    communes: readList(folder, 'communes'),
    epci: readList(folder, 'epci'),
    departments: readList(folder, 'departements'),
    regions: readList(folder, 'regions'),
  };
}

function readList<T>(folder: string, name: string): T[] {
  const file = join(folder, `${name}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T[];
  } catch (cause) {
    const message = `La liste des communes est abîmée : ${file} est illisible. Réinstallez le paquet ${PACKAGE} avec « npm ci ».`;
    throw new Error(message, { cause });
  }
}

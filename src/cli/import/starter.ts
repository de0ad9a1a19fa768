/** A folder that becomes a portal needs a `portal.yaml`: the first import writes one to finish. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STARTER = `# Les réglages du portail. Changez ces lignes, puis : npm run check
name: Mon portail
id: mon-portail            # ne le changez plus ensuite : les flux et les agendas s’en servent
tagline: Qui fait quoi, près de chez vous
url: https://mon-portail.example
locale: fr
timeZone: Europe/Paris
`;

/** Writes a `portal.yaml` where there is none. @returns whether it did */
export function writeStarter(folder: string): boolean {
  const file = join(folder, 'portal.yaml');
  if (!existsSync(folder) || existsSync(file)) return false;
  writeFileSync(file, STARTER);
  return true;
}

/** Which portal it is: its content, the repository that holds it, and where the store keeps what is written. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSettings } from '../../src/reader/read-settings.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { CmsError, ownRepository } from './own-repository.ts';
import type { OwnRepository } from './own-repository.ts';
import { markState, orphans, stateFolder, stateHome } from './state-folder.ts';

export interface Place {
  content: string;
  repository: OwnRepository;
  state: string;
}

/** Errors that are sentences already. */
export const SENTENCES = new Set(['CmsError', 'StoreRefusal', 'PortError']);

export interface Portal {
  content: string;
  repository: OwnRepository;
  /** Its identifier: folders are named after it. */
  id: string;
}

/** The portal of the environment. @throws CmsError */
export function portalOf(): Portal {
  const content = resolve(readEnvironment().content);
  if (!existsSync(join(content, 'portal.yaml')))
    throw new CmsError(
      `Il n’y a pas de contenu dans ${content} : il y manque portal.yaml. Donnez son dossier devant la commande, par exemple : PORTAL_CONTENT=/chemin npm run cms.`,
    );
  return {
    content,
    repository: ownRepository(content),
    id: readSettings(content).settings.id ?? 'portail',
  };
}

/** @throws CmsError */
export function placeOf(state: string | undefined): Place {
  const { content, repository, id } = portalOf();
  const folder = state ? resolve(state) : stateFolder(stateHome(), id, content);
  if (!state)
    for (const path of orphans(stateHome(), id, folder))
      console.log(
        `Des brouillons de ce portail existent pour un dossier qui n’est plus là. S’il a été déplacé ici, retrouvez-les : npm run cms -- --state ${path}`,
      );
  markState(folder, content);
  return { content, repository, state: folder };
}

const REMOTE = 'remote.json';

export const keepRemote = (state: string, url: string): void =>
  writeFileSync(join(state, REMOTE), JSON.stringify({ url }), { mode: 0o600 });

export function keptRemote(state: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(state, REMOTE), 'utf8')) as { url: string }).url;
  } catch {
    return undefined;
  }
}

/** Where content may come from: an address over HTTPS, and nothing else unless it is asked for by name. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What stops the command before anything is written: a sentence, in French, never a stack trace. */
export class ContentError extends Error {
  override name = 'ContentError';
}

export interface Source {
  /** As git is given it. */
  url: string;
  /** git's name of the only transport that is open. */
  protocol: 'https' | 'ssh' | 'file';
}

export interface Allowed {
  ssh?: boolean | undefined;
  local?: boolean | undefined;
}

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;
/** `git@forge.example:collectif/portail.git`, as forges write it. */
const SCP = /^([a-z0-9][a-z0-9_.-]*)@([a-z0-9][a-z0-9.-]*):(?!\/\/)([^\s:-][^\s:]*)$/i;
/** C0, C1, spaces of any kind. */
const INVISIBLE = /[\p{C}\p{Z}]/u;

/** @throws ContentError where this is no address that may be read */
export function readSource(address: string, { ssh = false, local = false }: Allowed = {}): Source {
  if (address === '' || address.startsWith('-') || address.includes('::'))
    throw new ContentError(
      `Ce n’est pas l’adresse d’un dépôt : « ${address} ». Exemple : https://forge.example/collectif/contenu.git`,
    );
  // A folder's name may hold a space; an address may not.
  if (!address.includes('://') && !SCP.test(address)) return folder(address, local);
  if (address.startsWith('file:')) return folder(address.replace(/^file:(\/\/(localhost)?(?=\/))?/, ''), local);
  if (INVISIBLE.test(address) || address.includes('\\'))
    throw new ContentError(
      'L’adresse du dépôt contient une espace ou un signe invisible. Recopiez-la depuis la forge.',
    );
  if (SCP.test(address)) return overSsh(address, ssh);
  return remote(address, ssh);
}

function remote(address: string, ssh: boolean): Source {
  const url = URL.parse(address);
  if (!url || !HOST.test(url.hostname) || url.pathname.length < 2)
    throw new ContentError(
      `L’adresse du dépôt est incomplète : « ${address} ». Exemple : https://forge.example/collectif/contenu.git`,
    );
  if (url.protocol === 'ssh:' && !url.password) return overSsh(address, ssh);
  if (url.protocol !== 'https:')
    throw new ContentError(
      `Seules les adresses en https:// sont lues (reçu : ${url.protocol}//). Les forges en donnent une pour chaque dépôt.`,
    );
  // It would be seen in the list of processes, and in the logs of a forge.
  if (url.username || url.password)
    throw new ContentError(
      'L’adresse contient un nom ou un mot de passe : il se lirait dans les journaux. Retirez-le, ou passez par --allow-ssh et une clé en lecture seule.',
    );
  return { url: address, protocol: 'https' };
}

function overSsh(url: string, isAllowed: boolean): Source {
  if (!isAllowed)
    throw new ContentError(
      'Une adresse par SSH se sert de vos clés : ajoutez --allow-ssh si c’est voulu, ou donnez l’adresse en https://.',
    );
  return { url, protocol: 'ssh' };
}

function folder(path: string, isAllowed: boolean): Source {
  if (!isAllowed)
    throw new ContentError(
      `Ce n’est pas une adresse en https:// : « ${path} ». Pour un dépôt de cette machine, ajoutez --allow-local.`,
    );
  if (!existsSync(path))
    throw new ContentError(`Le dépôt n’existe pas sur cette machine : ${path}. Vérifiez son chemin.`);
  return { url: pathToFileURL(resolve(path)).href, protocol: 'file' };
}

/** @throws ContentError where this cannot be the name of a branch or of a tag */
export function checkBranch(name: string | undefined): void {
  if (name === undefined) return;
  if (/^[-/.]|\.\.|@\{|[\s~^:?*[\\]|\p{C}|\/$|\.lock$/u.test(name) || name === '')
    throw new ContentError(`Ce n’est pas le nom d’une branche : « ${name} ». Exemple : --branch main`);
}

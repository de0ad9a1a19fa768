/**
 * The workshops of a portal on this machine: a folder each, with a store, a journal and what the animator answered.
 * None is the editor's (`npm run cms`), and none is in the content.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CmsError } from '../../cli/own-repository.ts';
import type { Portal } from '../../cli/place.ts';
import { markState, stateFolder, stateHome } from '../../cli/state-folder.ts';
import { makeFolder } from '../../store/make-folder.ts';
import type { Wifi } from '../network/wifi.ts';
import type { WorkshopInfo } from '../types.ts';

export interface Kept {
  info: WorkshopInfo;
  /**
   * The network that was chosen, as the system calls it: its address may be another one next time. Empty: this machine
   * alone, as somebody asked. Absent where nobody chose: the first that phones may be on.
   */
  network?: string | undefined;
  /** The one that was free: sheets and receipts bear it. */
  port: number;
  wifi?: Wifi | undefined;
  /** Hours that nobody said: of another day, they are others. */
  usual?: readonly Hour[] | undefined;
}

export type Hour = 'from' | 'until';

export interface KeptWorkshop {
  state: string;
  kept: Kept;
}

const FILE = 'atelier.json';

/** Where the workshops of a portal are. */
export const workshopsHome = ({ id, content }: Portal): string =>
  stateFolder(join(stateHome(), 'ateliers'), id, content);

/** Undefined where the folder is no workshop's. */
export function readKept(state: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(join(state, FILE), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

export function writeKept(state: string, kept: Kept): void {
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const file = join(state, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(kept, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Newest first. */
export function workshopsIn(home: string): KeptWorkshop[] {
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .sort(byNumber)
    .reverse()
    .flatMap((name) => {
      const state = join(home, name);
      const kept = readKept(state);
      return kept ? [{ state, kept }] : [];
    });
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** A folder of that day that is nobody's yet: `2026-11-21`, `2026-11-21-2`. */
export function newFolder(home: string, day: string, content: string): string {
  for (let n = 1; ; n++) {
    const folder = join(home, n === 1 ? day : `${day}-${n}`);
    if (existsSync(folder)) continue;
    markState(folder, content);
    return folder;
  }
}

/** What a workshop writes in its folder: of the store, of the server, of the command. */
const OWN =
  /^(git|journal|journal\.1|applied|pictures|attempts|lock|content|portal(\.json.*)?|preview-\w+|session\.key|codes\.json|workshop|atelier\.json.*|content\.json|remote\.json)$/;

/** Takes away what is the workshop's, and its folder where nothing else is in it: it may be one of the animator's. */
export async function forget(state: string): Promise<void> {
  for (const name of readdirSync(state))
    if (OWN.test(name)) await rm(join(state, name), { recursive: true, force: true });
  if (readdirSync(state).length === 0) rmdirSync(state);
}

/**
 * Makes the folder that was given.
 * @throws CmsError where it holds something else: drafts of the editor, or a family's photos; StoreRefusal where it cannot be made
 */
export function takeFolder(state: string): void {
  makeFolder(state, 0o700);
  if (readdirSync(state).length === 0) return;
  throw new CmsError(
    `Le dossier ${state} contient déjà autre chose qu’un atelier. Donnez à --state un dossier vide, ou qui n’existe pas encore.`,
  );
}

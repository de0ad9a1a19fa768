/**
 * Where the drafts are: outside the content and its repository, so that neither a cleaning nor a new clone takes them
 * away. One folder a portal and a place: two copies of a portal on one machine do not meet.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** By the habits of each system (XDG Base Directory on Linux). */
export function stateHome(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'cordee');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'cordee');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'cordee');
  return join(homedir(), '.local', 'state', 'cordee');
}

const MARK = 'content.json';

/** @param id of the portal @param content its folder, absolute */
export function stateFolder(home: string, id: string, content: string): string {
  const place = createHash('sha256').update(content).digest('hex').slice(0, 8);
  return join(home, `${id.replace(/[^a-z0-9-]/gi, '-') || 'portail'}-${place}`);
}

/** Writes in a state folder whose it is. */
export function markState(folder: string, content: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, MARK), JSON.stringify({ content }));
}

/** Folders of the same portal whose content is no longer where it was: it has perhaps been moved here. */
export function orphans(home: string, id: string, folder: string): string[] {
  if (existsSync(folder) || !existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => name.startsWith(`${id}-`))
    .map((name) => join(home, name))
    .filter((path) => {
      try {
        const { content } = JSON.parse(readFileSync(join(path, MARK), 'utf8')) as { content: string };
        return !existsSync(content);
      } catch {
        return false;
      }
    });
}

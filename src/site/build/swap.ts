/**
 * A site is written aside, then put in place by two renames of siblings: what is served is yesterday's
 * site or today's, never half of one. A build that was cut in between is healed at the next start.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Hidden, and named after us: `dist.old` is what people call their own copies. */
const aside = (out: string, kind: 'new' | 'old') => join(dirname(out), `.${basename(out)}.cordee-${kind}`);

/** The folder in which to write, empty. */
export function prepare(out: string): string {
  heal(out);
  rmSync(aside(out, 'new'), { recursive: true, force: true });
  return aside(out, 'new');
}

/** Where the site was taken away and the new one not yet put, the old one comes back. */
export function heal(out: string): void {
  if (!existsSync(out) && existsSync(aside(out, 'old'))) renameSync(aside(out, 'old'), out);
}

/** Puts what was written in place. */
export function swap(out: string): void {
  rmSync(aside(out, 'old'), { recursive: true, force: true });
  if (existsSync(out)) renameSync(out, aside(out, 'old'));
  renameSync(aside(out, 'new'), out);
  rmSync(aside(out, 'old'), { recursive: true, force: true });
}

/** What every portal holds: a folder without one of these was not made here. */
const OURS = ['index.html', '404.html', 'theme.css', 'recherche/index.html'];

/** A folder that holds something else than a portal, be it another site, is not ours to replace. */
export function isForeign(out: string): boolean {
  const stats = statSync(out, { throwIfNoEntry: false });
  if (!stats) return false;
  if (!stats.isDirectory()) return true;
  return readdirSync(out).length > 0 && !OURS.every((file) => existsSync(join(out, file)));
}

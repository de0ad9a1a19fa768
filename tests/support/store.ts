/** A store over a small repository of content, made for a test and thrown away after it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore } from '../../cms/store/store.ts';
import type { Person, Store, StoreOptions } from '../../cms/store/types.ts';

export const AMINA: Person = { name: 'Amina', role: 'contributor' };
export const BASILE: Person = { name: 'Basile', role: 'contributor' };
export const RELECTRICE: Person = { name: 'Claire', role: 'reviewer' };

export const PLOT = { collection: 'actors', slug: 'le-plot' };
export const PLOT_TEXT =
  '---\nname: Le Plot\nsummary: Un atelier ouvert à tout le monde\n---\n\nUn.\n\nDeux.\n\nTrois.\n';

export const FILES: Readonly<Record<string, string>> = {
  'portal.yaml': 'name: Essai\nid: essai\nurl: https://essai.example\n',
  'actors/le-plot.md': PLOT_TEXT,
  'actors/la-grange.md': '---\nname: La Grange\n---\n',
};

/** `git` in a folder, as whoever owns the content would type it. */
export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Origine', '-c', 'user.email=o@o.invalid', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export interface Bench {
  folder: string;
  /** A repository with a working tree. */
  origin: string;
  state: string;
  /** The bare repository of the store. */
  bare: string;
  open: (options?: Partial<StoreOptions>) => Promise<Store>;
  /** Closes what was opened, and takes all away. */
  end: () => Promise<void>;
}

/** @param prefix where the content stands in its repository */
export function bench({
  prefix = '',
  files = FILES,
}: { prefix?: string; files?: Readonly<Record<string, string>> } = {}): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-store-'));
  const [origin, state] = [join(folder, 'origin'), join(folder, 'state')];
  writeFiles(origin, Object.fromEntries(Object.entries(files).map(([path, text]) => [prefix + path, text])));
  git(origin, 'init', '--quiet', '--initial-branch=main');
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--message=Début');
  const opened: Store[] = [];
  return {
    folder,
    origin,
    state,
    bare: join(state, 'git'),
    async open(options = {}) {
      const store = await openStore({ state, origin, ...options });
      opened.push(store);
      return store;
    },
    async end() {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A text without the days that publications write. */
export const undated = (text: string | undefined): string =>
  (text ?? '').replace(/^(?:published|updated): .*\n/gm, '');

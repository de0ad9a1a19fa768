/** `npm run cms`: where drafts are kept, and how what was published comes back without taking anything away. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringBack } from '../../../cms/cli/bring-back.ts';
import { CmsError, git, ownRepository, uncommitted } from '../../../cms/cli/own-repository.ts';
import type { OwnRepository } from '../../../cms/cli/own-repository.ts';
import { markState, orphans, stateFolder, stateHome } from '../../../cms/cli/state-folder.ts';
import { openStore } from '../../../cms/store/store.ts';
import { temporary, writeSmall } from '../../support/built.ts';
import { makeRepository } from '../../support/cms.ts';

const { folder, remove } = temporary();
afterAll(remove);

describe('where drafts are kept', () => {
  test('follows the habits of the system', () => {
    expect(stateHome({ XDG_STATE_HOME: '/x' }, 'linux')).toBe('/x/cordee');
    expect(stateHome({}, 'linux')).toMatch(/\/\.local\/state\/cordee$/);
    expect(stateHome({}, 'darwin')).toMatch(/Application Support\/cordee$/);
    expect(stateHome({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/cordee');
  });

  test('is another folder for another place, and never leaves home', () => {
    expect(stateFolder('/h', 'ambrune', '/a')).not.toBe(stateFolder('/h', 'ambrune', '/b'));
    expect(stateFolder('/h', '../..', '/a')).toMatch(/^\/h\/[a-z0-9-]+$/);
  });

  test('is found again where the content was moved', () => {
    const home = join(folder, 'home');
    const content = join(folder, 'gone');
    const old = stateFolder(home, 'petit', content);
    const here = stateFolder(home, 'petit', join(folder, 'here'));
    mkdirSync(content);
    markState(old, content);
    expect(orphans(home, 'petit', here)).toEqual([]);
    markState(old, join(folder, 'nowhere'));
    expect(orphans(home, 'petit', here)).toEqual([old]);
    expect(orphans(home, 'autre', here)).toEqual([]);
  });
});

describe('the owner’s repository', () => {
  test('is asked for where there is none, with what to do', () => {
    const bare = join(folder, 'bare');
    writeSmall(bare);
    expect(() => ownRepository(bare)).toThrow(CmsError);
    expect(() => ownRepository(bare)).toThrow(/git init/);
  });

  test('is found from a folder within it, and says what no commit holds', () => {
    const top = join(folder, 'within');
    writeSmall(join(top, 'contenu'));
    makeRepository(top);
    const repository = ownRepository(join(top, 'contenu'));
    expect(repository).toEqual({ top, prefix: 'contenu/', branch: 'main' });
    expect(uncommitted(repository)).toEqual([]);
    writeFileSync(join(top, 'contenu/actors/été.md'), 'x');
    writeFileSync(join(top, 'ailleurs.txt'), 'x');
    expect(uncommitted(repository, 'contenu/')).toEqual(['contenu/actors/été.md']);
  });
});

describe('what was published', () => {
  const top = join(folder, 'mine');
  const state = join(folder, 'state');
  const zoe = { name: 'Zoé', role: 'reviewer' } as const;
  const text = (name: string) =>
    `---\nname: ${name}\nsummary: Pour voir.\nthemes: [se-nourrir]\n---\nBonjour.\n`;
  let repository: OwnRepository;

  /** Publishes an entry and leaves another one in draft, then lets the store go. */
  async function work(slug: string, draft?: string): Promise<void> {
    const store = await openStore({ state, origin: top });
    await store.sync(top, { push: false });
    await store.save({ key: { collection: 'actors', slug }, text: text(slug), by: zoe });
    await store.publish([{ collection: 'actors', slug }], zoe);
    if (draft) await store.save({ key: { collection: 'actors', slug: draft }, text: text(draft), by: zoe });
    await store.settled();
    await store.close();
  }

  beforeAll(() => {
    writeSmall(top);
    makeRepository(top);
    repository = ownRepository(top);
  });

  test('comes into the branch, with the drafts beside it', async () => {
    await work('la-cantine', 'pas-finie');
    expect(bringBack(repository, state, true)).toEqual({
      branch: 'main',
      changed: ['actors/la-cantine.md'],
      drafts: ['cordee/cms/actors/pas-finie'],
    });
    expect(readFileSync(join(top, 'actors/la-cantine.md'), 'utf8')).toContain('la-cantine');
    expect(existsSync(join(top, 'actors/pas-finie.md'))).toBe(false);
    expect(uncommitted(repository)).toEqual([]);
    expect(bringBack(repository, state, true).changed).toEqual([]);
  });

  test('leaves alone what no commit holds, and says which files', async () => {
    await work('le-jardin');
    const head = git(top, 'rev-parse', 'HEAD').out;
    writeFileSync(join(top, 'actors/le-jardin.md'), 'le mien');
    writeFileSync(join(top, 'actors/le-four.md'), 'le mien aussi');
    expect(() => bringBack(repository, state, true)).toThrow(/actors\/le-jardin\.md/);
    expect(git(top, 'rev-parse', 'HEAD').out).toBe(head);
    expect(readFileSync(join(top, 'actors/le-jardin.md'), 'utf8')).toBe('le mien');
    git(top, 'clean', '--quiet', '--force', '--', 'actors/le-jardin.md');
    // What is changed elsewhere is no obstacle, and stays.
    expect(bringBack(repository, state, true).changed).toEqual(['actors/le-jardin.md']);
    expect(readFileSync(join(top, 'actors/le-four.md'), 'utf8')).toBe('le mien aussi');
    git(top, 'checkout', '--quiet', '--', 'actors/le-four.md');
  });

  test('waits where the branch has what the editor has not read, and meets it after', async () => {
    await work('l-atelier');
    writeFileSync(join(top, 'actors/le-four.md'), text('Le Four, rénové'));
    git(
      top,
      '-c',
      'user.name=Moi',
      '-c',
      'user.email=moi@moi.example',
      'commit',
      '--quiet',
      '--all',
      '--message=Four',
    );
    expect(() => bringBack(repository, state, false)).toThrow(/Ctrl\+C/);
    await work('la-suite');
    expect(bringBack(repository, state, true).changed.sort()).toEqual([
      'actors/l-atelier.md',
      'actors/la-suite.md',
    ]);
    expect(readFileSync(join(top, 'actors/le-four.md'), 'utf8')).toContain('rénové');
  });

  test('is not brought into another branch', () => {
    git(top, 'switch', '--quiet', '--create', 'autre');
    expect(() => bringBack(ownRepository(top), state, true)).toThrow(/git switch main/);
    git(top, 'switch', '--quiet', '--detach');
    expect(() => bringBack(ownRepository(top), state, true)).toThrow(/aucune branche/);
  });
});

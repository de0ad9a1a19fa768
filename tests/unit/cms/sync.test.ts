import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreRefusal } from '../../../cms/store/refusal.ts';
import type { Store } from '../../../cms/store/types.ts';
import { serveGit } from '../../support/git-http.ts';
import type { GitServer } from '../../support/git-http.ts';
import { AMINA, BASILE, PLOT, PLOT_TEXT, RELECTRICE, bench, git, undated } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

let one: Bench;
let server: GitServer;
/** The repository of the forge, as the forge sees it; and a clone of it that somebody works in. */
let forge: string;
let clone: string;
let address: string;
let store: Store;

beforeEach(async () => {
  one = bench();
  const repositories = join(one.folder, 'forge');
  mkdirSync(repositories);
  forge = join(repositories, 'contenu.git');
  git(one.folder, 'clone', '--quiet', '--bare', one.origin, forge);
  server = await serveGit(repositories);
  address = `${server.address}contenu.git`;
  clone = join(one.folder, 'clone');
  git(one.folder, 'clone', '--quiet', forge, clone);
  store = await one.open({ origin: address });
});
afterEach(async () => {
  await server.close();
  await one.end();
});

const GRANGE = { collection: 'actors', slug: 'la-grange' };
const grange = (rest: string) => `---\nname: La Grange\n${rest}---\n`;

/** Somebody else pushes to the forge. */
function elsewhere(files: Record<string, string>): void {
  git(clone, 'pull', '--quiet', '--rebase');
  for (const [path, text] of Object.entries(files)) writeFileSync(join(clone, path), text);
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message=Ailleurs');
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
}

async function publishedHere(key: typeof PLOT, text: string): Promise<void> {
  const seen = (await store.publishedEntry(key))?.token;
  expect(await store.save({ key, text, seen, by: AMINA })).toMatchObject({ kind: 'saved' });
  expect(await store.publish([key], RELECTRICE)).toMatchObject({ kind: 'published' });
}

const shown = (path: string, branch = 'main') => `${git(forge, 'show', `${branch}:${path}`)}\n`;

describe('a synchronisation over HTTP', () => {
  it('brings what is published and the drafts, with their state, to a remote and to another store', async () => {
    await publishedHere(GRANGE, grange('summary: Un lieu\n'));
    await store.save({
      key: PLOT,
      text: PLOT_TEXT.replace('Un.', 'Un !'),
      seen: (await store.publishedEntry(PLOT))!.token,
      by: AMINA,
    });
    await store.setStatus(PLOT, 'pending_review', AMINA);
    await store.note(PLOT, 'Il manque l’adresse.\n\nStatus: pending_publish', RELECTRICE);
    const report = await store.sync(address);
    expect(report.pushed.toSorted()).toEqual(['refs/heads/cms/actors/le-plot', 'refs/heads/main']);
    expect(undated(shown('actors/la-grange.md'))).toBe(grange('summary: Un lieu\n'));
    const other = await one.open({ origin: address, state: join(one.folder, 'other') });
    expect(await other.draft(PLOT)).toMatchObject({
      status: 'pending_review',
      by: 'Amina',
      notes: [{ by: 'Claire', role: 'reviewer', text: 'Il manque l’adresse.\n\nStatus: pending_publish' }],
    });
    // There it is published: the draft leaves the remote, then here.
    await other.publish([PLOT], RELECTRICE);
    await other.sync(address);
    expect(git(forge, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    expect(await store.sync(address)).toMatchObject({ pulled: [PLOT], pushed: [] });
    expect(await store.drafts()).toEqual([]);
    expect((await store.publishedEntry(PLOT))?.text).toContain('Un !');
    expect(await store.head()).toBe(await other.head());
  });

  it('merges by field what both published, and asks where both wrote the same', async () => {
    elsewhere({
      'actors/la-grange.md': grange('summary: Un lieu d’ailleurs\n'),
      'actors/le-plot.md': PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’ailleurs'),
      'README.md': 'Un fichier qui n’est pas du contenu\n',
    });
    await publishedHere(GRANGE, grange('website: https://grange.example\n'));
    const mine = PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’ici').replace('Deux.', 'Deux !');
    await publishedHere(PLOT, mine);
    const report = await store.sync(address);
    expect(report).toMatchObject({ merged: [GRANGE], asked: [PLOT], others: [] });
    expect(undated(shown('actors/la-grange.md'))).toContain(
      'summary: Un lieu d’ailleurs\nwebsite: "https://grange.example"',
    );
    expect(undated(shown('actors/le-plot.md'))).toBe(
      PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’ailleurs').replace('Deux.', 'Deux !'),
    );
    expect(shown('README.md')).toContain('pas du contenu');
    expect(undated((await store.draftText(PLOT))?.text)).toBe(mine);
    expect(await store.draft(PLOT)).toMatchObject({ by: 'Amina', status: 'pending_review' });
    expect(await store.publishedEntry(PLOT)).toMatchObject({ text: shown('actors/le-plot.md') });
  });

  it('sends nothing back that the remote was made to forget; its version is taken, and no draft is lost', async () => {
    await publishedHere(GRANGE, grange('phone: 06 00 00 00 00\n'));
    await store.sync(address);
    const purged = git(forge, 'rev-parse', 'main');
    const seen = (await store.publishedEntry(PLOT))!.token;
    await store.save({ key: PLOT, text: PLOT_TEXT.replace('Un.', 'Un !'), seen, by: BASILE });
    await store.note(PLOT, 'Et le reste ?', RELECTRICE);
    // Published here, and not sent yet.
    const neuve = { collection: 'actors', slug: 'neuve' };
    await publishedHere(neuve, '---\nname: Neuve\n---\n');
    git(forge, 'update-ref', 'refs/heads/main', 'main~1');
    const rewritten = git(forge, 'rev-parse', 'main');
    // However often it is asked.
    for (let turn = 0; turn < 2; turn++)
      await expect(store.sync(address)).rejects.toThrow(/a été réécrite.*npm run cms -- --take-remote/);
    expect(git(forge, 'for-each-ref', '--format=%(refname) %(objectname)')).toBe(
      `refs/heads/main ${rewritten}`,
    );
    expect(await store.take(address)).toEqual([PLOT, neuve]);
    expect(await store.head()).toBe(rewritten);
    expect(await store.draft(PLOT)).toMatchObject({
      by: 'Basile',
      notes: [{ by: 'Claire', text: 'Et le reste ?' }],
    });
    expect((await store.draftText(PLOT))?.text).toContain('Un !');
    expect(undated((await store.draftText(neuve))?.text)).toContain('Neuve');
    await store.sync(address);
    expect(git(forge, 'rev-parse', 'main')).toBe(rewritten);
    expect(git(forge, 'log', '--all', '--format=%H')).not.toContain(purged);
    expect(git(one.bare, 'log', '--all', '--format=%H')).not.toContain(purged);
    await store.publish([PLOT, neuve], RELECTRICE);
    await store.sync(address);
    expect(shown('actors/neuve.md')).toContain('Neuve');
  });

  it('goes on where somebody pushes between its fetch and its push', async () => {
    await publishedHere(GRANGE, grange('summary: Un lieu\n'));
    server.beforePush(() => elsewhere({ 'actors/la-presse.md': '---\nname: La Presse\n---\n' }));
    await store.sync(address);
    expect(git(forge, 'rev-parse', 'main')).toBe(await store.head());
    expect(shown('actors/la-presse.md')).toContain('La Presse');
    expect(shown('actors/la-grange.md')).toContain('Un lieu');
  });

  it('merges a draft that two stores went on with', async () => {
    const seen = (await store.publishedEntry(PLOT))!.token;
    await store.save({ key: PLOT, text: PLOT_TEXT, seen, by: AMINA, status: 'draft' });
    const first = await store.save({ key: PLOT, text: PLOT_TEXT.replace('Un.', 'Un !'), seen, by: AMINA });
    await store.sync(address);
    const other = await one.open({ origin: address, state: join(one.folder, 'other') });
    const token = first.kind === 'saved' ? first.token : '';
    const text = PLOT_TEXT.replace('Un.', 'Un !');
    await other.save({ key: PLOT, text: text.replace('Trois.', 'Trois !'), seen: token, by: BASILE });
    await other.sync(address);
    await store.save({
      key: PLOT,
      text: text.replace('tout le monde', 'toutes et tous'),
      seen: token,
      by: AMINA,
    });
    expect(await store.sync(address)).toMatchObject({ merged: [PLOT], asked: [] });
    const both = text.replace('Trois.', 'Trois !').replace('tout le monde', 'toutes et tous');
    expect(await store.draftText(PLOT)).toMatchObject({ text: both });
    expect(shown('actors/le-plot.md', 'cms/actors/le-plot')).toBe(both);
  });

  it('without a network says so, without the password, and loses nothing', async () => {
    await publishedHere(GRANGE, grange('summary: Un lieu\n'));
    await server.close();
    const failure = await store.sync(address).catch((error: unknown) => error as StoreRefusal);
    expect(failure).toBeInstanceOf(StoreRefusal);
    expect(String(failure)).toMatch(/ne répond pas\. Rien n’est perdu/);
    expect(String(failure)).not.toContain(server.secret);
    expect(undated((await store.publishedEntry(GRANGE))?.text)).toBe(grange('summary: Un lieu\n'));
  });

  it('where the forge takes drafts and refuses main, names both', async () => {
    writeFileSync(
      join(forge, 'hooks', 'update'),
      '#!/bin/sh\ncase "$1" in refs/heads/main) exit 1;; esac\n',
      { mode: 0o755 },
    );
    await publishedHere(PLOT, PLOT_TEXT.replace('Un.', 'Un !'));
    await store.save({ key: { ...GRANGE, slug: 'le-bac' }, text: '---\nname: Le Bac\n---\n', by: AMINA });
    const error = await store.sync(address).catch((thrown: unknown) => thrown as StoreRefusal);
    expect(error).toMatchObject({ code: 'refused-branch' });
    expect((error as StoreRefusal).message).toMatch(
      /contenu\.git refuse main \(.*Sont parties : cms\/actors\/le-bac\./,
    );
    expect(git(forge, 'for-each-ref', '--format=%(refname:short)')).toContain('cms/actors/le-bac');
  });

  it('with a wrong password, or to no repository, says so', async () => {
    const wrong = address.replace(server.secret, 'faux-secret');
    await expect(store.sync(wrong)).rejects.toThrow(
      /^Le dépôt distant http:\/\/127\.0\.0\.1:\d+\/contenu\.git refuse l’accès/,
    );
    await expect(store.sync(`${server.address}absent.git`)).rejects.toThrow(/Il n’y a pas de dépôt git/);
    await expect(store.sync('--upload-pack=touch /tmp/x')).rejects.toThrow(/L’adresse du dépôt distant/);
  });

  it('reads nothing of a foreign branch but its own entry', async () => {
    git(clone, 'checkout', '--quiet', '-b', 'cms/actors/la-grange');
    writeFileSync(join(clone, 'actors/la-grange.md'), grange('summary: Proposé\n'));
    writeFileSync(join(clone, 'portal.yaml'), 'name: Pirate\n');
    git(clone, 'commit', '--quiet', '--all', '--message=Sur la forge');
    git(clone, 'push', '--quiet', 'origin', 'cms/actors/la-grange');
    await store.sync(address);
    const draft = await store.draft(GRANGE);
    expect(draft).toMatchObject({ by: 'Origine', status: 'draft', files: [{ path: 'actors/la-grange.md' }] });
    await store.publish([GRANGE], RELECTRICE);
    expect((await store.publishedEntry(GRANGE))?.text).toContain('Proposé');
    expect(git(one.bare, 'show', 'main:portal.yaml')).toContain('Essai');
  });
});

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store, StoreEvent } from '../../../cms/store/types.ts';
import {
  AMINA,
  BASILE,
  FILES,
  PLOT,
  PLOT_TEXT,
  RELECTRICE,
  bench,
  git,
  writeFiles,
  undated,
} from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

let one: Bench;
let store: Store;

const now = () => Date.UTC(2026, 10, 21);

beforeEach(async () => {
  one = bench();
  store = await one.open({ now });
});
afterEach(() => one.end());

const NEW = { collection: 'actors', slug: 'l-atelier' };
const text = (name: string, body = '') => `---\nname: ${name}\n---\n${body}`;

async function savePlot(change: (text: string) => string, by = AMINA, seen?: string) {
  const token = seen ?? (await store.draftText(PLOT))?.token ?? (await store.publishedEntry(PLOT))!.token;
  const result = await store.save({ key: PLOT, text: change(PLOT_TEXT), seen: token, by });
  if (result.kind !== 'saved') throw new Error(result.kind);
  return result;
}

async function reopened(): Promise<Store> {
  await store.close();
  return (store = await one.open({ now }));
}

describe('the state of a draft', () => {
  it('is that which people give it, each as far as they may, and survives a restart', async () => {
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    await store.setStatus(NEW, 'pending_review', AMINA);
    await expect(store.setStatus(NEW, 'pending_publish', AMINA)).rejects.toThrow(
      /^Seule une personne qui relit/,
    );
    const note = await store.note(NEW, 'Ajoutez les horaires.\r\n\r\nMerci !', RELECTRICE);
    await store.setStatus(NEW, 'pending_publish', RELECTRICE);
    await store.settled();
    const before = await store.drafts();
    expect(before).toMatchObject([
      {
        status: 'pending_publish',
        by: 'Amina',
        notes: [{ by: 'Claire', text: 'Ajoutez les horaires.\n\nMerci !' }],
      },
    ]);
    const after = await (await reopened()).drafts();
    expect(after).toEqual(before.map((draft) => ({ ...draft, notes: [note] })));
    // From git alone, without anything that the store keeps beside it.
    await store.close();
    for (const name of ['journal', 'journal.1', 'applied']) rmSync(join(one.state, name), { force: true });
    expect(await (store = await one.open()).drafts()).toEqual(after);
  });

  it('goes back to review where a contributor changes what was ready', async () => {
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    await store.setStatus(NEW, 'pending_publish', RELECTRICE);
    const { token } = (await store.draftText(NEW))!;
    expect(await store.save({ key: NEW, text: text('L’Atelier 2'), seen: token, by: AMINA })).toMatchObject({
      status: 'pending_review',
    });
  });

  it('is told to those who listen', async () => {
    const heard: StoreEvent[] = [];
    const stop = store.on((event) => heard.push(event));
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    await store.setStatus(NEW, 'pending_review', AMINA);
    await store.publish([NEW], RELECTRICE);
    stop();
    await savePlot((plot) => plot.replace('Un.', 'Un !'));
    await store.discard(PLOT, AMINA);
    expect(heard).toEqual([
      { kind: 'saved', key: NEW, by: 'Amina', status: 'draft' },
      { kind: 'status', key: NEW, by: 'Amina', status: 'pending_review' },
      { kind: 'published', keys: [NEW], by: 'Claire', commit: await store.head() },
    ]);
  });

  it('ends where its author or a reviewer discards it, and nobody else', async () => {
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    await expect(store.discard(NEW, BASILE)).rejects.toThrow(/^Ce brouillon a été commencé par Amina/);
    await store.discard(NEW, AMINA);
    await store.settled();
    expect(git(one.bare, 'for-each-ref', 'refs/heads/cms')).toBe('');
    await expect(store.note(NEW, 'Allô', AMINA)).rejects.toThrow(/pas de brouillon de « l-atelier »/);
    expect(await store.save({ key: NEW, text: text('L’Atelier'), by: BASILE })).toMatchObject({
      kind: 'saved',
    });
  });
});

describe('a publication', () => {
  it('keeps what was published since the draft began', async () => {
    const seen = (await store.publishedEntry(PLOT))!.token;
    await savePlot((plot) => plot.replace('Un.', 'Un !'));
    git(one.origin, 'checkout', '--quiet', '-b', 'suite');
    writeFiles(one.origin, { 'actors/le-plot.md': PLOT_TEXT.replace('Trois.', 'Trois !') });
    git(one.origin, 'commit', '--quiet', '--all', '--message=Ailleurs');
    git(one.origin, 'push', '--quiet', one.origin, 'suite:main', '--force');
    git(one.origin, 'checkout', '--quiet', 'main');
    await store.sync(one.origin, { push: false });
    expect((await store.publishedEntry(PLOT))!.token).not.toBe(seen);
    expect(await store.publish([PLOT], RELECTRICE)).toMatchObject({ kind: 'published' });
    expect(undated((await store.publishedEntry(PLOT))!.text)).toBe(
      PLOT_TEXT.replace('Un.', 'Un !').replace('Trois.', 'Trois !'),
    );
  });

  it('that meets another is asked about, and done once somebody settled both', async () => {
    await savePlot((plot) => plot.replace('name: Le Plot', 'name: Le Plot d’Amina'));
    writeFiles(one.origin, {
      'actors/le-plot.md': PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’ailleurs'),
    });
    git(one.origin, 'commit', '--quiet', '--all', '--message=Ailleurs');
    await store.sync(one.origin, { push: false });
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    const result = await store.publish([NEW, PLOT], RELECTRICE);
    if (result.kind !== 'conflict') throw new Error(result.kind);
    expect(result).toMatchObject({
      key: PLOT,
      conflict: { theirs: { by: 'Origine' }, fields: [{ path: ['name'] }] },
    });
    expect(await store.publishedEntry(NEW)).toBeUndefined();
    const settled = PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot de tout le monde');
    await savePlot(() => settled, RELECTRICE, result.conflict.theirs.token);
    await store.settled();
    expect(await (await reopened()).publish([NEW, PLOT], RELECTRICE)).toMatchObject({ kind: 'published' });
    expect(undated((await store.publishedEntry(PLOT))!.text)).toBe(settled);
  });
});

describe('a removal', () => {
  it('is a draft; published, the entry is gone and its address says so', async () => {
    await store.remove(PLOT, RELECTRICE);
    expect(await store.draft(PLOT)).toMatchObject({
      isRemoval: true,
      isNew: false,
      title: 'Le Plot',
      status: 'pending_review',
    });
    expect(await store.publishedEntry(PLOT)).toMatchObject({ text: PLOT_TEXT });
    const seen = (await store.publishedEntry(PLOT))!.token;
    const save = { key: PLOT, text: PLOT_TEXT.replace('Un.', 'Un !'), seen, by: BASILE, id: 'envoi-9' };
    await expect(store.save(save)).rejects.toThrow(/Le retrait de cette fiche est demandé/);
    await store.settled();
    expect(await (await reopened()).draft(PLOT)).toMatchObject({ isRemoval: true });
    await store.publish([PLOT], RELECTRICE);
    expect(await store.publishedEntry(PLOT)).toBeUndefined();
    expect(git(one.bare, 'show', 'main:removed.yaml')).toBe(
      '- address: /annuaire/le-plot/\n  on: 2026-11-21',
    );
    // What Basile wrote meanwhile is not lost, and does not bring it back by itself.
    await expect(store.save(save)).rejects.toThrow(
      /a été retirée du portail entre-temps\. Votre texte est gardé/,
    );
    expect(await store.attempt('envoi-9')).toMatchObject({ text: save.text });
    expect(await store.save({ ...save, seen: undefined, id: undefined })).toMatchObject({ kind: 'saved' });
  });

  it('of what is not published, or is being changed, is refused', async () => {
    await expect(store.remove(NEW, RELECTRICE)).rejects.toThrow(/n’est pas publiée/);
    await savePlot((plot) => plot.replace('Un.', 'Un !'));
    await expect(store.remove(PLOT, RELECTRICE)).rejects.toThrow(/^Amina a commencé un brouillon/);
  });

  it('is asked for by who reviews, and by nobody else', async () => {
    await expect(store.remove(PLOT, AMINA)).rejects.toThrow(/^Seule une personne qui relit/);
    expect(await store.draft(PLOT)).toBeUndefined();
  });
});

describe('what happens under one’s feet', () => {
  it('a branch that was deleted is made again by the next save', async () => {
    const first = await savePlot((plot) => plot.replace('Un.', 'Un !'));
    await store.settled();
    git(one.bare, 'update-ref', '-d', 'refs/heads/cms/actors/le-plot');
    await savePlot((plot) => plot.replace('Un.', 'Un !').replace('Deux.', 'Deux !'), AMINA, first.seen);
    await store.settled();
    expect(git(one.bare, 'show', 'cms/actors/le-plot:actors/le-plot.md')).toContain('Deux !');
  });

  it('a lock that a killed git left is broken, and git follows again', async () => {
    const lock = join(one.bare, 'refs/heads/main.lock');
    writeFileSync(lock, '');
    utimesSync(lock, new Date(0), new Date(0));
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    await expect(store.publish([NEW], RELECTRICE)).rejects.toThrow(/La publication est enregistrée/);
    await store.settled();
    log.mockRestore();
    expect(git(one.bare, 'show', 'main:actors/l-atelier.md')).toContain('L’Atelier');
    expect(await store.head()).toBe(git(one.bare, 'rev-parse', 'main'));
  });

  it('what git could not take before the store was stopped is taken at the next start, once', async () => {
    const folder = join(one.bare, 'refs/heads/cms/actors');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'l-atelier.lock'), '');
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const first = await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
    const seen = first.kind === 'saved' ? first.seen : '';
    await store.save({ key: NEW, text: text('L’Atelier 2'), seen, by: AMINA });
    await store.note(NEW, 'Une remarque', RELECTRICE);
    const told = await store.drafts();
    await store.close();
    log.mockRestore();
    expect(git(one.bare, 'for-each-ref', 'refs/heads/cms')).toBe('');
    rmSync(join(folder, 'l-atelier.lock'));
    store = await one.open({ now });
    expect(await store.drafts()).toEqual(told);
    expect(await store.draftText(NEW)).toMatchObject({ text: text('L’Atelier 2') });
    await store.settled();
    await reopened();
    expect(
      git(one.bare, 'log', '--reverse', '--format=%s', 'main..cms/actors/l-atelier').split('\n'),
    ).toEqual(['L’Atelier', 'L’Atelier 2', 'Remarque : L’Atelier 2']);
  });

  it('a second process is told that the folder is taken', async () => {
    await expect(one.open()).rejects.toThrow(/déjà ouvertes par un autre portail/);
    await store.close();
    writeFileSync(join(one.state, 'lock'), '999999999\n');
    store = await one.open();
    expect(readFileSync(join(one.state, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  });

  it('a journal that git has whole is put away, and what it said stays', async () => {
    const long = 'mot '.repeat(50_000);
    for (let i = 0; i < 22; i++)
      await store.save({
        key: { collection: 'actors', slug: `a-${i}` },
        text: text(`Asso ${i}`, long),
        by: AMINA,
      });
    await store.settled();
    await savePlot((plot) => plot.replace('Un.', 'Un !'));
    expect(readdirSync(one.state)).toContain('journal.1');
    expect(await (await reopened()).drafts()).toHaveLength(23);
  });
});

describe('the content of a store', () => {
  it('may stand in a folder of its repository, which is found', async () => {
    const inside = bench({ prefix: 'content/' });
    for (const origin of [inside.origin, join(inside.origin, 'content')]) {
      const other = await inside.open({ origin, state: join(inside.folder, origin.length.toString()) });
      expect(other.prefix).toBe('content/');
      await other.save({ key: NEW, text: text('L’Atelier'), by: AMINA });
      await other.publish([NEW], RELECTRICE);
      const bare = join(inside.folder, origin.length.toString(), 'git');
      expect(git(bare, 'ls-tree', '-r', '--name-only', 'main').split('\n')).toContain(
        'content/actors/l-atelier.md',
      );
    }
    await inside.end();
  });

  it('may be a folder that no git keeps: it is its first commit', async () => {
    const plain = join(one.folder, 'simple');
    writeFiles(plain, { ...FILES, '.env': 'SECRET=1' });
    const other = await one.open({ origin: plain, state: join(one.folder, 'autre') });
    expect(await other.publishedEntry(PLOT)).toMatchObject({ text: PLOT_TEXT });
    expect(git(join(one.folder, 'autre', 'git'), 'ls-tree', '-r', '--name-only', 'HEAD')).not.toContain(
      '.env',
    );
    expect(existsSync(join(plain, '.git'))).toBe(false);
  });

  it.each([
    ['vide', /n’est ni un dépôt git, ni un dossier de contenu.*git init/],
    ['absent', /ne répond pas, ou refuse l’accès/],
    ['neuf.git', /est vide : il n’a aucun commit/],
    ['code', /ne contient pas de portal\.yaml/],
  ])('is refused with what to do where it is none: %s', async (name, sentence) => {
    const origin = join(one.folder, name);
    if (name !== 'absent') mkdirSync(origin);
    if (name === 'neuf.git') git(origin, 'init', '--quiet', '--bare');
    if (name === 'code') {
      git(origin, 'init', '--quiet');
      writeFiles(origin, { 'a.js': '1' });
      git(origin, 'add', '--all');
      git(origin, 'commit', '--quiet', '--message=a');
    }
    await expect(one.open({ origin, state: join(one.folder, `s-${name}`) })).rejects.toThrow(sentence);
  });
});

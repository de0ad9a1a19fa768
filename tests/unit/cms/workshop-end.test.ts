/** The end: what was made is told, pushed, copied; what is personal goes. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryKey, FormValues, Participant, WorkshopKind } from '../../../cms/workshop/types.ts';
import { AMINA, FILES, PLOT, RELECTRICE, git, writeFiles } from '../../support/store.ts';
import { INFO, workshopBench } from '../../support/workshop-desk.ts';
import type { WorkshopBench } from '../../support/workshop-desk.ts';

let room: WorkshopBench;
let amina: Participant;
let basile: Participant;
let claire: Participant;
beforeEach(async () => {
  room = await workshopBench(FILES);
  amina = await room.person('Amina');
  basile = await room.person('Basile', { credit: false });
  claire = await room.person('Claire', { role: 'reviewer', credit: false });
});
afterEach(() => room.end());

const FOURNIL = { collection: 'actors', slug: 'le-fournil' };
const EVENT = { collection: 'events', slug: 'fiches-et-thermos' };

async function begun(kind: WorkshopKind, values: FormValues, by = amina): Promise<string> {
  const { id } = await room.workshop.begin(kind, by);
  await room.workshop.keep(id, values, 1);
  return id;
}

async function sent(kind: WorkshopKind, values: FormValues, by = amina): Promise<string> {
  const id = await begun(kind, values, by);
  expect(await room.workshop.send(id, by, { isAnother: true })).toMatchObject({ kind: 'sent' });
  return id;
}

const fournil = () => sent('actor', { name: ['Le Fournil'], body: ['Du pain le mardi.'] });

/** A page made and published, one confirmed and published, one that waits, one refused, one begun. */
async function afternoon(): Promise<void> {
  await fournil();
  await room.workshop.exact(PLOT, basile);
  await room.workshop.approve([FOURNIL, PLOT], claire);
  await sent('article', { title: ['Ce que l’on a dit'], body: ['Beaucoup.'] }, amina);
  await sent('listing', { title: ['Literie'], body: ['À vendre.'], validThrough: ['2026-12-31'] }, basile);
  const literie = (await room.workshop.queue()).find(({ title }) => title === 'Literie')!;
  await room.workshop.refuse(literie.key, 'commercial', 'C’est une vente.', claire);
  await begun('event', { title: ['Un bal, peut-être'] }, basile);
}

const published = async (key: EntryKey) => (await room.store.publishedEntry(key))?.text;

/** A bare repository that began as the content did. */
function remote(): string {
  const folder = join(room.one.folder, 'forge.git');
  git(room.one.folder, 'clone', '--quiet', '--bare', room.one.origin, folder);
  return folder;
}

describe('the summary', () => {
  it('counts, and names those who agree to be', async () => {
    await afternoon();
    expect(await room.workshop.summary()).toEqual({
      info: INFO,
      participants: 2,
      thanks: ['Amina'],
      made: [
        {
          key: FOURNIL,
          title: 'Le Fournil',
          what: 'new',
          by: ['Amina'],
          published: true,
          address: '/annuaire/le-fournil/',
        },
        {
          key: PLOT,
          title: 'Le Plot',
          what: 'exact',
          by: [],
          published: true,
          address: '/annuaire/le-plot/',
        },
        expect.objectContaining({ title: 'Ce que l’on a dit', what: 'new', published: false }),
      ],
      refused: 1,
      waiting: 1,
      unsent: 1,
    });
  });

  it('tells of what came by the editor too', async () => {
    const key = { collection: 'actors', slug: 'l-editeur' };
    await room.store.save({
      key,
      text: '---\nname: Par l’éditeur\n---\n',
      by: AMINA,
      status: 'pending_review',
    });
    expect(await room.workshop.summary()).toMatchObject({ waiting: 1, made: [] });
    await room.workshop.approve([key], claire);
    expect(await room.workshop.summary()).toMatchObject({
      waiting: 0,
      made: [{ key, title: 'Par l’éditeur', what: 'new', by: [], published: true }],
    });
  });
});

describe('the workshop as an event', () => {
  it('is made, published, and says what was made and by whom', async () => {
    await afternoon();
    expect(await room.workshop.finish(claire, undefined)).toMatchObject({
      event: EVENT,
      later: expect.stringContaining('distant'),
    });
    const text = (await published(EVENT))!;
    expect(text).toContain('title: Fiches et thermos');
    expect(text).toMatch(/^start: "?2026-11-21"?$/m);
    expect(text).toContain('participants: 2');
    expect(text).toContain('/annuaire/le-fournil/');
    expect(text).toContain('what: nouvelle');
    expect(text).toContain('what: confirmee');
    expect(text).toContain('Amina');
    // Who did not agree, what waits, what was refused.
    for (const absent of ['Basile', 'Claire', 'Ce que l’on a dit', 'Literie'])
      expect(text).not.toContain(absent);
    expect(room.store.check(EVENT, text).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(room.workshop.info.event).toEqual(EVENT);
  });

  it.each([
    ['14:00', '17:30', /^start: "?2026-11-21 14:00"?\nend: "?2026-11-21 17:30"?$/m],
    ['14:00', undefined, /^start: "?2026-11-21 14:00"?\n(?!end)/m],
    ['18:00', '01:00', /^start: "?2026-11-21"?\n(?!end)/m],
  ])('opened at %s till %s has its hours', async (from, until, hours) => {
    await room.end();
    room = await workshopBench(undefined, { from, until });
    claire = await room.person('Claire', { role: 'reviewer' });
    await room.workshop.finish(claire, undefined);
    expect(await published(EVENT)).toMatch(hours);
  });

  it('is completed when it is asked for again, and not written twice', async () => {
    await fournil();
    await room.workshop.finish(claire, undefined);
    const first = await room.store.head();
    await room.again();
    await room.workshop.finish(claire, undefined);
    expect(await room.store.head()).toBe(first);
    await room.workshop.approve([FOURNIL], claire);
    await room.workshop.finish(claire, undefined);
    expect(await published(EVENT)).toContain('/annuaire/le-fournil/');
    expect((await room.store.published('events')).map(({ key }) => key.slug)).toEqual(['fiches-et-thermos']);
  });

  it('that was announced is completed, and what was written there by hand stays', async () => {
    await room.end();
    room = await workshopBench({
      ...FILES,
      'events/fiches-thermos.md': `---
# Annoncé en octobre
title: Fiches et thermos !
start: 2026-11-21 14:00
workshop:
  participants: 11
  made:
    - page: /annuaire/la-grange/
      title: La Grange
---

Venez.
`,
    });
    // Known from the start: what is written there says where.
    expect(room.workshop.info.event).toEqual({ collection: 'events', slug: 'fiches-thermos' });
    [amina, claire] = [await room.person('Amina'), await room.person('Claire', { role: 'reviewer' })];
    await fournil();
    await room.workshop.approve([FOURNIL], claire);
    const { event } = await room.workshop.finish(claire, undefined);
    expect(event.slug).toBe('fiches-thermos');
    const text = (await published(event))!;
    for (const kept of [
      '# Annoncé en octobre',
      'participants: 11',
      '/annuaire/la-grange/',
      '/annuaire/le-fournil/',
      'Venez.',
    ])
      expect(text).toContain(kept);
  });

  it('whose page somebody is changing waits with their draft: nobody read it', async () => {
    await room.workshop.finish(claire, undefined);
    const { text, token } = (await room.store.publishedEntry(EVENT))!;
    await room.store.save({
      key: EVENT,
      text: text.replace('Un atelier pour', 'Zut. Un atelier pour'),
      seen: token,
      by: AMINA,
    });
    await fournil();
    await room.workshop.approve([FOURNIL], claire);
    await room.workshop.finish(claire, undefined);
    expect(await published(EVENT)).not.toContain('Zut.');
    expect((await room.store.draftText(EVENT))!.text).toContain('/annuaire/le-fournil/');
  });

  it('is of the day on which it takes place where it was prepared the day before, and of its own once it began', async () => {
    const next = { day: '2026-11-22', from: '14:00' };
    await begun('actor', { name: ['Un essai'] });
    await room.again(next);
    expect(room.workshop.info).toMatchObject(next);
    expect((await room.workshop.finish(claire, undefined)).event).toEqual(EVENT);
    expect(await published(EVENT)).toMatch(/^start: "?2026-11-22 14:00"?$/m);
  });

  it('keeps its day once a text was sent', async () => {
    await fournil();
    await room.again({ day: '2026-11-22', from: '14:00' });
    expect(room.workshop.info.day).toBe('2026-11-21');
  });

  it('is a reviewer’s to end', async () => {
    await expect(room.workshop.finish(amina, undefined)).rejects.toThrow(/personne qui relit/);
    await expect(room.workshop.finish({ ...amina, role: 'reviewer' }, undefined)).rejects.toThrow(
      /personne qui relit/,
    );
    expect(await published(EVENT)).toBeUndefined();
  });
});

describe('the push', () => {
  it('takes what is published, and the drafts as drafts, to a remote that advanced meanwhile', async () => {
    const forge = remote();
    await afternoon();
    writeFiles(room.one.origin, { 'actors/autre.md': '---\nname: Autre\n---\n' });
    git(room.one.origin, 'add', '--all');
    git(room.one.origin, 'commit', '--quiet', '--message=Ailleurs');
    git(room.one.origin, 'push', '--quiet', forge, 'main');
    const { sync, later } = await room.workshop.finish(claire, forge);
    expect(later).toBeUndefined();
    expect(sync!.pulled).toEqual([{ collection: 'actors', slug: 'autre' }]);
    const files = git(forge, 'ls-tree', '-r', '--name-only', 'main').split('\n');
    for (const file of ['actors/autre.md', 'actors/le-fournil.md', 'events/fiches-et-thermos.md'])
      expect(files).toContain(file);
    expect(git(forge, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/cms')).toMatch(
      /^cms\/articles\//,
    );
  });

  it('does not wait for a page of the agenda that cannot be written', async () => {
    await room.workshop.finish(claire, undefined);
    await room.store.remove(EVENT, RELECTRICE);
    await fournil();
    await room.workshop.approve([FOURNIL], claire);
    const forge = remote();
    const { later, sync } = await room.workshop.finish(claire, forge);
    expect(later).toMatch(/Le retrait de cette fiche est demandé/);
    expect(sync!.pushed).toContain('refs/heads/main');
    expect(git(forge, 'ls-tree', '-r', '--name-only', 'main').split('\n')).toContain('actors/le-fournil.md');
  });

  it('without a network is done later, and then does the rest only', async () => {
    await fournil();
    await room.workshop.approve([FOURNIL], claire);
    const nowhere = join(room.one.folder, 'nulle-part.git');
    const first = await room.workshop.finish(claire, nowhere);
    expect(first.sync).toBeUndefined();
    expect(first.later).toMatch(/Rien n’est perdu/);
    const head = await room.store.head();
    await room.again();
    const second = await room.workshop.finish(claire, remote());
    expect(second.later).toBeUndefined();
    expect(second.event).toEqual(first.event);
    expect(await room.store.head()).toBe(head);
    expect(git(join(room.one.folder, 'forge.git'), 'rev-parse', 'main')).toBe(head);
  });
});

describe('what is done of the end', () => {
  it('is remembered over a restart, and is to be done again of what came since', async () => {
    expect(await room.workshop.progress()).toEqual({ event: false, pushed: false, safe: false });
    await room.workshop.finish(claire, remote());
    await room.again();
    expect(await room.workshop.progress()).toEqual({ event: true, pushed: true, safe: true });
    await fournil();
    expect(await room.workshop.progress()).toEqual({ event: true, pushed: false, safe: false });
    await (await room.workshop.exportTo(join(room.one.folder, 'cle'))).taken();
    expect(await room.workshop.progress()).toEqual({ event: true, pushed: false, safe: true });
  });
});

describe('the export', () => {
  it('holds everything, to be read without software', async () => {
    await afternoon();
    const id = await begun('actor', { name: ['La Forge'], body: ['On y forge.'] });
    await room.workshop.leaveContact(id, '01 99 00 12 34');
    const folder = join(room.one.folder, 'cle');
    const { files, bytes } = await room.workshop.exportTo(folder);
    const all = (readdirSync(folder, { recursive: true }) as string[]).map((name) =>
      name.replaceAll('\\', '/'),
    );
    expect(files).toBeGreaterThan(8);
    expect(bytes).toBeGreaterThan(1000);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('contenu/actors/le-fournil.md')).toContain('Du pain le mardi.');
    expect(read('contenu/portal.yaml')).toContain('Essai');
    const named = (beginning: string) =>
      all.filter((name) => name.startsWith(beginning) && name.endsWith('.md'));
    expect(named('brouillons/articles/')).toHaveLength(1);
    const texts = named('commences/').map(read).join('\n');
    expect(texts).toContain('On y forge.');
    expect(texts).toContain('Un bal, peut-être');
    const refused = named('refuses/').map(read).join('\n');
    expect(refused).toContain('À vendre.');
    expect(refused).toContain('C’est une vente.');
    expect(read('bilan.md')).toContain('Le Fournil');
    expect(read('LISEZ-MOI.txt')).toContain('depot.bundle');
    // What was left for the review is not to travel.
    const texted = all
      .filter((name) => /\.(?:md|txt)$/.test(name))
      .map(read)
      .join('\n');
    expect(texted).not.toContain('01 99 00 12 34');
    git(room.one.folder, 'clone', '--quiet', join(folder, 'depot.bundle'), 'relu');
    expect(existsSync(join(room.one.folder, 'relu/actors/le-fournil.md'))).toBe(true);
    expect(all.filter((name) => /\.(?:json|aside)$/.test(name))).toEqual([]);
  });

  it('writes over nothing', async () => {
    const folder = join(room.one.folder, 'cle');
    mkdirSync(folder);
    writeFileSync(join(folder, 'photos-de-vacances.txt'), 'x');
    await expect(room.workshop.exportTo(folder)).rejects.toThrow(/dossier neuf/);
    expect(readdirSync(folder)).toEqual(['photos-de-vacances.txt']);
  });

  it('says at once of a folder that it cannot write, and why', async () => {
    writeFileSync(join(room.one.folder, 'cle'), 'x');
    for (const path of [join(room.one.folder, 'cle'), join(room.one.folder, 'cle', 'atelier')])
      await expect(room.workshop.exportTo(path)).rejects.toThrow(
        `On ne peut pas écrire dans le dossier ${path} : une partie de ce chemin est un fichier.`,
      );
  });

  // There, `mkdir` with `recursive` never ends.
  it.runIf(existsSync('/proc/self'))('does not try for ever', async () => {
    await expect(room.workshop.exportTo('/proc/x/y')).rejects.toThrow(/dossier \/proc\/x\/y : /);
  });
});

describe('what is personal', () => {
  const rest = () => (existsSync(room.folder) ? readdirSync(room.folder) : []);

  it('stays while it is nowhere else, and is told what to do', async () => {
    await fournil();
    await expect(room.workshop.erase()).rejects.toThrow(/envoyés nulle part/);
    await room.workshop.finish(claire, remote());
    await begun('actor', { name: ['La Forge'] });
    await expect(room.workshop.erase()).rejects.toThrow(/que sur cet ordinateur/);
    expect(rest()).toContain('journal');
    // Written, and not yet in anybody's hands: a download that was cut.
    const { taken } = await room.workshop.exportTo(join(room.one.folder, 'cle'));
    await expect(room.workshop.erase()).rejects.toThrow(/que sur cet ordinateur/);
    await taken();
    await room.workshop.erase();
    expect(rest()).toEqual([]);
  });

  it('goes with the sessions once all is pushed', async () => {
    writeFileSync(join(room.one.state, 'session.key'), 'secret');
    const id = await fournil();
    await room.workshop.leaveContact(id, 'amina@exemple.example');
    await room.workshop.finish(claire, remote());
    await room.workshop.erase();
    expect(rest()).toEqual([]);
    expect(existsSync(join(room.one.state, 'session.key'))).toBe(false);
    await expect(room.workshop.keep(id, {}, 9)).rejects.toThrow();
  });

  it('stays where somebody sent a text while all was pushed', async () => {
    const forge = remote();
    const push = room.store.sync.bind(room.store);
    room.store.sync = async (...asked) => {
      const report = await push(...asked);
      await fournil();
      return report;
    };
    await room.workshop.finish(claire, forge);
    await expect(room.workshop.erase()).rejects.toThrow(/envoyés nulle part/);
    room.store.sync = push;
    await room.workshop.finish(claire, forge);
    await room.workshop.erase();
    expect(rest()).toEqual([]);
  });

  it('is in no copy that was leaving: gone once it left, at the next start, and when all is erased', async () => {
    await begun('actor', { name: ['La Forge'], body: ['On y forge.'] });
    const copies = join(room.folder, 'copies');
    const { folder, remove } = await room.workshop.exportAside();
    expect(folder.startsWith(copies)).toBe(true);
    expect(readdirSync(folder)).toContain('commences');
    await remove();
    expect(readdirSync(copies)).toEqual([]);
    await room.workshop.exportAside();
    await room.again();
    expect(existsSync(copies)).toBe(false);
    await room.workshop.exportAside();
    await room.workshop.erase({ anyway: true });
    expect(rest()).toEqual([]);
  });

  it('goes anyway where the animator says so', async () => {
    await fournil();
    await begun('actor', { name: ['La Forge'] });
    await room.workshop.erase({ anyway: true });
    expect(rest()).toEqual([]);
    rmSync(room.folder, { recursive: true, force: true });
  });

  it('is asked again of what came after the export', async () => {
    await room.workshop.finish(claire, remote());
    const { taken } = await room.workshop.exportTo(join(room.one.folder, 'cle'));
    await begun('actor', { name: ['La Forge'] });
    await taken();
    await expect(room.workshop.erase()).rejects.toThrow(/que sur cet ordinateur/);
  });
});

/** The steps of a build that need no page: where it writes, what it swaps, when it refuses. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Writer, fileOf, renderDocuments, renderPage, renderPages } from '../../../src/site/build/render.ts';
import type { CompiledApp } from '../../../src/site/build/compile.ts';
import { heal, isForeign, prepare, swap } from '../../../src/site/build/swap.ts';
import { verify } from '../../../src/site/build/verify.ts';
import {
  EnvironmentError,
  PROJECT_ROOT,
  currentDay,
  readEnvironment,
} from '../../../src/site/environment.ts';
import { loadPortal } from '../../../src/site/load-portal.ts';
import { NOW, contentOf, folderOf, md, portalOf } from '../../support/portal.ts';

const OURS = { 'index.html': 'a', '404.html': '', 'theme.css': '', 'recherche/index.html': '' };

describe('readEnvironment', () => {
  it('has the project’s own folders, and no fixed clock', () => {
    expect(readEnvironment({})).toEqual({
      content: join(PROJECT_ROOT, 'content'),
      out: join(PROJECT_ROOT, 'dist'),
      now: undefined,
    });
  });

  it('takes folders from where one stands, and a clock', () => {
    expect(readEnvironment({ PORTAL_CONTENT: 'x', PORTAL_OUT: '/y/z', PORTAL_NOW: '2026-12-01 9h' })).toEqual(
      { content: resolve('x'), out: '/y/z', now: '2026-12-01T09:00' },
    );
    expect(readEnvironment({ PORTAL_NOW: '2026-12-01' }).now).toBe('2026-12-01T00:00');
    expect(readEnvironment({ PORTAL_NOW: '' }).now).toBeUndefined();
    expect(currentDay('Europe/Paris', { PORTAL_NOW: '2026-12-01T23:59' })).toBe('2026-12-01');
  });

  it.each(['demain', '2026-02-31', '2026-12-01T09:00Z'])('refuses the clock %s in a sentence', (now) => {
    expect(() => readEnvironment({ PORTAL_NOW: now })).toThrow(EnvironmentError);
    expect(() => readEnvironment({ PORTAL_NOW: now })).toThrow(
      `PORTAL_NOW doit être une date et une heure locales, par exemple 2026-12-01T09:00. Reçu : « ${now} ».`,
    );
  });
});

describe('a site is put in place whole', () => {
  const within = (root: string) => readdirSync(root).sort();

  it('the first time', () => {
    const out = join(folderOf({}), 'dist');
    const aside = prepare(out);
    expect([existsSync(out), existsSync(aside)]).toEqual([false, false]);
    mkdirSync(aside);
    writeFileSync(join(aside, 'index.html'), 'nouveau');
    swap(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('nouveau');
    expect(within(join(out, '..'))).toEqual(['dist']);
  });

  it('over another, which is there until the end', () => {
    const root = folderOf({ 'dist/index.html': 'ancien', 'dist/vieux.html': '' });
    const out = join(root, 'dist');
    const left = prepare(out);
    mkdirSync(left);
    writeFileSync(join(left, 'index.html'), 'reste d’une construction coupée');
    const aside = prepare(out);
    expect(existsSync(aside)).toBe(false);
    mkdirSync(aside);
    writeFileSync(join(aside, 'index.html'), 'nouveau');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('ancien');
    swap(out);
    expect([within(root), within(out), readFileSync(join(out, 'index.html'), 'utf8')]).toEqual([
      ['dist'],
      ['index.html'],
      'nouveau',
    ]);
  });

  it('after a build that was cut between the two renames', () => {
    const root = folderOf({});
    const aside = prepare(join(root, 'dist'));
    mkdirSync(aside);
    const old = aside.replace(/new$/, 'old');
    mkdirSync(old);
    writeFileSync(join(old, 'index.html'), 'ancien');
    heal(join(root, 'dist'));
    expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('ancien');
    prepare(join(root, 'dist'));
    expect(within(root)).toEqual(['dist']);
  });

  it('never over what is not ours', () => {
    expect(isForeign(join(folderOf({}), 'nothing'))).toBe(false);
    expect(isForeign(folderOf({}))).toBe(false);
    expect(isForeign(folderOf(OURS))).toBe(false);
    expect(isForeign(folderOf({ 'photos/a.jpg': '' }))).toBe(true);
    expect(isForeign(folderOf({ 'index.html': 'un autre site' }))).toBe(true);
  });
});

describe('verify', () => {
  const portal = portalOf({ 'actors/a.md': md('name: Aa') });

  /** A site with all its documents, and one word on each page that is needed. */
  async function whole(changed: Record<string, string | undefined> = {}): Promise<string> {
    const pages = { 'index.html': 'a', '404.html': 'a', 'recherche/index.html': 'a', 'cordee.json': '{}' };
    const root = folderOf(pages);
    const writer = new Writer(root);
    await renderDocuments(portal, writer);
    for (const [file, text] of Object.entries(changed))
      if (text === undefined) rmSync(join(root, file));
      else writeFileSync(join(root, file), text);
    return root;
  }

  it('lets a whole site pass', async () => {
    const root = await whole();
    expect(() => verify(portal, root, false)).not.toThrow();
  });

  it.each([undefined, ''])('stops one from which a page is missing, or empty: %j', async (text) => {
    const root = await whole({ '404.html': text });
    expect(() => verify(portal, root, false)).toThrow(
      'Il manque au site : 404.html. Le site précédent reste en place.',
    );
  });

  it('stops one without its search, unless none was asked for', async () => {
    const root = await whole();
    expect(() => verify(portal, root, true)).toThrow(/^Il manque au site : pagefind\/pagefind\.js/);
  });

  it('stops one with a feed that cannot be read', async () => {
    const root = await whole({ 'annuaire/atom.xml': '<feed><title>A</feed>', 'agenda/feed.json': '{' });
    expect(() => verify(portal, root, false)).toThrow(
      'Ces flux sont illisibles : annuaire/atom.xml, agenda/feed.json. Le site précédent reste en place.',
    );
  });

  it('stops one from which a contribution is missing', async () => {
    const lost = { ...portal, counts: { ...portal.counts, files: 2 } };
    const root = await whole();
    expect(() => verify(lost, root, false)).toThrowErrorMatchingInlineSnapshot(
      `[VerifyError: 2 fichiers de contenu, mais 1 comptés : une contribution s’est perdue. Le site précédent reste en place.]`,
    );
  });
});

describe('rendering', () => {
  const portal = portalOf(
    { 'actors/a.md': md('name: Aa\nformerSlugs: [ancien]') },
    { settings: 'base: /p\n' },
  );
  const asked: string[] = [];
  const app: CompiledApp = {
    client: '',
    key: '',
    render: (request, { locals }) => {
      asked.push(new URL(request.url).pathname);
      return Promise.resolve(
        new Response(JSON.stringify((locals as { model: { address: string } }).model.address)),
      );
    },
  };

  it('asks for each address under the base, and writes it without', async () => {
    const root = folderOf({});
    const writer = new Writer(root);
    const pages = await renderPages(app, portal, writer);
    const count = await renderDocuments(portal, writer);
    expect(writer.count).toBe(pages + count);
    expect(asked).toContain('/p/annuaire/a/');
    expect(asked).toContain('/p/404/');
    for (const [file, address] of [
      ['index.html', '/'],
      ['annuaire/a/index.html', '/annuaire/a/'],
      ['annuaire/ancien/index.html', '/annuaire/ancien/'],
      ['404.html', '/404.html'],
    ])
      expect(readFileSync(join(root, file!), 'utf8')).toBe(JSON.stringify(address));
    expect(existsSync(join(root, 'annuaire/atom.xml'))).toBe(true);
  });

  it('stops at an address without a page, and at one that fails', async () => {
    await expect(renderPage(app, portal, '/annuaire/nothing/')).rejects.toThrow(
      'no model for /annuaire/nothing/',
    );
    const broken = { ...app, render: () => Promise.resolve(new Response('', { status: 500 })) };
    await expect(renderPage(broken, portal, '/')).rejects.toThrow('/: 500');
  });

  it('stops at a file that cannot be written', () => {
    const root = folderOf({ annuaire: 'un fichier' });
    const writer = new Writer(root);
    expect(() => writer.write('annuaire/index.html', 'x')).toThrow(/EEXIST|ENOTDIR/);
  });

  it('writes the page of an address where servers look for it', () => {
    expect(['/', '/annuaire/', '/404.html'].map(fileOf)).toEqual([
      '/index.html',
      '/annuaire/index.html',
      '/404.html',
    ]);
  });
});

describe('loadPortal', () => {
  it('reads a folder at the hour it is told', async () => {
    const content = contentOf({
      'events/e.md': md('title: E\nstart: 2026-12-01 08:00\nend: 2026-12-01 08:30'),
      'media/pas-une-image.jpg': 'x',
    });
    const portal = await loadPortal({ content, out: '', now: NOW });
    expect(portal.now).toBe(NOW);
    expect(portal.dates(portal.byKey.get('event/e')!).next).toBeUndefined();
    expect(portal.problems.filter(({ file }) => file.startsWith('media/'))).toMatchInlineSnapshot(`
      [
        {
          "code": "unreadable-picture",
          "file": "media/pas-une-image.jpg",
          "message": "ce n’est pas une image lisible : les fiches paraissent sans elle. Déposez à sa place une image JPEG, PNG ou WebP entière, de moins de 15 Mo : 2 400 pixels de large suffisent partout",
          "path": [],
          "severity": "warning",
        },
      ]
    `);
  });
});

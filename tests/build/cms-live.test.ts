/** What is published shows on the portal that is served: its pages, then the search; and the page to come, before. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { LiveEvent } from '../../src/site/live/client.ts';
import { build, copySample, readFiles } from '../support/built.ts';
import { enter, startTestCms } from '../support/cms.ts';
import type { CmsForTest } from '../support/cms.ts';

let cms: CmsForTest;
let amina: Awaited<ReturnType<typeof enter>>;
let zoe: Awaited<ReturnType<typeof enter>>;

/** Resolves with the next event of a kind, for this commit where one is given. */
const next = <K extends LiveEvent['kind']>(kind: K, commit?: string) =>
  new Promise<Extract<LiveEvent, { kind: K }>>((resolve) => {
    const stop = cms.live.on((event) => {
      if (event.kind !== kind || (commit && event.commit !== commit)) return;
      stop();
      resolve(event as Extract<LiveEvent, { kind: K }>);
    });
  });

beforeAll(async () => {
  cms = await startTestCms({ write: (folder) => void copySample(folder) });
  await next('searchable');
  amina = await enter(cms.url, 'Amina');
  zoe = await enter(cms.url, 'Zoé', cms.reviewerCode);
});

afterAll(() => cms?.close());

const page = async (path: string): Promise<string> => (await fetch(cms.url + path)).text();
const portal = () => join(cms.state, 'portal');

const text = (name: string, more = '') =>
  `---\nname: ${name}\nsummary: Une cuisine ouverte à qui veut.\nthemes: [bien-manger]\n${more}---\n\nOn y épluche ensemble, le jeudi.\n`;

const CANTINE = { collection: 'actors', slug: 'la-cantine-volante' };

async function publish(key: typeof CANTINE, raw: string, assets: object[] = [], seen?: string) {
  const saved = await amina.act('persistEntry', {
    dataFiles: [{ slug: key.slug, path: `${key.collection}/${key.slug}.md`, raw }],
    assets,
    options: { status: 'pending_review' },
    seen,
  });
  expect(saved.body).toMatchObject({ kind: 'saved' });
  const published = await zoe.act('publishUnpublishedEntry', key);
  expect(published.body).toMatchObject({ kind: 'published' });
  return published.body as { commit: string };
}

describe('the portal that is served', () => {
  test('is the one that a build makes, file for file', async () => {
    const out = join(cms.state, 'built');
    await build(join(cms.state, 'content'), out);
    const [live, built] = [readFiles(portal()), readFiles(out)];
    expect([...live.keys()].sort()).toEqual([...built.keys()].sort());
    expect([...built.keys()].filter((file) => !live.get(file)!.equals(built.get(file)!))).toEqual([]);
  });

  test('shows a publication, first its pages, then the search', async () => {
    expect((await fetch(`${cms.url}/annuaire/la-cantine-volante/`)).status).toBe(404);
    const counted = entriesInSearch();
    const visible = next('visible');
    const searchable = next('searchable');
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#b45a3c' } })
      .jpeg()
      .toBuffer();
    const { commit } = await publish(
      CANTINE,
      text('La Cantine volante', 'published: 2026-11-30\nimage: media/cantine.jpg\nimageAlt: Des carottes\n'),
      [{ path: 'media/cantine.jpg', content: picture.toString('base64'), encoding: 'base64' }],
    );
    expect(await visible).toEqual({ kind: 'visible', commit, addresses: ['/annuaire/la-cantine-volante/'] });
    const shown = await page('/annuaire/la-cantine-volante/');
    expect(shown.includes('On y épluche ensemble')).toBe(true);
    const [, image] = /src="(\/media\/[^"]+\.webp)"/.exec(shown) ?? [];
    expect((await fetch(cms.url + image)).headers.get('content-type')).toBe('image/webp');
    for (const path of ['/', '/annuaire/'])
      expect((await page(path)).includes('La Cantine volante')).toBe(true);
    expect(await searchable).toEqual({ kind: 'searchable', commit });
    expect(entriesInSearch()).toBe(counted + 1);
    for (const path of ['/annuaire/atom.xml', '/themes/bien-manger/'])
      expect((await page(path)).includes('La Cantine volante')).toBe(true);
    expect(
      await (await fetch(`${cms.url}/api/status`, { headers: { Cookie: zoe.cookie } })).json(),
    ).toMatchObject({
      head: commit,
      visible: commit,
      searchable: commit,
    });
  });

  test('leaves as they are the pages that nothing changed', async () => {
    const before = readFiles(portal());
    const searchable = next('searchable');
    const key = { collection: 'questions', slug: 'combien-de-carottes' };
    await publish(
      key,
      '---\ntitle: Combien de carottes ?\nsummary: Pour trente.\nthemes: [bien-manger]\npublished: 2026-11-30\n---\n\nOn hésite.\n',
    );
    await searchable;
    const after = readFiles(portal());
    const changed = [...after.keys()].filter(
      (file) => file.endsWith('.html') && !before.get(file)?.equals(after.get(file)!),
    );
    expect(changed).toContain('questions/combien-de-carottes/index.html');
    expect(changed.length).toBeLessThan(before.size / 4);
  });

  test('takes away what is taken out', async () => {
    const searchable = next('searchable');
    await zoe.act('deleteFiles', { paths: ['actors/la-cantine-volante.md'] });
    await zoe.act('publishUnpublishedEntry', CANTINE);
    await searchable;
    expect((await page('/annuaire/')).includes('La Cantine volante')).toBe(false);
    const out = join(cms.state, 'built-again');
    await build(join(cms.state, 'content'), out);
    const [live, built] = [readFiles(portal()), readFiles(out)];
    // A build into an empty folder has no memory of what was published; nor of what left.
    expect([...live.keys()].filter((file) => !built.has(file))).toEqual([]);
  });
});

/** How many entries the index holds, by its own count. */
function entriesInSearch(): number {
  const entry = JSON.parse(readFileSync(join(portal(), 'pagefind', 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  return Object.values(entry.languages).reduce((sum, { page_count }) => sum + page_count, 0);
}

describe('the page to come', () => {
  const ask = async (slug: string, raw: string, more: object = {}) =>
    (await amina.post('/api/preview', { collection: 'actors', slug, text: raw, ...more })).body as {
      url?: string;
      address?: string;
      problems: { message: string }[];
    };
  const shown = async (url: string | undefined) =>
    (await fetch(`${cms.url}${url}`, { headers: { Cookie: amina.cookie } })).text();

  test('is the portal’s own page, with the text that nobody has saved', async () => {
    const { url, address, problems } = await ask('la-remise-en-plus', text('La Remise en plus'));
    expect(address).toBe('/annuaire/la-remise-en-plus/');
    expect(problems.filter((one) => 'severity' in one && one.severity === 'error')).toEqual([]);
    const html = await shown(url);
    expect(html.slice(0, 15)).toMatch(/^<!doctype html>/i);
    expect(html.includes('On y épluche ensemble')).toBe(true);
    expect((await fetch(`${cms.url}/annuaire/la-remise-en-plus/couverture.svg`)).status).toBe(200);
    expect(existsSync(join(portal(), 'annuaire/la-remise-en-plus/index.html'))).toBe(false);
  });

  test('takes the place of the published one, links and all', async () => {
    const path = join(cms.state, 'content/actors/la-remise-a-neuf.md');
    const raw = readFileSync(path, 'utf8');
    const before = await page('/annuaire/la-remise-a-neuf/');
    const { url } = await ask('la-remise-a-neuf', raw);
    expect((await shown(url)) === before).toBe(true);
    const { url: changed } = await ask('la-remise-a-neuf', `${raw}\nUn mot de plus.\n`);
    expect((await shown(changed)).includes('Un mot de plus.')).toBe(true);
  });

  test('is shown of a draft and of what is to come out later', async () => {
    const { url } = await ask('plus-tard', text('Plus tard', `draft: true\npublishedAt: 2030-01-01\n`));
    expect((await shown(url)).includes('Plus tard')).toBe(true);
  });

  test('shows a picture that was sent for it, and does without one that is not there', async () => {
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#345' } })
      .png()
      .toBuffer();
    const raw = text('Avec image', 'image: media/neuve.png\nimageAlt: Un carré\n');
    expect((await shown((await ask('avec-image', raw)).url)).includes('/media/neuve')).toBe(false);
    const assets = [{ path: 'media/neuve.png', content: picture.toString('base64') }];
    const html = await shown((await ask('avec-image', raw, { assets })).url);
    const [, image] = /src="(\/media\/neuve[^"]+\.webp)"/.exec(html) ?? [];
    expect((await fetch(cms.url + image)).status).toBe(200);
  });

  test('is not there for a text at fault, which is told', async () => {
    const { url, problems } = await ask('sans-nom', '---\nsummary: Rien\n---\n');
    expect(url).toBeUndefined();
    expect(problems[0]).toMatchObject({ path: ['name'], severity: 'error' });
  });
});

test('all is there again at the next start: session, drafts, pages that nobody renders again', async () => {
  const raw = text('Pas encore finie');
  const key = { collection: 'actors', slug: 'pas-encore-finie' };
  const dataFiles = [{ slug: key.slug, path: 'actors/pas-encore-finie.md', raw }];
  await amina.act('persistEntry', { dataFiles, assets: [], options: {} });
  const written = statSync(join(portal(), 'annuaire/index.html')).mtimeMs;
  cms = await cms.restart();
  expect((await page('/annuaire/')).includes('<h1>')).toBe(true);
  expect(await (await fetch(`${cms.url}/api/session`, { headers: { Cookie: zoe.cookie } })).json()).toEqual({
    name: 'Zoé',
    role: 'reviewer',
  });
  await next('searchable');
  expect(statSync(join(portal(), 'annuaire/index.html')).mtimeMs).toBe(written);
  expect((await cms.store.draftText(key))?.text).toContain('Pas encore finie');
});

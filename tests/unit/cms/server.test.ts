/** The interface of the store: who may do what, what is refused and how, and that nothing sent to it ends it. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../cms/server/app.ts';
import type { AppOptions } from '../../../cms/server/app.ts';
import { PreviewPages } from '../../../cms/server/previews.ts';
import { openStore } from '../../../cms/store/store.ts';
import type { Store } from '../../../cms/store/types.ts';
import type { Live, LiveEvent, PreviewText } from '../../../src/site/live/client.ts';
import { temporary, writeSmall } from '../../support/built.ts';
import { makeRepository } from '../../support/cms.ts';
import { random } from '../../support/random.ts';

const { folder, remove } = temporary();
const HOST = 'localhost:4321';
const ORIGIN = `http://${HOST}`;
const PREVIEWED: PreviewText[] = [];
const PICTURES = join(folder, 'pictures');
const KEY = new Uint8Array(32).fill(7);

let store: Store;
let tell: (event: LiveEvent) => void = () => {};
const live: Live = {
  update: () => {},
  preview: (text) => {
    PREVIEWED.push(text);
    return Promise.resolve({ html: `<p>${text.slug}</p>`, address: `/annuaire/${text.slug}/`, problems: [] });
  },
  facts: () => Promise.reject(new Error('not asked')),
  state: () => ({ visible: 'abc', searchable: undefined }),
  on: (listener) => {
    tell = listener;
    return () => {};
  },
  close: () => Promise.resolve(),
};

const LOGGED: string[] = [];
const appWith = (options: Partial<AppOptions> = {}) =>
  createApp({
    store,
    live,
    key: KEY,
    codes: { reviewer: '123456' },
    isHost: (name) => name === 'localhost',
    pictures: PICTURES,
    onLog: (message) => LOGGED.push(message),
    ...options,
  });

type App = ReturnType<typeof appWith>;

beforeAll(async () => {
  const origin = join(folder, 'origin');
  mkdirSync(origin);
  makeRepository(writeSmall(origin));
  store = await openStore({ state: join(folder, 'state'), origin });
});

afterAll(async () => {
  await store?.close();
  remove();
});

const HEADERS = { Host: HOST, Origin: ORIGIN, 'Content-Type': 'application/json' };

interface Asked {
  status: number;
  body: Record<string, any>;
  cookie: string;
}

async function ask(
  app: App,
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Asked> {
  const response = await app.request(path, { ...init, headers: { Host: HOST, ...init.headers } });
  const text = await response.text();
  return {
    status: response.status,
    body: text ? (JSON.parse(text) as Record<string, any>) : {},
    cookie: response.headers.getSetCookie()[0] ?? '',
  };
}

const post = (app: App, path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(app, path, { method: 'POST', headers: { ...HEADERS, ...headers }, body: JSON.stringify(body) });

/** Whoever is logged in, and speaks the protocol of the editor. */
async function enter(app: App, name: string, code?: string) {
  const { cookie } = await post(app, '/api/session', { name, code });
  const headers = { Cookie: cookie.split(';')[0]! };
  return {
    headers,
    post: (path: string, body: unknown) => post(app, path, body, headers),
    act: (action: string, params: object) => post(app, '/api/v1', { action, params }, headers),
  };
}

/** The beginning of a picture in PNG, in base64; so many bytes. */
const png = (bytes = 100): string =>
  Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(bytes - 8)]).toString('base64');

const textOf = (name: string) =>
  `---\nname: ${name}\nsummary: Pour voir.\nthemes: [se-nourrir]\n---\nBonjour.\n`;
const saved = (slug: string, raw = textOf(`Page ${slug}`), more: object = {}) => ({
  dataFiles: [{ slug, path: `actors/${slug}.md`, raw }],
  assets: [],
  options: { status: 'draft', collectionName: 'actors' },
  ...more,
});

describe('a session', () => {
  test('takes a name, and a code for who reviews', async () => {
    const app = appWith();
    expect(await post(app, '/api/session', { name: '  Amina ' })).toMatchObject({
      status: 200,
      body: { name: 'Amina', role: 'contributor' },
    });
    expect(await post(app, '/api/session', { name: 'Zoé', code: '123 456' })).toMatchObject({
      body: { role: 'reviewer' },
    });
    expect(await post(app, '/api/session', { name: ' \u0000 ' })).toMatchObject({
      status: 422,
      body: { code: 'no-name' },
    });
    expect(await ask(app, '/api/session')).toMatchObject({ status: 401, body: { code: 'no-session' } });
  });

  test('is in a cookie that no script reads and no other site sends', async () => {
    const { cookie } = await post(appWith(), '/api/session', { name: 'Amina' });
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
  });

  test('survives a restart, and ends with its time, its code or a change of its cookie', async () => {
    const { headers } = await enter(appWith(), 'Zoé', '123456');
    expect(await ask(appWith(), '/api/session', { headers })).toMatchObject({
      body: { name: 'Zoé', role: 'reviewer' },
    });
    const later = () => Date.now() + 31 * 24 * 3600 * 1000;
    for (const other of [{ now: later }, { codes: { reviewer: '654321' } }, { key: new Uint8Array(32) }])
      expect((await ask(appWith(other), '/api/session', { headers })).status).toBe(401);
    const [name, value] = headers.Cookie.split('=') as [string, string];
    const [, signature] = value.split('.');
    const forged = Buffer.from(JSON.stringify({ name: 'X', role: 'reviewer', since: 9e9 })).toString(
      'base64url',
    );
    for (const cookie of [
      `${name}=${forged}.${signature}`,
      `${name}=${forged}`,
      `${name}=.`,
      `${name}=a.b.c`,
    ])
      expect((await ask(appWith(), '/api/session', { headers: { Cookie: cookie } })).status).toBe(401);
  });

  test('asks a contributor for a code where one is set', async () => {
    const app = appWith({ codes: { reviewer: '123456', contributor: '1111' } });
    expect(await post(app, '/api/session', { name: 'Amina' })).toMatchObject({
      status: 403,
      body: { code: 'wrong-code' },
    });
    expect(await post(app, '/api/session', { name: 'Amina', code: '1111' })).toMatchObject({
      body: { role: 'contributor' },
    });
  });

  test('lets a code be tried ten times a minute', async () => {
    let now = 1_800_000_000_000;
    const app = appWith({ now: () => now });
    for (let i = 0; i < 10; i++)
      expect((await post(app, '/api/session', { name: 'X', code: `${i}` })).status).toBe(403);
    // The right one too: nobody learns by it.
    expect((await post(app, '/api/session', { name: 'X', code: '123456' })).status).toBe(429);
    now += 61_000;
    expect((await post(app, '/api/session', { name: 'X', code: '123456' })).status).toBe(200);
  });
});

describe('a request', () => {
  test.each([
    ['of a foreign name', { Host: 'evil.example' }, 421],
    ['of a name that ends like ours', { Host: 'localhost.evil.example' }, 421],
    ['without a sense', { Host: 'a b' }, 421],
    ['from another site', { Origin: 'http://evil.example' }, 403],
    ['from another port', { Origin: 'http://localhost:9999' }, 403],
    ['from nowhere', { Origin: 'null' }, 403],
    ['that a browser calls foreign', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['of a form', { 'Content-Type': 'text/plain' }, 415],
  ])('%s is refused', async (_what, headers: Record<string, string>, status) => {
    const answer = await post(appWith(), '/api/session', { name: 'Amina' }, headers);
    expect(answer.status).toBe(status);
    expect(answer.body['error']).toMatch(/\p{L}{3}/u);
    expect(answer.cookie).toBe('');
  });

  test('that says nothing of where it comes from is refused', async () => {
    const answer = await ask(appWith(), '/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"name":"Amina"}',
    });
    expect(answer.status).toBe(403);
  });

  test('is limited in size: 1 MB, 40 where pictures come', async () => {
    const app = appWith();
    const { headers } = await enter(app, 'Amina');
    const large = JSON.stringify({ collection: 'actors', slug: 'x', text: 'a'.repeat(1024 * 1024) });
    const send = (path: string, body: string) =>
      ask(app, path, { method: 'POST', headers: { ...HEADERS, ...headers }, body });
    expect(await send('/api/check', large)).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect((await send('/api/v1', `${large.slice(0, -1)},"action":"info","params":{}}`)).status).toBe(200);
    expect((await send('/api/v1', ' '.repeat(41 * 1024 * 1024))).status).toBe(413);
  });

  test.each(['/api/v1', '/api/check', '/api/preview'])(
    'without a session meets a question: %s',
    async (path) => {
      expect(await post(appWith(), path, {})).toMatchObject({ status: 401, body: { code: 'no-session' } });
    },
  );

  test('has headers that keep its answer where it belongs', async () => {
    const { headers } = await appWith().request('/api/session', { headers: { Host: HOST } });
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('the protocol of the editor', () => {
  test('reads what is published', async () => {
    const { act } = await enter(appWith(), 'Amina');
    const { body } = await act('entriesByFolder', { folder: 'actors', extension: 'md', depth: 1 });
    expect(body.map((one: any) => one.file.path).sort()).toEqual(
      ['actors/la-grange.md', 'actors/le-four.md'].sort(),
    );
    expect(body[0].data).toMatch(/^---\n/);
    expect(body[0].file.id).toMatch(/^[0-9a-f]{40}$/);
    expect(await act('getEntry', { path: 'actors/le-four.md' })).toMatchObject({
      body: { file: { path: 'actors/le-four.md' } },
    });
    for (const path of [
      'portal.yaml',
      '.git/config',
      '../actors/le-four.md',
      '/etc/passwd',
      'actors/../portal.yaml',
    ])
      expect((await act('getEntry', { path })).status).toBe(422);
    expect((await act('getEntry', { path: 'actors/personne.md' })).status).toBe(404);
  });

  test('takes a text from draft to published, each by who may', async () => {
    const app = appWith();
    const amina = await enter(app, 'Amina');
    const other = await enter(app, 'Bob');
    const zoe = await enter(app, 'Zoé', '123456');
    const key = { collection: 'actors', slug: 'la-cantine' };
    expect((await amina.act('unpublishedEntry', key)).status).toBe(404);
    expect(await amina.act('persistEntry', saved('la-cantine'))).toMatchObject({
      status: 200,
      body: { kind: 'saved', status: 'draft', token: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
    expect(await amina.act('unpublishedEntries', {})).toMatchObject({ body: ['actors/la-cantine'] });
    expect(await zoe.act('unpublishedEntry', { id: 'actors/la-cantine' })).toMatchObject({
      body: {
        ...key,
        status: 'draft',
        pullRequestAuthor: 'Amina',
        diffs: [{ path: 'actors/la-cantine.md', newFile: true, binary: false }],
      },
    });
    expect(
      await other.act('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_review' }),
    ).toMatchObject({ status: 403 });
    expect(await other.act('deleteUnpublishedEntry', key)).toMatchObject({ status: 403 });
    expect(
      await amina.act('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' }),
    ).toMatchObject({ status: 403 });
    expect(await amina.act('publishUnpublishedEntry', key)).toMatchObject({
      status: 403,
      body: { code: 'reviewers-only' },
    });
    expect(
      await amina.act('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_review' }),
    ).toMatchObject({ status: 200 });
    expect(await zoe.act('addNote', { ...key, note: { text: 'À quelle heure ?' } })).toMatchObject({
      body: { note: { author: 'Zoé', text: 'À quelle heure ?' } },
    });
    expect(await amina.act('getNotes', key)).toMatchObject({ body: { notes: [{ author: 'Zoé' }] } });
    expect(
      await zoe.act('updateUnpublishedEntryStatus', { ...key, newStatus: 'pending_publish' }),
    ).toMatchObject({ status: 200 });
    // Changed once it was ready, it is to be read again.
    const { body } = await amina.act('unpublishedEntryDataFile', {
      ...key,
      path: 'actors/la-cantine.md',
      id: '',
    });
    const changed = await amina.act(
      'persistEntry',
      saved('la-cantine', `${textOf('la-cantine')}Encore.\n`, { seen: body['file'].id }),
    );
    expect(changed).toMatchObject({ status: 200, body: { status: 'pending_review' } });
    expect(await zoe.act('publishUnpublishedEntry', key)).toMatchObject({
      status: 200,
      body: { kind: 'published' },
    });
    expect(await zoe.act('getEntry', { path: 'actors/la-cantine.md' })).toMatchObject({
      body: { data: expect.stringContaining('Encore.') },
    });
  });

  test('says in French what is wrong with a text, by field', async () => {
    const { act, post: send } = await enter(appWith(), 'Amina');
    const raw = '---\nsummary: Sans nom\n---\n';
    const { status, body } = await act('persistEntry', saved('sans-nom', raw));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'invalid' });
    expect(body['problems'][0]).toMatchObject({ path: ['name'], severity: 'error' });
    expect(body['error']).toBe('Nom : ce champ manque. Ajoutez-le. Exemple : La Remise à neuf');
    const checked = await send('/api/check', { collection: 'actors', slug: 'sans-nom', text: raw });
    expect(checked.body['problems']).toEqual(body['problems']);
  });

  test('offers what exists already', async () => {
    const { act } = await enter(appWith(), 'Amina');
    expect(
      await act('persistEntry', saved('le-four', textOf('Le Four'), { options: { newEntry: true } })),
    ).toMatchObject({
      status: 409,
      body: { code: 'exists', key: { collection: 'actors', slug: 'le-four' } },
    });
  });

  test.each([
    ['an action that nobody knows', 'rm', {}],
    ['an action of every object', 'constructor', {}],
    ['a picture without its page', 'persistMedia', { asset: { path: 'media/x.jpg', content: '' } }],
    ['a note that changes', 'updateNote', { collection: 'actors', slug: 'le-four' }],
    ['an unknown collection', 'entriesByFolder', { folder: 'src' }],
    [
      'a file of the repository',
      'persistEntry',
      { ...saved('x'), dataFiles: [{ slug: 'x', path: '.git/config', raw: '' }] },
    ],
    ['a name of 300 signs', 'persistEntry', saved('a'.repeat(300))],
    [
      'a picture outside media',
      'persistEntry',
      saved('x', textOf('Une page'), { assets: [{ path: '../x.png', content: 'AA==', encoding: 'base64' }] }),
    ],
    [
      'half a character in the name of a picture',
      'persistEntry',
      saved('x', textOf('Une page'), {
        assets: [{ path: 'media/a\ud800.png', content: png(), encoding: 'base64' }],
      }),
    ],
    [
      'a page that is renamed',
      'persistEntry',
      {
        ...saved('x'),
        dataFiles: [{ slug: 'x', path: 'actors/x.md', newPath: 'actors/y.md', raw: textOf('Une page') }],
      },
    ],
  ])('refuses in a sentence: %s', async (_what, action, params) => {
    const { act } = await enter(appWith(), 'Zoé', '123456');
    const { status, body } = await act(action, params);
    expect([400, 422]).toContain(status);
    expect(body['error']).toMatch(/[.!?]$/);
    expect(body['error']).not.toMatch(/\bat .*\.ts|Error:/);
  });

  test('makes of a removal a draft, for who reviews', async () => {
    const app = appWith();
    const amina = await enter(app, 'Amina');
    const zoe = await enter(app, 'Zoé', '123456');
    expect((await amina.act('deleteFiles', { paths: ['actors/la-grange.md'] })).status).toBe(403);
    expect(await zoe.act('deleteFiles', { paths: ['actors/la-grange.md'] })).toMatchObject({ status: 200 });
    expect(await store.draft({ collection: 'actors', slug: 'la-grange' })).toMatchObject({ isRemoval: true });
    expect(
      await zoe.act('deleteUnpublishedEntry', { collection: 'actors', slug: 'la-grange' }),
    ).toMatchObject({ status: 200 });
  });
});

describe('a preview', () => {
  test('has an address of its own, which the editor may frame', async () => {
    const app = appWith();
    const { headers, post: send } = await enter(app, 'Amina');
    const { body } = await send('/api/preview', { collection: 'actors', slug: 'neuf', text: textOf('Neuf') });
    expect(body).toMatchObject({
      url: expect.stringMatching(/^\/api\/preview\//),
      address: '/annuaire/neuf/',
    });
    const page = await app.request(body['url'], { headers: { Host: HOST, ...headers } });
    expect(await page.text()).toBe('<p>neuf</p>');
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect((await app.request(body['url'], { headers: { Host: HOST } })).status).toBe(401);
  });

  test('keeps the pictures that came with an earlier one', async () => {
    const { post: send } = await enter(appWith(), 'Amina');
    const text = { collection: 'actors', slug: '', text: textOf('Neuf') };
    await send('/api/preview', { ...text, assets: [{ path: 'media/a.png', content: png() }] });
    expect((await send('/api/preview', text)).body['pictures']).toEqual(['media/a.png']);
    expect(PREVIEWED.at(-1)).toMatchObject({ slug: 'page-a-venir', pictures: { paths: ['media/a.png'] } });
    expect(
      (await send('/api/preview', { ...text, assets: [{ path: '../a.png', content: png() }] })).status,
    ).toBe(422);
    // As a telephone names them.
    await send('/api/preview', { ...text, assets: [{ path: 'media/IMG_2026 (1).JPG', content: png() }] });
    expect(PREVIEWED.at(-1)).toMatchObject({
      pictures: { paths: ['media/IMG_2026 (1).JPG', 'media/a.png'] },
    });
  });

  test.each([
    ['what is no picture', 'media/a.png', Buffer.from('MZ and more').toString('base64'), 'bad-picture'],
    ['a picture that is named as a program', 'media/n0.exe', png(), 'bad-picture'],
    ['a name that no text can hold', 'media/a\ud800.png', png(), 'bad-path'],
    ['a picture of more than 20 MB', 'media/a.png', png(21e6), 'large-picture'],
  ])('keeps nothing of %s', async (_what, path, content, code) => {
    const pictures = join(folder, 'refused');
    const { post: send } = await enter(appWith({ pictures }), 'Amina');
    const asked = { collection: 'actors', slug: 'neuf', text: textOf('Neuf') };
    const assets = [
      { path: 'media/bonne.png', content: png() },
      { path, content },
    ];
    expect(await send('/api/preview', { ...asked, assets })).toMatchObject({ status: 422, body: { code } });
    expect(existsSync(pictures)).toBe(false);
  });

  test('has its pictures alone, whoever gives the same name to theirs', async () => {
    const app = appWith();
    const [amina, basile] = [await enter(app, 'Amina'), await enter(app, 'Basile')];
    const asked = { collection: 'actors', text: textOf('Neuf') };
    const shows = async (send: typeof amina.post, more: object) => {
      const { body } = await send('/api/preview', { ...asked, ...more });
      return { folder: PREVIEWED.at(-1)!.pictures?.folder, pictures: body['pictures'] as string[] };
    };
    const assets = [{ path: 'media/image.jpg', content: png() }];
    const one = await shows(amina.post, { tab: 'a', assets });
    expect(one.pictures).toEqual(['media/image.jpg']);
    expect((await shows(basile.post, { tab: 'a' })).pictures).toEqual([]);
    expect((await shows(amina.post, { tab: 'b' })).pictures).toEqual([]);
    expect((await shows(amina.post, { tab: 'a', slug: 'neuf' })).pictures).toEqual([]);
    expect((await shows(basile.post, { tab: 'a', assets })).folder).not.toBe(one.folder);
    expect(await shows(amina.post, { tab: 'a' })).toEqual(one);
  });

  test('takes so much of the disk, and those that were seen last stay', async () => {
    const clock = { now: 0 };
    const pictures = join(folder, 'budget');
    const budget = 3e6;
    const previews = new PreviewPages({ store, live, folder: pictures, now: () => clock.now, budget });
    const { post: send } = await enter(appWith({ previews }), 'Amina');
    const preview = async (slug: string, content?: string) => {
      const assets = content === undefined ? [] : [{ path: 'media/a.png', content }];
      const { body } = await send('/api/preview', { collection: 'actors', slug, text: textOf('X'), assets });
      return body['pictures'] as string[];
    };
    for (const slug of ['un', 'deux', 'trois']) await preview(slug, png(1e6));
    await preview('un');
    for (const slug of ['quatre', 'cinq']) expect(await preview(slug, png(1e6))).toEqual(['media/a.png']);
    expect([await preview('un'), await preview('deux'), await preview('trois')]).toEqual([
      ['media/a.png'],
      [],
      [],
    ]);
    expect(readdirSync(pictures)).toHaveLength(3);
    // One that is sent again is not counted twice.
    for (let i = 0; i < 5; i++) await preview('un', png(1e6));
    expect(await preview('cinq')).toEqual(['media/a.png']);
  });

  test('is forgotten with its pictures ten minutes after the last time', async () => {
    const clock = { now: Date.now() };
    const pictures = join(folder, 'minutes');
    const app = appWith({ pictures, now: () => clock.now });
    const { headers, post: send } = await enter(app, 'Amina');
    const asked = { collection: 'actors', slug: 'neuf', text: textOf('Neuf') };
    await send('/api/preview', { ...asked, assets: [{ path: 'media/a.png', content: png() }] });
    clock.now += 9 * 60_000;
    const { body } = await send('/api/preview', asked);
    clock.now += 9 * 60_000;
    const page = () => app.request(body['url'], { headers: { Host: HOST, ...headers } });
    expect((await page()).status).toBe(200);
    const other = (await send('/api/preview', { ...asked, slug: 'autre' })).body;
    expect(other['pictures']).toEqual([]);
    expect(readdirSync(pictures)).toHaveLength(1);
    clock.now += 60_000;
    expect((await page()).status).toBe(404);
    await send('/api/preview', {
      ...asked,
      slug: 'autre',
      assets: [{ path: 'media/b.png', content: png() }],
    });
    expect(readdirSync(pictures)).toHaveLength(1);
    expect((await send('/api/preview', asked)).body['pictures']).toEqual([]);
  });
});

describe('too often', () => {
  test('one session is told to wait, and the others are not', async () => {
    const clock = { now: Date.now() };
    const app = appWith({ now: () => clock.now });
    const [amina, basile] = [await enter(app, 'Amina'), await enter(app, 'Basile')];
    const preview = async (send: typeof amina.post) =>
      (await send('/api/preview', { collection: 'actors', slug: 'neuf', text: textOf('Neuf') })).status;
    // A preview each time typing stops, at most: 600 ms.
    for (let i = 0; i < 240; i++) expect(await preview(amina.post)).toBe(200);
    expect(await preview(amina.post)).toBe(429);
    expect(await preview(basile.post)).toBe(200);
    const change = () => amina.act('addNote', { collection: 'actors', slug: 'la-grange', note: {} });
    for (let i = 0; i < 240; i++) expect((await change()).status).not.toBe(429);
    expect(await change()).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    // What only reads is asked for by hundreds when the editor opens.
    for (let i = 0; i < 1000; i++) expect((await amina.act('info', {})).status).toBe(200);
    clock.now += 60_000;
    expect([await preview(amina.post), (await change()).status === 429]).toEqual([200, false]);
  });

  test('so is whoever asks without end for what is read', async () => {
    const { act } = await enter(appWith(), 'Amina');
    let status = 200;
    for (let i = 0; i < 6001 && status === 200; i++) ({ status } = await act('info', {}));
    expect(status).toBe(429);
  });
});

test('what happens is told to the pages that listen', async () => {
  const app = appWith();
  const { headers } = await enter(app, 'Amina');
  const response = await app.request('/api/events', { headers: { Host: HOST, ...headers } });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toMatch(/event: hello\ndata: .*"visible":"abc"/);
  tell({ kind: 'visible', commit: 'def', addresses: ['/annuaire/neuf/'] });
  expect((await reader.read()).value).toBe(
    'event: visible\ndata: {"commit":"def","addresses":["/annuaire/neuf/"]}\n\n',
  );
  await reader.cancel();
});

test('hundreds of malformed requests each have an answer, none of them ours to be ashamed of', async () => {
  const dice = random();
  const app = appWith();
  const { headers } = await enter(app, 'Zoé', '123456');
  const pick = <T>(list: readonly T[]): T => list[dice.next() % list.length]!;
  const junk = (depth = 0): unknown => {
    const few = <T>(make: () => T) => Array.from({ length: dice.next() % 4 }, make);
    const kind = dice.next() % (depth > 3 ? 6 : 8);
    if (kind < 2)
      return pick([
        '',
        '../..',
        'actors/x.md',
        'media/x.png',
        '\u0000',
        '\ud800',
        'a'.repeat(5000),
        '__proto__',
        'actors',
      ]);
    if (kind === 2) return pick([null, true, 0, -1, 1e308]);
    if (kind === 6) return few(() => junk(depth + 1));
    return Object.fromEntries(few(() => [pick(NAMES), junk(depth + 1)]));
  };
  const NAMES = [
    'path',
    'slug',
    'collection',
    'id',
    'dataFiles',
    'assets',
    'options',
    'raw',
    'content',
    'status',
    'newStatus',
    'paths',
    'files',
    'folder',
    'note',
    'text',
    'with',
    '__proto__',
    'constructor',
  ];
  const ACTIONS = [
    'persistEntry',
    'getEntry',
    'entriesByFiles',
    'entriesByFolder',
    'unpublishedEntry',
    'unpublishedEntryMediaFile',
    'deleteFiles',
    'publishUnpublishedEntry',
    'addNote',
    'getMediaFile',
    'updateUnpublishedEntryStatus',
    'toString',
  ];
  const PATHS = [
    '/api/v1',
    '/api/check',
    '/api/preview',
    '/api/session',
    '/api/media/%E0%A4%A',
    '/api/preview/%00',
    '/api/events?x=%',
    '/api/../../etc/passwd',
    '/api/',
  ];
  const before = LOGGED.length;
  for (let i = 0; i < 600; i++) {
    const method = pick(['POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
    const value = pick([
      junk(),
      { action: pick(ACTIONS), params: junk() },
      { action: pick(ACTIONS), params: { [pick(NAMES)]: junk(), [pick(NAMES)]: junk() } },
    ]);
    const whole = JSON.stringify(value) ?? '';
    const body = dice.next() % 5 === 0 ? whole.slice(0, dice.next() % (whole.length + 1)) : whole;
    const path = pick(PATHS);
    // One of them is the way out, of a session that the others need.
    const session = path === '/api/session' ? {} : headers;
    const response = await app.request(path, { method, headers: { ...HEADERS, ...session }, body });
    const said = await response.text();
    expect(
      response.status,
      `seed ${dice.seed}, request ${i}: ${body.slice(0, 300)} → ${LOGGED.at(-1)}`,
    ).toBeLessThan(500);
    expect(said).not.toMatch(/node_modules|\.ts:\d/);
  }
  expect(LOGGED.slice(before)).toEqual([]);
  expect((await ask(app, '/api/status', { headers })).status).toBe(200);
});

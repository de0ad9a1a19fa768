/**
 * What an attacker on the Wi-Fi of the room may try (security.md, 1.6 and 4): other sites, other hosts, other people's
 * texts, roles, paths, sizes, and what is malformed. Nothing of it changes anything, and no answer tells more than a
 * sentence.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  BASE,
  CODES,
  HOST,
  ORIGIN,
  ROOT,
  Visitor,
  photo,
  reviewer,
  stand,
  visitor,
} from '../../support/workshop-http.ts';
import type { Answer, Stand } from '../../support/workshop-http.ts';

let stood: Stand;
beforeEach(() => {
  stood = stand();
});

/** No answer shows the program: neither a stack, nor a path of the disk, nor what was logged. */
const STACK = /\bat [\w.<>]+ \(|node:internal|\.ts:\d|\/work\/|\/tmp\/|node_modules/;
const seen: Answer[] = [];
afterEach(() => {
  expect(stood.logged).toEqual([]);
  for (const { text } of seen.splice(0)) expect(text).not.toMatch(STACK);
});
const look = (answer: Answer): Answer => {
  seen.push(answer);
  return answer;
};

/** What the workshop holds, to be the same before and after. */
const held = () =>
  JSON.stringify(
    [...stood.workshop.contributions.values()].map(({ bytes, ...one }) => [one, [...bytes.keys()]]),
  ) +
  JSON.stringify([...stood.workshop.published]) +
  stood.workshop.asked.join();

const ID = 'A'.repeat(22);
const PAGES = [
  '/mur',
  '/feuilles/',
  '/chercher?pour=correction&q=a',
  `/c/${ID}/`,
  `/c/${ID}/modifier`,
  `/c/${ID}/apercu`,
  `/c/${ID}/cadre`,
  `/c/${ID}/recu`,
  `/c/${ID}/photo?path=media/a.jpg`,
];
const TEAM = [
  '/relire/',
  '/relire/actors/le-plot',
  '/relire/actors/le-plot/cadre',
  '/relire/actors/le-plot/modifier',
  '/relire/comparer?a=actors/le-plot&b=actors/le-plot',
  '/fin',
  '/bilan',
  '/export.zip',
];
const WRITES: [path: string, fields: Record<string, string>][] = [
  ['/commencer', { sorte: 'actor' }],
  [`/c/${ID}/`, { revision: '0', name: 'A', faire: 'send' }],
  [`/c/${ID}/reponse`, { texte: 'A' }],
  [`/c/${ID}/contact`, { contact: 'A' }],
  [`/c/${ID}/retirer`, {}],
];
const TEAM_WRITES: [path: string, fields: Record<string, string>][] = [
  ['/relire/', { faire: 'approve', page: 'actors/la-grange' }],
  ['/relire/actors/la-grange', { faire: 'approve' }],
  ['/relire/actors/la-grange', { faire: 'refuse', raison: 'commercial', texte: 'Non' }],
  ['/relire/actors/la-grange/modifier', { revision: '1', name: 'B' }],
  ['/relire/comparer', { a: 'actors/la-grange', b: 'actors/le-plot', garder: 'a' }],
  [`/relire/trancher/${ID}`, { 'champ:name': 'mine' }],
  ['/fin', { faire: 'finish' }],
  ['/fin', { faire: 'erase', oui: 'oui' }],
];

/** A text in the queue, by Amina. */
async function sent(): Promise<{ amina: Visitor; own: string }> {
  const amina = await visitor(stood);
  const own = await amina.begin('actor');
  await amina.send(own, { revision: '0', name: 'La Grange', faire: 'send' });
  return { amina, own };
}

describe('without a session', () => {
  test.each([...PAGES, ...TEAM])('%s leads to the door', async (path) => {
    const answer = look(await new Visitor(stood).get(path));
    expect([answer.status, answer.to.slice(0, 8)]).toEqual([303, '/?suite=']);
  });

  test.each([...WRITES, ...TEAM_WRITES])('nothing is written: %s', async (path, fields) => {
    await sent();
    const before = held();
    const answer = look(await new Visitor(stood).post(path, fields));
    expect([answer.status, answer.model.kind]).toEqual([401, 'door']);
    expect(held()).toBe(before);
  });

  test('the code of the room, the events, names: nothing is told', async () => {
    const nobody = new Visitor(stood);
    expect(look(await nobody.get('/entree')).status).toBe(403);
    expect(look(await nobody.get('/entree')).text).not.toContain(CODES.contributor);
    expect((await nobody.get('/evenements')).status).toBe(303);
    expect((await nobody.get('/noms.json')).status).toBe(401);
    expect((await nobody.get('/semblables?sorte=actor&q=plot')).status).toBe(401);
  });

  test('a cookie that nobody signed, or that was changed, is none', async () => {
    const amina = await visitor(stood);
    const [name = '', value = ''] = amina.cookie.split('=');
    const [body = '', signature = ''] = value.split('.');
    const said = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...said, role: 'reviewer' })).toString('base64url');
    const other = Buffer.from(JSON.stringify({ ...said, id: 'x', name: 'Claire' })).toString('base64url');
    for (const cookie of [
      `${forged}.${signature}`,
      `${other}.${signature}`,
      `${body}.${signature.slice(0, -1)}`,
      `${body}.`,
      body,
      '{}',
      '%00',
      `${body}.${signature}.x`.replace(signature, 'AAAA'),
    ]) {
      amina.cookie = `${name}=${cookie}`;
      expect(look(await amina.get('/mur')).status, cookie).toBe(303);
      expect(look(await amina.get('/relire/')).status).toBe(303);
    }
  });

  test('a session of before does not outlive its code', async () => {
    const amina = await visitor(stood);
    const other = stand();
    const { Sessions } = await import('../../../cms/server/session.ts');
    const key = new Uint8Array(32).fill(7);
    const codes = { ...CODES, contributor: '000001' };
    const changed = stand({ sessions: new Sessions({ key, codes, now: () => other.clock.now }), codes });
    const again = new Visitor(changed);
    again.cookie = amina.cookie;
    expect((await again.get('/mur')).status).toBe(303);
  });
});

describe('the code', () => {
  test('is tried ten times a minute at most, by all doors', async () => {
    const someone = new Visitor(stood);
    for (let i = 0; i < 10; i++)
      expect((await someone.post('/entrer', { code: String(100_000 + i), nom: 'A' })).status).toBe(403);
    const last = look(await someone.post('/entrer', { code: CODES.contributor, nom: 'A' }));
    expect([last.status, last.cookie]).toEqual([429, '']);
    expect(last.model.text).toMatch(/^Trop d’essais/);
    stood.clock.now += 61_000;
    expect((await someone.post('/entrer', { code: CODES.contributor, nom: 'A' })).status).toBe(303);
  });

  test.each(['', ' ', '482915x', '４８２９１５', `${CODES.contributor}\0`, '[object Object]', 'undefined'])(
    'is not %j',
    async (code) => {
      expect(look(await new Visitor(stood).post('/entrer', { code, nom: 'A' })).status).toBe(403);
    },
  );

  test('a name is a name, shown as it was typed: no control, no line', async () => {
    const someone = new Visitor(stood);
    await someone.enter('<script>alert(1)</script>\r\nSet-Cookie: a=b\u202E');
    expect((await someone.get('/')).model.person?.name).toBe('<script>alert(1)</script> Set-Cookie: a=b');
    expect(
      (await new Visitor(stood).post('/entrer', { code: CODES.contributor, nom: 'a'.repeat(61) })).status,
    ).toBe(422);
  });
});

describe('from another site', () => {
  const FOREIGN: Record<string, string>[] = [
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: `http://evil.example/${HOST}` },
    { Origin: `http://${HOST}.evil.example` },
    { Origin: 'http://192.168.1.20:80' },
    { Origin: `file://${HOST}` },
    { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-site' },
    { Origin: '', Referer: 'http://evil.example/' },
    { Origin: '', Referer: 'not an address' },
  ];

  test.each(FOREIGN)('a form with its cookie and its token is refused: %j', async (headers) => {
    const { amina, own } = await sent();
    const before = held();
    for (const [path, fields] of WRITES) {
      const answer = look(await amina.post(path.replace(`/c/${ID}/`, own), fields, headers));
      expect([answer.status, answer.model.text]).toEqual([403, expect.stringContaining('refusée')]);
    }
    expect(held()).toBe(before);
  });

  test('a form without its token, or with that of another, is refused', async () => {
    const { amina, own } = await sent();
    const basile = await visitor(stood, 'Basile');
    const before = held();
    for (const jeton of ['', 'x', basile.token, `${amina.token}x`])
      for (const [path, fields] of WRITES) {
        const answer = look(await amina.post(path.replace(`/c/${ID}/`, own), { ...fields, jeton }));
        expect([answer.status, answer.model.kind]).toEqual([403, 'message']);
      }
    expect((await amina.call(`${own}garder`, { values: {}, revision: 9 }, { 'X-Jeton': 'x' })).status).toBe(
      403,
    );
    expect(held()).toBe(before);
  });

  test('an old browser that says where it comes from by its page alone is let in', async () => {
    const amina = await visitor(stood);
    const body = new URLSearchParams({ jeton: amina.token, sorte: 'actor' }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const form = (more: Record<string, string>) =>
      amina.ask('/commencer', { method: 'POST', body, headers: { ...headers, ...more } });
    expect((await form({ Referer: `${ORIGIN}${ROOT}/` })).status).toBe(303);
    expect((await form({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303);
    expect((await form({})).status).toBe(403);
  });

  test('JSON is no form, and a form no JSON', async () => {
    const { amina, own } = await sent();
    expect(look(await amina.call(own, { revision: 9, name: 'B' })).status).toBe(415);
    expect(look(await amina.post(`${own}garder`, { values: '{}' })).status).toBe(403);
    const text = await amina.ask('/commencer', {
      method: 'POST',
      body: `jeton=${amina.token}&sorte=actor`,
      headers: { Origin: ORIGIN, 'Content-Type': 'text/plain' },
    });
    expect(text.status).toBe(415);
  });

  test('nothing is framed, kept, run or guessed; no other site is let read', async () => {
    const amina = await visitor(stood);
    for (const path of ['/', '/mur', '/rien', `/c/${ID}/`]) {
      const { headers } = await amina.get(path);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'/,
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const asked = await amina.ask('/', { method: 'OPTIONS', headers: { Origin: 'http://evil.example' } });
    expect(asked.status).toBe(405);
  });
});

describe('by another name', () => {
  test.each([
    'evil.example',
    '192.168.1.20.evil.example',
    'localhost.evil.example',
    '[::1',
    'a b',
    '192.168.1.20:4331:80',
    '',
  ])('Host: %s', async (host) => {
    const answer = look(await new Visitor(stood).ask('/', { headers: { Host: host } }));
    expect(answer.status).toBe(421);
  });

  test('a name handed on by a header changes nothing', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const receipt = await amina.ask(`${own}recu`, {
      headers: {
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-For': '127.0.0.1',
        Forwarded: 'for=127.0.0.1;host=evil.example',
      },
    });
    expect(receipt.text).not.toContain('evil.example');
    expect(
      (await new Visitor(stood).ask('/entree', { headers: { 'X-Forwarded-For': '127.0.0.1' } })).status,
    ).toBe(403);
    const override = await amina.ask(own, { headers: { 'X-HTTP-Method-Override': 'POST' } });
    expect(override.status).toBe(200);
  });
});

describe('another role', () => {
  test('participants do nothing of what reviewers do', async () => {
    const { amina } = await sent();
    const before = held();
    for (const path of TEAM) expect(look(await amina.get(path)).status, path).toBe(403);
    for (const [path, fields] of TEAM_WRITES)
      expect(look(await amina.post(path, fields)).status, path).toBe(403);
    expect(
      (await amina.post('/relire/', { role: 'reviewer', page: 'actors/la-grange', faire: 'approve' })).status,
    ).toBe(403);
    expect(held()).toBe(before);
  });

  test.each([
    '/RELIRE/',
    '/relire//',
    '/./relire/',
    '/x/../relire/',
    '/%72elire/',
    '/relire%2f',
    '//relire/',
    '/relire/.',
    '/fin/',
    '/export.zip/',
  ])('by no other way: %s', async (path) => {
    const { amina } = await sent();
    const answer = look(await amina.get(path));
    expect([403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('La Grange');
  });

  test('a role is not asked for in a form', async () => {
    const someone = new Visitor(stood);
    await someone.enter('Amina', CODES.contributor, { role: 'reviewer', 'person.role': 'reviewer', id: 'x' });
    expect((await someone.get('/')).model.person?.isReviewer).toBe(false);
  });
});

describe('another’s text', () => {
  test('what was begun is found by nobody who has not its address', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name: 'Très secret', faire: 'keep' }, [photo('secret.jpg')]);
    const id = own.slice(3, -1);
    const basile = await visitor(stood, 'Basile');
    const claire = await reviewer(stood);
    for (const somebody of [basile, claire])
      for (const path of [
        '/',
        '/mur',
        '/noms.json',
        '/chercher?pour=exact&q=secret',
        '/semblables?sorte=actor&q=Très secret',
      ]) {
        const { text } = await somebody.get(path);
        expect(text, path).not.toMatch(
          /secret/i.test(path) ? /Très secret"?,?"detail|media\/secret/ : /secret/i,
        );
        expect(text).not.toContain(id);
      }
    for (const path of ['/relire/', '/fin', '/bilan'])
      expect((await claire.get(path)).text).not.toContain('secret');
  });

  test.each([
    '/c/../../etc/passwd/',
    '/c/..%2f..%2fetc%2fpasswd/',
    '/c/%00/',
    '/c/__proto__/',
    '/c/constructor/modifier',
    `/c/${ID}%0d%0aSet-Cookie:a=b/`,
    `/c/${'A'.repeat(5000)}/`,
    `/c/${ID}é/`,
    '/c//',
    '/c/%E0%A4%A/',
    '/%E0%A4%A',
  ])('%s is no address', async (path) => {
    const amina = await visitor(stood);
    expect([400, 404]).toContain(look(await amina.get(path)).status);
  });

  test('an address that has everything of another but a letter is none', async () => {
    const { amina, own } = await sent();
    const changed = own.replace(/.\/$/, (end) => (end[0] === 'A' ? 'B/' : 'A/'));
    expect((await amina.get(changed)).status).toBe(404);
    expect((await amina.get(own.toLowerCase())).status).toBe(own === own.toLowerCase() ? 200 : 404);
  });
});

describe('paths', () => {
  const PATHS = [
    '../../etc/passwd',
    'media/../../../etc/passwd',
    'media/%2e%2e/a.jpg',
    '/etc/passwd',
    '.git/config',
    'media/.git/config',
    'media/a.svg',
    'media/a.jpg.html',
    'media/a.jpg\0.png',
    'media\\a.jpg',
    'actors/le-plot.md',
    'portal.yaml',
    `media/${'a'.repeat(200)}.jpg`,
    'media/A.JPG',
    '',
  ];

  test.each(PATHS)('a photo is not %j', async (path) => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name: 'A', faire: 'keep' }, [photo('a.jpg')]);
    const before = held();
    expect(look(await amina.get(`${own}photo?path=${encodeURIComponent(path)}`)).status).toBe(404);
    await amina.send(own, { faire: `remove-photo:${path}` });
    await amina.send(own, { revision: '2', name: 'A', [`alt:${path}`]: 'volé', faire: 'keep' });
    expect(JSON.stringify(held())).toContain('media/a.jpg');
    expect(held()).not.toContain('volé');
    expect(before).toContain('media/a.jpg');
  });

  test.each([
    'actors/..',
    'actors/../../x',
    '.git/config',
    'media/a',
    'actors/.git',
    'actors/le-plot.md',
    'actors/',
    '__proto__/x',
    'actors/constructor/x',
    'admin/x',
    'ACTORS/le-plot',
  ])('a page is not %s', async (page) => {
    const [amina, claire] = [await visitor(stood), await reviewer(stood)];
    const before = held();
    expect(look(await amina.post('/commencer', { sorte: 'correction', page })).status).toBe(404);
    expect(look(await amina.post('/commencer', { sorte: 'exact', page })).status).toBe(404);
    // Where dots lead up, it is the queue that is asked for.
    expect(['message', 'queue']).toContain(look(await claire.get(`/relire/${page}`)).model.kind);
    expect(look(await claire.post('/relire/', { page, faire: 'approve' })).status).toBe(404);
    expect(look(await claire.post('/relire/comparer', { a: page, b: 'actors/le-plot' })).status).toBe(404);
    expect(held()).toBe(before);
  });

  test.each([
    '/.git/config',
    '/../.git/HEAD',
    '/%2e%2e/%2e%2e/package.json',
    '/.env',
    '/session.key',
    '/codes.json',
    '/journal',
  ])('the server has no file %s', async (path) => {
    expect([303, 404]).toContain(look(await (await reviewer(stood)).get(path)).status);
  });
});

describe('what is sent', () => {
  test('a picture that is none, or that is a program, is refused in words', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const svg = new File(
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      'a.jpg',
    );
    const before = held();
    const answer = look(await amina.send(own, { faire: 'keep', revision: '0', name: 'A' }, [svg]));
    expect([answer.status, answer.model.kind]).toEqual([422, 'message']);
    const call = look(
      await amina.ask(`${own}photo?name=a.svg`, {
        method: 'POST',
        body: await svg.arrayBuffer(),
        headers: { Origin: ORIGIN, 'X-Jeton': amina.token },
      }),
    );
    expect([call.status, call.model.error]).toEqual([422, expect.any(String)]);
    expect(held().replaceAll(/"(?:values|title|revision|updated)":("[^"]*"|\{[^}]*\}|\d+),/g, '')).toBe(
      before.replaceAll(/"(?:values|title|revision|updated)":("[^"]*"|\{[^}]*\}|\d+),/g, ''),
    );
  });

  test('too much is too much: a text, a photo, answers without end', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const large = 'a'.repeat(1_100_000);
    expect(look(await amina.post('/commencer', { sorte: 'actor', large })).status).toBe(413);
    expect(look(await amina.call(`${own}garder`, { values: { name: [large] }, revision: 1 })).status).toBe(
      413,
    );
    expect(look(await amina.send(own, { revision: '0', name: 'a'.repeat(300_000) })).status).toBe(413);
    expect(
      look(await amina.send(own, { revision: '0', name: 'A' }, [photo('a.jpg', 14_000_000)])).status,
    ).toBe(413);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`q${i}`, 'a']));
    expect(look(await amina.post(own, { ...many, revision: '0' })).status).toBe(400);
    expect(look(await amina.post(own, { revision: '0', name: Array<string>(300).fill('a') })).status).toBe(
      400,
    );
    expect(look(await amina.post(`${own}reponse`, { texte: 'a'.repeat(6000) })).status).toBe(422);
    expect([...stood.workshop.contributions.values()][0]).toMatchObject({
      revision: 0,
      values: {},
      photos: [],
    });
  });

  test.each([
    [{}],
    [{ values: null, revision: 1 }],
    [{ values: [], revision: 1 }],
    [{ values: { name: 'A' }, revision: 1 }],
    [{ values: { name: [1] }, revision: 1 }],
    [{ values: { name: ['A'] } }],
    [{ values: { name: ['A'] }, revision: -1 }],
    [{ values: { name: ['A'] }, revision: 1e300 }],
    [{ values: { name: ['A'] }, revision: '1' }],
    [{ values: { constructor: ['A'] }, revision: 1 }],
    [JSON.parse('{"values":{"__proto__":["A"]},"revision":1}')],
    [[]],
    ['A'],
    [null],
  ])('a save is not %j', async (body) => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const answer = look(await amina.call(`${own}garder`, body));
    expect(answer.status).toBe(400);
    expect([...stood.workshop.contributions.values()][0]?.revision).toBe(0);
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  test('names of objects are no questions', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, {
      revision: '0',
      name: 'A',
      ['__proto__']: 'x',
      constructor: 'x',
      toString: 'x',
      faire: 'keep',
    });
    expect([...stood.workshop.contributions.values()][0]?.values).toEqual({ name: ['A'] });
  });

  test.each(['A', '', '1.5', '-1', 'NaN', '1e999', '9'.repeat(30)])(
    'a form is not numbered %j',
    async (revision) => {
      const amina = await visitor(stood);
      const own = await amina.begin('actor');
      expect([400, 422]).toContain(look(await amina.send(own, { revision, name: 'A' })).status);
    },
  );

  test('a form that is not whole is none', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="jeton"\r\n\r\n'],
      ['multipart/form-data; boundary=', '--\r\n'],
      ['application/x-www-form-urlencoded', '%%%=%E0%A4%A'],
    ] as const) {
      const answer = look(
        await amina.ask(own, { method: 'POST', body, headers: { Origin: ORIGIN, 'Content-Type': type } }),
      );
      expect([400, 403], type).toContain(answer.status);
    }
  });

  test('what the page says of what was done is of a closed list', async () => {
    const amina = await visitor(stood);
    for (const word of ['<script>', '__proto__', 'constructor', 'x'.repeat(3000)])
      expect((await amina.get(`/?fait=${encodeURIComponent(word)}`)).model.notice).toBeUndefined();
  });
});

describe('too often', () => {
  test('one person is told to wait, and the room is not', async () => {
    const [amina, basile] = [await visitor(stood), await visitor(stood, 'Basile')];
    const own = await amina.begin('actor');
    let revision = 0;
    const keep = () => amina.call(`${own}garder`, { values: { name: ['A'] }, revision: ++revision });
    // Forty a minute is somebody who types fast.
    for (let i = 0; i < 200; i++) expect((await keep()).status).toBe(200);
    let status = 200;
    for (let i = 0; i < 60 && status === 200; i++) status = (await keep()).status;
    const last = look(await keep());
    expect([status, last.status, last.model.error]).toEqual([
      429,
      429,
      expect.stringContaining('Trop de demandes'),
    ]);
    expect((await basile.post('/commencer', { sorte: 'actor' })).status).toBe(303);
    stood.clock.now += 60_000;
    expect((await keep()).status).toBe(200);
  });
});

test('nothing of a request is logged, but what nobody foresaw', async () => {
  const broken = stand({ pages: { render: () => Promise.reject(new Error('at render (/work/x.ts:1)')) } });
  const answer = await new Visitor(broken).get('/');
  expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('<h1>Atelier</h1>')]);
  expect(answer.text).not.toMatch(STACK);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(broken.logged.join()).not.toContain('192.168');
  expect(BASE).not.toBe('');
});

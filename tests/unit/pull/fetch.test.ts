/** What servers do: slow, broken, cut, gone, moved, huge. Each is a sentence, and costs no event. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchCalendar } from '../../../src/cli/pull/fetch.ts';
import type { Answer } from '../../../src/cli/pull/fetch.ts';
import { isPrivateAddress } from '../../../src/cli/pull/private-address.ts';
import { readSettings } from '../../../src/reader/read-settings.ts';
import { SETTINGS, folderOf } from '../../support/portal.ts';
import { Subscribed, evening, ics, serve, vevent } from './setup.ts';

const CALENDAR = ics(vevent('bal@mairie', 'Bal', evening(5)), vevent('loto@mairie', 'Loto', evening(12)));
const MEGABYTE = 1024 * 1024;

/** After a first pull that went well, one that this handler spoils. */
async function afterGood(handle: Subscribed['handle']) {
  const here = await Subscribed.open();
  here.answer = CALENDAR;
  await here.pull();
  const before = here.snapshot();
  here.handle = handle;
  return { here, before };
}

/** For servers that are slow on purpose. */
const SHORT = { idle: 150, total: 60_000 };

const BOMB = gzipSync(Buffer.alloc(60 * MEGABYTE));

describe('an answer that is none', () => {
  it.each<[string, Subscribed['handle'], RegExp, typeof SHORT?]>([
    ['404', (_, answer) => answer.writeHead(404).end('rien'), /^il n’y a rien à cette adresse \(404\)$/],
    ['410', (_, answer) => answer.writeHead(410).end(), /retiré pour de bon/],
    ['401', (_, answer) => answer.writeHead(401).end(), /refuse de donner cet agenda \(401\)/],
    ['429', (_, answer) => answer.writeHead(429).end(), /trop sollicité/],
    ['500', (_, answer) => answer.writeHead(500).end(CALENDAR), /est en panne \(500\)/],
    ['304 that nobody asked for', (_, answer) => answer.writeHead(304).end(), /a répondu 304/],
    ['silence', () => undefined, /ne répond plus/, SHORT],
    [
      'a calendar that stops in the middle',
      (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/calendar' });
        answer.write(CALENDAR.slice(0, 100));
      },
      /ne répond plus/,
      SHORT,
    ],
    [
      'a trickle',
      (_, answer) => {
        answer.writeHead(200);
        const timer = setInterval(() => answer.write('X'), 50);
        answer.on('close', () => clearInterval(timer));
      },
      /met plus de 1 s à répondre/,
      { idle: 60_000, total: 300 },
    ],
    [
      'a line that is cut',
      (_, answer) => {
        answer.writeHead(200, { 'content-length': String(CALENDAR.length) });
        answer.write(CALENDAR.slice(0, 100), () => answer.destroy());
      },
      /coupée avant la fin/,
    ],
    [
      'fifty megabytes that say so',
      (_, answer) => {
        answer.writeHead(200, { 'content-length': String(50 * MEGABYTE) });
        answer.write(Buffer.alloc(MEGABYTE, 'X'));
      },
      /dépasse 20 Mo/,
    ],
    [
      'fifty megabytes that do not',
      (_, answer) => {
        answer.writeHead(200);
        const block = Buffer.alloc(MEGABYTE, 'X');
        let left = 50;
        const more = () => {
          while (left-- > 0) if (!answer.write(block)) return void answer.once('drain', more);
          answer.end();
        };
        more();
      },
      /dépasse 20 Mo/,
    ],
    [
      'a bomb',
      (_, answer) => {
        answer.writeHead(200, { 'content-encoding': 'gzip' });
        answer.end(BOMB);
      },
      /dépasse 20 Mo/,
    ],
    [
      'gzip that is cut',
      (_, answer) => {
        answer.writeHead(200, { 'content-encoding': 'gzip' });
        answer.end(gzipSync(CALENDAR).subarray(0, 60));
      },
      /coupée avant la fin/,
    ],
    [
      'gzip that is none',
      (_, answer) => {
        answer.writeHead(200, { 'content-encoding': 'gzip' });
        answer.end(CALENDAR);
      },
      /mal comprimée/,
    ],
    [
      'an unknown compression',
      (_, answer) => {
        answer.writeHead(200, { 'content-encoding': 'exotic' });
        answer.end(CALENDAR);
      },
      /comprimée d’une façon inconnue/,
    ],
    [
      'a page to log in',
      (_, answer) => {
        answer.writeHead(200, { 'content-type': 'text/html' });
        answer.end('<!doctype html><title>Connexion</title>');
      },
      /page web, peut-être celle d’une connexion/,
    ],
    ['nothing', (_, answer) => answer.writeHead(200).end(), /fichier est vide/],
    ['something else', (_, answer) => answer.writeHead(200).end('{"error": 1}'), /BEGIN:VCALENDAR manque/],
    [
      'a loop',
      (request, answer) => answer.writeHead(302, { location: request.url! }).end(),
      /plus de 5 fois/,
    ],
    [
      'a way out of the web',
      (_, answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /pas sur le web/,
    ],
    ['a way to nowhere', (_, answer) => answer.writeHead(302).end(), /pas sur le web/],
  ])('is a sentence, and changes nothing: %s', async (_what, handle, why, limits) => {
    const { here, before } = await afterGood(handle);
    const outcome = await here.pull({ limits });
    expect(outcome.failed?.why).toMatch(why);
    expect(outcome.failed!.cure).toMatch(/^[A-ZÉÀ].*[^.]$/);
    expect(here.snapshot()).toEqual(before);
    expect((await here.said({ limits })).split('\n').at(-1)).toBe(
      '  Les rendez-vous déjà repris restent tels quels.',
    );
  });

  it('is said where there is no network, or nobody at the address', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const gone = await fetchCalendar({ url: `http://127.0.0.1:${port}/a.ics`, local: true });
    expect(gone).toMatchObject({ kind: 'failed', why: '127.0.0.1 refuse la connexion' });
    const unknown = await fetchCalendar({ url: 'https://agenda.invalid/a.ics' });
    expect(unknown).toMatchObject({ kind: 'failed', why: 'le nom agenda.invalid est introuvable' });
  });
});

describe('an answer that is one', () => {
  const fetched = (answer: Answer) =>
    answer.kind === 'fresh' ? Buffer.from(answer.bytes).toString() : answer;

  it.each(['gzip', 'x-gzip'])('may be in %s', async (encoding) => {
    const url = await serve((_, answer) => {
      answer.writeHead(200, { 'content-encoding': encoding });
      answer.end(gzipSync(CALENDAR));
    });
    expect(fetched(await fetchCalendar({ url, local: true }))).toBe(CALENDAR);
  });

  it('may be called anything', async () => {
    const url = await serve((_, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html' }).end(CALENDAR),
    );
    expect(fetched(await fetchCalendar({ url, local: true }))).toBe(CALENDAR);
  });

  it('may be elsewhere, and says where to look the next time', async () => {
    const url = await serve((request, answer) => {
      const turn = Number(request.url!.slice(1));
      if (turn < 5) answer.writeHead(turn < 2 ? 301 : 302, { location: `/${turn + 1}` }).end();
      else answer.writeHead(200).end(CALENDAR);
    });
    const answer = await fetchCalendar({ url: `${url}/0`, local: true });
    expect(fetched(answer)).toBe(CALENDAR);
    expect(answer).toMatchObject({ movedTo: `${url}/2` });
  });

  it('is asked for only if it has changed', async () => {
    const here = await Subscribed.open();
    here.handle = (request, answer) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      answer.writeHead(isKnown ? 304 : 200, {
        etag: '"1"',
        'last-modified': 'Tue, 01 Dec 2026 08:00:00 GMT',
      });
      answer.end(isKnown ? undefined : CALENDAR);
    };
    expect(await here.pull()).toMatchObject({ created: { length: 2 } });
    const before = here.snapshot();
    expect(await here.said()).toBe('Mairie : rien de nouveau.');
    expect(here.requests[1]!.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Tue, 01 Dec 2026 08:00:00 GMT',
    });
    expect(here.snapshot()).toEqual(before);
  });

  it('that carries a new mark each time changes nothing', async () => {
    const here = await Subscribed.open();
    let turn = 0;
    here.handle = (_, answer) => answer.writeHead(200, { etag: `"${turn++}"` }).end(CALENDAR);
    await here.pull();
    const before = here.snapshot();
    await here.pull();
    expect(here.snapshot()).toEqual(before);
  });
});

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::a00:1]',
  ])('of this machine or its network are told: %s', (host) => {
    expect(isPrivateAddress(host)).toBe(true);
  });

  it.each(['93.184.216.34', '172.32.0.1', '[2606:2800:220:1::1]', 'agenda.example'])(
    'of the web pass: %s',
    (host) => {
      expect(isPrivateAddress(host)).toBe(false);
    },
  );

  it.each([
    'http://127.0.0.1:9/a.ics',
    'http://2130706433/a.ics',
    'http://0x7f.1/a.ics',
    'http://localhost:9/a.ics',
    'http://[::1]:9/a.ics',
  ])('are refused, however they are written: %s', async (url) => {
    expect(await fetchCalendar({ url })).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('adresse de cette machine'),
    });
  });

  const sources = (line: string) =>
    readSettings(folderOf({ 'portal.yaml': `${SETTINGS}sources:\n  - name: A\n    ${line}\n` }));

  it('in webcal are https', () => {
    expect(sources('url: webcal://a.example/x.ics').settings.sources).toEqual([
      { name: 'A', url: 'https://a.example/x.ics' },
    ]);
  });

  it.each(['ftp://a.example/x.ics', 'file:///etc/passwd', 'mairie', 'https://moi:secret@a.example/x.ics'])(
    'are of the web: %s is refused with a sentence',
    (url) => {
      expect(sources(`url: ${url}`).problems).toMatchObject([
        {
          path: ['sources', 0, 'url'],
          severity: 'error',
          message: expect.stringContaining('l’adresse d’un agenda est attendue'),
        },
      ]);
    },
  );

  it('with a secret key are told of', async () => {
    const here = await Subscribed.open(
      {},
      '  - name: Secret\n    url: https://calendar.invalid/ical/x/private-0123456789abcdef/basic.ics\n',
    );
    const [outcome] = await here.pullAll({ only: ['Secret'] });
    expect(outcome!.remarks).toEqual([expect.stringContaining('une clé secrète')]);
  });
});

/**
 * 10,000 malformed requests to a workshop that is served, over its socket: whatever comes, it answers, nothing is
 * written, and whoever wrote something finds it again.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSmall } from '../support/built.ts';
import { random } from '../support/random.ts';
import { Phone, serveWorkshop, untilReady } from '../support/workshop-served.ts';
import type { ServedWorkshop } from '../support/workshop-served.ts';

const REQUESTS = 10_000;
/** Whose cookies they bear. */
const PEOPLE = 40;
/** Spoken at once. */
const SPEAKERS = 16;

let served: ServedWorkshop;
beforeAll(async () => {
  served = await serveWorkshop({ write: writeSmall });
  await untilReady(served.url);
});
afterAll(() => served?.close());

/** What is answered to these bytes; what waits for more is left after a moment. */
const speak = (bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(served.port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), 250);
    socket.on('data', (data) => {
      chunks.push(data);
      // The head is enough.
      if (chunks.length > 3) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
  });

test('ten thousand malformed requests, and it still answers', async () => {
  const dice = random(Number(process.env.CORDEE_SEED) || undefined);
  console.log(`seed ${dice.seed} (CORDEE_SEED=${dice.seed} to run it again)`);
  const pick = <T>(list: readonly T[]): T => list[dice.next() % list.length]!;
  const chance = (of: number): boolean => dice.next() % of === 0;
  const amina = await new Phone(served.url).enter('Amina');
  const claire = await new Phone(served.url).enter('Claire', '731064');
  // Many, so that few are told to wait.
  const people = [claire, amina];
  for (let i = 0; i < PEOPLE; i++) people.push(await new Phone(served.url).enter(`Personne ${i}`));
  const own = await amina.begin('actor');
  await amina.keep(own, { name: ['La Grange'] }, 1);
  const head = await served.store.head();

  const junk = (): string =>
    pick([
      '',
      '%E0%A4%A',
      '%00',
      '\0',
      '\r\nX: y',
      '../../..',
      '%2e%2e%2f',
      '..\\',
      '.git/config',
      '<script>',
      'é'.repeat(20),
      'A'.repeat(dice.next() % 3000),
      '__proto__',
      '?',
      '#',
      '//',
      '%ff%fe',
      '\ud800',
      '*',
    ]);
  const PATHS = [
    '/atelier/',
    '/atelier/entrer',
    '/atelier/commencer',
    '/atelier/chercher?pour=',
    '/atelier/noms.json',
    '/atelier/semblables?sorte=actor&q=',
    '/atelier/mur',
    '/atelier/feuilles/',
    '/atelier/entree',
    '/atelier/relire/',
    '/atelier/relire/actors/',
    '/atelier/relire/comparer?a=',
    '/atelier/relire/trancher/',
    '/atelier/fin',
    '/atelier/bilan',
    '/atelier/c/',
    own,
    `${own}garder`,
    `${own}photo?path=`,
    `${own}photo?name=`,
    `${own}apercu`,
    `${own}recu`,
    `${own}modifier?fait=`,
    '/api/v1',
    '/api/session',
    '/',
    '/admin/',
    '*',
    '',
    'http://evil.example/atelier/',
    '//evil.example/',
    '/atelier',
  ];
  const TYPES = [
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'multipart/form-data; boundary=' + 'x'.repeat(300),
    'text/plain',
    '',
    'image/svg+xml',
  ];
  const body = (person: Phone): string => {
    const token = chance(4) ? pick([amina.token, 'x', '']) : person.token;
    return pick([
      '',
      '{',
      `{"values":${pick(['null', '{"name":[1]}', '{"__proto__":["x"]}', '[[[[]]]]'])},"revision":${pick(['1e999', '-1', 'null', '"1"'])}}`,
      `jeton=${token}&faire=${junk()}&page=${junk()}&sorte=${junk()}&revision=${junk()}`,
      `jeton=${token}&` + 'a=b&'.repeat(dice.next() % 600),
      `--x\r\nContent-Disposition: form-data; name="jeton"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="photo"; filename="${junk()}"\r\nContent-Type: image/jpeg\r\n\r\n${junk()}\r\n--x--\r\n`,
      `--x\r\nContent-Disposition: form-data; name="${junk()}"\r\n\r\n${junk()}`,
      junk().repeat(3),
    ]);
  };
  // What the parser of HTTP refuses by itself is a fifth: the rest is for us to refuse.
  const ill = (): boolean => chance(30);
  const tame = (text: string): string => (chance(12) ? text : encodeURI(text.toWellFormed()));
  const request = (): Buffer => {
    const method = ill()
      ? pick(['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'CONNECT', 'G\0T', 'get', ''])
      : pick(['GET', 'POST']);
    const path = pick(PATHS) + (chance(3) ? '' : tame(junk()));
    const person = chance(6) ? claire : pick(people);
    const sent = body(person);
    const length = ill() ? pick(['-1', '99999999999', '1e3', '']) : String(Buffer.byteLength(sent));
    const lines = [
      `${method} ${path} ${ill() ? pick(['HTTP/9.9', 'HTTP/1.0', '']) : 'HTTP/1.1'}`,
      `Host: ${ill() ? pick(['evil.example', '', '[::1', tame(junk())]) : `localhost:${served.port}`}`,
      chance(2)
        ? `Origin: ${pick([served.url, served.url, served.url, 'null', 'http://evil.example', tame(junk())])}`
        : `Referer: ${pick([served.url, tame(junk())])}`,
      chance(5)
        ? 'X-A: b'
        : `Cookie: ${chance(8) ? pick([`${amina.cookie}x`, tame(junk())]) : person.cookie}`,
      chance(2) ? `Content-Type: ${pick(TYPES)}` : 'X-C: d',
      chance(6) ? `X-Jeton: ${pick([person.token, tame(junk())])}` : 'X-E: f',
      ill() ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
      ill() ? `${junk()}: ${junk()}` : 'Connection: close',
      ...(chance(100) ? Array.from({ length: 150 }, (_, i) => `X-${i}: y`) : []),
    ];
    const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${sent}`, 'utf8');
    return ill() ? bytes.subarray(0, dice.next() % bytes.length) : bytes;
  };

  const statuses = new Map<string, number>();
  const shame: string[] = [];
  let asked = 0;
  const speaker = async (): Promise<void> => {
    while (asked < REQUESTS) {
      asked++;
      const bytes = request();
      const answer = await speak(bytes);
      const status = answer.slice(9, 12) || 'none';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (/^HTTP\/1\.1 50[0-2]|node:internal|\.ts:\d|node_modules/.test(answer))
        shame.push(`${JSON.stringify(bytes.toString('latin1').slice(0, 600))} → ${answer.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: SPEAKERS }, speaker));
  console.log(JSON.stringify(Object.fromEntries([...statuses].sort())));

  expect(shame.slice(0, 3)).toEqual([]);
  expect(served.logged.filter((line) => !/ExperimentalWarning/.test(line))).toEqual([]);
  expect(asked).toBe(REQUESTS);
  // Both kinds came: those that are let in, and those that are not.
  for (const status of ['200', '303', '400', '401', '403', '404', '405', '415', '421'])
    expect(statuses.get(status), status).toBeGreaterThan(50);
  expect(await served.store.head()).toBe(head);
  const form = await amina.text(`${own}modifier`);
  expect(form).toContain('La Grange');
  expect(await served.store.drafts()).toEqual([]);
});

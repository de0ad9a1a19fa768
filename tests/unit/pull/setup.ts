/** A content folder that is subscribed to a calendar, and a real server that gives it, well or badly. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { pull } from '../../../src/cli/pull/run.ts';
import type { PullOptions } from '../../../src/cli/pull/run.ts';
import type { Outcome } from '../../../src/cli/pull/outcome.ts';
import { sayOutcome } from '../../../src/cli/pull/say.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { SETTINGS, folderOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

export const NOW = '2026-12-01T09:00';

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server. @returns its address, without a final slash */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const ics = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

export const vevent = (uid: string, title: string, ...lines: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, ...lines, 'END:VEVENT'].join('\r\n');

/** `DTSTART` and `DTEND` of a December evening. */
export const evening = (day: number): string =>
  `DTSTART;TZID=Europe/Paris:202612${String(day).padStart(2, '0')}T183000\r\nDTEND;TZID=Europe/Paris:202612${String(day).padStart(2, '0')}T200000`;

/** A portal with one source, « Mairie », whose answer each test sets. */
export class Subscribed {
  readonly content: string;
  /** What the server does; the calendar of `answer` unless a test says otherwise. */
  handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar' });
    response.end(this.answer);
  };
  answer: string | Uint8Array = ics();
  requests: IncomingMessage[] = [];

  private constructor(content: string) {
    this.content = content;
  }

  static async open(files: Files = {}, settings = ''): Promise<Subscribed> {
    const content = folderOf(files);
    const here = new Subscribed(content);
    const url = await serve((request, response) => {
      here.requests.push(request);
      here.handle(request, response);
    });
    writeFileSync(
      join(content, 'portal.yaml'),
      `${SETTINGS}sources:\n  - name: Mairie\n    url: ${url}/agenda.ics\n${settings}`,
    );
    return here;
  }

  async pull(more: Partial<PullOptions> = {}): Promise<Outcome> {
    const [first] = await this.pullAll(more);
    return first!;
  }

  pullAll = (more: Partial<PullOptions> = {}): Promise<Outcome[]> =>
    pull({ content: this.content, now: () => NOW, local: true, gazetteer: loadGazetteer, ...more });

  said = async (more: Partial<PullOptions> = {}): Promise<string> =>
    sayOutcome(await this.pull(more), false).join('\n');

  names = (): string[] => {
    const folder = join(this.content, 'events');
    return existsSync(folder) ? readdirSync(folder).toSorted() : [];
  };

  read = (name: string): string => readFileSync(join(this.content, 'events', name), 'utf8');

  write = (name: string, text: string): void => writeFileSync(join(this.content, 'events', name), text);

  remove = (name: string): void => rmSync(join(this.content, 'events', name));

  state = (): string => readFileSync(join(this.content, '.cordee/pull.json'), 'utf8');

  /** Everything that a pull may change. */
  snapshot = (): Record<string, string> => ({
    ...Object.fromEntries(this.names().map((name) => [name, this.read(name)])),
    '.cordee/pull.json': existsSync(join(this.content, '.cordee/pull.json')) ? this.state() : '',
  });
}

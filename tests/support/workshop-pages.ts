/**
 * The pages of a workshop's participants, served as part E of it serves them, in memory: one contribution, whose laptop
 * can be made slow, deaf or forgetful. For what a browser does with these pages; the server itself has tests of its own.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { WORKSHOP_FORM, WORKSHOP_PAGES } from '../../src/components/atelier/examples/workshop.ts';
import type { WorkshopFormModel, WorkshopPageModel } from '../../src/domain/models/workshop-types.ts';
import { guidePolicy, publicPolicy } from '../../src/lib/security/csp.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import type { CompiledApp } from '../../src/site/build/compile.ts';
import type { Origin } from '../../cms/workshop/types.ts';

export interface Photo {
  name: string;
  type: string;
  bytes: Buffer;
}

/** What the laptop has. */
export interface Laptop {
  values: Record<string, string[]>;
  revision: number;
  /** Of the page whose save was the last. */
  device?: string | undefined;
  photos: Photo[];
  /** `faire` of each form that was posted, in order. */
  posted: string[];
  /** Answers as a lost Wi-Fi, an ended session or a server in trouble would, until it is set back. */
  mood: 'well' | 'gone' | 'ended' | 'broken' | 'refusing';
  /** Saves that were answered. */
  saves: number;
  /** What is told of the form the next time it is shown. */
  more: Partial<WorkshopFormModel>;
}

export interface Server {
  url: string;
  laptop: Laptop;
  /** As it was at first. */
  reset(): void;
  close(): Promise<void>;
}

const newLaptop = (): Laptop => ({
  values: {},
  revision: 0,
  photos: [],
  posted: [],
  mood: 'well',
  saves: 0,
  more: {},
});

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const renderWorkshop = async (app: CompiledApp, model: WorkshopPageModel): Promise<string> =>
  (
    await app.render(new Request('http://portal.invalid/atelier/page/'), { locals: { workshop: model } })
  ).text();

/** @param portal folder of a built portal, for what the pages ask for */
export async function serveWorkshop(portal: string): Promise<Server> {
  const app = await compileApp('');
  const laptop = newLaptop();
  const server = createServer((request, response) => {
    answer(app, portal, laptop, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    laptop,
    reset: () => void Object.assign(laptop, newLaptop()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const OWN = '/atelier/c/exemple/';

async function answer(
  app: CompiledApp,
  portal: string,
  laptop: Laptop,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://portal.invalid');
  const json = (value: unknown, status = 200) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const page = async (model: WorkshopPageModel) =>
    response
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': ('frame' in model ? guidePolicy : publicPolicy)({ asHeader: true }),
      })
      .end(await renderWorkshop(app, model));
  const body = await bodyOf(request);
  if (pathname === '/atelier/noms.json')
    return void json({ actors: ['La Remise à neuf'], communes: ['Sarvenne'] });
  if (pathname === '/atelier/semblables')
    return void json(
      /remise/i.test(searchParams.get('q') ?? '')
        ? [
            {
              title: 'La Remise à neuf',
              detail: 'Sarvenne',
              href: '/annuaire/la-remise-a-neuf/',
              complete: '/atelier/',
            },
          ]
        : [],
    );
  const file = join(portal, pathname);
  if (!pathname.startsWith('/atelier/') && extname(file) && existsSync(file))
    return void response
      .writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  if (pathname === '/favicon.svg' || !pathname.startsWith('/atelier/'))
    return void response.writeHead(404).end();
  if (request.method === 'POST') return post(laptop, pathname, searchParams, request, body, response, json);
  if (pathname === `${OWN}photo`) {
    const photo = laptop.photos[Number(searchParams.get('path')?.replace(/\D/g, ''))];
    return void response.writeHead(200, { 'Content-Type': photo?.type ?? 'image/jpeg' }).end(photo?.bytes);
  }
  if (pathname === `${OWN}modifier`) return void (await page(formOf(laptop)));
  const example = /^\/atelier\/exemple\/(\d+)$/.exec(pathname)?.[1];
  if (example) return void (await page(Object.values(WORKSHOP_PAGES)[Number(example)]!));
  const shown = Object.values(WORKSHOP_PAGES).find(
    ({ address }) => address === pathname && pathname !== '/atelier/',
  );
  return void (await page(shown ?? WORKSHOP_PAGES['atelier, accueil']!));
}

const formOf = ({ values, revision, photos, more }: Laptop): WorkshopFormModel => ({
  ...WORKSHOP_FORM,
  values,
  revision,
  photos: photos.map(({ name }, i) => ({
    path: `media/${i}.jpg`,
    href: `${OWN}photo?path=media/${i}.jpg`,
    alt: values[`alt:media/${i}.jpg`]?.[0] ?? name,
  })),
  ...more,
});

function post(
  laptop: Laptop,
  pathname: string,
  query: URLSearchParams,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  json: (value: unknown, status?: number) => unknown,
): void {
  const { mood } = laptop;
  if (mood === 'gone') return void request.socket.destroy();
  if (mood === 'broken') return void json({ error: 'en panne' }, 503);
  const isCall = pathname.endsWith('/garder') || pathname.endsWith('/photo');
  if (mood === 'ended' || (isCall && request.headers['x-jeton'] !== WORKSHOP_FORM.person!.token))
    return void json({ error: 'séance finie' }, 401);
  if (mood === 'refusing') return void json({ error: 'Cette photo est refusée.' }, 422);
  if (pathname === `${OWN}garder`) {
    const { values, revision, since, device, before } = JSON.parse(body.toString()) as Origin &
      Pick<Laptop, 'values' | 'revision'>;
    const isUnseen =
      since < laptop.revision && ![device, ...(before ?? '').split('.')].includes(laptop.device ?? 'none');
    if (revision <= laptop.revision || isUnseen) return void json({ revision: laptop.revision, kept: false });
    Object.assign(laptop, { values, revision, device });
    laptop.saves++;
    return void json({ revision, kept: true });
  }
  if (pathname === `${OWN}photo`) {
    laptop.photos.push({
      name: query.get('name') ?? '',
      type: request.headers['content-type'] ?? '',
      bytes: body,
    });
    const path = `media/${laptop.photos.length - 1}.jpg`;
    return void json({ path, href: `${OWN}photo?path=${path}` });
  }
  const fields = fieldsOf(body.toString('latin1'));
  const doing = fields['faire']?.[0] ?? '';
  laptop.posted.push(doing);
  const own = new Set(['jeton', 'revision', 'faire', 'photo']);
  laptop.values = Object.fromEntries(Object.entries(fields).filter(([name]) => !own.has(name)));
  laptop.revision = Math.max(laptop.revision, Number(fields['revision']?.[0] ?? 0));
  const to =
    doing === 'send' || doing === 'another' ? OWN : doing === 'preview' ? `${OWN}apercu` : `${OWN}modifier`;
  response.writeHead(303, { Location: to }).end();
}

/** The text fields of a multipart form, written as latin1. */
function fieldsOf(body: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [, name, value] of body.matchAll(/name="([^"]+)"\r\n\r\n([\s\S]*?)\r\n--/g))
    (fields[name!] ??= []).push(Buffer.from(value!, 'latin1').toString());
  return Object.fromEntries(Object.entries(fields).filter(([, [one]]) => one !== ''));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

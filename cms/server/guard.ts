/**
 * What every request goes through before anything is read of it: the name by which the server was called (a foreign name
 * that leads here is an attack: DNS rebinding), where an unsafe request comes from (CSRF), its kind and its size.
 */
import type { Context, MiddlewareHandler, Next } from 'hono';
import { SECURITY_HEADERS, publicPolicy } from '../../src/lib/security/csp.ts';
import { limitBody } from './body-limit.ts';
import { Refused } from './refused.ts';

const MB = 1024 * 1024;

/** Bytes of a request in JSON; pictures come inside, in base64, a third larger. */
const LARGE = 40 * MB;
const SMALL = MB;

/** Where pictures may come. */
const WITH_PICTURES = new Set(['/api/v1', '/api/preview']);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The name in a `Host`, without its port; undefined where it is none. */
export function hostnameOf(host: string | undefined): string | undefined {
  const [, name] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(host ?? '') ?? [];
  return name?.toLowerCase();
}

/** @param isHost whether the server goes by a name */
export const checkHost =
  (isHost: (hostname: string) => boolean): MiddlewareHandler =>
  async ({ req }, next) => {
    const name = hostnameOf(req.header('host') ?? new URL(req.url).host);
    if (name === undefined || !isHost(name))
      throw new Refused(
        421,
        'wrong-host',
        'Ce serveur ne répond pas à ce nom. Ouvrez l’adresse qu’affiche la fenêtre où il a été lancé.',
      );
    await next();
  };

/** Browsers say where a request comes from; one that does not say changes nothing here. */
export async function checkOrigin({ req }: Context, next: Next): Promise<void> {
  if (!SAFE.has(req.method)) {
    const origin = req.header('origin');
    const site = req.header('sec-fetch-site');
    const isOurs =
      origin === undefined ? site === 'same-origin' : hostOf(origin) === (req.header('host') ?? '');
    if (!isOurs || (site !== undefined && site !== 'same-origin'))
      throw new Refused(
        403,
        'foreign-origin',
        'Cette demande ne vient pas d’une page de ce portail : elle est refusée.',
      );
    if (req.method !== 'DELETE' && !/^application\/json\b/i.test(req.header('content-type') ?? ''))
      throw new Refused(415, 'not-json', 'Ce serveur attend du JSON (Content-Type: application/json).');
  }
  await next();
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

const limited = (most: number): MiddlewareHandler =>
  limitBody(most, () => {
    throw new Refused(
      413,
      'too-large',
      `C’est trop lourd : ${most / MB} Mo au plus en une fois. Envoyez moins d’images, ou des images plus petites. Votre texte est gardé dans cette page.`,
    );
  });

const LIMITS = { large: limited(LARGE), small: limited(SMALL) };

export const checkSize: MiddlewareHandler = (context, next) =>
  (WITH_PICTURES.has(context.req.path) ? LIMITS.large : LIMITS.small)(context, next);

/** Of every answer of the interface: never kept, never framed, never run. */
export const secure: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
  if (!context.res.headers.has('content-security-policy'))
    context.header('Content-Security-Policy', publicPolicy({ asHeader: true }));
  context.header('Cache-Control', 'no-store');
};

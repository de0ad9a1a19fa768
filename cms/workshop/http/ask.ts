/** Who asks, from where, and for what: read of a request before anything is built. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Asked, Ctx, Parts } from './context.ts';
import { noticeOf } from './notices.ts';

/** What a model is built from. */
export async function ask(parts: Parts, context: Ctx): Promise<Asked> {
  const facts = await parts.facts();
  const { req } = context;
  const word = req.query('fait');
  return {
    parts,
    facts,
    person: context.get('person'),
    token: context.get('token'),
    address: parts.base + req.path,
    origin: `http://${req.header('host') ?? new URL(req.url).host}`,
    now: parts.now(),
    notice: word === undefined ? undefined : (parts.toldBy(word) ?? noticeOf(word, facts.site.locale)),
  };
}

/** Kept in memory for a minute, to count; never written. */
export function placeOf(context: Ctx): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    // Asked without a socket, as tests do.
    return '';
  }
}

const OWN = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const isOwnMachine = (context: Ctx): boolean => OWN.has(placeOf(context));

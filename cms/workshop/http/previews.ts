/** The page to come, as what a frame shows: it takes its time, and the page around it is there already. */
import type { Asset } from '../../server/previews.ts';
import { Refused } from '../../server/refused.ts';
import { serverWords } from '../../../src/i18n/workshop/server.ts';
import type { EntryKey } from '../types.ts';
import type { Ctx, Parts } from './context.ts';

export async function sendPreview(
  context: Ctx,
  parts: Parts,
  { key, text }: { key: EntryKey; text: string },
  assets: readonly Asset[] = [],
): Promise<Response> {
  const { id, problems } = await parts.previews.make(key, text, assets, context.var.token);
  const html = id && parts.previews.html(id);
  if (!html) {
    const [first] = problems;
    const why = first ? `${first.label} : ${first.message}` : serverWords('fr').frameMissing;
    throw new Refused(422, 'no-preview', why);
  }
  // The page has its own policy; the workshop alone may frame it.
  context.header('Content-Security-Policy', "frame-ancestors 'self'");
  return context.html(html);
}

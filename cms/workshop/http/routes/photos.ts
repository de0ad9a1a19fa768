/** Photos of a contribution: sent by a script, and shown to its author. */
import type { Hono } from 'hono';
import { Refused } from '../../../server/refused.ts';
import { isCall } from '../answer.ts';
import type { Env, Parts } from '../context.ts';
import { PHOTO_BYTES, tooLarge } from '../guard.ts';
import { checkToken, isPicture } from '../input.ts';
import { photoHref } from '../models/contribution.ts';
import { contributionOf } from './contribution.ts';

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

export function photoRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;

  app.post('/atelier/c/:id/photo', async (context) => {
    // Another site cannot set this header: what it sends without asking is no photo of ours.
    if (!isCall(context)) throw new Refused(415, 'not-a-call', 'Envoyez la photo avec le formulaire.');
    checkToken(context.req.header('x-jeton') ?? '', context.var.token);
    const one = await contributionOf(parts, context);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (bytes.byteLength > PHOTO_BYTES) throw tooLarge(PHOTO_BYTES);
    const name = (context.req.query('name') ?? 'photo').slice(0, 200);
    const { path } = await workshop.addPhoto(one.id, name, bytes);
    return context.json({ path, href: photoHref(`${root}/c/${one.id}/`, path) });
  });

  app.get('/atelier/c/:id/photo', async (context) => {
    const one = await contributionOf(parts, context);
    const path = context.req.query('path') ?? '';
    const bytes =
      isPicture(path) && one.photos.some((photo) => photo.path === path)
        ? await workshop.photo(one.id, path)
        : undefined;
    if (!bytes) throw new Refused(404, 'not-found', 'Cette photo n’est pas là.');
    context.header('Content-Security-Policy', "default-src 'none'");
    return context.body(Uint8Array.from(bytes), 200, {
      'Content-Type': TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    });
  });
}

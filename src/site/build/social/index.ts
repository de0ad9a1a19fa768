/**
 * The pictures that messengers and networks show beside links: words set by satori, the land drawn behind them,
 * made into pixels by sharp. Nothing is loaded where all are in the cache.
 */
import { createHash } from 'node:crypto';
import type { SocialCard } from '../../../domain/models/social.ts';
import { cached, sourceHash } from '../cache.ts';
import { keyOf } from '../pictures.ts';

/** All that a drawing depends on beside its card; the lock file says which satori, which sharp and which fonts. */
const SOURCES = [
  'src/site/build/social/draw.ts',
  'src/site/build/social/land.ts',
  'src/site/build/social/layout.ts',
  'src/site/build/social/words.ts',
  'src/lib/drawing/mark.ts',
  'package-lock.json',
];

/**
 * The bytes of a card: PNG, or JPEG where it holds a photo.
 * @param content the content folder, for the photo
 */
export function renderSocial(content: string, card: SocialCard): Promise<Uint8Array> {
  const { picture, ...words } = card;
  const inputs = JSON.stringify([sourceHash(...SOURCES), words, picture && keyOf(picture)]);
  const key = createHash('sha256').update(inputs).digest('hex').slice(0, 24);
  return cached('social', `${key}.${picture ? 'jpg' : 'png'}`, async () => {
    const { drawSocial } = await import('./draw.ts');
    return drawSocial(content, card);
  });
}

/** A card, from its words to its pixels. */
import sharp from 'sharp';
import { SOCIAL_SIZE } from '../../../domain/models/social.ts';
import type { SocialCard } from '../../../domain/models/social.ts';
import { openPicture } from '../pictures.ts';
import { landShapes } from './land.ts';
import { PHOTO_LEFT } from './layout.ts';
import { setWords } from './words.ts';

/** Seven, and what is between each and the ground on the edges of letters: half the weight of all that PNG can tell. */
const COLORS = 48;

/** @returns PNG, or JPEG where there is a photo */
export async function drawSocial(content: string, card: SocialCard): Promise<Uint8Array> {
  const words = await setWords(card);
  // The land goes under the words: right after the opening tag, which is ours to complete.
  const svg = words.replace('>', `>${landShapes(card.colors)}`);
  const drawing = sharp(Buffer.from(svg)).flatten({ background: card.colors.ground });
  if (!card.picture) return drawing.png({ palette: true, colours: COLORS, dither: 0, effort: 1 }).toBuffer();
  const photo = await (
    await openPicture(content, card.picture)
  )
    .resize(SOCIAL_SIZE.width - PHOTO_LEFT, SOCIAL_SIZE.height, { fit: 'cover', position: 'attention' })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer();
  return drawing
    .composite([{ input: photo, left: PHOTO_LEFT, top: 0 }])
    .jpeg({ quality: 76, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

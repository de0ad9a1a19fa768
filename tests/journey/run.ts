/**
 * `npm run guide`: goes the way of the guide again, and takes its pictures: `content/media/publier-….webp`. A picture
 * that has not changed to the eye is left as it is: a repository grows with each that is written again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { publishJourney } from './publish.ts';
import type { Shot } from './publish.ts';
import { openStage } from './stage.ts';

const MEDIA = join(PROJECT_ROOT, 'content', 'media');
/** Mean difference of a channel, of 255, below which nobody sees any. */
const SAME = 0.5;

const isSame = async (one: Buffer, other: Buffer): Promise<boolean> => {
  const [a, b] = await Promise.all(
    [one, other].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (a!.info.width !== b!.info.width || a!.info.height !== b!.info.height) return false;
  let difference = 0;
  for (let i = 0; i < a!.data.length; i++) difference += Math.abs(a!.data[i]! - b!.data[i]!);
  return difference / a!.data.length < SAME;
};

const written: string[] = [];

const shot: Shot = async (name, page) => {
  // Messages come and go, and pages settle.
  await page.waitForTimeout(1_000);
  const file = join(MEDIA, `publier-${name}.webp`);
  const picture = await sharp(await page.screenshot())
    .webp({ quality: 80 })
    .toBuffer();
  if (existsSync(file) && (await isSame(picture, readFileSync(file)))) return;
  writeFileSync(file, picture);
  written.push(name);
};

mkdirSync(MEDIA, { recursive: true });
const stage = await openStage();
try {
  await publishJourney({
    ...stage,
    reviewerCode: stage.cms.reviewerCode,
    shot,
    viewport: { width: 1100, height: 760 },
  });
  console.log(
    written.length > 0
      ? `Images du guide refaites dans content/media/ : ${written.join(', ')}.`
      : 'Les images du guide sont les mêmes.',
  );
} finally {
  await stage.close();
}
process.exit(0);

/**
 * `npm run guide`: goes the ways of the guides again, and takes their pictures, in `content/media/`. A picture that has
 * not changed to the eye is left as it is: a repository grows with each that is written again. `-- publier` or
 * `-- atelier` takes those of one guide.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { speakFrench } from '../../src/cli/french.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { publishJourney } from './publish.ts';
import type { Shot } from './publish.ts';
import { openStage } from './stage.ts';
import { CODES, openWorkshopStage } from './workshop-stage.ts';
import { comeIn, finish, reviewAll, writeAll } from './workshop.ts';

const MEDIA = join(PROJECT_ROOT, 'content', 'media');
const VIEWPORT = { width: 1100, height: 760 };
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

/** What the pages of the sample portal show: a journey may stop at more places than its guide tells of. */
const SHOWN = new Set(
  ['publier-sur-le-portail', 'animer-un-atelier'].flatMap((page) =>
    [
      ...readFileSync(join(MEDIA, '..', 'pages', `${page}.md`), 'utf8').matchAll(/media\/([\w-]+)\.webp/g),
    ].map(([, name]) => name!),
  ),
);

const written: string[] = [];

async function write(name: string, image: Sharp): Promise<void> {
  if (!SHOWN.has(name)) return;
  const file = join(MEDIA, `${name}.webp`);
  const picture = await image.webp({ quality: 80 }).toBuffer();
  if (existsSync(file) && (await isSame(picture, readFileSync(file)))) return;
  writeFileSync(file, picture);
  written.push(name);
}

async function publish(): Promise<void> {
  const shot: Shot = async (name, page) => {
    // Messages come and go, and pages settle.
    await page.waitForTimeout(1_000);
    await write(`publier-${name}`, sharp(await page.screenshot()));
  };
  const stage = await openStage();
  try {
    await publishJourney({ ...stage, reviewerCode: stage.cms.reviewerCode, shot, viewport: VIEWPORT });
  } finally {
    await stage.close();
  }
}

/** Screens of a phone, which stand side by side in one picture. */
const STRIPS: Readonly<Record<string, readonly string[]>> = {
  telephone: ['entrer', 'choisir', 'question'],
  envoyer: ['photo', 'apercu', 'envoye'],
};

async function workshop(): Promise<void> {
  const phones = new Map<string, Buffer>();
  const shot: Shot = async (name, page) => {
    await page.waitForTimeout(1_000);
    const taken = await page.screenshot();
    if ((page.viewportSize()?.width ?? 0) < 500) phones.set(name, taken);
    else await write(`atelier-${name}`, sharp(taken));
  };
  const stage = await openWorkshopStage();
  const journey = { ...stage, codes: CODES, shot, viewport: VIEWPORT };
  try {
    const { people, leave } = await comeIn(journey);
    await writeAll(journey, people);
    await reviewAll(journey, people);
    await finish(journey, people.reviewer);
    await leave();
    for (const [name, screens] of Object.entries(STRIPS))
      await write(`atelier-${name}`, await strip(screens.map((one) => phones.get(one)!)));
  } finally {
    await stage.close();
  }
}

/** Pixels between two screens, and around them. */
const GAP = 24;
const GROUND = '#d9e5dd';

async function strip(screens: readonly Buffer[]): Promise<Sharp> {
  const sizes = await Promise.all(screens.map((one) => sharp(one).metadata()));
  const width = sizes.reduce((sum, one) => sum + one.width + GAP, GAP);
  const height = Math.max(...sizes.map((one) => one.height)) + 2 * GAP;
  const left = (i: number) => sizes.slice(0, i).reduce((sum, one) => sum + one.width + GAP, GAP);
  const whole = sharp({ create: { width, height, channels: 3, background: GROUND } });
  return whole.composite(screens.map((input, i) => ({ input, left: left(i), top: GAP })));
}

const GUIDES: Readonly<Record<string, () => Promise<void>>> = { publier: publish, atelier: workshop };

async function run(asked: readonly string[]): Promise<void> {
  mkdirSync(MEDIA, { recursive: true });
  for (const name of asked.length > 0 ? asked : Object.keys(GUIDES)) await GUIDES[name]!();
  console.log(
    written.length > 0
      ? `Images des guides refaites dans content/media/ : ${written.join(', ')}.`
      : 'Les images des guides sont les mêmes.',
  );
  process.exit(0);
}

await speakFrench(
  new Command('guide')
    .description('refaire les images des guides, dans content/media/, en suivant leurs étapes')
    .addArgument(
      new Argument('[guides...]', 'publier, atelier ; les deux sans rien').choices(Object.keys(GUIDES)),
    )
    .action((asked: readonly string[] = []) => run(asked)),
).parseAsync();

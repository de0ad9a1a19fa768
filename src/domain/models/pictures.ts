import type { Picture } from '../../content-types/snapshot.ts';
import { slugify } from '../../lib/text/slugify.ts';
import type { Portal } from '../portal.ts';
import type { PictureModel } from './types.ts';

/** Widths, in pixels, in which a picture is served; never wider than it is. */
export const WIDTHS = [480, 960, 1600];

export const widthsOf = ({ width }: Picture): number[] => {
  const smaller = WIDTHS.filter((one) => one < width);
  return [...smaller, Math.min(width, WIDTHS.at(-1)!)];
};

/** The file of a picture at a width: its name for people, its hash for caches. */
export function pictureFile({ path, hash }: Picture, width: number): string {
  const name = slugify(path.replace(/^media\//, '').replace(/\.[^.]+$/, ''), 40) || 'image';
  return `media/${name}-${hash.slice(0, 10)}-${width}.webp`;
}

/** How a picture is shown; undefined where there is none. */
export function pictureOf(
  portal: Portal,
  path: string | undefined,
  alt: string | undefined,
  credit?: string | undefined,
): PictureModel | undefined {
  const picture =
    path === undefined ? undefined : (portal.pictures.get(path) ?? portal.pictures.get(`media/${path}`));
  if (!picture) return undefined;
  const widths = widthsOf(picture);
  const href = (width: number) => `${portal.base}/${pictureFile(picture, width)}`;
  const largest = widths.at(-1)!;
  return {
    src: href(widths.find((width) => width >= 960) ?? largest),
    srcset: widths.length > 1 ? widths.map((width) => `${href(width)} ${width}w`).join(', ') : undefined,
    width: largest,
    height: Math.round((picture.height * largest) / picture.width),
    alt: alt ?? '',
    credit,
  };
}

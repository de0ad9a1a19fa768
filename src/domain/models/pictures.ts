import type { Picture } from '../../content-types/snapshot.ts';
import { slugify } from '../../lib/text/slugify.ts';
import type { Portal } from '../portal.ts';
import type { PictureModel } from './types.ts';

/**
 * Widths, in pixels, in which a picture is served; never wider than it is. A card is 320 to 380 pixels wide on
 * most screens and an entry’s picture at most 800, which fine screens double.
 */
export const WIDTHS = [320, 480, 720, 1080, 1600];

export const widthsOf = ({ width }: Picture): number[] => {
  const smaller = WIDTHS.filter((one) => one < width);
  return [...smaller, Math.min(width, WIDTHS.at(-1)!)];
};

/** The file of a picture at a width: its name for people, its hash for caches. */
export function pictureFile({ path, hash }: Picture, width: number): string {
  const name = slugify(path.replace(/^media\//, '').replace(/\.[^.]+$/, ''), 40) || 'image';
  return `media/${name}-${hash.slice(0, 10)}-${width}.webp`;
}

/** Its height at a width, in pixels: one at least, be it a line. */
export const heightAt = (picture: Picture, width: number): number =>
  Math.max(1, Math.round((picture.height * width) / picture.width));

/** The picture of `media/` that a path means, if it can be shown. */
export const pictureNamed = (portal: Portal, path: string | undefined): Picture | undefined =>
  path === undefined ? undefined : (portal.pictures.get(path) ?? portal.pictures.get(`media/${path}`));

/** How a picture is shown; undefined where there is none. */
export function pictureOf(
  portal: Portal,
  path: string | undefined,
  alt: string | undefined,
  credit?: string | undefined,
): PictureModel | undefined {
  const picture = pictureNamed(portal, path);
  if (!picture) return undefined;
  const widths = widthsOf(picture);
  const href = (width: number) => `${portal.base}/${pictureFile(picture, width)}`;
  const largest = widths.at(-1)!;
  const tone = toneOf(picture);
  return {
    src: href(widths.find((width) => width >= 720) ?? largest),
    srcset: widths.length > 1 ? widths.map((width) => `${href(width)} ${width}w`).join(', ') : undefined,
    width: largest,
    height: heightAt(picture, largest),
    alt: alt ?? '',
    credit,
    ...(tone ? { tone } : {}),
  };
}

/**
 * The tone that holds the place of a picture until it is there: its main colour as `rgb`, three hexadecimal
 * digits, each even. Styles may not be written in pages (CSP), so there is a rule a tone in `/theme.css`: even
 * digits keep these rules at 512, whatever the number of pictures.
 */
export function toneOf({ color }: Picture): string | undefined {
  const even = (part: string) => ((Number.parseInt(part, 16) >> 5) << 1).toString(16);
  return color?.slice(1).replace(/../g, even);
}

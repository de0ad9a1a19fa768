/** The icons and logos that a portal is known by outside its pages: what each is drawn from, and where it is. */
import type { Picture } from '../content-types/snapshot.ts';
import { markSvg } from '../lib/drawing/mark.ts';
import type { Item } from './item.ts';
import { heightAt, pictureFile, pictureNamed, widthsOf } from './models/pictures.ts';
import type { IconLink, PictureModel } from './models/types.ts';
import { paletteOf } from './palette.ts';
import type { Portal } from './portal.ts';
import { addressOf } from './urls.ts';

/** A square picture, or one put in a square; `svg` is our own drawing. */
export interface IconFile {
  /** From the portal’s root: `favicon.ico`. */
  file: string;
  source: { picture: Picture } | { svg: string };
  /** Of the square, in pixels. */
  side: number;
  /** `#rrggbb` under what one would see through; transparent without it. */
  ground?: string;
  /** Of the side, that what is drawn takes: 1 to the edges. */
  share: number;
}

/** Partners show these without asking again: they stay where they are, and in the format that mails read. */
const LOGO_SIDE = 256;

/** Systems cut a maskable icon to any shape around a disc of 80 %. */
const SAFE_SHARE = 0.56;

/** Every icon and logo of a portal. */
export function* iconFiles(portal: Portal): Generator<IconFile> {
  const own = ownIcon(portal);
  const palette = paletteOf(portal.settings.colors ?? {});
  const source = own ? { picture: own } : { svg: mark(portal) };
  const ground = own?.color ?? palette['stone-98'];
  // A photo fills its square; a drawing has air around it.
  const share = own?.color ? 1 : 0.78;
  yield { file: 'favicon.ico', source, side: 32, share: 1 };
  yield { file: 'apple-touch-icon.png', source, side: 180, ground, share };
  for (const { file, side, isMaskable } of APP_ICONS)
    yield isMaskable ? { file, source, side, ground, share: SAFE_SHARE } : { file, source, side, share: 1 };
  const logo = pictureNamed(portal, portal.settings.logo);
  yield {
    file: 'logo.png',
    source: logo ? { picture: logo } : { svg: mark(portal) },
    side: LOGO_SIDE,
    share: 1,
  };
  for (const actor of portal.items.actor as Item<'actor'>[]) {
    const picture = pictureNamed(portal, actor.data.logo);
    if (!picture) continue;
    for (const slug of [actor.slug, ...formerSlugsOf(portal, actor)])
      yield { file: `logos/${slug}.png`, source: { picture }, side: LOGO_SIDE, share: 1 };
  }
}

/** The names under which a partner may show its logo still: those that lead to it. */
const formerSlugsOf = (portal: Portal, { key, data }: Item<'actor'>): string[] =>
  (data.formerSlugs ?? []).filter(
    (slug) => portal.redirects.get(addressOf({ kind: 'entry', type: 'actor', slug }))?.key === key,
  );

export const APP_ICONS = [
  { file: 'icone-192.png', side: 192, isMaskable: false },
  { file: 'icone-512.png', side: 512, isMaskable: false },
  { file: 'icone-masquable-512.png', side: 512, isMaskable: true },
] as const;

/** Address, from the portal’s root, of what makes it an app. */
export const MANIFEST = '/site.webmanifest';

/** The icon that was given, else a logo that is about square; undefined where the mark is drawn. */
function ownIcon(portal: Portal): Picture | undefined {
  const { icon, logo } = portal.settings;
  const picture = pictureNamed(portal, icon);
  const other = pictureNamed(portal, logo);
  const isSquare = other && Math.max(other.width, other.height) <= 1.2 * Math.min(other.width, other.height);
  return picture ?? (isSquare ? other : undefined);
}

/** The mark in the colours of the portal; by day alone, unless it is to follow the system of the visitor. */
function mark(portal: Portal, followsNight = false): string {
  const palette = paletteOf(portal.settings.colors ?? {});
  const day = { rock: palette['forest-41'], rope: palette['ember-66'] };
  return markSvg(day, followsNight ? { night: { ...day, rock: palette['forest-82'] } } : {});
}

/** Our own drawings, as they are: by the name of their file. */
export function drawings(portal: Portal): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (!ownIcon(portal)) files.set('favicon.svg', mark(portal, true));
  if (!pictureNamed(portal, portal.settings.logo)) files.set('logo.svg', mark(portal));
  return files;
}

const addresses = new WeakMap<Portal, ReadonlySet<string>>();

/** Whether an icon or a logo is at a path of the portal, without base. */
export function isIcon(portal: Portal, path: string): boolean {
  let known = addresses.get(portal);
  if (!known) {
    const files = [...[...iconFiles(portal)].map(({ file }) => file), ...drawings(portal).keys()];
    addresses.set(portal, (known = new Set(files.map((file) => `/${file}`))));
  }
  return known.has(path);
}

/** What `<head>` says of them. */
export function iconLinks(portal: Portal): IconLink[] {
  const at = (file: string) => `${portal.base}/${file}`;
  return [
    { rel: 'icon', href: at('favicon.ico'), sizes: '32x32' },
    ownIcon(portal)
      ? { rel: 'icon', href: at(APP_ICONS[0].file), type: 'image/png', sizes: '192x192' }
      : { rel: 'icon', href: at('favicon.svg'), type: 'image/svg+xml' },
    { rel: 'apple-touch-icon', href: at('apple-touch-icon.png') },
    { rel: 'manifest', href: portal.base + MANIFEST },
  ];
}

/** How high a logo stands in the header, in pixels, at the most, on a screen of double fineness. */
const HEADER_HEIGHT = 96;

/** The portal’s logo for its header, in the smallest width that is fine enough there; its name stands beside it. */
export function headerLogo(portal: Portal): PictureModel | undefined {
  const picture = pictureNamed(portal, portal.settings.logo);
  if (!picture) return undefined;
  const widths = widthsOf(picture);
  const width = widths.find((one) => heightAt(picture, one) >= HEADER_HEIGHT) ?? widths.at(-1)!;
  return {
    src: `${portal.base}/${pictureFile(picture, width)}`,
    width,
    height: heightAt(picture, width),
    alt: '',
  };
}

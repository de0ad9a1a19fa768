/** The picture that messengers and networks show beside a link to an entry: what is drawn on it, and where it is. */
import { typeOf } from '../../content-types/registry.ts';
import type { Picture } from '../../content-types/snapshot.ts';
import { sayOccurrence } from '../../i18n/occurrence.ts';
import { sayRule } from '../../i18n/recurrence.ts';
import { fingerprint } from '../../lib/text/fingerprint.ts';
import type { Item } from '../item.ts';
import { paletteOf } from '../palette.ts';
import type { Portal } from '../portal.ts';
import { cardOf, placeOn } from './cards.ts';
import { ruleModel } from './event-part.ts';
import { heightAt, pictureFile, pictureNamed, widthsOf } from './pictures.ts';
import { typesetOf } from './text.ts';
import type { HeadImage } from './types.ts';

/** What all networks crop the least (1.91 to 1). */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

/** One drawing. Its fingerprint is in its address: networks keep what they once fetched. */
export interface SocialCard {
  portal: string;
  kicker?: string | undefined;
  title: string;
  /** When and where, or what it is in a sentence. */
  lines: string[];
  /** `#rrggbb` */
  colors: Record<'ground' | 'far' | 'near' | 'rope' | 'rock' | 'kicker' | 'title' | 'text', string>;
  /** A photo of the entry’s own, beside the words. */
  picture?: Picture | undefined;
}

export interface SocialFile {
  /** From the portal’s root: `social/agenda/fournee-0a1b2c.png`. */
  file: string;
  card: SocialCard;
}

/** Beyond so many entries, none has one unless `portal.yaml` asks: each takes a moment and some room. */
const MANY = 1000;

export const hasSocialImages = (portal: Portal): boolean =>
  portal.settings.socialImages ?? portal.byKey.size < MANY;

/** Every drawing of a portal: its own, then those of its entries. */
export function* socialFiles(portal: Portal): Generator<SocialFile> {
  yield portalSocial(portal);
  if (!hasSocialImages(portal)) return;
  for (const item of portal.byKey.values()) if (isDrawn(item)) yield entrySocial(portal, item);
}

/** What the portal says of itself (its charter, its legal notices) bears the portal’s own. */
const isDrawn = ({ type }: Item): boolean => type !== 'page';

const PORTAL_FILE = 'social.png';

function portalSocial(portal: Portal): SocialFile {
  const { name, tagline } = portal.settings;
  const card = { portal: '', title: name, lines: tagline ? [tagline] : [], colors: colorsOf(portal) };
  return { file: PORTAL_FILE, card };
}

const cards = new WeakMap<Item, SocialFile>();

/** Made once: its page names it, and the build draws it. */
function entrySocial(portal: Portal, item: Item): SocialFile {
  let made = cards.get(item);
  if (!made) cards.set(item, (made = makeEntrySocial(portal, item)));
  return made;
}

function makeEntrySocial(portal: Portal, item: Item): SocialFile {
  const { title, typeLabel, kicker } = cardOf(portal, item);
  const card: SocialCard = {
    portal: portal.settings.name,
    kicker: [typeLabel, kicker].filter(Boolean).join(' · '),
    title,
    lines: linesOf(portal, item),
    colors: colorsOf(portal, item),
    picture: photoOf(portal, item),
  };
  // JPEG where there is a photo, which PNG would make four times as heavy.
  const ending = card.picture ? 'jpg' : 'png';
  const name = `${item.slug}-${fingerprint(JSON.stringify(card))}`;
  return { file: `social/${typeOf(item.type).section}/${name}.${ending}`, card };
}

/** An event says when and where; anything else what it is, or where. */
function linesOf(portal: Portal, item: Item): string[] {
  const card = cardOf(portal, item);
  if (item.type !== 'event') return [card.summary ?? card.place ?? ''].filter(Boolean);
  const event = item as Item<'event'>;
  return [whenOf(portal, event), placeOn(portal, event, undefined)].filter((line) => line !== undefined);
}

/** By its rule or its first date: what is true today and was when the link was shared. */
function whenOf(portal: Portal, event: Item<'event'>): string | undefined {
  const rule = ruleModel(event, portal.now.slice(0, 10));
  if (rule) return sayRule({ ...rule, except: [], exceptRanges: [], extra: [] }, portal.locale);
  const { next, last } = portal.dates(event as Item);
  const date = next ?? last;
  return date && sayOccurrence(date, portal.locale);
}

/** The least width at which a photo is not blurred beside the words. */
const PHOTO_WIDTH = 400;

function photoOf(portal: Portal, { data }: Item): Picture | undefined {
  const picture = pictureNamed(portal, (data as { image?: string }).image);
  return picture && picture.width >= PHOTO_WIDTH && picture.color ? picture : undefined;
}

function colorsOf(portal: Portal, item?: Item): SocialCard['colors'] {
  const { colors = {} } = portal.settings;
  const palette = paletteOf(colors);
  // The mountains are those of the theme, where the theme has a colour.
  const hue = portal.find('theme', item?.themes[0])?.data.color;
  const land = hue === undefined ? palette : paletteOf({ ...colors, hue });
  return {
    ground: palette['stone-98'],
    far: land['forest-82'],
    near: land['forest-41'],
    rope: palette['ember-66'],
    rock: palette['forest-41'],
    kicker: palette['ember-43'],
    title: palette['forest-26'],
    text: palette['stone-24'],
  };
}

/** What `<head>` says of the picture of an entry, or of the portal’s own for any other page. */
export function headImage(portal: Portal, item?: Item): HeadImage {
  const { settings, base } = portal;
  const drawn = (file: string, alt: string) => ({ src: `${base}/${file}`, ...SOCIAL_SIZE, alt });
  if (item && isDrawn(item) && hasSocialImages(portal))
    return drawn(entrySocial(portal, item).file, `${typesetOf(portal)(item.title)} – ${settings.name}`);
  const { image, imageAlt } = (item?.data ?? {}) as { image?: string; imageAlt?: string };
  const own = pictureNamed(portal, image);
  if (own) return ofPicture(portal, own, imageAlt ?? '');
  return drawn(PORTAL_FILE, settings.name);
}

function ofPicture(portal: Portal, picture: Picture, alt: string): HeadImage {
  const width = widthsOf(picture).at(-1)!;
  const height = heightAt(picture, width);
  return { src: `${portal.base}/${pictureFile(picture, width)}`, width, height, alt };
}

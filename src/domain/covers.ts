/** The drawing that stands for an entry without a picture, beside its page: `/annuaire/<slug>/couverture.svg`. */
import type { Data, TypeName } from '../content-types/registry.ts';
import { COVER_SIZE, drawCover } from '../lib/cover/index.ts';
import type { CoverFamily } from '../lib/cover/index.ts';
import type { Item } from './item.ts';
import { pictureNamed } from './models/pictures.ts';
import type { CoverModel } from './models/types.ts';
import type { Portal } from './portal.ts';
import { hueOf } from './theme-hues.ts';
import { addressOf, documentOf } from './urls.ts';

/** A family a type: the eye learns them. */
const FAMILIES: Partial<Record<TypeName, CoverFamily>> = {
  actor: 'summit',
  event: 'sky',
  article: 'strata',
  resource: 'trail',
  listing: 'weather',
  question: 'mist',
  theme: 'ridges',
  territory: 'ridges',
};

/** Types whose entries may have a cover. */
export const COVERED = Object.keys(FAMILIES) as TypeName[];

/** The cover of an entry; undefined where it has a picture of its own, or is of a type that is words alone. */
export function coverOf(portal: Portal, item: Item): CoverModel | undefined {
  return isCovered(portal, item) ? { src: portal.base + coverAddress(item), ...COVER_SIZE } : undefined;
}

export const isCovered = (portal: Portal, { type, data }: Item): boolean =>
  type in FAMILIES && !pictureNamed(portal, (data as { image?: string }).image);

/** From the portal's root. */
export const coverAddress = ({ type, slug }: Item): string =>
  documentOf(addressOf({ kind: 'entry', type, slug }), 'couverture.svg');

/** The drawing itself, an SVG document. It comes from what does not change: its slug, its theme, its first hour. */
export const coverSvg = (portal: Portal, item: Item): string =>
  drawCover({
    seed: item.slug,
    family: FAMILIES[item.type]!,
    hue: hueOf(portal, item),
    hour: item.type === 'event' ? hourOf(item.data as Data<'event'>) : undefined,
  });

/** The hour at which an event begins the first time, halves included; undefined for a whole day. */
function hourOf({ start, allDay }: Data<'event'>): number | undefined {
  if (!start.time || allDay) return undefined;
  const [hours, minutes] = start.time.split(':').map(Number) as [number, number];
  return hours + minutes / 60;
}

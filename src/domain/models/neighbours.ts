/** Who else does the same, and who else is near: a few others that nothing else on the page leads to. */
import { kilometres } from '../../lib/geo/distance.ts';
import { neighbourWords } from '../../i18n/neighbour-words.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { cardsOf } from './cards.ts';
import type { CardGroup } from './types.ts';

type Actor = Item<'actor'>;

/** In all; on the same theme, one less where others are near. */
const SHOWN = 3;
/** A valley may have thousands: of each list, as many are measured. */
const TRIED = 200;
/** Further is not near, in kilometres. */
const NEAR = 10;

/** @param known slugs of those that the page names already */
export function neighbours(portal: Portal, item: Actor, known: ReadonlySet<string>): CardGroup[] {
  const isOther = (one: Actor) => one.slug !== item.slug && !one.closed && !known.has(one.slug);
  const far = (one: Actor) => distance(item, one);
  const nearest = (list: readonly Actor[]) =>
    list
      .filter(isOther)
      .map((one, i) => ({ one, i, far: far(one) ?? Infinity }))
      .sort((a, b) => rank(item, a.one) - rank(item, b.one) || a.far - b.far || a.i - b.i)
      .map(({ one }) => one);
  const likely = nearest(sameTheme(portal, item)).slice(0, SHOWN);
  const around = nearest(sameTown(portal, item))
    .filter((one) => !likely.includes(one) && (sharesTown(item, one) || (far(one) ?? Infinity) <= NEAR))
    .slice(0, Math.max(1, SHOWN - likely.length));
  const alike = likely.slice(0, SHOWN - around.length);
  const found = [...alike, ...around];
  if (found.length === 0) return [];
  const say = neighbourWords(portal.locale);
  const cards = cardsOf(portal, found as Item[]).map((card, i) => ({
    ...card,
    why: say.why(alike.includes(found[i]!), { town: card.place, kilometres: far(found[i]!) }),
  }));
  return [{ type: 'actor', title: say.title, cards, total: cards.length }];
}

function sameTheme(portal: Portal, { themes, territories }: Actor): Actor[] {
  const [theme] = themes;
  if (!theme) return [];
  const scopes = [...territories.map((territory) => ({ theme, territory })), { theme }];
  return firstOf(scopes.map((scope) => (portal.indexes.under(scope).actor ?? []) as Actor[]));
}

const sameTown = (portal: Portal, { territories }: Actor): Actor[] =>
  firstOf(
    territories.slice(0, 2).map((territory) => (portal.indexes.under({ territory }).actor ?? []) as Actor[]),
  );

/** From the narrowest list to the widest, each one once. */
const firstOf = (lists: readonly (readonly Actor[])[]): Actor[] =>
  [...new Set(lists.flatMap((list) => list.slice(0, TRIED)))].slice(0, TRIED);

const sharesTown = (a: Actor, b: Actor): boolean =>
  a.place !== undefined && b.place !== undefined && a.place.commune === b.place.commune;

/** The same town, then the same valley, then the others. */
function rank(item: Actor, other: Actor): number {
  if (sharesTown(item, other)) return 0;
  const shared = item.territories.findIndex((slug) => other.territories.includes(slug));
  return shared < 0 ? Infinity : shared + 1;
}

const distance = ({ data: a }: Actor, { data: b }: Actor): number | undefined =>
  a.geo && b.geo && kilometres(a.geo, b.geo);

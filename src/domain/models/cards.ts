/** One card for all lists: the plain model that each item gives, computed once. */
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import type { Data } from '../../content-types/registry.ts';
import { addDays } from '../../lib/dates/local.ts';
import { isoOf, utcOf } from '../../lib/dates/zone.ts';
import { brief } from '../../lib/text/brief.ts';
import { inLocale } from '../../schema/field.ts';
import type { Occurrence } from '../agenda.ts';
import { coverOf } from '../covers.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { pictureOf } from './pictures.ts';
import { typesetOf } from './text.ts';
import type { CardModel, OccurrenceModel, Ref, ThemeTag } from './types.ts';

const caches = new WeakMap<Portal, Map<string, CardModel>>();

export function cardOf(portal: Portal, item: Item): CardModel {
  let cache = caches.get(portal);
  if (!cache) caches.set(portal, (cache = new Map()));
  let card = cache.get(item.key);
  if (!card) cache.set(item.key, (card = buildCard(portal, item)));
  return card;
}

export const cardsOf = (portal: Portal, items: readonly Item[]): CardModel[] =>
  items.map((item) => cardOf(portal, item));

function buildCard(portal: Portal, item: Item): CardModel {
  const type = typeOf(item.type);
  const typeset = typesetOf(portal);
  const facts = type.card(item.data as never);
  const data = item.data as Data & { summary?: string; image?: string; imageAlt?: string };
  return {
    type: item.type,
    typeLabel: inLocale(type.labels.singular, portal.locale),
    title: brief(typeset(item.title)),
    href: item.href,
    summary: data.summary && brief(typeset(data.summary)),
    kicker: facts.kicker && inLocale(facts.kicker, portal.locale),
    badge: facts.badge && { label: inLocale(facts.badge.label, portal.locale), tone: facts.badge.tone },
    place: item.place?.commune ?? nearestTerritory(portal, item),
    themes: themeTags(portal, item),
    picture: pictureOf(portal, data.image, data.imageAlt),
    cover: coverOf(portal, item),
    ...factsOf(portal, item),
  };
}

/** An entry without an address is still somewhere, if its territories say it. */
function nearestTerritory(portal: Portal, item: Item): string | undefined {
  if (item.type === 'territory' || !portal.on('territory')) return undefined;
  return portal.byKey.get(`territory/${item.territories[0]}`)?.title;
}

export function themeTags(portal: Portal, item: Item): ThemeTag[] {
  return item.themes.slice(0, item.ownThemes).flatMap((slug) => {
    const theme = portal.find('theme', slug);
    return theme ? [themeTag(theme)] : [];
  });
}

export const themeTag = (theme: Item<'theme'>): ThemeTag => ({
  slug: theme.slug,
  label: theme.title,
  href: theme.href,
  icon: theme.data.icon,
  hue: theme.data.color,
});

/** What a card says that is proper to a type. */
function factsOf(portal: Portal, item: Item): Partial<CardModel> {
  const facts: Partial<Record<TypeName, () => Partial<CardModel>>> = {
    event: () => eventFacts(portal, item as Item<'event'>),
    actor: () => ({ verifiedOn: (item as Item<'actor'>).data.verifiedOn }),
    listing: () => listingFacts(portal, item as Item<'listing'>),
    question: () => ({ answers: (item as Item<'question'>).data.answers?.length ?? 0, date: item.published }),
    article: () => ({ date: item.published, by: names(portal, (item as Item<'article'>).data.authors) }),
    resource: () => ({ by: names(portal, [(item as Item<'resource'>).data.publisher]) }),
  };
  return facts[item.type]?.() ?? {};
}

function eventFacts(portal: Portal, item: Item<'event'>): Partial<CardModel> {
  const { next, last, upcoming } = portal.dates(item);
  const occurrence = next ?? last;
  return {
    // Its last date: it was over when the page was made, and stays where the page shows it.
    occurrence: occurrence && {
      ...occurrenceModel(portal, item, occurrence),
      ...(next ? {} : { ends: undefined }),
    },
    recurring: upcoming.length > 1,
    place: placeOn(portal, item, occurrence),
  };
}

/** Where an event is on one of its dates: people go where the card says. */
export function placeOn(
  portal: Portal,
  { data, place }: Item<'event'>,
  date: Occurrence | undefined,
): string | undefined {
  const text = date?.place ?? data.place;
  const commune = date?.place ? portal.find('actor', date.place)?.place?.commune : place?.commune;
  return [text && refTo(portal, text).label, commune].filter(Boolean).join(', ') || undefined;
}

function listingFacts(portal: Portal, item: Item<'listing'>): Partial<CardModel> {
  const closed: CardModel['badge'] = { label: portal.locale === 'en' ? 'Closed' : 'Close', tone: 'quiet' };
  const expired = item.closed && (item.data.state ?? 'ouverte') === 'ouverte';
  return {
    until: item.data.validThrough,
    ends: item.closed ? undefined : instantOf(`${addDays(item.data.validThrough, 1)}T00:00`, portal.timeZone),
    date: item.published,
    by: names(portal, [item.data.poster]),
    ...(expired ? { badge: closed } : {}),
  };
}

const names = (portal: Portal, refs: readonly (string | undefined)[] = []): string | undefined =>
  refs.flatMap((ref) => (ref ? [refTo(portal, ref).label] : [])).join(', ') || undefined;

export function occurrenceModel(
  portal: Portal,
  { data }: Item<'event'>,
  occurrence: Occurrence,
): OccurrenceModel {
  const { place, changed, ...rest } = occurrence;
  const zone = data.timeZone ?? portal.timeZone;
  return {
    ...rest,
    ends: instantOf(occurrence.over, zone),
    iso: { start: isoOf(rest.start, zone), end: rest.end && isoOf(rest.end, zone) },
    ...(place ? { place: refTo(portal, place) } : {}),
    ...(changed ? { changed } : {}),
  };
}

/** The moment when something is over, for the clock of whoever reads: `2026-12-05T16:30Z`. */
const instantOf = (local: string, zone: string): string =>
  `${new Date(utcOf(local, zone)).toISOString().slice(0, 16)}Z`;

/** A body that was named: the directory's name and address for it, or the words as written. */
export function refTo(portal: Portal, text: string): Ref {
  const item = portal.find('actor', text);
  return item
    ? { label: typesetOf(portal)(item.title), href: item.href }
    : { label: typesetOf(portal)(portal.nameOf(text)) };
}

export const refsTo = (portal: Portal, texts: readonly (string | undefined)[] = []): Ref[] =>
  texts.flatMap((text) => (text ? [refTo(portal, text)] : []));

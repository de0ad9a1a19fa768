/** The filters of the directory, and what a browser needs to answer them: columns of codes, in the order of names. */
import { DISABILITIES, PUBLICS } from '../../content-types/shared/vocabularies.ts';
import { LABELS, LEGAL_FORMS, TYPOLOGIES } from '../../content-types/actor/vocabularies.ts';
import { filterWords } from '../../i18n/filter-words.ts';
import { searchable } from '../../lib/facets.ts';
import type { DirectoryData, DirectoryDetails, Shared } from '../../lib/facets/directory-data.ts';
import { DETAILS } from '../../lib/facets/directory-data.ts';
import { formatOpeningHours } from '../../lib/opening-hours.ts';
import { otherFormsOf } from '../../lib/text/other-forms.ts';
import { slugify } from '../../lib/text/slugify.ts';
import { isCommune, placedActors, seatOf } from '../atlas.ts';
import { hoursOf as writtenHours } from '../hours.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { cardOf } from '../models/cards.ts';
import { namesOf } from '../search-records.ts';
import { once } from '../selections.ts';
import { buildFilters } from './facets.ts';
import type { BuiltFilter } from './facets.ts';
import { territoryField, themeField, vocabularyField } from './fields.ts';

type Actor = Item<'actor'>;

export const actorsOf = (portal: Portal): readonly Actor[] =>
  portal.on('actor') ? (portal.items.actor as Actor[]) : [];

/** In the order in which they are shown, which never changes. */
export const directoryFilters = once((portal): BuiltFilter[] => {
  const say = filterWords(portal.locale);
  const itself = (item: Actor) => item;
  return buildFilters<Actor>(
    [
      themeField(portal, itself),
      territoryField(portal, itself),
      vocabularyField(portal, { name: 'type', label: say.typology }, TYPOLOGIES, ({ data }) => data.typology),
      vocabularyField(portal, { name: 'forme', label: say.legalForm }, LEGAL_FORMS, ({ data }) =>
        data.legalForm ? [data.legalForm] : [],
      ),
      vocabularyField(portal, { name: 'public', label: say.public }, PUBLICS, ({ data }) => data.publics),
      vocabularyField(portal, { name: 'label', label: say.label }, LABELS, ({ data }) => data.labels),
      vocabularyField(
        portal,
        { name: 'accessibilite', label: say.accessibility },
        DISABILITIES,
        ({ data }) => data.accessibility?.codes,
      ),
    ],
    actorsOf(portal),
  );
});

export const hasHours = (portal: Portal): boolean => actorsOf(portal).some((item) => hoursOf(item) !== '');

/** An actor that closed for good opens no more; whether one that sleeps does, nobody knows. */
function hoursOf({ data, closed }: Actor): string {
  const { hours } = writtenHours(data);
  return hours && !closed && data.status !== 'en-sommeil' ? formatOpeningHours(hours) : '';
}

/** What `filtres.json` holds. Its shape is told in lib/facets/directory-data.ts, which the script reads too. */
export const directoryData = once((portal): DirectoryData => {
  const actors = actorsOf(portal);
  const filters = directoryFilters(portal);
  const cards = actors.map((item) => cardOf(portal, item));
  const positions = new Map(placedActors(portal).map(({ item, at }) => [item.slug, at]));
  return {
    titles: cards.map(({ title }) => title),
    also: actors.map(alsoOf),
    slugs: actors.map(({ slug }, i) => (slug === slugify(cards[i]!.title) ? '' : slug)),
    facets: filters.map(({ facet }) => facet),
    columns: filters.map(({ column }) => column),
    themes: share(cards.map((card) => card.themes.map(({ slug }) => slug).join(' '))),
    kickers: share(cards.map(({ kicker = '' }) => kicker)),
    badges: share(cards.map(({ badge }) => (badge ? `${badge.tone} ${badge.label}` : ''))),
    places: share(cards.map(({ place = '' }) => place)),
    verified: share(cards.map(({ verifiedOn = '' }) => verifiedOn)),
    hours: share(actors.map(hoursOf)),
    positions: share(actors.map(({ slug }) => positions.get(slug)?.map(rounded).join(' ') ?? '')),
    near: Object.fromEntries(
      nearPlaces(portal).map((item) => [item.slug, seatOf(portal, item)!.map(rounded).join(' ')]),
    ),
  };
});

/** Folded words, each once, that no word of the title begins with. */
function alsoOf(item: Actor): string {
  const names = namesOf(item as Item);
  const title = searchable(item.title);
  const others = [...names, ...[item.title, ...names].flatMap(otherFormsOf)].map(searchable).join(' ');
  const words = [...new Set(others.match(WORDS))];
  return words
    .filter((word) => !title.includes(` ${word}`))
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .join(' ');
}

const WORDS = /[\p{L}\p{N}]+/gu;

/** The communes that distances can be counted from. */
export const nearPlaces = once((portal): Item<'territory'>[] =>
  portal.on('territory')
    ? (portal.items.territory as Item<'territory'>[]).filter(
        (item) => isCommune(item) && seatOf(portal, item),
      )
    : [],
);

/** A hundred metres: enough to say which is nearer. */
const rounded = (degrees: number): string => String(Math.round(degrees * 1000) / 1000);

/** What cards show that nothing is filtered by, in files of DETAILS entries: fetched for those that are shown. */
export const directoryDetails = once((portal): DirectoryDetails[] => {
  const actors = actorsOf(portal);
  return Array.from({ length: Math.ceil(actors.length / DETAILS) }, (_, file) =>
    actors.slice(file * DETAILS, (file + 1) * DETAILS).map((item) => {
      const { summary, picture } = cardOf(portal, item);
      if (!picture) return [summary ?? ''];
      const { src, srcset, width, height, tone } = picture;
      return [summary ?? '', { src, srcset, width, height, tone }];
    }),
  );
});

/** Few different texts over many entries: each once, and for each entry which one is its own. */
function share(texts: readonly string[]): Shared {
  const indexes = new Map<string, number>();
  const rows = texts.map((text) => {
    if (!indexes.has(text)) indexes.set(text, indexes.size);
    return indexes.get(text)!;
  });
  return { texts: [...indexes.keys()], rows };
}

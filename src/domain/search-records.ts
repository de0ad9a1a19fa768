/**
 * What the search knows: one record an entry, never a list. Ligatures and apostrophes are folded here and
 * in the query alike (`searchFold`), since the index folds accents and nothing else.
 */
import type { TypeName } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import { searchWords } from '../i18n/search-words.ts';
import { words } from '../i18n/index.ts';
import { otherFormsOf } from '../lib/text/other-forms.ts';
import { searchFold } from '../lib/text/search-fold.ts';
import { inLocale } from '../schema/field.ts';
import { labelIn } from '../schema/vocabulary.ts';
import { LABELS, LEGAL_FORMS, TYPOLOGIES, WELCOMES } from '../content-types/actor/vocabularies.ts';
import { LISTED } from './indexes.ts';
import type { Item } from './item.ts';
import { cardOf } from './models/cards.ts';
import { bodyOf, plainText, typesetOf } from './models/text.ts';
import type { Portal } from './portal.ts';

export interface SearchRecord {
  url: string;
  content: string;
  language: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sort?: Record<string, string>;
}

/** Themes and territories are found as well: they lead to everything that is under them. */
export const SEARCHED: readonly TypeName[] = [...LISTED, 'theme', 'territory', 'page'];

export function* searchRecords(portal: Portal): Generator<SearchRecord> {
  for (const type of SEARCHED) {
    for (const item of portal.items[type])
      if (!(item.type === 'listing' && item.closed)) yield recordOf(portal, item);
  }
}

function recordOf(portal: Portal, item: Item): SearchRecord {
  const { labels } = typeOf(item.type);
  const card = cardOf(portal, item);
  const names = (type: 'theme' | 'territory', slugs: readonly string[]) =>
    portal.on(type) ? slugs.flatMap((slug) => portal.find(type, slug)?.title ?? []) : [];
  const themes = names('theme', item.themes);
  const territories = names('territory', item.territories);
  const date = sortDate(portal, item);
  const title = searchFold(card.title);
  const place = card.place && searchPlace(card.place);
  const shownPlace = card.place && typesetOf(portal)(card.place);
  return {
    url: item.href,
    content: searchFold(contentOf(portal, item, [...themes, ...territories])),
    language: portal.locale,
    meta: compact({
      title,
      // As they are written, where the index has them otherwise: read, and weighing nothing.
      shown: title === card.title ? undefined : card.title,
      shownPlace: place === shownPlace ? undefined : shownPlace,
      names: searchFold(namesOf(item).join(', ')),
      forms: searchFold(formsOf(item).join(', ')),
      keywords: searchFold(keywordsOf(item).join(', ')),
      // That of a theme tells what is under it: there, a mention like any other.
      summary: isHub(item) || !card.summary ? undefined : searchFold(card.summary),
      type: inLocale(labels.singular, portal.locale),
      place,
      date,
      status: statusOf(portal, item),
    }),
    filters: compactLists({
      type: [inLocale(labels.plural, portal.locale)],
      theme: themes,
      territory: territories,
      state: stateOf(portal, item),
    }),
    ...(date ? { sort: { date } } : {}),
  };
}

/** What it is also called. Who types the name of a village or of a theme wants its page first. */
export function namesOf(item: Item): string[] {
  const { acronym, alternateNames, legalName } = item.data as Record<string, unknown>;
  // Other names of a theme are subjects under it.
  if (item.type === 'theme') return [item.title];
  const names = [acronym, alternateNames, legalName].flat().filter((name) => typeof name === 'string');
  return item.type === 'territory' ? [item.title, ...names] : names;
}

/**
 * Words apart: of « Œuf-en-Ternois », Pagefind takes « oeuf » and « oeufenternois » for two words of the place that
 * begin as the one that was asked for, and weighs the place eight times as much as that of « Ternois ».
 */
const searchPlace = (place: string): string => searchFold(place).replace(/\p{Pd}/gu, ' ');

/** As what else its names and its place are typed; the postal code leads to a territory before what is there. */
function formsOf(item: Item): string[] {
  const names = item.type === 'actor' || item.type === 'territory' ? namesOf(item) : [];
  const place = item.place?.commune;
  const code = item.type === 'territory' ? (item as Item<'territory'>).data.postalCode : undefined;
  const forms = [item.title, ...names, ...(place ? [place] : [])].flatMap(otherFormsOf);
  return [...new Set([...forms, ...(code ? [code] : [])])];
}

const keywordsOf = ({ data }: Item): string[] => (data as { keywords?: string[] }).keywords ?? [];

/** What is over comes after what is not: `client/search/rank.ts` asks for the ones and the others by these. */
function stateOf(portal: Portal, item: Item): string[] {
  if (item.type === 'event') return [portal.dates(item).next ? 'coming' : 'past'];
  return item.type === 'actor' ? [item.closed ? 'closed' : 'open'] : [];
}

/** What one must know before one goes: over, closed, called off, full. */
function statusOf(portal: Portal, item: Item): string | undefined {
  const say = searchWords(portal.locale);
  if (item.type === 'actor') return item.closed ? say.closed : undefined;
  if (item.type !== 'event') return undefined;
  const { next } = portal.dates(item);
  if (!next) return say.past;
  return next.status === 'programme' ? undefined : words(portal.locale).event.status[next.status];
}

const isHub = ({ type }: Item): boolean => type === 'theme' || type === 'territory';

/** What an excerpt is taken from: the names are above it, in `meta`, where they weigh more. */
function contentOf(portal: Portal, item: Item, around: string[]): string {
  const {
    summary,
    keywords,
    alternateNames,
    typology,
    labels,
    welcome,
    legalForm,
    address,
    authors,
    organisers,
    place,
    poster,
  } = item.data as Record<string, unknown> & { address?: { street?: string; commune?: string } };
  const named = [authors, organisers, place, poster].flat().map((text) => nameOf(portal, text));
  const kinds = [
    ...((typology as string[]) ?? []).map((value) => labelIn(TYPOLOGIES, value, portal.locale)),
    ...((labels as string[]) ?? []).map((value) => labelIn(LABELS, value, portal.locale)),
    ...((welcome as string[]) ?? []).map((value) => labelIn(WELCOMES, value, portal.locale)),
    legalForm ? labelIn(LEGAL_FORMS, legalForm as string, portal.locale) : '',
  ];
  const answers =
    item.type === 'question'
      ? ((item as Item<'question'>).data.answers ?? []).map(({ text }) => plainText(portal, text))
      : [];
  const parts = [
    summary,
    bodyOf(portal, item).text,
    ...answers,
    keywords,
    item.type === 'theme' ? alternateNames : undefined,
    kinds,
    named,
    address?.street,
    [item.place?.postalCode, item.place?.commune].filter(Boolean).join(' '),
    item.place?.formerly,
    around,
  ];
  const text = parts.flat().filter((part) => typeof part === 'string' && part !== '');
  // Pagefind leaves out a record without content, whatever its title.
  if (text.length === 0) return item.title;
  return typesetOf(portal)(text.join('. ').replace(/([.!?…])\. /g, '$1 '));
}

function nameOf(portal: Portal, text: unknown): string {
  return typeof text === 'string' ? portal.nameOf(text) : '';
}

/** The date by which people sort: of what happens, or of what was written. */
function sortDate(portal: Portal, item: Item): string | undefined {
  if (item.type === 'event') {
    const { next, last } = portal.dates(item);
    return (next ?? last)?.start;
  }
  return item.published ?? item.updated;
}

const compact = (values: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1])));

const compactLists = (values: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).filter(([, list]) => list.length > 0));

/** schema.org objects, from the same values as the page: they cannot disagree with it. */
import type { TypeName } from '../../content-types/registry.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { actorData } from './actor.ts';
import { absolute, compact, reference } from './common.ts';
import { eventData } from './event.ts';
import { listingData } from './listing.ts';
import { articleData, questionData, resourceData } from './writing.ts';

type Build = (portal: Portal, item: Item) => object;

const builders: Partial<Record<TypeName, Build>> = {
  actor: (portal, item) => actorData(portal, item as Item<'actor'>),
  event: (portal, item) => eventData(portal, item as Item<'event'>),
  article: (portal, item) => articleData(portal, item as Item<'article'>),
  listing: (portal, item) => listingData(portal, item as Item<'listing'>),
  resource: (portal, item) => resourceData(portal, item as Item<'resource'>),
  question: (portal, item) => questionData(portal, item as Item<'question'>),
  theme: (portal, item) => themeData(portal, item as Item<'theme'>),
  territory: (portal, item) => territoryData(portal, item as Item<'territory'>),
  page: (portal, item) => pageData(portal, item as Item<'page'>),
};

export function structuredData(portal: Portal, item: Item): object[] {
  // An offer that is over must not be offered to machines either.
  if (item.type === 'listing' && item.closed) return [];
  return [compact({ '@context': 'https://schema.org', ...builders[item.type]!(portal, item) })];
}

function themeData(portal: Portal, item: Item<'theme'>): object {
  const { summary, alternateNames, closeMatch, parent } = item.data;
  return {
    '@type': 'DefinedTerm',
    '@id': absolute(portal, item.href),
    name: item.title,
    description: summary,
    alternateName: alternateNames,
    url: absolute(portal, item.href),
    inDefinedTermSet: absolute(portal, portal.base + addressOf({ kind: 'index', type: 'theme' })),
    termCode: item.slug,
    sameAs: closeMatch?.dataInclusion?.map((code) => `data-inclusion:${code}`),
    isPartOf: reference(portal, portal.find('theme', parent)),
  };
}

function territoryData(portal: Portal, item: Item<'territory'>): object {
  const { geo, code, parent, alternateNames } = item.data;
  return {
    '@type': 'AdministrativeArea',
    '@id': absolute(portal, item.href),
    name: item.title,
    alternateName: alternateNames,
    url: absolute(portal, item.href),
    identifier: code,
    geo: geo && { '@type': 'GeoCoordinates', latitude: geo.lat, longitude: geo.lon },
    containedInPlace: reference(portal, portal.find('territory', parent)),
  };
}

function pageData(portal: Portal, item: Item<'page'>): object {
  return {
    '@type': 'WebPage',
    '@id': absolute(portal, item.href),
    name: item.title,
    description: item.data.summary,
    url: absolute(portal, item.href),
    inLanguage: portal.locale,
    dateModified: item.updated,
  };
}

/** The portal itself, with its search. */
export function websiteData(portal: Portal): object {
  const { settings, locale, base } = portal;
  return compact({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: settings.name,
    description: settings.description ?? settings.tagline,
    url: absolute(portal, `${base}/`),
    inLanguage: locale,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(portal, base + addressOf({ kind: 'search' }))}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  });
}

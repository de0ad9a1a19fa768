/** The page of an entry: what all types share, then what is proper to each. */
import type { Data, TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { DISABILITIES, PRICES } from '../../content-types/shared/vocabularies.ts';
import { brief } from '../../lib/text/brief.ts';
import { inLocale } from '../../schema/field.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import { calendarLink, calendarOf } from '../calendar-links.ts';
import { monthsSince } from '../freshness.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { structuredData } from '../structured-data/index.ts';
import { addressOf } from '../urls.ts';
import { vcardHref } from '../vcards.ts';
import { cardOf, refsTo, themeTags } from './cards.ts';
import { eventPart } from './event-part.ts';
import { factsOf } from './facts.ts';
import { scopeFeed } from './feed-links.ts';
import { headOf } from './head.ts';
import { pictureOf } from './pictures.ts';
import { relatedOf } from './related.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import { headImage } from './social.ts';
import { hoursPart } from './hours-part.ts';
import { bodyOf, typesetOf } from './text.ts';
import { readingTime, toolsOf } from './tools.ts';
import { listingPart, questionPart } from './parts.ts';
import type { EntryModel, FeedLink, Link, PageEntryModel } from './types.ts';

/** The fields that several types may have: each reads as absent where a type has not. */
type Common = Partial<Data<'actor'> & Data<'event'> & Pick<Data<'article'>, 'authors'>>;

export function entryModel(portal: Portal, item: Item): EntryModel {
  const data = item.data as Common;
  const typeset = typesetOf(portal);
  const card = cardOf(portal, item);
  const body = bodyOf(portal, item);
  const address = addressOf({ kind: 'entry', type: item.type, slug: item.slug });
  const feeds = feedsOf(portal, item);
  const over = isOver(portal, item);
  return {
    kind: 'entry',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: card.title,
      description: card.summary,
      address,
      ogType: item.type === 'article' ? 'article' : 'website',
      image: headImage(portal, item),
      noindex: item.type === 'listing' && item.closed,
      feeds,
      jsonLd: structuredData(portal, item),
    }),
    breadcrumbs: trail(portal, sectionLink(portal, item.type), { label: card.title, href: item.href }),
    title: typeset(item.title),
    type: item.type,
    typeLabel: card.typeLabel,
    kicker: card.kicker,
    badge: card.badge,
    summary: data.summary && typeset(data.summary),
    bodyHtml: body.html,
    headings: body.headings,
    readingMinutes: readingTime(portal, item),
    tools: toolsOf(portal, item, address),
    picture: pictureOf(portal, data.image, data.imageAlt, data.imageCredit),
    cover: card.cover,
    logo: pictureOf(portal, data.logo, data.logoAlt, data.logoCredit),
    themes: themeTags(portal, item),
    territories: territoryLinks(portal, item),
    where: whereOf(item, hostOfEvent(portal, item) ?? data),
    contact: contactOf(item, data),
    vcard: item.type === 'actor' ? vcardHref(item as Item<'actor'>) : undefined,
    website: data.website ? { label: hostOf(data.website), href: data.website } : undefined,
    links: (data.links ?? []).map(({ label, url }) => ({ label: typeset(label ?? hostOf(url)), href: url })),
    ...hoursPart(portal, item as Item<'actor'>),
    price: data.price && {
      kind: { value: data.price.kind, label: labelIn(PRICES, data.price.kind, portal.locale) },
      details: data.price.details && typeset(data.price.details),
    },
    gettingThere: gettingThereOf(data, typeset),
    accessibility: accessibilityOf(portal, data),
    facts: factsOf(portal, item),
    verified: item.type === 'actor' ? verifiedOf(portal, item as Item<'actor'>) : undefined,
    life: item.type === 'actor' ? stateOf(item as Item<'actor'>) : undefined,
    published: item.published,
    updated: item.updated,
    authors: refsTo(portal, data.authors),
    related: relatedOf(portal, item),
    feeds,
    calendar: followed(portal, item),
    ...(over ? { over } : {}),
    ...partOf(portal, item),
  };
}

/** What one can subscribe to: the dates of an actor, the programme of a festival, or this event: what changes follows. */
function followed(portal: Portal, item: Item): EntryModel['calendar'] {
  if (item.type === 'actor') return calendarOf(portal, item);
  if (item.type !== 'event') return undefined;
  const own = portal.dates(item).next && calendarLink(portal, item.href);
  return calendarOf(portal, item) ?? own;
}

function partOf(portal: Portal, item: Item): Partial<EntryModel> {
  const parts: Partial<Record<TypeName, () => Partial<EntryModel>>> = {
    event: () => ({ event: eventPart(portal, item as Item<'event'>) }),
    listing: () => ({ listing: listingPart(portal, item as Item<'listing'>) }),
    question: () => ({ question: questionPart(portal, item as Item<'question'>) }),
    resource: () => {
      const { url, file, archivedUrl } = (item as Item<'resource'>).data;
      const download =
        file && portal.downloads.has(file)
          ? `${portal.base}/${file.split('/').map(encodeURIComponent).join('/')}`
          : undefined;
      return { resource: { url: url ?? download, archivedUrl } };
    },
  };
  return parts[item.type]?.() ?? {};
}

/** Whom to call: for a listing that is over, nobody any more. */
function contactOf({ type, closed }: Item, { contact }: Common): EntryModel['contact'] {
  if (!contact || (type === 'listing' && closed)) return undefined;
  const { phone } = contact;
  return { ...contact, phone: phone && { display: phone.display, href: phone.href } };
}

/** Asleep, closed, or not heard of. */
function stateOf({ data, closed }: Item<'actor'>): EntryModel['life'] {
  if (closed) return { status: 'ferme', closedOn: data.closedOn };
  return data.status === 'en-sommeil' || data.status === 'inconnu' ? { status: data.status } : undefined;
}

function isOver(portal: Portal, item: Item): boolean {
  return item.closed || (item.type === 'event' && portal.dates(item).next === undefined);
}

function feedsOf(portal: Portal, item: Item): FeedLink[] {
  const news = item.type === 'actor' && portal.relations.newsOf(item.slug).some((one) => one.published);
  return news ? [scopeFeed(portal, item.href, item.title)] : [];
}

export function territoryLinks(portal: Portal, item: Item): Link[] {
  if (!portal.on('territory')) return [];
  return item.territories.flatMap((slug) => {
    const territory = portal.find('territory', slug);
    return territory ? [{ label: territory.title, href: territory.href }] : [];
  });
}

/** An event at an actor's place is at its street too. */
function hostOfEvent(portal: Portal, item: Item): Common | undefined {
  const { place, address } = item.data as Data<'event'>;
  const host = item.type === 'event' && !address ? portal.find('actor', place) : undefined;
  return host && { address: host.data.address, geo: host.data.geo };
}

function whereOf({ place, type, closed }: Item, { address, geo }: Common): EntryModel['where'] {
  if (!place && !address && !geo) return undefined;
  const town = [place?.postalCode, place?.commune].filter(Boolean).join(' ');
  const lines = [address?.complement, address?.street, town].filter(
    (line) => line !== undefined && line !== '',
  );
  const formerly = place?.formerly ? ` (${place.formerly})` : '';
  return {
    lines: lines.map((line, i) => brief(i === lines.length - 1 ? line + formerly : line!)),
    commune: place?.commune,
    department: place?.department?.name,
    geo,
    mapHref: geo ? `geo:${geo.lat},${geo.lon}` : undefined,
    directions:
      type === 'actor' && closed
        ? undefined
        : directionsTo(geo ? `${geo.lat},${geo.lon}` : address?.street && `${address.street}, ${town}`),
    postalCode: place?.postalCode,
  };
}

/** A street or a point; a commune alone is no place to be led to, and no map finds a street of 200 letters. */
const directionsTo = (where: string | undefined): string | undefined =>
  where && where.length <= 200
    ? `https://www.openstreetmap.org/directions?to=${encodeURIComponent(where)}`
    : undefined;

export const hostOf = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

const WAYS = ['bus', 'lastReturn', 'carSharing', 'parking', 'stepFree'] as const;

function gettingThereOf(
  { gettingThere }: Common,
  typeset: (text: string) => string,
): EntryModel['gettingThere'] {
  if (!gettingThere) return undefined;
  return WAYS.flatMap((key) => (gettingThere[key] ? [{ key, text: typeset(gettingThere[key]) }] : []));
}

function accessibilityOf(portal: Portal, { accessibility }: Common): EntryModel['accessibility'] {
  if (!accessibility) return undefined;
  const { codes = [], url, note } = accessibility;
  return {
    terms: codes.map((code) => ({ value: code, label: labelIn(DISABILITIES, code, portal.locale) })),
    url,
    note: note && typesetOf(portal)(note),
  };
}

/** How fresh it is: the day somebody confirmed it, which is not the day it was edited. */
function verifiedOf(portal: Portal, { data }: Item<'actor'>): EntryModel['verified'] {
  const { verifiedOn, verifiedBy } = data;
  if (!verifiedOn) return {};
  return { on: verifiedOn, by: verifiedBy, months: monthsSince(verifiedOn, portal.now.slice(0, 10)) };
}

/** What the portal says of itself. */
export function pageEntryModel(portal: Portal, item: Item<'page'>): PageEntryModel {
  const address = addressOf({ kind: 'entry', type: 'page', slug: item.slug });
  const { html, headings } = bodyOf(portal, item as Item);
  const typeset = typesetOf(portal);
  return {
    kind: 'page',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: item.title,
      description: item.data.summary,
      address,
      image: headImage(portal, item as Item),
      jsonLd: structuredData(portal, item as Item),
    }),
    breadcrumbs: trail(portal, { label: item.title, href: item.href }),
    title: typeset(item.title),
    intro: item.data.summary && typeset(item.data.summary),
    summary: item.data.summary && typeset(item.data.summary),
    bodyHtml: html,
    headings,
    readingMinutes: readingTime(portal, item as Item),
    tools: toolsOf(portal, item as Item, address),
    updated: item.updated ?? item.published,
  };
}

/** « Structure », « Rendez-vous »… */
export const typeLabel = (portal: Portal, type: TypeName): string =>
  inLocale(typeOf(type).labels.singular, portal.locale);

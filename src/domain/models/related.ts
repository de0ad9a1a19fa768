/** What an entry's page leads to: links run both ways. */
import { agendaWords } from '../../i18n/agenda-words.ts';
import { titles } from '../../i18n/titles.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { agendaHref } from './agenda-links.ts';
import { alikeTo } from './alike.ts';
import { cardsOf } from './cards.ts';
import { neighbours } from './neighbours.ts';
import type { CardGroup } from './types.ts';

/** How many cards a group shows; an actor with more has its own feed and the section's list. */
const SHOWN = 12;

export function relatedOf(portal: Portal, item: Item): CardGroup[] {
  const groups = groupsOf(portal, item).filter(({ items }) => items.length > 0);
  const agenda = item.type === 'actor' ? agendaHref(portal, { actor: item.slug }) : undefined;
  // Under the first of its groups of dates, those to come before those that are past.
  const dated = groups.find(({ items }) => items[0]!.type === 'event');
  const around = item.type === 'actor' ? neighboursOf(portal, item as Item<'actor'>) : [];
  return [
    ...groups.map((group) => ({
      type: group.items[0]!.type,
      title: group.title,
      cards: cardsOf(portal, group.items.slice(0, SHOWN)),
      total: group.items.length,
      ...(group === dated ? { more: agenda } : {}),
    })),
    ...around,
  ];
}

/** Those that the page names already are not told twice. */
function neighboursOf(portal: Portal, item: Item<'actor'>): CardGroup[] {
  const { members, children } = portal.relations.actor(item.slug);
  const named = [...(item.data.networks ?? []), item.data.parent].map((text) => portal.find('actor', text));
  const known = [...members, ...children, ...named].flatMap((one) => one?.slug ?? []);
  return neighbours(portal, item, new Set(known));
}

interface Group {
  title: string;
  items: Item[];
}

function groupsOf(portal: Portal, item: Item): Group[] {
  const words = titles(portal.locale).related;
  if (item.type === 'actor') return actorGroups(portal, item);
  if (item.type === 'event') {
    const { articles } = portal.relations.event(item.slug);
    const alike = { title: agendaWords(portal.locale).alike, items: alikeTo(portal, item as Item<'event'>) };
    return [{ title: words.born, items: articles as Item[] }, alike];
  }
  if (item.type === 'article') return articleGroups(portal, item as Item<'article'>);
  return [sameTheme(portal, item)];
}

function actorGroups(portal: Portal, item: Item): Group[] {
  const words = titles(portal.locale).related;
  const { organised, hosted, articles, listings, resources, answered, members, children } =
    portal.relations.actor(item.slug);
  const coming = (event: Item) => portal.dates(event).next !== undefined;
  return [
    { title: words.events, items: organised.filter(coming) },
    { title: words.hosted, items: hosted.filter(coming) },
    { title: words.listings, items: listings.filter((listing) => !listing.closed) },
    { title: words.articles, items: articles },
    { title: words.resources, items: resources },
    { title: words.answers, items: answered },
    { title: words.members, items: members },
    { title: words.children, items: children },
    { title: words.pastEvents, items: organised.filter((event) => !coming(event)).slice(0, 4) },
  ];
}

function articleGroups(portal: Portal, item: Item<'article'>): Group[] {
  const words = titles(portal.locale).related;
  const cited = (type: 'actor' | 'event', texts: readonly string[] = []) => [
    ...new Set(texts.flatMap((text) => (portal.find(type, text) as Item | undefined) ?? [])),
  ];
  return [
    { title: words.citedActors, items: cited('actor', item.data.actors) },
    { title: words.citedEvents, items: cited('event', item.data.events) },
    sameTheme(portal, item as Item),
  ];
}

/** Three others of the same kind and theme, the nearest place first. */
function sameTheme(portal: Portal, item: Item): Group {
  const [theme] = item.themes;
  const all = theme ? (portal.indexes.under({ theme })[item.type] ?? []) : [];
  const near = item.territories[1]
    ? (portal.indexes.under({ theme, territory: item.territories[1] })[item.type] ?? [])
    : [];
  const others = [...new Set([...near.slice(0, 4), ...all.slice(0, 4)])].filter((other) => other !== item);
  return { title: titles(portal.locale).related.sameTheme, items: others.slice(0, 3) };
}

/** Events still to come that are like another: by the same people, at the same place, on the same theme, nearby. */
import { compare } from '../../lib/dates/local.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import type { EventStatus } from './types.ts';

type EventItem = Item<'event'>;

const SHOWN = 3;
/** Of each reason for being alike, the first to come: a theme may have thousands. */
const TRIED = 12;

const WEIGHTS = { organiser: 4, place: 3, theme: 2, territory: 1 } as const;

/** The most alike first, then the soonest. */
export function alikeTo(portal: Portal, item: EventItem): Item[] {
  // Nobody is sent to a closed door.
  const isOther = (one: Item) => one.slug !== item.slug && isHeld(portal.dates(one).next?.status);
  const nextOf = (one: Item) => portal.dates(one).next!.start;
  return [...candidates(portal, item)]
    .filter(isOther)
    .map((one) => ({ one, likeness: likeness(portal, item, one as EventItem) }))
    .sort((a, b) => b.likeness - a.likeness || compare(nextOf(a.one), nextOf(b.one)))
    .slice(0, SHOWN)
    .map(({ one }) => one);
}

const isHeld = (status: EventStatus | undefined): boolean =>
  status !== undefined && status !== 'annule' && status !== 'reporte';

function candidates(portal: Portal, { data, themes, territories, ownThemes }: EventItem): Set<Item> {
  const actors = [...(data.organisers ?? []), data.place].flatMap(
    (text) => portal.find('actor', text)?.slug ?? [],
  );
  const lists: Item[][] = [
    ...actors.flatMap((slug) => {
      const { organised, hosted } = portal.relations.actor(slug);
      return [organised as Item[], hosted as Item[]].map((list) =>
        list.filter((one) => portal.dates(one).next),
      );
    }),
    ...themes
      .slice(0, ownThemes)
      .flatMap((theme) => [
        ...territories.slice(0, 2).map((territory) => portal.indexes.under({ theme, territory }).event ?? []),
        portal.indexes.under({ theme }).event ?? [],
      ]),
  ];
  return new Set(lists.flatMap((list) => list.slice(0, TRIED)));
}

function likeness(portal: Portal, a: EventItem, b: EventItem): number {
  const names = (texts: readonly (string | undefined)[] = []) =>
    texts.flatMap((text) => (text ? [portal.find('actor', text)?.slug ?? fold(text)] : []));
  const shares = (one: readonly string[], other: readonly string[]) =>
    one.some((name) => other.includes(name));
  return (
    (shares(names(a.data.organisers), names(b.data.organisers)) ? WEIGHTS.organiser : 0) +
    (shares(names([a.data.place]), names([b.data.place])) ? WEIGHTS.place : 0) +
    (shares(a.themes.slice(0, a.ownThemes), b.themes.slice(0, b.ownThemes)) ? WEIGHTS.theme : 0) +
    (shares(a.territories.slice(0, 2), b.territories.slice(0, 2)) ? WEIGHTS.territory : 0)
  );
}

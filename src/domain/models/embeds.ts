/** The page where a partner takes a code, and the lists that other sites show. */
import { embedWords } from '../../i18n/embed-words.ts';
import { embedsOf } from '../embeds.ts';
import type { Embed } from '../embeds.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { scopedItems, upcoming } from '../selections.ts';
import { addressOf } from '../urls.ts';
import { atlasOf } from './atlas.ts';
import { cardOf } from './cards.ts';
import { byDay, dateCard } from './date-card.ts';
import { embedId } from './downloads.ts';
import { headOf } from './head.ts';
import { siteOf, trail } from './site.ts';
import { typesetOf } from './text.ts';
import type { EmbedGuideModel, EmbedLink, EmbedModel } from './types.ts';

/** In a frame one looks: the whole is a link away. */
const SHOWN = { actor: 20, event: 12 };

export function embedModel(portal: Portal, embed: Embed): EmbedModel {
  const { type, scope, address, page } = embed;
  const isWhole = !scope.theme && !scope.territory;
  const actors = type === 'actor' ? (isWhole ? portal.items.actor : scopedItems(portal, scope, 'actor')) : [];
  const dates =
    type === 'event' ? datesOf(portal, isWhole ? undefined : scopedItems(portal, scope, 'event')) : [];
  const today = portal.now.slice(0, 10);
  const title = typesetOf(portal)(embed.title);
  return {
    kind: 'embed',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: `${title} – ${embedWords(portal.locale).preview}`,
      address,
      noindex: true,
    }),
    breadcrumbs: trail(portal),
    title,
    type,
    // What exists no more is not shown to those who are passing by.
    cards: actors
      .filter(({ closed }) => !closed)
      .slice(0, SHOWN.actor)
      .map((item) => cardOf(portal, item)),
    days: byDay(
      dates.map(({ item, occurrence }) => dateCard(portal, item, occurrence)),
      today,
    ),
    today,
    total: actors.filter(({ closed }) => !closed).length,
    page: portal.origin + page,
    ...(type === 'map' ? { atlas: atlasOf(portal, scope) } : {}),
  };
}

function datesOf(portal: Portal, items: readonly Item[] | undefined) {
  const own = items && new Set(items);
  const dates = upcoming(portal);
  return (own ? dates.filter(({ item }) => own.has(item)) : dates).slice(0, SHOWN.event);
}

export function embedGuideModel(portal: Portal): EmbedGuideModel {
  const words = embedWords(portal.locale);
  const address = addressOf({ kind: 'embed-guide' });
  return {
    kind: 'embed-guide',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: words.title, description: words.intro, address }),
    breadcrumbs: trail(portal, { label: words.title, href: portal.base + address }),
    title: words.title,
    intro: words.intro,
    groups: groupsOf(portal),
    script: `${portal.origin}${portal.base}/integrer.js`,
  };
}

function groupsOf(portal: Portal): EmbedGuideModel['groups'] {
  const groups = new Map<EmbedGuideModel['groups'][number]['key'], Map<string, EmbedLink[]>>();
  for (const embed of embedsOf(portal).values()) {
    const { theme, territory } = embed.scope;
    const key = theme && territory ? 'byCrossing' : theme ? 'byTheme' : territory ? 'byTerritory' : 'whole';
    const rows = groups.get(key) ?? new Map<string, EmbedLink[]>();
    const label = key === 'whole' ? portal.settings.name : embed.label;
    groups.set(key, rows.set(label, [...(rows.get(label) ?? []), linkOf(portal, embed)]));
  }
  return [...groups].map(([key, rows]) => ({
    key,
    rows: [...rows].map(([label, embeds]) => ({ label: typesetOf(portal)(label), embeds })),
  }));
}

const linkOf = (portal: Portal, { type, title, address, page }: Embed): EmbedLink => ({
  type,
  title: `${title}, ${portal.settings.name}`,
  id: embedId(address),
  href: portal.base + address,
  src: portal.origin + portal.base + address,
  page: portal.origin + page,
});

/**
 * The selections that other sites may show: the directory and the agenda, whole, by theme, by territory, and by theme
 * within what holds other territories (a valley, never each village: they would be as many as their product). They are
 * there as long as the theme or the territory is, empty days included: a partner's page never loses its frame.
 */
import { embedWords } from '../i18n/embed-words.ts';
import { titles } from '../i18n/titles.ts';
import type { Item } from './item.ts';
import { agendaHref } from './models/agenda-links.ts';
import { atlasOf } from './models/atlas.ts';
import { sectionHref, sectionLabel } from './models/site.ts';
import type { Portal } from './portal.ts';
import { addressOf } from './urls.ts';
import type { EmbedType, Scope } from './urls.ts';

export interface Embed {
  type: EmbedType;
  scope: Scope;
  /** From the portal's root, without the base. */
  address: string;
  /** « Annuaire : Bien manger » */
  title: string;
  /** « Bien manger »; the name of the section for the whole. */
  label: string;
  /** The page of the portal that shows it all, with the base. */
  page: string;
}

/** Beyond so many territories, those that hold no other have no frame of their own. */
const MANY = 400;

const kept = new WeakMap<Portal, Map<string, Embed>>();

/** By address: the whole first, then themes, territories, crossings. */
export function embedsOf(portal: Portal): ReadonlyMap<string, Embed> {
  let embeds = kept.get(portal);
  if (!embeds) kept.set(portal, (embeds = new Map([...allEmbeds(portal)].map((one) => [one.address, one]))));
  return embeds;
}

function* allEmbeds(portal: Portal): Generator<Embed> {
  const each = (scope: Scope, label?: string) =>
    typesOf(portal, scope).map((type) => embedOf(portal, type, scope, label));
  yield* each({});
  const [themes, territories] = (['theme', 'territory'] as const).map((type) =>
    portal.on(type) ? portal.items[type] : [],
  ) as [Item[], Item[]];
  for (const { slug, title } of themes) yield* each({ theme: slug }, title);
  const isBroad = ({ slug }: Item) => portal.territories.children(slug).length > 0;
  for (const one of territories)
    if (territories.length <= MANY || isBroad(one)) yield* each({ territory: one.slug }, one.title);
  for (const theme of themes)
    for (const territory of territories) {
      const scope = { theme: theme.slug, territory: territory.slug };
      // Of the whole of the portal's land, the theme has its own.
      if (!isBroad(territory) || portal.territories.roots.includes(territory.slug)) continue;
      if (portal.indexes.count(scope) > 0)
        yield* each(scope, titles(portal.locale).crossing(theme.title, territory.title));
    }
}

/** A map where somebody is on it, of the pages that have one. */
function typesOf(portal: Portal, scope: Scope): EmbedType[] {
  const isCrossing = scope.theme !== undefined && scope.territory !== undefined;
  return [
    ...(['actor', 'event'] as const).filter((type) => portal.on(type)),
    ...(portal.on('actor') && !isCrossing && atlasOf(portal, scope) ? (['map'] as const) : []),
  ];
}

function embedOf(portal: Portal, type: EmbedType, scope: Scope, label?: string): Embed {
  const section = type === 'map' ? embedWords(portal.locale).mapOf : sectionLabel(portal, type);
  return {
    type,
    scope,
    address: addressOf({ kind: 'embed', type, ...scope }),
    title: label ? titles(portal.locale).scoped(section, label) : section,
    label: label ?? section,
    page: pageOf(portal, type, scope),
  };
}

function pageOf(portal: Portal, type: EmbedType, scope: Scope): string {
  const { theme, territory } = scope;
  if (!theme && !territory) return sectionHref(portal, type === 'map' ? 'actor' : type);
  const agenda = type === 'event' ? agendaHref(portal, scope) : undefined;
  if (agenda) return agenda;
  if (theme && territory) return portal.base + addressOf({ kind: 'crossing', theme, territory });
  return portal.find(theme ? 'theme' : 'territory', theme ?? territory)!.href;
}

/** The frame of a list of the portal, if it has one. */
export const embedAt = (portal: Portal, type: EmbedType, scope: Scope): Embed | undefined =>
  embedsOf(portal).get(addressOf({ kind: 'embed', type, ...scope }));

/** The filters of the agenda as its page shows them, and the pages that say the same without JavaScript. */
import { agendaWords } from '../../i18n/agenda-words.ts';
import { fingerprint } from '../../lib/text/fingerprint.ts';
import { agendaOf } from '../agendas.ts';
import { agendaData, agendaFacets } from '../filters/agenda.ts';
import type { Portal } from '../portal.ts';
import { AGENDA_DAYS, once, upcoming } from '../selections.ts';
import { addressOf, documentOf } from '../urls.ts';
import { agendaHref } from './agenda-links.ts';
import { neighboursOf } from './filters.ts';
import { typesetOf } from './text.ts';
import type { DateFiltersModel, Link, TreeNode } from './types.ts';

const agenda = addressOf({ kind: 'list', type: 'event', page: 1 });

/** From the portal's root. */
export const AGENDA_DATA = documentOf(agenda, 'filtres.json');

/** Undefined where nothing is to come. */
export function dateFiltersModel(portal: Portal): DateFiltersModel | undefined {
  const total = upcoming(portal).length;
  if (total === 0) return undefined;
  const { when } = agendaWords(portal.locale);
  return {
    action: portal.base + agenda,
    data: `${portal.base}${AGENDA_DATA}?v=${version(portal)}`,
    facets: agendaFacets(portal),
    when: {
      name: 'quand',
      label: when.label,
      values: (['', 'aujourd-hui', 'week-end', 'semaine', 'mois'] as const).map((value) => ({
        value,
        label: when.values[value],
      })),
    },
    days: AGENDA_DAYS,
    total,
    pageSize: portal.pageSize,
    neighbours: neighboursOf(portal),
    ways: { themes: themeWays(portal), territories: territoryWays(portal) },
  };
}

const version = once((portal) => fingerprint(JSON.stringify(agendaData(portal))));

type Way = Link & { count: number };

const wayTo = (portal: Portal, type: 'theme' | 'territory', slug: string): Way[] => {
  const href = agendaHref(portal, { [type]: slug });
  const item = portal.find(type, slug);
  const count = agendaOf(portal, { [type]: slug })?.total ?? 0;
  return href && item && count > 0 ? [{ label: typesetOf(portal)(item.title), href, count }] : [];
};

const themeWays = (portal: Portal): Way[] =>
  portal.on('theme') ? portal.items.theme.flatMap(({ slug }) => wayTo(portal, 'theme', slug)) : [];

function territoryWays(
  portal: Portal,
  slugs: readonly string[] = portal.on('territory') ? portal.territories.roots : [],
): TreeNode[] {
  return slugs.flatMap((slug) =>
    wayTo(portal, 'territory', slug).map((way) => ({
      ...way,
      children: territoryWays(portal, portal.territories.children(slug)),
    })),
  );
}

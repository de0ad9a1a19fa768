/** All themes, all territories: the two indexes, and the same lists for the home page. */
import { typeOf } from '../../content-types/registry.ts';
import { TERRITORY_LEVELS } from '../../content-types/territory/index.ts';
import { inLocale } from '../../schema/field.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { themeTag } from './cards.ts';
import { headOf } from './head.ts';
import { mapOf } from './map.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import { typesetOf } from './text.ts';
import type { IndexModel, ThemeTag, TreeNode } from './types.ts';

export function indexModel(portal: Portal, type: 'theme' | 'territory'): IndexModel {
  const address = addressOf({ kind: 'index', type });
  const section = sectionLink(portal, type);
  const intro = inLocale(typeOf(type).labels.intro, portal.locale);
  return {
    kind: 'index',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: section.label, description: intro, address }),
    breadcrumbs: trail(portal, section),
    title: section.label,
    intro,
    type,
    themes: type === 'theme' ? themeList(portal) : [],
    territories: type === 'territory' ? territoryTree(portal) : [],
    map: type === 'territory' ? mapOf(portal) : undefined,
  };
}

export function themeList(portal: Portal): (ThemeTag & { count: number; summary?: string | undefined })[] {
  if (!portal.on('theme')) return [];
  return (portal.items.theme as Item<'theme'>[]).map((item) => ({
    ...themeTag(item),
    count: portal.indexes.count({ theme: item.slug }),
    summary: item.data.summary && typesetOf(portal)(item.data.summary),
  }));
}

export function territoryTree(
  portal: Portal,
  slugs: readonly string[] = portal.territories.roots,
): TreeNode[] {
  if (!portal.on('territory')) return [];
  return slugs.flatMap((slug) => {
    const item = portal.find('territory', slug);
    if (!item) return [];
    return [
      {
        label: item.title,
        href: item.href,
        count: portal.indexes.count({ territory: slug }),
        level: item.data.level && labelIn(TERRITORY_LEVELS, item.data.level, portal.locale),
        children: territoryTree(portal, portal.territories.children(slug)),
      },
    ];
  });
}

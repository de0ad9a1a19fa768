/** What a server has to know of the portal that is shown, to make pages of its own that look like it. */
import type { TypeName } from '../../content-types/registry.ts';
import { detailOf, namesToChoose } from '../../domain/documents/form-names.ts';
import type { SiteModel, Term } from '../../domain/models/base-types.ts';
import { siteOf } from '../../domain/models/site.ts';
import type { Portal } from '../../domain/portal.ts';

export interface KnownEntry {
  type: TypeName;
  slug: string;
  title: string;
  /** Where, or when next: what tells it from another of its name. */
  detail: string;
  /** With the base. */
  href: string;
}

export interface PortalFacts {
  site: SiteModel;
  /** For forms: slug and label. */
  themes: Term[];
  /** Names to choose from while typing, by list: as `/proposer/noms.json`. */
  names: Record<string, string[]>;
  /** All that has a page, in the order of their types. */
  entries: KnownEntry[];
}

export const factsOf = (portal: Portal): PortalFacts => ({
  site: siteOf(portal),
  themes: portal.on('theme')
    ? portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title }))
    : [],
  names: namesToChoose(portal),
  entries: Object.values(portal.items)
    .flat()
    .map((item) => ({
      type: item.type,
      slug: item.slug,
      title: item.title,
      detail: detailOf(portal, item) ?? '',
      href: item.href,
    })),
});

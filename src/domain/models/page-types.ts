/** The other kinds of page. */
import type { TypeName } from '../../content-types/registry.ts';
import type { Base, FeedLink, Link, Term, ThemeTag } from './base-types.ts';
import type { CardGroup, CardModel, DayGroup, Pagination, TreeNode } from './card-types.ts';
import type { Fact } from './entry-types.ts';

export interface HomeModel extends Base<'home'> {
  today: DayGroup[];
  newcomers: CardModel[];
  listings: CardModel[];
  questions: CardModel[];
  articles: CardModel[];
  themes: (ThemeTag & { count: number; summary?: string | undefined })[];
  territories: TreeNode[];
  sections: (Link & { count: number; type: TypeName })[];
  now: string;
}

export interface ListModel extends Base<'list'> {
  type: TypeName;
  cards: CardModel[];
  /** For the agenda: the same cards by day. */
  days?: DayGroup[] | undefined;
  pagination: Pagination;
  /** A–Z, months, closed listings: other ways in. */
  indexes: { title: string; links: (Link & { current?: boolean; count?: number })[] }[];
  feeds: FeedLink[];
  empty?: boolean;
  /** True for a list of what is over (past month, closed listings). */
  archive?: boolean;
  prev?: Link | undefined;
  next?: Link | undefined;
}

export interface HubModel extends Base<'hub'> {
  /** A theme, a territory, or their crossing. */
  theme?: ThemeTag | undefined;
  territory?: { label: string; level?: string | undefined; href?: string | undefined } | undefined;
  bodyHtml: string;
  groups: CardGroup[];
  /** For a theme: its territories; for a territory: its themes. With how many entries each. */
  crossings: { title: string; links: (Link & { count: number })[] };
  parents: Link[];
  children: (Link & { count: number; level?: string | undefined })[];
  neighbours: Link[];
  facts: Fact[];
  feeds: FeedLink[];
}

export interface IndexModel extends Base<'index'> {
  type: 'theme' | 'territory';
  themes: (ThemeTag & { count: number; summary?: string | undefined })[];
  territories: TreeNode[];
}

export interface PageEntryModel extends Base<'page'> {
  summary?: string | undefined;
  bodyHtml: string;
  headings: { id: string; text: string; depth: number }[];
  updated?: string | undefined;
}

export interface SearchModel extends Base<'search'> {
  types: Term[];
  themes: Term[];
  territories: Term[];
  /** Without JavaScript: other ways in. */
  indexes: { title: string; links: (Link & { count?: number })[] }[];
  pagefind: string;
}

export interface SubscribeModel extends Base<'subscribe'> {
  groups: { title: string; rows: { label: string; href: string; feeds: FeedLink[] }[] }[];
  opml: string;
}

export interface SiteMapModel extends Base<'site-map'> {
  groups: { title: string; href?: string | undefined; links: (Link & { count?: number })[] }[];
}

export interface NotFoundModel extends Base<'not-found'> {
  links: Link[];
}

export interface RedirectModel extends Base<'redirect'> {
  to: string;
}

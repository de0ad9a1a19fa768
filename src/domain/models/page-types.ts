/** The other kinds of page. */
import type { TypeName } from '../../content-types/registry.ts';
import type { Form, FormKind } from '../forms/types.ts';
import type {
  AtlasModel,
  Base,
  CoverModel,
  FeedLink,
  Heading,
  Link,
  MapModel,
  Term,
  ThemeTag,
  ToolsModel,
  CalendarLink,
} from './base-types.ts';
import type { CardGroup, CardModel, DayGroup, Pagination, TreeNode } from './card-types.ts';
import type { Fact } from './entry-types.ts';
import type { DownloadsModel } from './open-types.ts';
import type { DateFiltersModel, FiltersModel } from './filter-types.ts';

export interface HomeModel extends Base<'home'> {
  /** The coming days, today first if it has something. */
  week: DayGroup[];
  newcomers: CardModel[];
  listings: CardModel[];
  questions: CardModel[];
  articles: CardModel[];
  themes: (ThemeTag & { count: number; summary?: string | undefined })[];
  territories: TreeNode[];
  map?: MapModel | undefined;
  sections: (Link & { count: number; type: TypeName })[];
  now: string;
}

export interface ListModel extends Base<'list'> {
  type: TypeName;
  cards: CardModel[];
  /** For the agenda: the same cards by day. */
  days?: DayGroup[] | undefined;
  /** The portal's day when the page was made, for a list of days. */
  today?: string | undefined;
  pagination: Pagination;
  /** A–Z, months, closed listings: other ways in. */
  indexes: { title: string; links: (Link & { current?: boolean; count?: number })[] }[];
  calendar?: CalendarLink | undefined;
  feeds: FeedLink[];
  /** Of the agenda: its coming dates in other forms (RSS, Atom, CSV, JSON). */
  exports?: (Link & { type: string })[];
  downloads?: DownloadsModel | undefined;
  empty?: boolean;
  /** True for a list of what is over (past month, closed listings). */
  archive?: boolean;
  prev?: Link | undefined;
  next?: Link | undefined;
  /** Of the directory. */
  atlas?: AtlasModel | undefined;
  /** On the first page of the directory. */
  filters?: FiltersModel | undefined;
  /** On the other pages of the directory: where the filters are. */
  filtersAt?: string | undefined;
  /** On the first page of the agenda. */
  dateFilters?: DateFiltersModel | undefined;
  /** On the first page of the agenda: what began before today and lasts several days, told once. */
  ongoing?: CardModel[] | undefined;
  ongoingMore?: AgendaModel['ongoingMore'];
}

export interface HubModel extends Base<'hub'> {
  /** A theme, a territory, or their crossing. */
  theme?: ThemeTag | undefined;
  territory?: { label: string; level?: string | undefined; href?: string | undefined } | undefined;
  /** Of a theme or a territory without a picture. */
  cover?: CoverModel | undefined;
  bodyHtml: string;
  groups: CardGroup[];
  /** For a theme: its territories; for a territory: its themes. With how many entries each. */
  crossings: { title: string; links: (Link & { count: number })[] };
  parents: Link[];
  children: (Link & { count: number; level?: string | undefined })[];
  neighbours: Link[];
  facts: Fact[];
  downloads?: DownloadsModel | undefined;
  /** A territory within the whole. */
  locator?: MapModel | undefined;
  /** Its actors. */
  atlas?: AtlasModel | undefined;
  calendar?: CalendarLink | undefined;
  feeds: FeedLink[];
}

export interface IndexModel extends Base<'index'> {
  type: 'theme' | 'territory';
  themes: (ThemeTag & { count: number; summary?: string | undefined })[];
  territories: TreeNode[];
  map?: MapModel | undefined;
}

export interface PageEntryModel extends Base<'page'> {
  summary?: string | undefined;
  bodyHtml: string;
  headings: Heading[];
  readingMinutes?: number | undefined;
  tools: ToolsModel;
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
  groups: {
    title: string;
    rows: { label: string; href: string; feeds: FeedLink[]; calendar?: CalendarLink | undefined }[];
  }[];
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

/** A day in the table of a month. */
export interface MonthDay {
  /** YYYY-MM-DD */
  day: string;
  /** Of the month before or after. */
  outside?: true;
  dates: CardModel[];
  /** Dates that find no room here; they are at `href`. */
  more: number;
  href?: string;
}

export interface MonthModel extends Base<'month'> {
  /** YYYY-MM */
  month: string;
  total: number;
  /** What lasts several days. */
  long: CardModel[];
  weeks: MonthDay[][];
  archive: boolean;
  /** The portal's day when the page was made. */
  today: string;
  prev?: Link | undefined;
  next?: Link | undefined;
  indexes: ListModel['indexes'];
  calendar?: CalendarLink | undefined;
  feeds: FeedLink[];
}

/** An event in a month that is past. */
export interface PastLineModel {
  /** On its last date of that month. */
  card: CardModel;
  /** YYYY-MM-DD, where there were several. */
  days?: string[] | undefined;
}

/** The dates of an actor, a theme, a territory, or a theme in a territory. */
export interface AgendaModel extends Base<'agenda'> {
  /** The page of which it is the agenda. */
  around: Link;
  /** Where the portal's own agenda is. */
  whole: string;
  /** Dates to come, over all pages; past ones for a year of archives. */
  total: number;
  /** Began before today and goes on. */
  ongoing: CardModel[];
  /** Those that find no room, and where they are. */
  ongoingMore?: { count: number; href: string } | undefined;
  days: DayGroup[];
  past: { month: string; lines: PastLineModel[] }[];
  /** Years of archives, the latest first. */
  years: (Link & { current?: boolean; count: number })[];
  /** YYYY, for a page of archives. */
  year?: string | undefined;
  /** The portal's day when the page was made. */
  today: string;
  pagination: Pagination;
  calendar?: CalendarLink | undefined;
  feeds: FeedLink[];
}

/** Where an event is made ready for its next edition. */
export interface ReuseModel extends Base<'reuse'> {
  agenda: Link;
  /** Where the editor is, if there is one: the page asks. */
  editor: string;
  /** Of the team. */
  email?: string | undefined;
}

/** What may be proposed, and the ways to do so. */
export interface ProposeModel extends Base<'propose'> {
  choices: (Link & { kind: FormKind; hint: string })[];
  /** Where a page is said to be exact still. */
  exact: string;
  /** The page that says what happens next, if the portal has it. */
  more?: Link | undefined;
}

/** A form to fill in, on a screen or on paper. */
export interface FormPageModel extends Base<'form'> {
  form: Form;
  /** First line of the mail. */
  subject: string;
  /** A mail that holds the questions, for who has no script. */
  mailto?: string | undefined;
  /** Addresses of the names of entries of this kind, of actors and of communes. */
  same?: string | undefined;
  names: string;
  /** Where a page is corrected. */
  correct: string;
}

/** A day that the table of its month cannot hold. */
export interface DayModel extends Base<'day'> {
  day: string;
  cards: CardModel[];
}

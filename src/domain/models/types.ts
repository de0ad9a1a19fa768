/**
 * What a page knows. One plain, serialisable value an address, computed by the domain; components read
 * it and nothing else. Data, not sentences: dates are ISO local texts, vocabularies come with their
 * label in the portal's language, sentences are made by `i18n` while rendering.
 */
import type { TypeName } from '../../content-types/registry.ts';
import type { QuarantineModel, RepairModel } from './repair-types.ts';

export type { QuarantineModel, QuarantineRow, RepairModel } from './repair-types.ts';

export interface Link {
  label: string;
  href: string;
}

/** A body that was named: linked where the directory knows it. */
export interface Ref {
  label: string;
  href?: string | undefined;
}

/** The same for every page of a portal; kept as one object, hashed apart. */
export interface SiteModel {
  name: string;
  tagline?: string | undefined;
  description?: string | undefined;
  locale: string;
  base: string;
  origin: string;
  hue: number;
  accentHue: number;
  /** The portal's day, when it was built: the client compares with its own clock. */
  timeZone: string;
  home: string;
  search: string;
  subscribe: string;
  siteMap: string;
  menu: Link[];
  footer: Link[];
  contribute?: Link | undefined;
  contact: { name?: string; email?: string; phone?: { display: string; href: string }; address?: string };
  licence?: string | undefined;
}

export interface FeedLink {
  title: string;
  type: 'application/rss+xml' | 'application/atom+xml' | 'application/feed+json';
  href: string;
}

export interface Head {
  title: string;
  description?: string | undefined;
  canonical: string;
  noindex?: boolean;
  ogType: 'website' | 'article';
  image?: string | undefined;
  feeds: FeedLink[];
  /** schema.org objects. */
  jsonLd: object[];
  prev?: string | undefined;
  next?: string | undefined;
}

export interface Term {
  value: string;
  label: string;
}

export interface ThemeTag {
  slug: string;
  label: string;
  href?: string | undefined;
  icon?: string | undefined;
  hue?: number | undefined;
}

export interface PictureModel {
  src: string;
  srcset?: string | undefined;
  width: number;
  height: number;
  alt: string;
  credit?: string | undefined;
}

/** A time that an event takes place. Local texts: `2026-12-05T14:00`, or a day alone when all day. */
export interface OccurrenceModel {
  start: string;
  end?: string | undefined;
  allDay: boolean;
  /** The moment when it is over, local: what is later than that is past. */
  over: string;
  status: EventStatus;
  note?: string | undefined;
  place?: Ref | undefined;
  /** The date's own change: it differs from the rule. */
  changed?: boolean;
}

export type EventStatus = 'programme' | 'reprogramme' | 'deplace-en-ligne' | 'reporte' | 'complet' | 'annule';

/** One card for all lists. */
export interface CardModel {
  type: TypeName;
  typeLabel: string;
  title: string;
  href: string;
  summary?: string | undefined;
  kicker?: string | undefined;
  badge?: { label: string; tone: 'quiet' | 'warning' | 'good' } | undefined;
  place?: string | undefined;
  themes: ThemeTag[];
  /** An event's next date, or the last one when it is over. */
  occurrence?: OccurrenceModel | undefined;
  /** More dates follow. */
  recurring?: boolean;
  /** For what is written: published on. */
  date?: string | undefined;
  /** For a listing: valid through. */
  until?: string | undefined;
  /** For an actor: the day somebody confirmed it. */
  verifiedOn?: string | undefined;
  by?: string | undefined;
  picture?: PictureModel | undefined;
  /** Number of answers, for a question. */
  answers?: number | undefined;
}

export interface Pagination {
  page: number;
  pages: number;
  total: number;
  /** Addresses of the pages that are linked from here, by number: all of them would grow with the square. */
  hrefs: Record<number, string>;
}

export interface CardGroup {
  type: TypeName;
  title: string;
  cards: CardModel[];
  total: number;
  /** Where the whole list is, when it is longer than what is shown. */
  more?: string | undefined;
}

export interface DayGroup {
  /** YYYY-MM-DD */
  day: string;
  cards: CardModel[];
}

export interface Base<K extends string> {
  kind: K;
  address: string;
  site: SiteModel;
  head: Head;
  breadcrumbs: Link[];
  title: string;
  intro?: string | undefined;
}

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

export interface TreeNode {
  label: string;
  href: string;
  count: number;
  level?: string | undefined;
  children: TreeNode[];
}

export interface IndexModel extends Base<'index'> {
  type: 'theme' | 'territory';
  themes: (ThemeTag & { count: number; summary?: string | undefined })[];
  territories: TreeNode[];
}

/** A label and what is to be read beside it. */
export interface Fact {
  label: string;
  values: (Ref & { note?: string | undefined })[];
}

export interface WeekDay {
  /** 1 = Monday */
  day: number;
  ranges: { from: string; to: string }[];
}

export interface EntryModel extends Base<'entry'> {
  type: TypeName;
  typeLabel: string;
  kicker?: string | undefined;
  badge?: { label: string; tone: 'quiet' | 'warning' | 'good' } | undefined;
  summary?: string | undefined;
  bodyHtml: string;
  picture?: PictureModel | undefined;
  logo?: PictureModel | undefined;
  themes: ThemeTag[];
  /** Where it is, from the nearest to the widest. */
  territories: Link[];
  where?: {
    lines: string[];
    commune?: string | undefined;
    department?: string | undefined;
    mapHref?: string | undefined;
    geo?: { lat: number; lon: number } | undefined;
  };
  contact?: {
    phone?: { display: string; href: string } | undefined;
    email?: string | undefined;
    formUrl?: string | undefined;
  };
  website?: Link | undefined;
  links: Link[];
  hours?: { week: WeekDay[]; note?: string | undefined; text: string } | undefined;
  hoursNote?: string | undefined;
  price?: { kind: Term; details?: string | undefined } | undefined;
  gettingThere?:
    { key: 'bus' | 'lastReturn' | 'carSharing' | 'parking' | 'stepFree'; text: string }[] | undefined;
  accessibility?: { terms: Term[]; url?: string | undefined; note?: string | undefined } | undefined;
  facts: Fact[];
  verified?: { on?: string | undefined; by?: string | undefined; months?: number | undefined } | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  authors: Ref[];
  related: CardGroup[];
  feeds: FeedLink[];
  /** Closed listing, past event, closed actor: said in plain sight. */
  over?: boolean;
  event?: EventPart | undefined;
  listing?: ListingPart | undefined;
  question?: QuestionPart | undefined;
  resource?: { url?: string | undefined; archivedUrl?: string | undefined } | undefined;
}

export interface EventPart {
  next: OccurrenceModel[];
  /** How many dates are to come in all, bounded by a year. */
  more: number;
  last?: OccurrenceModel | undefined;
  rule?: RuleModel | undefined;
  status: EventStatus;
  statusNote?: string | undefined;
  mode?: 'en-presence' | 'en-ligne' | 'mixte' | undefined;
  onlineUrl?: string | undefined;
  place?: Ref | undefined;
  organisers: Ref[];
  partners: Ref[];
  registration: { kind: 'url' | 'email' | 'phone'; href: string; display: string }[];
  age?: { min?: number | undefined; max?: number | undefined } | undefined;
  parent?: Link | undefined;
  children: CardModel[];
  report?: Link | undefined;
  past: boolean;
}

/** A rule of recurrence, to be said in words. */
export interface RuleModel {
  freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  interval: number;
  byDay: { weekday: number; nth?: number | undefined }[];
  byMonthDay: number[];
  byMonth: number[];
  until?: string | undefined;
  count?: number | undefined;
  except: string[];
  exceptRanges: { from: string; to: string; label?: string | undefined }[];
  extra: string[];
  /** HH:MM of the start. */
  time?: string | undefined;
  endTime?: string | undefined;
  start: string;
}

export interface ListingPart {
  validThrough: string;
  state: 'ouverte' | 'pourvue' | 'close';
  closed: boolean;
  poster?: Ref | undefined;
  applyUrl?: string | undefined;
  dossierUrl?: string | undefined;
}

export interface QuestionPart {
  askedBy?: Ref | undefined;
  answers: {
    id: string;
    html: string;
    author?: Ref | undefined;
    date?: string | undefined;
    accepted: boolean;
  }[];
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

export type PageModel =
  | HomeModel
  | ListModel
  | HubModel
  | IndexModel
  | EntryModel
  | PageEntryModel
  | SearchModel
  | SubscribeModel
  | SiteMapModel
  | NotFoundModel
  | RedirectModel
  | RepairModel
  | QuarantineModel;

export type PageKind = PageModel['kind'];

/** What every page has: the portal, the head, links, terms, pictures. */
import type { FormKind } from '../forms/types.ts';

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
  /** Around the page in a phone's browser, as its header: by day and by night. */
  themeColor: { light: string; dark: string };
  /** The portal's day, when it was built: the client compares with its own clock. */
  timeZone: string;
  home: string;
  search: string;
  subscribe: string;
  siteMap: string;
  openData: string;
  menu: Link[];
  footer: Link[];
  contribute?: Link | undefined;
  /** Addresses of the forms of `/proposer/`, by kind. */
  forms: Partial<Record<FormKind, string>>;
  contact: { name?: string; email?: string; phone?: { display: string; href: string }; address?: string };
  licence?: string | undefined;
  icons: IconLink[];
  /** The portal’s own; without one it bears the mark of `lib/drawing/mark.ts`. */
  logo?: PictureModel | undefined;
}

/** A `<link>` to an icon, or to the manifest of the app. */
export interface IconLink {
  rel: 'icon' | 'apple-touch-icon' | 'manifest';
  href: string;
  type?: string | undefined;
  sizes?: string | undefined;
}

export interface FeedLink {
  title: string;
  type: 'application/rss+xml' | 'application/atom+xml' | 'application/feed+json';
  href: string;
}

/** The picture that messengers and networks show beside a link. */
export interface HeadImage {
  src: string;
  width: number;
  height: number;
  alt: string;
}

export interface Head {
  title: string;
  description?: string | undefined;
  canonical: string;
  noindex?: boolean;
  ogType: 'website' | 'article';
  image?: HeadImage | undefined;
  feeds: FeedLink[];
  /** The same list in other forms: `<link rel=alternate>`. */
  files?: { title: string; type: string; href: string }[];
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
  /** Class `tone-<this>`: the colour of its place until it is there; none where one sees through it. */
  tone?: string | undefined;
}

/** What is drawn for an entry without a picture: `domain/covers.ts`. In pixels. */
export interface CoverModel {
  src: string;
  width: number;
  height: number;
}

/** A heading of a body. */
export interface Heading {
  id: string;
  text: string;
  /** 2 to 6 */
  depth: number;
}

/** A page's address, ready to be passed on. */
export interface ToolsModel {
  /** Canonical, absolute. */
  url: string;
  title: string;
  /** Title, then when and where for an event, a line each; without the address. */
  text: string;
  mailto: string;
  sms: string;
  whatsapp: string;
  /** Of `url`: side in modules, and strokes one module wide. */
  qr: { size: number; path: string };
}

/** What a page says on paper alone. */
export interface Paper {
  /** Addresses behind links out of the portal, that its words do not spell; the first is note 1. */
  notes: string[];
  /** How old what is shown is; `changed`: the newest of a list, `state`: the portal's day. */
  dated?: { as: 'published' | 'updated' | 'verified' | 'changed' | 'state'; day: string };
}

export interface Base<K extends string> {
  kind: K;
  address: string;
  site: SiteModel;
  head: Head;
  breadcrumbs: Link[];
  title: string;
  intro?: string | undefined;
  /** Added by `modelFor` to every kind. */
  paper?: Paper;
  /** Sheets made of its dates, to pin up or to fold; added by `modelFor` to what lists dates. */
  prints?: Link[];
}

/** A territory on the map, in the units of the drawing. */
export interface MapArea {
  slug: string;
  label: string;
  href: string;
  /** Moves of an SVG path. */
  path: string;
  /** `leaf` holds no other shape; `root` is held by none. */
  level: 'root' | 'group' | 'leaf';
  x: number;
  y: number;
  count: number;
  /** Of its dot, whose surface tells how much there is. */
  radius: number;
  /** Where the name is written; absent where it would cover another. */
  name?: MapName | undefined;
}

export interface MapName {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface MapModel {
  width: number;
  height: number;
  areas: MapArea[];
  rivers: string[];
}

/** What the map of the directory has under it, besides contours. */
export interface TilesModel {
  /** `pmtiles`: one file, read by pieces. */
  kind: 'raster' | 'pmtiles';
  url: string;
  attribution?: string | undefined;
  attributionUrl?: string | undefined;
  /** The most detailed level that there is. */
  maxZoom?: number | undefined;
  /** Of another site: asked for once the visitor agrees, and never before. */
  foreign?: {
    provider: string;
    host: string;
    /** What the policy of the page has to let in: `https://*.tile.example`. */
    source: string;
  };
}

/** The actors of a list, a theme or a territory on a map: a picture, and what a script needs to open it. */
export interface AtlasModel {
  picture: { src: string; width: number; height: number };
  /** Addresses of `carte.json` and `contours.geojson`. */
  points: string;
  ground: string;
  theme?: string | undefined;
  territory?: string | undefined;
  /** How many actors are on it, of how many. */
  placed: number;
  total: number;
  tiles?: TilesModel | undefined;
}

/** A calendar (iCalendar): to subscribe to from a program, and to download. */
export interface CalendarLink {
  /** `webcal://…`, absolute. */
  webcal: string;
  href: string;
}

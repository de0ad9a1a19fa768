/** What every page has: the portal, the head, links, terms, pictures. */

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

export interface Base<K extends string> {
  kind: K;
  address: string;
  site: SiteModel;
  head: Head;
  breadcrumbs: Link[];
  title: string;
  intro?: string | undefined;
}

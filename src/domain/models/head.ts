import type { Portal } from '../portal.ts';
import { headImage } from './social.ts';
import { typesetOf } from './text.ts';
import type { FeedLink, Head, HeadImage } from './types.ts';

interface HeadSpec {
  title: string;
  description?: string | undefined;
  address: string;
  /** The address of the page that says the same, where it is not this one. */
  canonical?: string | undefined;
  noindex?: boolean;
  ogType?: Head['ogType'];
  /** Without one, the portal’s own. */
  image?: HeadImage | undefined;
  feeds?: FeedLink[];
  jsonLd?: object[];
  prev?: string | undefined;
  next?: string | undefined;
}

/** What `<head>` says: title, canonical address, feeds, structured data. */
export function headOf(portal: Portal, spec: HeadSpec): Head {
  const {
    address,
    canonical = address,
    image,
    noindex,
    ogType = 'website',
    feeds = [],
    jsonLd = [],
    ...rest
  } = spec;
  return {
    ...rest,
    description: spec.description && typesetOf(portal)(spec.description),
    canonical: portal.origin + portal.base + canonical,
    ...(noindex ? { noindex } : {}),
    ogType,
    image: image ?? headImage(portal),
    feeds,
    jsonLd,
  };
}

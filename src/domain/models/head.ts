import type { Portal } from '../portal.ts';
import { typesetOf } from './text.ts';
import type { FeedLink, Head } from './types.ts';

interface HeadSpec {
  title: string;
  description?: string | undefined;
  address: string;
  noindex?: boolean;
  ogType?: Head['ogType'];
  image?: string | undefined;
  feeds?: FeedLink[];
  jsonLd?: object[];
  prev?: string | undefined;
  next?: string | undefined;
}

/** What `<head>` says: title, canonical address, feeds, structured data. */
export function headOf(portal: Portal, spec: HeadSpec): Head {
  const { address, noindex, ogType = 'website', feeds = [], jsonLd = [], ...rest } = spec;
  return {
    ...rest,
    description: spec.description && typesetOf(portal)(spec.description),
    canonical: portal.origin + portal.base + address,
    ...(noindex ? { noindex } : {}),
    ogType,
    feeds,
    jsonLd,
  };
}

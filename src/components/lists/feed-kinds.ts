import type { FeedLink } from '../../domain/models/types.ts';

/** How the formats of feeds are called. */
export const FEED_KINDS: Readonly<Record<FeedLink['type'], string>> = {
  'application/rss+xml': 'RSS',
  'application/atom+xml': 'Atom',
  'application/feed+json': 'JSON Feed',
};

import { xmlText } from './xml.ts';

/** The most addresses that the protocol allows in one file. */
export const SITEMAP_MAX = 50_000;

export interface SitemapUrl {
  /** Absolute address. */
  loc: string;
  /** ISO 8601 date, or date and time with offset. */
  lastmod?: string;
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One sitemap. Throws beyond `SITEMAP_MAX` addresses: cut the list with `splitSitemap` first. */
export function toSitemap(urls: readonly SitemapUrl[]): string {
  return document('urlset', 'url', urls);
}

/** The index of several sitemaps. */
export function toSitemapIndex(sitemaps: readonly SitemapUrl[]): string {
  return document('sitemapindex', 'sitemap', sitemaps);
}

/** The addresses, file by file. Always one file at least. */
export function splitSitemap(urls: readonly SitemapUrl[], max: number = SITEMAP_MAX): SitemapUrl[][] {
  const files: SitemapUrl[][] = [];
  for (let start = 0; start < urls.length || start === 0; start += max)
    files.push(urls.slice(start, start + max));
  return files;
}

function document(root: string, tag: string, entries: readonly SitemapUrl[]): string {
  if (entries.length > SITEMAP_MAX)
    throw new RangeError(`A sitemap holds ${SITEMAP_MAX} addresses, not ${entries.length}`);
  const lines = entries.map(({ loc, lastmod }) => {
    const date = lastmod === undefined ? '' : `<lastmod>${xmlText(lastmod)}</lastmod>`;
    return `<${tag}><loc>${xmlText(loc)}</loc>${date}</${tag}>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines.join('')}</${root}>\n`;
}

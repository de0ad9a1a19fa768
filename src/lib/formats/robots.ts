import { lineForXml } from './xml.ts';

export interface RobotsModel {
  /** Absolute address. */
  sitemapUrl?: string;
  /** Paths, from the root of the host (the base included). */
  disallow?: readonly string[];
}

/** robots.txt. It asks; it protects nothing. */
export function toRobots({ sitemapUrl, disallow = [] }: RobotsModel): string {
  const paths = disallow.length === 0 ? [''] : disallow;
  const rules = paths.map((path) => `Disallow: ${lineForXml(path)}`.trim());
  const sitemap = sitemapUrl === undefined ? [] : ['', `Sitemap: ${lineForXml(sitemapUrl)}`];
  return ['User-agent: *', ...rules, ...sitemap, ''].join('\n');
}

/**
 * Where the pictures of a map's ground are: a template of raster tiles (`/tiles/{z}/{x}/{y}.png`), or one file that
 * holds them all (PMTiles v3). On this site, or at somebody's.
 */
import { bad, good } from '../result.ts';
import type { Parsed } from '../result.ts';

const TOKENS = new Set(['{z}', '{x}', '{y}', '{-y}', '{s}', '{r}']);
/** What may stand in a policy's list of hosts: nothing that would end the list. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;

export const isPmtiles = (url: string): boolean => /\.pmtiles$/i.test(url);
export const isForeign = (url: string): boolean => !url.startsWith('/');

/**
 * A path of this site or an https address, with {z}, {x} and {y}; or a path to a `.pmtiles` file of this site.
 * Reasons: 'scheme' (http or another), 'host', 'tokens' (one is missing, or not known), 'far-pmtiles', 'format'.
 */
export function parseTilesUrl(text: string): Parsed<string> {
  const url = text.trim();
  if (/[\s"'<>\\;,]/.test(url)) return bad('format');
  const isLocal = /^\/(?!\/)/.test(url);
  if (!isLocal && !/^https:\/\//i.test(url))
    return bad(/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) ? 'scheme' : 'format');
  const bare = url.replace(/\{[^}]*\}/g, '0');
  if (!URL.canParse(bare, 'https://here.example')) return bad('format');
  if (isPmtiles(url)) return isLocal ? good(url) : bad('far-pmtiles');
  if (!isLocal && !HOST.test(hostPart(url).replace('{s}.', ''))) return bad('host');
  const tokens: string[] = url.match(/\{[^}]*\}/g) ?? [];
  const has = (...names: string[]) => names.some((name) => tokens.includes(name));
  if (!has('{z}') || !has('{x}') || !has('{y}', '{-y}') || tokens.some((token) => !TOKENS.has(token)))
    return bad('tokens');
  return good(url);
}

const hostPart = (url: string): string =>
  url
    .replace(/^https:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .toLowerCase();

/** `tile.example.org`, as people are told it; undefined for tiles of this site. */
export const tilesHost = (url: string): string | undefined =>
  isForeign(url) ? hostPart(url).replace('{s}.', '') : undefined;

/** What a content security policy has to allow for pictures: `https://*.tile.example.org` where servers share the work. */
export const tilesSource = (url: string): string | undefined =>
  isForeign(url) ? `https://${hostPart(url).replace('{s}.', '*.')}` : undefined;

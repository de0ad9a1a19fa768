/** Every address that a built portal names, and whether it leads somewhere within it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../src/reader/files.ts';
import { addressOfFile } from './built.ts';
import { elements, findAll, parseHtml } from './html.ts';
import type { Element } from './html.ts';

export interface LinkSite {
  folder: string;
  /** `https://ambrune.example` */
  origin: string;
  /** Path before every address, without a final slash. */
  base: string;
}

export interface Found {
  /** Where it is written, and in what. */
  where: string;
  url: string;
}

/** Built beside the portal by `npm run build` alone (`doors`): portals of tests have none, and what leads there is right. */
const DOORS = ['admin/'];

const NAMED = ['href', 'src', 'action', 'data-pagefind', 'poster', 'cite'];

/** Every address of a page: links, pictures, feeds, what `<head>` says, what structured data say. */
export function linksOf(root: Element): Found[] {
  return [...elements(root)].flatMap((element) => {
    const { tag, attributes } = element;
    const found = NAMED.flatMap((name) =>
      attributes[name] === undefined ? [] : [{ where: `${tag}[${name}]`, url: attributes[name] }],
    );
    for (const part of (attributes['srcset'] ?? '').split(',').filter((one) => one.trim()))
      found.push({ where: `${tag}[srcset]`, url: part.trim().split(/\s+/)[0]! });
    if (tag === 'meta') found.push(...metaLinks(attributes));
    if (tag === 'script' && attributes['type'] === 'application/ld+json')
      for (const url of stringsOf(JSON.parse(String(element.children[0]))))
        if (/^https?:/.test(url)) found.push({ where: 'json-ld', url: url.replace(/\?q=\{.*$/, '') });
    return found;
  });
}

function metaLinks(attributes: Element['attributes']): Found[] {
  const { content = '', property = '' } = attributes;
  if (attributes['http-equiv'] === 'refresh')
    return [{ where: 'meta[refresh]', url: content.replace(/^\d+; url=/, '') }];
  return /^og:(?:url|image)$/.test(property) ? [{ where: `meta[${property}]`, url: content }] : [];
}

/** Every text of a JSON value, however deep. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];
}

/** Addresses in a feed or another document: those of the portal, whatever stands around them. */
function documentLinks(text: string, origin: string): string[] {
  const pattern = new RegExp(`${origin.replace(/[.]/g, '\\.')}[^\\s"'<>\\\\&)\\]]*`, 'g');
  return [...new Set(text.match(pattern) ?? [])];
}

/** All that leads nowhere, or leaves the base path. */
export function deadLinks({ folder, origin, base }: LinkSite): string[] {
  const ids = new Map<string, Set<string>>();
  const faults: string[] = [];
  const check = (page: string, { where, url }: Found) => {
    const fault = faultOf(new URL(url, `${origin}${base}${page}`));
    if (fault) faults.push(`${page} ${where} ${url}: ${fault}`);
  };
  const faultOf = (url: URL): string | undefined => {
    if (url.origin !== origin) return undefined;
    if (!url.pathname.startsWith(`${base}/`)) return 'outside the base path';
    const path = decodeURIComponent(url.pathname.slice(base.length + 1));
    if (DOORS.includes(path) && !existsSync(join(folder, path))) return undefined;
    if (path === '' || path.endsWith('/')) {
      if (!existsSync(join(folder, path, 'index.html'))) return 'no such page';
    } else if (!statSync(join(folder, path), { throwIfNoEntry: false })?.isFile()) return 'no such file';
    if (url.hash.length < 2) return undefined;
    return idsOf(`${path}${/(^|\/)$/.test(path) ? 'index.html' : ''}`).has(
      decodeURIComponent(url.hash.slice(1)),
    )
      ? undefined
      : 'no such id';
  };
  const idsOf = (file: string): Set<string> => {
    let known = ids.get(file);
    if (!known) {
      const root = parseHtml(readFileSync(join(folder, file), 'utf8'));
      known = new Set([...elements(root)].flatMap(({ attributes }) => attributes['id'] ?? []));
      ids.set(file, known);
    }
    return known;
  };
  for (const file of listFiles(folder)) {
    if (file.startsWith('pagefind/') || !/\.(?:html|xml|json|opml|txt|css)$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const page = addressOfFile(file);
    if (file.endsWith('.html')) for (const link of linksOf(parseHtml(text))) check(page, link);
    else if (file.endsWith('.css'))
      for (const [, url = ''] of text.matchAll(/url\(\s*["']?([^"')]+)/g)) {
        if (!url.startsWith('data:')) check(page, { where: 'url()', url });
      }
    else for (const url of documentLinks(text, origin)) check(page, { where: 'text', url });
  }
  return faults;
}

/** Everything within a page that begins with `/`: what must begin with the base path. */
export const rootLinks = (root: Element): Found[] => linksOf(root).filter(({ url }) => /^\/(?!\/)/.test(url));

export const anchorsOf = (root: Element): string[] =>
  findAll(root, 'a').flatMap(({ attributes }) => attributes['href'] ?? []);

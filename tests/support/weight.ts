/** What a page makes a browser fetch before anybody touches it, in bytes as a host sends them (gzip). */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { elements } from './html.ts';
import type { BuiltPage } from './built.ts';

export interface Part {
  /** Path of the file in the built folder, or `HTML` for the page itself. */
  name: string;
  kind: 'html' | 'css' | 'js' | 'font' | 'print';
  /** Compressed; fonts are so already. */
  bytes: number;
}

/** Every part of a page but its pictures, heaviest first. */
export type Weigh = (page: BuiltPage) => Part[];

const EXTERNAL = /^(?:[a-z]+:|\/\/|#)/i;

/**
 * Weighs the pages of a built folder. A script is counted with all that it imports at once; what it imports on
 * a gesture (`import()`) is not: the search's engine has a budget of its own. Of fonts are counted those that
 * the page preloads, and those of its style sheets for a browser that uses them all.
 * @param base path under which the portal lives, without a final slash
 */
export function scales(folder: string, base = ''): Weigh {
  const texts = new Map<string, string>();
  const read = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(join(folder, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  const sizes = new Map<string, number>();
  const sizeOf = (file: string, kind: Part['kind']): number => {
    const known = sizes.get(file);
    if (known !== undefined) return known;
    const bytes = readFileSync(join(folder, file));
    const size = kind === 'font' ? bytes.length : gzipSync(bytes).length;
    sizes.set(file, size);
    return size;
  };
  /** The file that an address names, from the file that names it. */
  const fileOf = (address: string, from: string): string => {
    const path = address.replace(/[?#].*$/, '');
    return path.startsWith('/') ? path.slice(base.length + 1) : posix.join(posix.dirname(from), path);
  };
  const found = (text: string, patterns: readonly RegExp[], from: string): string[] =>
    patterns
      .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!))
      .filter((address) => !EXTERNAL.test(address))
      .map((address) => fileOf(address, from));

  return (page) => {
    const parts = new Map<string, Part['kind']>();
    const add = (file: string, kind: Part['kind']): void => {
      if (parts.has(file)) return;
      parts.set(file, kind);
      if (kind === 'js') for (const next of found(read(file), STATIC_IMPORTS, file)) add(next, 'js');
      if (kind !== 'css' && kind !== 'print') return;
      for (const next of found(read(file), CSS_IMPORTS, file)) add(next, 'css');
      for (const next of found(read(file), FONTS, file)) add(next, 'font');
    };
    for (const [address, kind] of asked(page))
      if (!EXTERNAL.test(address)) add(fileOf(address, page.file), kind);
    return [
      { name: 'HTML', kind: 'html' as const, bytes: gzipSync(page.html).length },
      ...[...parts].map(([name, kind]) => ({ name, kind, bytes: sizeOf(name, kind) })),
    ].sort((a, b) => b.bytes - a.bytes);
  };
}

const STATIC_IMPORTS = [/\bimport\s*["']([^"']+)["']/g, /\bfrom\s*["']([^"']+)["']/g];
const CSS_IMPORTS = [/@import\s+(?:url\()?["']?([^"')\s;]+)/g];
const FONTS = [/url\(["']?([^"')]+\.woff2?)["']?\)/g];

/** What a page's own tags ask for. */
function* asked({ root }: BuiltPage): Generator<[address: string, kind: Part['kind']]> {
  for (const { tag, attributes } of elements(root)) {
    const rel = attributes['rel']?.split(' ') ?? [];
    const { href, src } = attributes;
    if (tag === 'script' && src) yield [src, 'js'];
    if (tag !== 'link' || !href) continue;
    // The sheet of paper is fetched last, after all that is seen, and holds nothing up.
    if (rel.includes('stylesheet')) yield [href, attributes['media'] === 'print' ? 'print' : 'css'];
    if (rel.includes('modulepreload')) yield [href, 'js'];
    if (rel.includes('preload') && attributes['as'] === 'font') yield [href, 'font'];
  }
}

export const total = (parts: readonly Part[], ...kinds: Part['kind'][]): number =>
  parts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { bytes }) => sum + bytes, 0);

/** « styles.css 5945, HTML 4120 »: what is heavy first. */
export const bill = (parts: readonly Part[]): string =>
  parts.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');

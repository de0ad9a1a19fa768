/** What a page costs whoever pays by the megabyte. Bytes are those a host sends (gzip), pictures apart. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/reader/files.ts';
import { readPages, temporary, writeFiles } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { KINDS, addressesByKind } from '../support/page-kinds.ts';
import { samplePortal } from '../support/sample.ts';
import { bill, scales, total } from '../support/weight.ts';
import type { Part } from '../support/weight.ts';

const KB = 1024;
/** The page itself, its styles and its scripts. */
const PAGE: Part['kind'][] = ['html', 'css', 'js'];
const ENTRY = 25 * KB;
/** A theme or a territory says what it is, then lists all that is there, with its map. */
const HUB = 30 * KB;
/** Home, and what lists: their HTML grows with what there is to show. */
const OTHER = 60 * KB;
/** The sheet for paper, which browsers fetch when all the rest is there. */
const PAPER = 4 * KB;
const FONTS = 70 * KB;
/** Read, browse, call and print need none: it is for the search, the map and the share button. */
const SCRIPTS = 10 * KB;
/** What the search fetches once somebody types: engine, its worker, WebAssembly, dictionary. */
const ENGINE = 120 * KB;

const folder = inject('sample');
const pages = readPages(folder);
const weigh = scales(folder);

/** Pages above a budget, each with its bill. */
const above = (chosen: readonly BuiltPage[], budget: number, ...kinds: Part['kind'][]): string[] =>
  chosen.flatMap((page) => {
    const parts = weigh(page).filter(({ kind }) => kinds.includes(kind));
    const sum = total(parts, ...kinds);
    return sum > budget ? [`${page.address} ${sum} bytes of ${budget}: ${bill(parts)}`] : [];
  });

const byKind = addressesByKind(samplePortal());
const HUBS = ['entry theme', 'entry territory'];
const hubs = new Set(HUBS.flatMap((kind) => byKind.get(kind) ?? []));
const entries = new Set(
  [...byKind].flatMap(([kind, list]) => (kind.startsWith('entry ') && !HUBS.includes(kind) ? list : [])),
);

describe('every page', () => {
  test('of an entry weighs 25 KB at most', () => {
    const chosen = pages.filter(({ address }) => entries.has(address));
    expect(chosen).toHaveLength(entries.size);
    expect(chosen.length).toBeGreaterThan(170);
    expect(above(chosen, ENTRY, ...PAGE)).toEqual([]);
    expect(above(chosen, ENTRY + PAPER, ...PAGE, 'print')).toEqual([]);
  });

  test('of a theme or a territory weighs 30 KB at most', () => {
    const chosen = pages.filter(({ address }) => hubs.has(address));
    expect(chosen.length).toBeGreaterThan(20);
    expect(above(chosen, HUB, ...PAGE)).toEqual([]);
  });

  test('of another kind weighs 60 KB at most, home first of all', () => {
    const chosen = pages.filter(({ address }) => !entries.has(address));
    expect(chosen.map(({ address }) => address)).toContain('/');
    expect(above(chosen, OTHER, ...PAGE)).toEqual([]);
  });

  test('asks for 70 KB of fonts at most', () => {
    expect(above(pages, FONTS, 'font')).toEqual([]);
    const home = weigh(pages.find(({ address }) => address === '/')!);
    expect(total(home, 'font')).toBeGreaterThan(10 * KB);
  });

  test('sends 10 KB of scripts at most', () => {
    expect(above(pages, SCRIPTS, 'js')).toEqual([]);
    const search = weigh(pages.find(({ address }) => address === KINDS['search'])!);
    expect(total(search, 'js')).toBeGreaterThan(0);
  });

  test('has its styles in files that all pages share', () => {
    const styles = new Set(
      pages.flatMap((page) => weigh(page).filter(({ kind }) => kind === 'css')).map(({ name }) => name),
    );
    expect([...styles].filter((name) => !name.startsWith('_astro/'))).toEqual(['theme.css']);
    expect(styles.size).toBeLessThan(12);
  });
});

describe('the search', () => {
  // The page asks for nothing of it before a search is made: tests/browser/search.test.ts.
  test('fetches 120 KB at most to be ready, once somebody searches', () => {
    const files = listFiles(join(folder, 'pagefind')).filter((name) =>
      /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.fr\.pagefind|.*\.pf_meta)$/.test(name),
    );
    expect(files).toHaveLength(5);
    const parts = files
      .map((name) => ({
        name,
        kind: 'js' as const,
        bytes: sent(readFileSync(join(folder, 'pagefind', name)), name),
      }))
      .sort((a, b) => b.bytes - a.bytes);
    expect(total(parts, 'js'), bill(parts)).toBeLessThan(ENGINE);
  });

  /** Pagefind compresses its own data. */
  const sent = (bytes: Buffer, name: string) =>
    /\.js(on)?$/.test(name) ? gzipSync(bytes).length : bytes.length;
});

describe('the scales', () => {
  const { folder: scratch, remove } = temporary();
  afterAll(remove);

  test('count what is imported, what is preloaded and what style sheets bring, once', () => {
    const html =
      '<html><head><link rel="stylesheet" href="/base/a.css"><link rel="modulepreload" href="/base/c.js">' +
      '<link rel="preload" as="font" href="/base/f.woff2"><script type="module" src="/base/a.js"></script>' +
      '<script src="https://autre.example/x.js"></script></head></html>';
    writeFiles(scratch, {
      'page/index.html': html,
      'a.js': 'import"./b.js";import{x}from"./c.js";import("./late.js");',
      'b.js': 'export{y}from"./c.js";import z from "./d.js";',
      'c.js': '',
      'd.js': '',
      'late.js': '',
      'a.css': '@import "b.css";@font-face{src:url(f.woff2)}',
      'b.css': '@font-face{src:url("./g.woff2") format("woff2")}',
      'f.woff2': 'f',
      'g.woff2': 'gg',
    });
    const [page] = readPages(scratch);
    const parts = scales(scratch, '/base')(page!);
    const names = (kind: Part['kind']) =>
      parts
        .filter((part) => part.kind === kind)
        .map(({ name }) => name)
        .toSorted();
    expect(names('js')).toEqual(['a.js', 'b.js', 'c.js', 'd.js']);
    expect(names('css')).toEqual(['a.css', 'b.css']);
    expect(names('font')).toEqual(['f.woff2', 'g.woff2']);
    expect(total(parts, 'font')).toBe(3);
    expect(parts[0]).toEqual({ name: 'HTML', kind: 'html', bytes: gzipSync(html).length });
    expect(bill(parts)).toMatch(/^HTML \d+, .*g\.woff2 2/);
  });
});

/** Every internal address leads to a file that is there, at the root of a host and under a path. */
import type { Server } from 'node:http';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { searchRecords } from '../../src/domain/search-records.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import { serve } from '../../src/site/serve.ts';
import { NOW, build, copySample, edit, readPages, temporary, writeFiles } from '../support/built.ts';
import { findAll, parseHtml } from '../support/html.ts';
import { deadLinks, linksOf, rootLinks } from '../support/links.ts';
import { KINDS } from '../support/page-kinds.ts';

const { folder, remove } = temporary();
afterAll(remove);

describe('the sample, at the root of its host', () => {
  test('leads nowhere that is not there', () => {
    expect(deadLinks({ folder: inject('sample'), origin: 'https://ambrune.example', base: '' })).toEqual([]);
  });

  test('has as many links as a portal has', () => {
    const links = readPages(inject('sample')).flatMap(({ root }) => linksOf(root));
    const kinds = new Map<string, number>();
    for (const { where } of links) kinds.set(where, (kinds.get(where) ?? 0) + 1);
    for (const kind of ['a[href]', 'link[href]', 'form[action]', 'meta[og:url]', 'json-ld', 'script[src]'])
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
    expect(links.length).toBeGreaterThan(10_000);
  });

  test('says the page before and the page after, both ways', () => {
    const pages = readPages(inject('sample'));
    const said = (root: Parameters<typeof linksOf>[0], rel: string) =>
      findAll(root, ({ tag, attributes }) => tag === 'link' && attributes['rel'] === rel).map(
        ({ attributes }) => attributes['href']!,
      );
    const pairs = pages.flatMap(({ address, root }) => said(root, 'next').map((next) => [address, next]));
    expect(pairs.length).toBeGreaterThan(1);
    for (const [address, next] of pairs)
      expect(said(pages.find((page) => page.address === next)!.root, 'prev'), next).toEqual([address]);
  });

  test('reaches every page from the first one', () => {
    const pages = new Map(readPages(inject('sample')).map((page) => [page.address, page]));
    const reached = new Set<string>();
    const queue = ['/'];
    for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
      if (reached.has(address)) continue;
      reached.add(address);
      for (const { attributes } of findAll(pages.get(address)!.root, 'a')) {
        const target = attributes['href']?.replace(/[?#].*$/, '') ?? '';
        if (pages.has(target)) queue.push(target);
      }
    }
    const redirects = [...pages.values()].filter(({ html }) => html.includes('http-equiv="refresh"'));
    // Nothing public leads to the team's page, nor to what left (`removed.yaml`).
    const known = new Set([
      ...reached,
      '/404.html',
      '/quarantaine/',
      KINDS['gone']!,
      // Scripts lead there from an event; without them, its file is offered as it is.
      KINDS['reuse']!,
      ...redirects.map(({ address }) => address),
    ]);
    expect([...pages.keys()].filter((address) => !known.has(address))).toEqual([]);
  });
});

describe('the sample under a path of another host', () => {
  const BASE = '/portail';
  const content = join(folder, 'content');
  const out = join(folder, 'out');
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    copySample(content);
    edit(join(content, 'portal.yaml'), (text) =>
      text.replace(/^url: .*$/m, `url: https://x.example\nbase: ${BASE}`),
    );
    expect((await build(content, out, { search: true })).base).toBe(BASE);
    const served = await serve({ folder: out, base: BASE, port: 4800 });
    server = served.server;
    origin = `http://127.0.0.1:${served.port}`;
  });
  afterAll(() => {
    server.close();
  });

  test('leads nowhere that is not there, and never out of its path', () => {
    expect(deadLinks({ folder: out, origin: 'https://x.example', base: BASE })).toEqual([]);
  });

  test('begins each address with its path', () => {
    const faults = readPages(out).flatMap(({ address, root }) =>
      rootLinks(root)
        .filter(({ url }) => !url.startsWith(`${BASE}/`))
        .map(({ where, url }) => `${address} ${where} ${url}`),
    );
    expect(faults).toEqual([]);
  });

  test('has the pages of the portal at the root, and no other', () => {
    const addresses = (site: string) => readPages(site).map(({ address }) => address);
    expect(addresses(out)).toEqual(addresses(inject('sample')));
  });

  test('finds its entries under its path', async () => {
    const portal = await loadPortal({ content, out, now: NOW });
    for (const { url } of searchRecords(portal)) expect(url).toMatch(/^\/portail\/./);
  });

  test('is served under its path, with its styles, scripts, search and feeds', async () => {
    const wanted = new Set(['/portail/', '/portail/agenda/', '/portail/recherche/', '/portail/robots.txt']);
    for (const page of ['index.html', 'recherche/index.html'])
      for (const { where, url } of rootLinks(parseHtml(readFileSync(join(out, page), 'utf8'))))
        if (/link\[href\]|script\[src\]|data-pagefind/.test(where)) wanted.add(url);
    expect(wanted.size).toBeGreaterThan(8);
    for (const path of wanted) {
      const response = await fetch(origin + path, { redirect: 'manual' });
      expect(response.status, path).toBe(200);
    }
  });

  test('brings those who ask for the root, or for a neighbour, to its own', async () => {
    for (const path of ['/', '/agenda/', '/portailler/', '/portail']) {
      const response = await fetch(origin + path, { redirect: 'manual' });
      expect([response.status, response.headers.get('location')], path).toEqual([302, '/portail/']);
    }
  });

  test('brings an address without its final slash to the one that has it', async () => {
    const response = await fetch(`${origin}/portail/agenda`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/portail/agenda/']);
  });

  test('has a page for what is not there', async () => {
    const response = await fetch(`${origin}/portail/rien/du-tout/`, { redirect: 'manual' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('href="/portail/plan-du-site/"');
  });
});

describe('the checker finds what is planted', () => {
  const site = join(folder, 'planted');
  const sound = '<p><a href="/b/#la">B</a><img src="/a.png" srcset="/a.png 480w, /a.png 960w" alt=""></p>';
  const dead = (home: string, more: Record<string, string> = {}) => {
    rmSync(site, { recursive: true, force: true });
    mkdirSync(site);
    writeFiles(site, { 'index.html': home, 'b/index.html': '<h1 id="la">B</h1>', ...more });
    writeFileSync(join(site, 'a.png'), '');
    return deadLinks({ folder: site, origin: 'https://o.example', base: '' });
  };

  test('nothing where all is well', () => {
    expect(dead(sound, { 'feed.json': '{"url":"https://o.example/b/"}' })).toEqual([]);
  });

  test.each([
    ['a link', '<a href="/c/">C</a>', 'no such page'],
    ['a relative link', '<a href="c/">C</a>', 'no such page'],
    ['a folder without its slash', '<a href="/b">B</a>', 'no such file'],
    ['an id', '<a href="/b/#ici">B</a>', 'no such id'],
    ['an id of the page itself', '<a href="#ici">B</a>', 'no such id'],
    ['a picture', '<img src="/b.png" alt="">', 'no such file'],
    ['a width of a picture', '<img src="/a.png" srcset="/a.png 480w, /b.png 960w" alt="">', 'no such file'],
    ['a feed', '<link rel="alternate" href="/atom.xml">', 'no such file'],
    ['a canonical address', '<link rel="canonical" href="https://o.example/c/">', 'no such page'],
    ['a redirection', '<meta http-equiv="refresh" content="0; url=/c/">', 'no such page'],
    [
      'structured data',
      '<script type="application/ld+json">{"url":"https://o.example/c/"}</script>',
      'no such',
    ],
    ['a form', '<form action="/c/"></form>', 'no such page'],
  ])('%s', (_, html, fault) => {
    expect(dead(html).join('\n')).toContain(fault);
  });

  test('within documents and styles', () => {
    const more = {
      'atom.xml': '<link href="https://o.example/c/"/>',
      'a.css': 'p{background:url("/d.png")}',
    };
    expect(dead(sound, more)).toHaveLength(2);
  });

  test('a link out of the base path', () => {
    dead(sound);
    const faults = deadLinks({ folder: site, origin: 'https://o.example', base: '/portail' });
    expect(faults.join('\n')).toContain('/b/#la: outside the base path');
  });
});

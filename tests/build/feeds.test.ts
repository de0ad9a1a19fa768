/**
 * Feeds, subscriptions, site map, robots and what `<head>` says: there, well-formed, in step with the pages.
 * What must be in them is read from the content files, not asked of the code that writes them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/reader/files.ts';
import { NOW, SAMPLE_CONTENT, isNoindex, isRedirect, readPages } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { findAll, findOne, parseHtml, plainly, textOf } from '../support/html.ts';
import { anchorsOf } from '../support/links.ts';
import { readXml } from '../support/xml.ts';
import type { XmlNode } from '../support/xml.ts';

const ORIGIN = 'https://ambrune.example';
const SECTIONS = ['annuaire', 'agenda', 'articles', 'annonces', 'ressources', 'questions'];
const FORMATS = ['rss.xml', 'atom.xml', 'feed.json'] as const;
const MIME = {
  'rss.xml': 'application/rss+xml',
  'atom.xml': 'application/atom+xml',
  'feed.json': 'application/feed+json',
} as const;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** The day of an instant, where the portal is. */
const dayIn = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris', dateStyle: 'short' });

interface Feed {
  id: string;
  title: string;
  self: string;
  site: string;
  updated: string;
  items: { id: string; title: string; url: string; published: string; updated: string; html: string }[];
}

const canonicalOf = ({ root }: BuiltPage): string | undefined =>
  findAll(root, ({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'canonical')[0]?.attributes[
    'href'
  ];

const linkOf = (node: XmlNode, rel: string): string =>
  node
    .all('link')
    .find((one) => (one.attribute('rel') ?? 'alternate') === rel)
    ?.attribute('href') ?? '';

const readers: Record<(typeof FORMATS)[number], (text: string) => Feed> = {
  'atom.xml': (text) => {
    const feed = readXml(text, 'feed');
    return {
      id: feed.textOf('id'),
      title: feed.textOf('title'),
      self: linkOf(feed, 'self'),
      site: linkOf(feed, 'alternate'),
      updated: feed.textOf('updated'),
      items: feed.all('entry').map((entry) => ({
        id: entry.textOf('id'),
        title: entry.textOf('title'),
        url: linkOf(entry, 'alternate'),
        published: entry.textOf('published'),
        updated: entry.textOf('updated'),
        html: entry.textOf('content'),
      })),
    };
  },
  'rss.xml': (text) => {
    const [channel] = readXml(text, 'rss').all('channel') as [XmlNode];
    return {
      id: channel.textOf('link'),
      title: channel.textOf('title'),
      self: channel.all('atom:link')[0]?.attribute('href') ?? '',
      site: channel.textOf('link'),
      updated: channel.textOf('lastBuildDate'),
      items: channel.all('item').map((item) => ({
        id: item.textOf('guid'),
        title: item.textOf('title'),
        url: item.textOf('link'),
        published: item.textOf('pubDate'),
        updated: item.textOf('pubDate'),
        html: item.textOf('content:encoded'),
      })),
    };
  },
  'feed.json': (text) => {
    const feed = JSON.parse(text) as Record<string, string> & { items: Record<string, string>[] };
    return {
      id: feed['home_page_url']!,
      title: feed['title']!,
      self: feed['feed_url']!,
      site: feed['home_page_url']!,
      updated: '',
      items: feed.items.map((item) => ({
        id: item['id']!,
        title: item['title']!,
        url: item['url']!,
        published: item['date_published']!,
        updated: item['date_modified']!,
        html: item['content_html'] ?? item['content_text'] ?? '',
      })),
    };
  },
};

let sample: string;
let pages: Map<string, BuiltPage>;
let feeds: Map<string, Feed>;

beforeAll(() => {
  sample = inject('sample');
  pages = new Map(readPages(sample).map((page) => [page.address, page]));
  const names = listFiles(sample)
    .filter((file) => /(^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(file))
    // At a former address, it is that of the present one, told apart below.
    .filter((file) => !isFormer(`/${file}`));
  feeds = new Map(
    names.map((file) => [
      `/${file}`,
      readers[file.split('/').at(-1) as keyof typeof readers](readFileSync(join(sample, file), 'utf8')),
    ]),
  );
});

/** Simple fields of the front matter of a content file, as text. */
function frontMatter(file: string): Record<string, string> {
  const header = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(SAMPLE_CONTENT, file), 'utf8'))?.[1] ?? '';
  return Object.fromEntries(
    [...header.matchAll(/^([a-zA-Z]+):[ \t]*(\S.*)$/gm)].map(([, key, value]) => [
      key!,
      value!.replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  );
}

const FOLDERS: Record<string, string> = {
  annuaire: 'actors',
  agenda: 'events',
  articles: 'articles',
  annonces: 'listings',
  ressources: 'resources',
  questions: 'questions',
};

const entriesOf = (section: string) =>
  listFiles(join(SAMPLE_CONTENT, FOLDERS[section]!))
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      address: `/${section}/${file.slice(0, -3)}/`,
      fields: frontMatter(`${FOLDERS[section]}/${file}`),
    }));

const alternates = ({ root }: BuiltPage) =>
  findAll(root, ({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'alternate').map(
    ({ attributes }) => attributes,
  );

const head = ({ root }: BuiltPage, key: 'name' | 'property', value: string) =>
  findOne(root, ({ tag, attributes }) => tag === 'meta' && attributes[key] === value)?.attributes['content'];

/** Whether the page of a document only leads on. */
function isFormer(file: string): boolean {
  const page = pages.get(file.slice(0, file.lastIndexOf('/') + 1));
  return page !== undefined && isRedirect(page);
}

describe('feeds', () => {
  test('stay at former addresses, for those who subscribed there', () => {
    const formers = listFiles(sample).filter((file) => file.endsWith('atom.xml') && isFormer(`/${file}`));
    expect(formers).toContain('annuaire/recyclerie-de-sarvenne/atom.xml');
    for (const file of formers) {
      const page = pages.get(`/${file.slice(0, -'atom.xml'.length)}`)!;
      const now = findOne(page.root, ({ attributes }) => attributes['http-equiv'] === 'refresh')!.attributes[
        'content'
      ]!.replace(/^.*url=/, '');
      expect(readFileSync(join(sample, file), 'utf8')).toBe(
        readFileSync(join(sample, now, 'atom.xml'), 'utf8'),
      );
    }
  });

  test('of the whole and of each section, in three formats, found from its page', () => {
    for (const address of ['/', ...SECTIONS.map((section) => `/${section}/`)])
      for (const format of FORMATS) {
        expect(feeds.has(address + format), address + format).toBe(true);
        const link = alternates(pages.get(address)!).find(({ href }) => href === address + format);
        expect(link?.['type'], address + format).toBe(MIME[format]);
        expect(link?.['title'], address + format).toMatch(/\S/);
        expect(anchorsOf(pages.get(address === '/' ? '/s-abonner/' : address)!.root)).toContain(
          address + format,
        );
      }
  });

  test('are those that pages announce, and no others', () => {
    const announced = new Set(
      [...pages.values()].flatMap((page) => alternates(page).map(({ href }) => href)),
    );
    expect([...feeds.keys()].filter((address) => !announced.has(address))).toEqual([]);
    // Tables and maps are announced as well: tests/unit/open-data.
    const others = [...announced].filter((address) => !feeds.has(address!));
    expect(
      others.filter((address) => !/\.(csv|geojson)$|\/(agenda|annuaire)\.json$|\/structures-/.test(address!)),
    ).toEqual([]);
  });

  test('follow themes, territories, crossings and actors', () => {
    const kinds = [/^\/themes\/[^/]+\/atom/, /^\/territoires\/[^/]+\/atom/, /^\/themes\/[^/]+\/[^/]+\/atom/];
    for (const kind of [...kinds, /^\/annuaire\/[^/]+\/atom/])
      expect([...feeds.keys()].filter((address) => kind.test(address)).length, String(kind)).toBeGreaterThan(
        5,
      );
    for (const address of feeds.keys())
      if (/^\/(?:themes|territoires|annuaire)\/./.test(address) && address.endsWith('atom.xml')) {
        const page = pages.get(address.replace('atom.xml', ''))!;
        expect(alternates(page).map(({ href }) => href)).toContain(address);
        expect(anchorsOf(page.root)).toContain(address);
      }
  });

  test('say where they are and which page they follow', () => {
    for (const [address, feed] of feeds) {
      expect(feed.self).toBe(ORIGIN + address);
      expect(feed.site).toBe(ORIGIN + address.replace(/[^/]+$/, ''));
      expect(feed.title).toMatch(/Ambrune en commun/);
    }
  });

  test('bear identifiers of their own, each once', () => {
    const byFormat = [...feeds].filter(([address]) => address.endsWith('atom.xml'));
    const ids = byFormat.map(([, { id }]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [address, { items }] of feeds)
      expect(new Set(items.map(({ id }) => id)).size, address).toBe(items.length);
  });

  test('name an entry alike wherever it is', () => {
    const ids = new Map<string, Set<string>>();
    const urls = new Map<string, Set<string>>();
    for (const { items } of feeds.values())
      for (const { id, url } of items) {
        ids.set(url, (ids.get(url) ?? new Set()).add(id));
        urls.set(id, (urls.get(id) ?? new Set()).add(url));
      }
    expect(ids.size).toBeGreaterThan(100);
    expect([...ids.values(), ...urls.values()].filter((set) => set.size > 1)).toEqual([]);
    for (const id of urls.keys()) expect(id).not.toContain('ambrune.example');
  });

  test('hold dates that are dates, the newest first, none in the future', () => {
    for (const [address, { items, updated }] of feeds) {
      const dates = items.map(({ published }) => Date.parse(published));
      expect(dates.every(Number.isFinite), address).toBe(true);
      expect(dates, address).toEqual(dates.toSorted((a, b) => b - a));
      for (const { published, updated: last } of items) {
        expect(Date.parse(published) <= Date.parse(`${NOW}:00+01:00`), `${address} ${published}`).toBe(true);
        expect(Date.parse(last) >= Date.parse(published), address).toBe(true);
        if (!address.endsWith('rss.xml')) expect(published).toMatch(DATE);
        else
          expect(published).toMatch(
            /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/,
          );
      }
      if (updated) expect(Number.isFinite(Date.parse(updated)), address).toBe(true);
    }
  });

  test('lead to pages of the site, by the name that they bear there', () => {
    for (const [address, { items }] of feeds)
      for (const { url, title } of items) {
        expect(url.startsWith(`${ORIGIN}/`), `${address} ${url}`).toBe(true);
        const page = pages.get(url.slice(ORIGIN.length));
        expect(page, `${address} ${url}`).toBeDefined();
        expect(textOf(findOne(page!.root, 'h1')!)).toBe(title.replace(/[ \t\n]+/g, ' '));
      }
  });

  test('hold HTML that is whole, with addresses that hold elsewhere', () => {
    let links = 0;
    for (const [address, { items }] of feeds)
      for (const { html, url } of items)
        for (const { attributes } of findAll(parseHtml(html), () => true))
          for (const name of ['href', 'src']) {
            const target = attributes[name];
            if (target === undefined) continue;
            links++;
            expect(target, `${address} ${url}`).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
          }
    expect(links).toBeGreaterThan(100);
  });

  test('hold no listing that is over', () => {
    const open = new Set<string>();
    const over = new Set<string>();
    for (const { address, fields } of entriesOf('annonces')) {
      const isOver =
        fields['validThrough']! < NOW.slice(0, 10) || /^(?:pourvue|close)$/.test(fields['state'] ?? '');
      (isOver ? over : open).add(ORIGIN + address);
    }
    expect(over.size).toBeGreaterThan(0);
    const told = new Set([...feeds.values()].flatMap(({ items }) => items.map(({ url }) => url)));
    expect([...over].filter((url) => told.has(url))).toEqual([]);
    expect([...open].filter((url) => !told.has(url))).toEqual([]);
  });

  test('hold the newest entries of their section, read from the files', () => {
    for (const section of ['articles', 'ressources', 'questions', 'annuaire']) {
      const expected = entriesOf(section)
        .filter(
          ({ fields }) => fields['published'] && fields['status'] !== 'ferme' && fields['draft'] !== 'oui',
        )
        .sort((a, b) => (a.fields['published']! < b.fields['published']! ? 1 : -1))
        .slice(0, 40);
      const told = feeds.get(`/${section}/atom.xml`)!.items;
      expect(
        told.map(({ published }) => dayIn.format(new Date(published))),
        section,
      ).toEqual(expected.map(({ fields }) => fields['published']));
    }
  });

  test('tell the same in the three formats', () => {
    for (const address of ['/', ...SECTIONS.map((section) => `/${section}/`)]) {
      const [rss, atom, json] = FORMATS.map((format) =>
        feeds.get(address + format)!.items.map(({ id, url, title, html, published }) => ({
          id,
          url,
          title,
          html,
          day: new Date(published).toISOString(),
        })),
      );
      expect(atom, address).toEqual(rss);
      expect(json, address).toEqual(rss);
    }
  });
});

describe('flux.opml', () => {
  interface Outline {
    text: string;
    xmlUrl: string;
    htmlUrl: string;
  }
  const flat = (node: XmlNode): Outline[] =>
    node.all('outline').flatMap((one) => {
      const [text = '', xmlUrl, htmlUrl = ''] = ['text', 'xmlUrl', 'htmlUrl'].map((name) =>
        one.attribute(name),
      );
      return [...(xmlUrl ? [{ text, xmlUrl, htmlUrl }] : []), ...flat(one)];
    });
  const read = (): Outline[] =>
    readXml(readFileSync(join(sample, 'flux.opml'), 'utf8'), 'opml')
      .all('body')
      .flatMap(flat);

  test('lists the feeds of the whole, of sections, themes, territories and actors, each once', () => {
    const listed = read().map(({ xmlUrl }) => xmlUrl);
    const expected = [...feeds.keys()]
      .filter((address) => address.endsWith('atom.xml') && !/^\/themes\/[^/]+\/[^/]+\//.test(address))
      .map((address) => ORIGIN + address);
    expect(listed.toSorted()).toEqual(expected.toSorted());
    for (const { text, xmlUrl, htmlUrl } of read()) {
      expect(text).toMatch(/\S/);
      expect(xmlUrl).toBe(`${htmlUrl}atom.xml`);
    }
  });

  test('is offered beside the same list on the page', () => {
    const links = anchorsOf(pages.get('/s-abonner/')!.root);
    expect(links).toContain('/flux.opml');
    for (const { xmlUrl } of read()) expect(links).toContain(xmlUrl.slice(ORIGIN.length));
  });
});

describe('sitemap.xml and robots.txt', () => {
  const read = () =>
    readXml(readFileSync(join(sample, 'sitemap.xml'), 'utf8'), 'urlset')
      .all('url')
      .map((url) => ({ loc: url.textOf('loc'), lastmod: url.textOf('lastmod') || undefined }));

  test('hold every page that may be indexed, once, and no other', () => {
    const expected = [...pages.values()].filter(
      (page) => !isNoindex(page) && !isRedirect(page) && canonicalOf(page) === ORIGIN + page.address,
    );
    const locs = read().map(({ loc }) => loc);
    expect(new Set(locs).size).toBe(locs.length);
    expect(locs.toSorted()).toEqual(expected.map(({ address }) => ORIGIN + address).toSorted());
    expect(locs.length).toBeLessThan(pages.size);
  });

  test('say a day that the entry says', () => {
    const entries = new Map(
      SECTIONS.flatMap(entriesOf).map(({ address, fields }) => [
        ORIGIN + address,
        fields['updated'] ?? fields['published'] ?? fields['publishedAt']?.slice(0, 10),
      ]),
    );
    let said = 0;
    for (const { loc, lastmod } of read())
      if (entries.has(loc)) {
        expect(lastmod, loc).toBe(entries.get(loc));
        if (lastmod) said++;
      }
    expect(said).toBeGreaterThan(100);
  });

  test('are found from robots.txt, which closes no page', () => {
    const robots = readFileSync(join(sample, 'robots.txt'), 'utf8');
    expect(robots).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    expect(robots).toMatch(/^User-agent: \*$/m);
    const closed = [...robots.matchAll(/^Disallow: *(.*)$/gm)].map(([, path]) => path!);
    expect(closed).not.toContain('/');
    for (const { loc } of read())
      for (const path of closed) expect(loc.slice(ORIGIN.length).startsWith(path) && path !== '').toBe(false);
    expect(existsSync(join(sample, 'sitemap-1.xml'))).toBe(false);
  });
});

describe('the head of a page', () => {
  /** Lists for the pages of other sites are nobody’s to share: they name the page that they show. */
  const standing = () => [...pages.values()].filter(({ address }) => !/^\/integrer\/./.test(address));

  test('names its own address', () => {
    for (const page of standing()) {
      const links = findAll(
        page.root,
        ({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'canonical',
      );
      expect(links, page.address).toHaveLength(1);
      if (isRedirect(page)) continue;
      const canonical = links[0]!.attributes['href']!;
      expect(head(page, 'property', 'og:url')).toBe(canonical);
      if (canonical === ORIGIN + page.address) continue;
      // A theme in a place, where the place, or a wider one, holds nothing else: that page is the one to keep.
      expect(page.address).toMatch(/^\/themes\/[^/]+\/[^/]+\//);
      const wider = pages.get(canonical.slice(ORIGIN.length))!;
      expect(canonicalOf(wider), page.address).toBe(canonical);
    }
  });

  test('says what those who share it will show', () => {
    for (const page of standing()) {
      const title = head(page, 'property', 'og:title');
      expect(title, page.address).toMatch(/\S/);
      expect(textOf(findOne(page.root, 'title')!), page.address).toContain(title!.replace(/[ \t]+/g, ' '));
      expect(head(page, 'property', 'og:type')).toMatch(/^(?:website|article)$/);
      expect(head(page, 'property', 'og:site_name')).toBe('Ambrune en commun');
      expect(head(page, 'property', 'og:locale')).toBe('fr_FR');
      const description = head(page, 'name', 'description');
      expect(head(page, 'property', 'og:description'), page.address).toBe(description);
      if (description !== undefined) expect(description.trim(), page.address).not.toBe('');
    }
  });

  test('describes an entry by its summary, and an article as one', () => {
    let summaries = 0;
    for (const section of SECTIONS)
      for (const { address, fields } of entriesOf(section)) {
        const page = pages.get(address);
        if (!page) continue;
        expect(head(page, 'property', 'og:type')).toBe(section === 'articles' ? 'article' : 'website');
        const { summary } = fields;
        if (!summary || /^[>|]/.test(summary)) continue;
        expect(plainly(head(page, 'name', 'description')!), address).toBe(plainly(summary));
        summaries++;
      }
    expect(summaries).toBeGreaterThan(100);
  });
});

describe('the readers find what is planted', () => {
  test('a feed that is not well-formed', () => {
    expect(() => readers['atom.xml']('<feed><entry></feed>')).toThrow();
    expect(() => readers['rss.xml']('<rss><channel>\u0001</channel></rss>')).toThrow();
    expect(() => readers['feed.json']('{"items":')).toThrow();
  });

  test('a feed read as it is', () => {
    const atom = readers['atom.xml'](
      '<feed><id>a</id><title>T</title><link rel="self" href="s"/><link rel="alternate" href="p"/><updated>u</updated><entry><id>1</id><title>E</title><link rel="alternate" href="e"/><published>x</published><updated>y</updated><content type="html">&lt;p&gt;</content></entry></feed>',
    );
    expect(atom).toEqual({
      id: 'a',
      title: 'T',
      self: 's',
      site: 'p',
      updated: 'u',
      items: [{ id: '1', title: 'E', url: 'e', published: 'x', updated: 'y', html: '<p>' }],
    });
  });
});

import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import {
  toAtom,
  toJsonFeed,
  toRss,
  type FeedItem,
  type FeedModel,
} from '../../../../src/lib/formats/feeds.ts';
import { HOSTILE, kept, keptOnOneLine } from './hostile.ts';
import { parseXml, type Parsed } from './parse.ts';

const item = (text: string, index: number): FeedItem => ({
  id: `tag:portail.example,2026:articles/${index}?a=1&b=2`,
  title: text,
  url: `https://portail.example/articles/${index}/?a=1&b=2`,
  summary: `Résumé ${text}`,
  html: `<p>Corps ${text}</p>`,
  published: '2026-10-05T12:00:00+02:00',
  updated: '2026-10-06T08:30:00+02:00',
  authors: [`Auteur ${text}`],
  categories: [`Thème ${text}`],
});

const model = (items: FeedItem[], over: Partial<FeedModel> = {}): FeedModel => ({
  id: 'tag:portail.example,2026:articles',
  title: 'Portail',
  subtitle: 'Les nouvelles',
  siteUrl: 'https://portail.example/',
  selfUrls: {
    rss: 'https://portail.example/rss.xml',
    atom: 'https://portail.example/atom.xml',
    json: 'https://portail.example/feed.json',
  },
  language: 'fr',
  updated: '2026-10-06T08:30:00+02:00',
  authorName: 'Le collectif',
  rights: 'CC BY-SA 4.0',
  items,
  ...over,
});

const hostile = model(HOSTILE.map(item));
const titles = HOSTILE.map(keptOnOneLine);

describe('toRss', () => {
  it('is well-formed, and its texts read back', () => {
    const { channel } = parseXml(toRss(hostile))['rss']!;
    expect(channel!['item']!.map((entry) => entry['title'])).toEqual(titles);
  });

  it('reads back with another parser', () => {
    const { items = [] } = parseRssFeed(toRss(hostile));
    expect(items.map(({ title }) => title)).toEqual(titles);
    expect(items.map(({ content }) => content?.encoded)).toEqual(
      HOSTILE.map((text) => `<p>Corps ${kept(text)}</p>`),
    );
    expect(items.map(({ dc }) => dc?.creators)).toEqual(
      HOSTILE.map((text) => [keptOnOneLine(`Auteur ${text}`)]),
    );
  });

  it('says where it is, and which identifiers are not addresses', () => {
    const url = 'https://portail.example/articles/x/';
    const xml = toRss(model([item('a', 1), { ...item('b', 2), id: url, url }]));
    expect(xml).toContain(
      '<atom:link href="https://portail.example/rss.xml" rel="self" type="application/rss+xml"/>',
    );
    expect(xml).toContain(
      '<guid isPermaLink="false"><![CDATA[tag:portail.example,2026:articles/1?a=1&b=2]]></guid>',
    );
    expect(xml).toContain(`<guid isPermaLink="true">${url}</guid>`);
    expect(xml).toContain('<link><![CDATA[https://portail.example/articles/1/?a=1&b=2]]></link>');
    expect(xml).toContain('<pubDate>Mon, 05 Oct 2026 10:00:00 GMT</pubDate>');
  });

  it('escapes a plain summary, which readers take for HTML', () => {
    const [entry] =
      parseRssFeed(toRss(model([{ ...item('a', 1), summary: 'a <img src=x onerror=y> & b' }]))).items ?? [];
    expect(entry?.description).toBe('a &lt;img src=x onerror=y&gt; &amp; b');
  });
});

describe('toAtom', () => {
  it('is well-formed, and its texts read back', () => {
    const { feed } = parseXml(toAtom(hostile));
    expect(feed!['title']).toBe('Portail');
    expect(feed!['entry']!.map((entry) => entry['title'])).toEqual(titles);
  });

  it('reads back with another parser', () => {
    const feed = parseAtomFeed(toAtom(hostile));
    expect(feed).toMatchObject({
      title: { value: 'Portail' },
      subtitle: { value: 'Les nouvelles' },
      rights: { value: 'CC BY-SA 4.0' },
    });
    expect(feed.entries?.map(({ title }) => title?.value)).toEqual(titles);
    expect(feed.entries?.map(({ content }) => content)).toEqual(
      HOSTILE.map((text) => ({ type: 'html', value: `<p>Corps ${kept(text)}</p>` })),
    );
    expect(feed.entries?.map(({ categories }) => categories?.[0]?.term)).toEqual(
      HOSTILE.map((text) => keptOnOneLine(`Thème ${text}`)),
    );
  });

  it('has what Atom requires, also of an entry with nothing', () => {
    const bare: FeedItem = {
      ...item('', 1),
      summary: ' ',
      html: '\u0000',
      authors: ['\u0001'],
      categories: [''],
    };
    const xml = toAtom(model([bare], { title: '', subtitle: '', rights: '', authorName: '' }));
    const feed = parseXml(xml)['feed']!;
    expect(feed['title']).toBe('https://portail.example/');
    expect(feed['author']!['name']).toBe('https://portail.example/');
    expect((feed['link'] as unknown as Parsed[]).map((link) => link['@rel'])).toEqual(['self', 'alternate']);
    expect(Object.keys(feed['entry']![0]!).toSorted()).toEqual([
      '#text',
      'id',
      'link',
      'published',
      'title',
      'updated',
    ]);
  });
});

describe('toJsonFeed', () => {
  it('has the same texts', () => {
    const feed = JSON.parse(toJsonFeed(hostile)) as { version: string; items: Record<string, unknown>[] };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items.map((entry) => entry['title'])).toEqual(titles);
    expect(feed.items[0]).toMatchObject({
      content_html: '<p>Corps Fête & marché</p>',
      date_published: '2026-10-05T10:00:00.000Z',
    });
  });

  it('always has items, and a content in each', () => {
    expect(JSON.parse(toJsonFeed(model([])))).toMatchObject({ items: [] });
    const { html: _html, summary: _summary, ...bare } = item('Titre', 1);
    expect(JSON.parse(toJsonFeed(model([bare])))).toMatchObject({ items: [{ content_text: 'Titre' }] });
  });
});

describe('every feed', () => {
  it('is the same the second time, and has no control character', () => {
    for (const write of [toRss, toAtom, toJsonFeed]) {
      expect(write(hostile)).toBe(write(hostile));
      expect(write(hostile)).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0\ufffe\uffff]|\p{Cs}|\\u0000|\\ud800/u,
      );
      expect(write(model([]))).toContain('Portail');
    }
  });
});

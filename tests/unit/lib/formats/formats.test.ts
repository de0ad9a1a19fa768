import { describe, expect, it } from 'vitest';
import { jsonForScript } from '../../../../src/lib/formats/json-ld.ts';
import { toOpml } from '../../../../src/lib/formats/opml.ts';
import { toRobots } from '../../../../src/lib/formats/robots.ts';
import { SITEMAP_MAX, splitSitemap, toSitemap, toSitemapIndex } from '../../../../src/lib/formats/sitemap.ts';
import { xmlText } from '../../../../src/lib/formats/xml.ts';
import { HOSTILE, kept, keptOnOneLine } from './hostile.ts';
import { parseXml } from './parse.ts';

describe('xmlText', () => {
  it.each(HOSTILE)('reads back %j, in a tag and in an attribute', (text) => {
    const { a } = parseXml(`<a b="${xmlText(text)}">x${xmlText(text)}x</a>`);
    expect(a!['#text']).toBe(`x${kept(text)}x`);
    // An attribute has no line ends, nor tabs, once read.
    expect(a!['@b']!.replace(/\n/g, ' ')).toBe(kept(text).replace(/\n/g, ' '));
  });
});

describe('jsonForScript', () => {
  it.each(HOSTILE)('keeps %j as it is, and the script closed', (text) => {
    const json = jsonForScript({ name: text, list: [text], [text]: 1 });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual({ name: text, list: [text], [text]: 1 });
  });

  it('always gives JSON', () => {
    expect(jsonForScript(undefined)).toBe('null');
    expect(jsonForScript('</script><!--')).toBe('"\\u003c/script\\u003e\\u003c!--"');
  });
});

describe('sitemaps', () => {
  it('list addresses, escaped', () => {
    const xml = toSitemap([
      { loc: 'https://x.fr/?a=1&b=<2>', lastmod: '2026-10-05' },
      { loc: 'https://x.fr/b\u0000' },
    ]);
    const urls = parseXml(xml)['urlset']!['url']!;
    expect(urls.map((url) => url['loc'])).toEqual(['https://x.fr/?a=1&b=<2>', 'https://x.fr/b']);
    expect(urls[0]!['lastmod']).toBe('2026-10-05');
    expect(
      parseXml(toSitemapIndex([{ loc: 'https://x.fr/s-1.xml' }]))['sitemapindex']!['sitemap'],
    ).toHaveLength(1);
    expect(parseXml(toSitemap([]))['urlset']).toBeDefined();
  });

  it('hold 50,000 addresses a file', () => {
    const urls = Array.from({ length: SITEMAP_MAX + 1 }, (_, index) => ({ loc: `https://x.fr/${index}` }));
    expect(() => toSitemap(urls)).toThrow(RangeError);
    expect(splitSitemap(urls).map((file) => file.length)).toEqual([SITEMAP_MAX, 1]);
    expect(splitSitemap([])).toEqual([[]]);
  });
});

describe('toRobots', () => {
  it('is one rule a line', () => {
    expect(
      toRobots({ sitemapUrl: 'https://x.fr/sitemap.xml', disallow: ['/admin/', '/a\nUser-agent: x'] }),
    ).toBe(
      'User-agent: *\nDisallow: /admin/\nDisallow: /a User-agent: x\n\nSitemap: https://x.fr/sitemap.xml\n',
    );
    expect(toRobots({})).toBe('User-agent: *\nDisallow:\n');
  });
});

describe('toOpml', () => {
  it.each(HOSTILE)('reads back %j', (text) => {
    const inner = { text, xmlUrl: 'https://x.fr/a?b&c' };
    const { opml } = parseXml(
      toOpml({ title: `x${text}`, outlines: [{ text: 'Thème', outlines: [inner] }, { text: 'Seul' }] }),
    );
    expect(opml!['head']!['title']).toBe(`x${keptOnOneLine(`.${text}.`).slice(1, -1)}`.trim());
    const [group, alone] = opml!['body']!['outline']!;
    expect(group!['outline']![0]).toEqual({
      '@text': keptOnOneLine(text),
      '@type': 'rss',
      '@xmlUrl': 'https://x.fr/a?b&c',
    });
    expect(alone).toEqual({ '@text': 'Seul' });
  });
});

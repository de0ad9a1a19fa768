/** Portals at their edges: empty, moved addresses, another language, texts that would break a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchRecords } from '../../src/domain/search-records.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import {
  NOW,
  SMALL,
  build,
  isNoindex,
  readPages,
  temporary,
  writeFiles,
  writeSmall,
} from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { elements, findAll, findOne, hasClass, textOf } from '../support/html.ts';
import { anchorsOf, deadLinks } from '../support/links.ts';
import { readXml } from '../support/xml.ts';

const { folder, remove } = temporary();
afterAll(remove);

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
);

async function invalid(pages: Iterable<BuiltPage>): Promise<string[]> {
  const faults: string[] = [];
  for (const { file, html } of pages)
    for (const { messages } of (await validator.validateString(html, file)).results)
      faults.push(...messages.map(({ ruleId, message }) => `${file} ${ruleId} ${message}`));
  return faults;
}

const read = (out: string) => new Map(readPages(out).map((page) => [page.address, page]));
const SETTINGS = SMALL['portal.yaml']!;

describe('a portal of its settings alone', () => {
  const content = join(folder, 'bare');
  const out = join(folder, 'bare-out');
  let report: BuildReport;
  let pages: Map<string, BuiltPage>;

  beforeAll(async () => {
    writeFiles(content, { 'portal.yaml': 'name: À naître\nid: a-naitre\nurl: https://petit.example\n' });
    report = await build(content, out, { search: true });
    pages = read(out);
  });

  test('is built, without a word against it', () => {
    expect(report.counts.files).toBe(0);
    // What the law asks of every portal is said until it is there.
    expect(report.problems.filter(({ code }) => code !== 'missing-legal')).toEqual([]);
    expect(pages.size).toBe(report.pages);
  });

  test('is sound, and leads nowhere that is not there', async () => {
    expect(await invalid(pages.values())).toEqual([]);
    expect(deadLinks({ folder: out, origin: 'https://petit.example', base: '' })).toEqual([]);
  });

  test('says of each list that it is empty, and keeps it from search engines', () => {
    for (const section of ['annuaire', 'agenda', 'articles', 'annonces', 'ressources', 'questions']) {
      const page = pages.get(`/${section}/`)!;
      expect(
        findAll(page.root, (element) => hasClass(element, 'empty')),
        section,
      ).toHaveLength(1);
      expect(isNoindex(page), section).toBe(true);
      const { items } = JSON.parse(readFileSync(join(out, section, 'feed.json'), 'utf8')) as { items: [] };
      expect(items).toEqual([]);
    }
  });

  test('keeps its site map to the pages that may be indexed', () => {
    const urls = readXml(readFileSync(join(out, 'sitemap.xml'), 'utf8'), 'urlset').all('url');
    const indexed = [...pages.values()].filter((page) => !isNoindex(page));
    expect(urls.map((url) => url.textOf('loc')).toSorted()).toEqual(
      indexed.map(({ address }) => `https://petit.example${address}`).toSorted(),
    );
  });
});

describe('an entry that was renamed', () => {
  const content = join(folder, 'moved');
  const out = join(folder, 'moved-out');
  let pages: Map<string, BuiltPage>;

  beforeAll(async () => {
    writeSmall(content, {
      'events/fournee.md': SMALL['events/fournee.md']!.replace(
        'place: la-grange',
        'place: l-ancienne-grange',
      ),
      // Its former address is somebody’s own now: it is theirs.
      'actors/le-four.md': SMALL['actors/le-four.md']!.replace(
        'published:',
        'formerSlugs: [la-grange]\npublished:',
      ),
    });
    await build(content, out);
    pages = read(out);
  });

  test('sends its former address on, for browsers, people and search engines', () => {
    const { root } = pages.get('/annuaire/l-ancienne-grange/')!;
    const meta = findAll(root, 'meta').map(({ attributes }) => attributes);
    expect(meta.find((one) => one['http-equiv'] === 'refresh')?.['content']).toBe(
      '0; url=/annuaire/la-grange/',
    );
    expect(isNoindex(pages.get('/annuaire/l-ancienne-grange/')!)).toBe(true);
    expect(findOne(root, ({ attributes }) => attributes['rel'] === 'canonical')!.attributes['href']).toBe(
      'https://petit.example/annuaire/la-grange/',
    );
    expect(anchorsOf(findOne(root, 'main')!)).toContain('/annuaire/la-grange/');
  });

  test('is in no list, feed or site map by its former name', () => {
    for (const { address, root } of pages.values())
      expect(anchorsOf(root), address).not.toContain('/annuaire/l-ancienne-grange/');
    for (const file of ['sitemap.xml', 'atom.xml', 'flux.opml'])
      expect(readFileSync(join(out, file), 'utf8')).not.toContain('l-ancienne-grange');
  });

  test('is still found by its former name, in the files of others', () => {
    expect(anchorsOf(pages.get('/agenda/fournee/')!.root)).toContain('/annuaire/la-grange/');
  });

  test('takes no address that another bears', () => {
    expect(textOf(findOne(pages.get('/annuaire/la-grange/')!.root, 'h1')!)).toBe('La Grange');
  });
});

describe('a portal in English', () => {
  const content = join(folder, 'english');
  const out = join(folder, 'english-out');
  let pages: Map<string, BuiltPage>;

  beforeAll(async () => {
    writeSmall(content, { 'portal.yaml': `${SETTINGS}locale: en\n` });
    await build(content, out);
    pages = read(out);
  });

  test('says its language', async () => {
    for (const { address, root } of pages.values()) {
      expect(findOne(root, 'html')!.attributes['lang'], address).toBe('en');
      // A list for another site is nobody’s to share.
      if (/^\/integrer\/./.test(address)) continue;
      expect(
        findOne(root, ({ attributes }) => attributes['property'] === 'og:locale')!.attributes['content'],
      ).toBe('en_GB');
    }
    expect(await invalid(pages.values())).toEqual([]);
    expect((JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')) as { language: string }).language).toBe(
      'en',
    );
  });

  test('keeps its addresses, and speaks English around the texts', () => {
    expect(pages.has('/annuaire/la-grange/')).toBe(true);
    // Words of the interface, none of which the small portal’s own texts hold.
    const french =
      /Accueil|Annuaire|Chercher|Rechercher|S’abonner|Plan du site|Infos pratiques|Quand\b|Prix\b|décembre|novembre|Publié|Aller au contenu|Date limite|Structure|Rendez-vous|Annonce\b|réponse/;
    const faults = [...pages.values()].flatMap(({ address, root }) => {
      const words = [
        textOf(findOne(root, 'title')!),
        textOf(findOne(root, 'body')!),
        ...[...elements(root)].flatMap(({ attributes }) => [
          attributes['aria-label'] ?? '',
          attributes['placeholder'] ?? '',
        ]),
      ];
      // It lists the words of vocabularies, some of which have French names alone.
      if (address === '/donnees-ouvertes/') return [];
      return words.flatMap((text) => {
        const found = french.exec(text);
        return found ? [`${address} ${text.slice(Math.max(0, found.index - 20), found.index + 40)}`] : [];
      });
    });
    expect(faults).toEqual([]);
  });
});

describe('texts that would break a page', () => {
  const NASTY = `"><script>alert(1)</script> & 'L’été' </title> <!-- ]]> \${x} {{y}} &amp;`;
  const content = join(folder, 'nasty');
  const out = join(folder, 'nasty-out');
  let pages: Map<string, BuiltPage>;
  const quoted = JSON.stringify(NASTY);

  beforeAll(async () => {
    writeSmall(content, {
      'portal.yaml': `name: ${quoted}\nid: petit\nurl: https://petit.example\ntagline: ${quoted}\ncontribute: { label: ${quoted}, href: /a-propos/ }\ncontact: { name: ${quoted}, address: ${quoted} }\nlegal: { licence: ${quoted} }\n`,
      'actors/la-grange.md': `---\nname: ${quoted}\nsummary: ${quoted}\nacronym: ${quoted}\nlegalName: ${quoted}\nalternateNames: [${quoted}]\nkeywords: [${quoted}]\nthemes: [se-nourrir]\nterritories: [le-bourg]\npublished: 2026-10-01\nopeningHoursNote: ${quoted}\n---\n${NASTY}\n`,
      'events/fournee.md': `---\ntitle: ${quoted}\nsummary: ${quoted}\nstart: 2026-12-12 14:00\nplace: ${quoted}\norganisers: [${quoted}, la-grange]\nstatus: reporte\nstatusNote: ${quoted}\nthemes: [se-nourrir]\nterritories: [le-bourg]\npublished: 2026-11-15\n---\n## ${NASTY}\n`,
      'themes/se-nourrir.md': `---\nname: ${quoted}\nsummary: ${quoted}\n---\n${NASTY}\n`,
      'territories/le-bourg.md': `---\nname: ${quoted}\nlevel: commune\n---\n${NASTY}\n`,
      'questions/quelle-farine.md': `---\ntitle: ${quoted}\npublished: 2026-11-22\naskedBy: ${quoted}\nanswers:\n  - author: ${quoted}\n    text: ${quoted}\n---\n${NASTY}\n`,
    });
    await build(content, out);
    pages = read(out);
  });

  test('are shown, and change nothing around them', async () => {
    expect(await invalid(pages.values())).toEqual([]);
    for (const { address, root } of pages.values()) {
      const scripts = findAll(root, 'script').filter(
        ({ attributes }) => attributes['type'] !== 'application/ld+json' && !attributes['src'],
      );
      expect(scripts, address).toEqual([]);
      for (const { children } of findAll(
        root,
        ({ attributes }) => attributes['type'] === 'application/ld+json',
      ))
        expect(() => JSON.parse(String(children[0])) as unknown, address).not.toThrow();
    }
    const title = textOf(findOne(pages.get('/annuaire/la-grange/')!.root, 'h1')!);
    expect(title).toContain('<script>alert(1)</script>');
    expect(title).toContain('</title>');
  });

  test('leave feeds and documents whole', () => {
    for (const [file, root] of [
      ['atom.xml', 'feed'],
      ['rss.xml', 'rss'],
      ['agenda/atom.xml', 'feed'],
      ['themes/se-nourrir/atom.xml', 'feed'],
      ['flux.opml', 'opml'],
      ['sitemap.xml', 'urlset'],
    ] as const)
      expect(() => readXml(readFileSync(join(out, file), 'utf8'), root), file).not.toThrow();
    const feed = readXml(readFileSync(join(out, 'agenda/atom.xml'), 'utf8'), 'feed');
    expect(feed.all('entry')[0]!.textOf('title')).toContain('</title>');
    expect(() => JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')) as unknown).not.toThrow();
    expect(
      deadLinks({ folder: out, origin: 'https://petit.example', base: '' }).filter(
        (one) => !one.includes('pagefind'),
      ),
    ).toEqual([]);
  });

  test('are searched as they are', async () => {
    const records = [...searchRecords(await loadPortal({ content, out, now: NOW }))];
    expect(records.find(({ url }) => url === '/annuaire/la-grange/')!.meta['title']).toContain('</title>');
  });
});

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { documentFor, documents } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { paletteOf } from '../../../src/domain/palette.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { searchRecords } from '../../../src/domain/search-records.ts';
import { structuredData } from '../../../src/domain/structured-data/index.ts';
import { searchFold } from '../../../src/lib/text/search-fold.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';
import { modelsOf, samplePortal } from '../../support/sample.ts';

let portal: Portal;
let texts: Map<string, string>;
beforeAll(() => {
  portal = samplePortal();
  texts = new Map([...documents(portal)].map((document) => [document.address, document.text()]));
});

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['entry', 'item', 'url', 'outline', 'link', 'category'].includes(name),
});

interface Atom {
  feed: {
    id: string;
    title: string;
    updated: string;
    entry?: { id: string; title: string; updated: string; published: string }[];
  };
}
const atom = (one: Portal, address: string) => (parser.parse(documentFor(one, address)!.text()) as Atom).feed;
const idsOf = (one: Portal, address: string) =>
  (atom(one, address).entry ?? []).map(({ id }) => id.replace(/^tag:[^:]*:/, ''));

describe('the documents of the sample', () => {
  it('are each once, beside a page that is there', () => {
    const all = [...documents(portal)].map(({ address }) => address);
    expect(new Set(all).size).toBe(all.length);
    const pages = new Set(addresses(portal));
    for (const address of all)
      expect([address, pages.has(address.slice(0, address.lastIndexOf('/') + 1))]).toEqual([address, true]);
  });

  it('say their type and are found by their address', () => {
    for (const { address, type } of documents(portal))
      expect([address, /^[a-z+-]+\/[a-z+-]+; charset=utf-8$/.test(type)]).toEqual([address, true]);
    expect(documentFor(portal, '/annuaire/rss.xml')?.type).toBe('application/rss+xml; charset=utf-8');
    expect(documentFor(portal, '/annuaire/nothing.xml')).toBeUndefined();
  });

  it('are XML that parses, or JSON', () => {
    let seen = 0;
    for (const [address, text] of texts) {
      if (/\.(xml|opml)$/.test(address))
        expect([address, XMLValidator.validate(text)]).toEqual([address, true]);
      else if (address.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
      else continue;
      seen++;
    }
    expect(seen).toBeGreaterThan(60);
  });

  it('hold the same items in all three formats', () => {
    for (const section of [
      '/',
      '/annuaire/',
      '/agenda/',
      '/articles/',
      '/annonces/',
      '/ressources/',
      '/questions/',
    ]) {
      const rss = parser.parse(texts.get(`${section}rss.xml`)!) as {
        rss: { channel: { item?: { guid: { '#text': string } }[] } };
      };
      const json = JSON.parse(texts.get(`${section}feed.json`)!) as { items: { id: string }[] };
      const ids = (atom(portal, `${section}atom.xml`).entry ?? []).map(({ id }) => id);
      expect([section, ids.length > 0]).toEqual([section, true]);
      expect((rss.rss.channel.item ?? []).map(({ guid }) => guid['#text'])).toEqual(ids);
      expect(json.items.map(({ id }) => id)).toEqual(ids);
    }
  });

  it('hold items that are pages, once each, the newest first, forty at most', () => {
    for (const [address, text] of texts) {
      if (!address.endsWith('feed.json')) continue;
      const { items } = JSON.parse(text) as { items: { id: string; url: string; date_published: string }[] };
      expect(items.length).toBeLessThanOrEqual(40);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      expect(items.map(({ date_published }) => date_published)).toEqual(
        items.map(({ date_published }) => date_published).toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
      );
      for (const { url } of items)
        expect(modelFor(portal, url.replace('https://ambrune.example', ''))).toMatchObject({ kind: 'entry' });
    }
  });

  it('of maps of the site list what is to be found, and nothing else', () => {
    const { urlset } = parser.parse(texts.get('/sitemap.xml')!) as {
      urlset: { url: { loc: string; lastmod?: string }[] };
    };
    const listed = urlset.url.map(({ loc }) => loc.replace('https://ambrune.example', ''));
    expect(new Set(listed).size).toBe(listed.length);
    for (const [address, { head, kind }] of modelsOf(portal))
      expect([address, listed.includes(address)]).toEqual([
        address,
        // What repeats a wider page names that one.
        !head.noindex && kind !== 'redirect' && head.canonical === `https://ambrune.example${address}`,
      ]);
  });

  it('of colours are for each theme', () => {
    for (const theme of portal.items.theme)
      expect(texts.get('/theme.css')).toContain(`[data-theme="${theme.slug}"]`);
    const forest = paletteOf({ hue: 168, accentHue: 42 })['forest-41'];
    expect(texts.get('/theme.css')).toMatch(new RegExp(`^:root\\{[^}]*--forest-41:${forest}[;}]`));
    // Browsers of 2020 keep in a custom property what they do not know, and lose all that uses it.
    expect(
      texts
        .get('/theme.css')!
        .replace(/(:root|\[data-theme="[a-z-]+"\])\{(--[a-z\d-]+:#[\da-f]{6};?)+\}\n/g, '')
        // What is no colour.
        .replace(/(:root|\[data-theme="[a-z-]+"\])\{--(paper-name|theme-icon):(initial|"[^"]*")\}\n/g, ''),
    ).toBe('');
  });

  it('of subscriptions lead to feeds that are there', () => {
    const hrefs = [...texts.get('/flux.opml')!.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url]) =>
      url!.replace('https://ambrune.example', ''),
    );
    expect(hrefs.length).toBeGreaterThan(30);
    expect(hrefs.filter((href) => !texts.has(href))).toEqual([]);
  });
});

describe('news', () => {
  const files: Files = {
    'actors/nouveau.md': md('name: Nouveau\npublished: 2026-11-20\nthemes: [culture]'),
    'actors/sans-date.md': md('name: Sans date\nthemes: [culture]'),
    'actors/ferme.md': md('name: Fermé\npublished: 2026-11-21\nstatus: fermé'),
    'events/a-venir.md': md('title: À venir\nstart: 2026-12-05\npublished: 2026-11-10\norganisers: nouveau'),
    'events/passe.md': md('title: Passé\nstart: 2026-11-05\npublished: 2026-10-10'),
    'listings/ouverte.md': md('title: Ouverte\nvalidThrough: 2026-12-31\npublished: 2026-11-15'),
    'listings/close.md': md('title: Close\nvalidThrough: 2026-11-30\npublished: 2026-11-16'),
    'articles/meme-jour.md': md('title: Même jour\npublished: 2026-11-20\nupdated: 2026-11-25'),
    'articles/bientot.md': md('title: Bientôt\npublishedAt: 2026-12-24'),
    'pages/a-propos.md': md('title: À propos\npublished: 2026-11-30'),
    'themes/culture.md': md('name: Culture\npublished: 2026-11-30'),
  };
  const small = portalOf(files);

  it('are dated, and not over', () => {
    expect(idsOf(small, '/atom.xml')).toEqual([
      'actor/nouveau',
      'article/meme-jour',
      'listing/ouverte',
      'event/a-venir',
    ]);
    expect(idsOf(small, '/agenda/atom.xml')).toEqual(['event/a-venir']);
    expect(idsOf(small, '/annonces/atom.xml')).toEqual(['listing/ouverte']);
  });

  it('of a theme or an actor are theirs', () => {
    expect(idsOf(small, '/themes/culture/atom.xml')).toEqual(['actor/nouveau']);
    expect(idsOf(small, '/annuaire/nouveau/atom.xml')).toEqual(['event/a-venir']);
    expect(documentFor(small, '/annuaire/sans-date/atom.xml')).toBeUndefined();
  });

  it('keep their identity when the portal moves', () => {
    const moved = portalOf({
      ...files,
      'portal.yaml': 'name: N\nid: essai\nurl: https://ailleurs.example\nbase: /p\n',
    });
    expect(atom(moved, '/atom.xml').entry!.map(({ id }) => id)).toEqual(
      atom(small, '/atom.xml').entry!.map(({ id }) => id),
    );
    expect(atom(small, '/atom.xml').entry![0]!.id).toBe('tag:essai,2026:actor/nouveau');
  });

  it('say when they changed: at the portal’s own noon, in winter and in summer', () => {
    const feed = atom(small, '/atom.xml');
    expect(feed.updated).toBe('2026-11-25T11:00:00.000Z');
    expect(feed.entry![1]).toMatchObject({
      published: '2026-11-20T11:00:00.000Z',
      updated: '2026-11-25T11:00:00.000Z',
    });
    const summer = portalOf({ 'articles/a.md': md('title: A\npublished: 2026-07-14') });
    expect(atom(summer, '/atom.xml').updated).toBe('2026-07-14T10:00:00.000Z');
  });

  it('of an empty portal are feeds all the same', () => {
    const empty = portalOf({});
    for (const { address, text } of documents(empty))
      if (address.endsWith('xml')) expect([address, XMLValidator.validate(text())]).toEqual([address, true]);
    expect(JSON.parse(documentFor(empty, '/feed.json')!.text())).toMatchObject({ items: [] });
  });

  it('hold full addresses, in links and pictures', () => {
    const one = portalOf(
      {
        'articles/a.md': md(
          'title: A\npublished: 2026-11-20',
          '[Ici](/annuaire/) et [là](#suite).\n\n## Suite\n',
        ),
      },
      { settings: 'base: /p\n' },
    );
    const { items } = JSON.parse(documentFor(one, '/articles/feed.json')!.text()) as {
      items: { content_html: string }[];
    };
    expect(items[0]!.content_html).toContain('href="https://essai.example/p/annuaire/"');
    expect(items[0]!.content_html).not.toMatch(/(href|src)="[/#]/);
  });
});

describe('search records', () => {
  it('are one an entry, never a list', () => {
    const urls = [...searchRecords(portal)].map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
    const expected = [...portal.byKey.values()]
      .filter((item) => !(item.type === 'listing' && item.closed))
      .map(({ href }) => href);
    expect(urls.toSorted()).toEqual(expected.sort());
    expect(portal.items.listing.some(({ closed }) => closed)).toBe(true);
  });

  it('hold texts and nothing empty', () => {
    for (const { url, content, language, meta, filters, sort } of searchRecords(portal)) {
      expect([url, language, content.trim() !== '']).toEqual([url, 'fr', true]);
      for (const text of [
        ...Object.values(meta),
        ...Object.values(filters).flat(),
        ...Object.values(sort ?? {}),
      ])
        expect([url, typeof text, text.trim() !== '']).toEqual([url, 'string', true]);
      expect(content).not.toMatch(/undefined|\[object|<\/?[a-z]+[ >]/);
    }
  });

  it('fold ligatures and apostrophes, in what is searched', () => {
    const [record] = searchRecords(
      portalOf({
        'actors/a.md': md('name: L’Œuvre\nsummary: Le cœur à l’ouvrage', 'Des œufs, des mœurs, l’été.'),
      }),
    );
    expect(record!.content).not.toMatch(/[œŒæ’]/);
    expect(record!.content).toContain("Des oeufs, des moeurs, l'été");
    expect(record!.content).toContain(searchFold('Le cœur à l’ouvrage'));
    expect(JSON.stringify(record)).toContain("L'Oeuvre");
  });

  it('know an entry by all its names, its kind and those around it', () => {
    const one = portalOf({
      'actors/mjc.md': md(
        'name: Maison des jeunes\nacronym: MJC\nalternateNames: La Cabane\nlegalName: Association Jeunesse\ntypology: mjc\nkeywords: [babyfoot]\nthemes: [culture]\naddress: {commune: Fontorbe}',
      ),
      'events/bal.md': md(
        'title: Bal\nstart: 2026-12-05\norganisers: [mjc, Le Comité]\nplace: Salle des fêtes',
      ),
      'questions/q.md': md('title: Où danser ?\nanswers: [{text: "À la **cabane**", author: mjc}]'),
      'themes/culture.md': md('name: Culture'),
      'territories/fontorbe.md': md('name: Fontorbe\nlevel: commune'),
    });
    const all = new Map([...searchRecords(one)].map((record) => [record.url, JSON.stringify(record)]));
    for (const word of [
      'Maison des jeunes',
      'MJC',
      'La Cabane',
      'Association Jeunesse',
      'babyfoot',
      'Culture',
      'Fontorbe',
    ])
      expect(all.get('/annuaire/mjc/')).toContain(word);
    for (const word of ['Bal', 'Maison des jeunes', 'Le Comité', 'Salle des fêtes'])
      expect(all.get('/agenda/bal/')).toContain(word);
    expect(all.get('/questions/q/')).toContain('À la cabane');
  });

  it('can be filtered and sorted', () => {
    const one = portalOf({
      'events/bal.md': md(
        'title: Bal\nstart: 2026-11-05\nthemes: [culture]\nrecurrence: {freq: mensuel, byMonthDay: 5}',
      ),
      'themes/culture.md': md('name: Culture'),
    });
    const bal = [...searchRecords(one)].find(({ url }) => url === '/agenda/bal/')!;
    expect(bal.filters).toMatchObject({ type: ['Rendez-vous'], theme: ['Culture'] });
    expect(bal.sort).toEqual({ date: '2026-12-05' });
  });
});

describe('structured data', () => {
  const typeOf = (files: Files, key: string) =>
    (structuredData(portalOf(files), portalOf(files).byKey.get(key)!)[0] as { '@type': string })['@type'];

  it.each([
    ['actor/a', 'actors/a.md', 'name: Aa', 'Organization'],
    ['actor/a', 'actors/a.md', 'name: Aa\nlegalForm: association', 'NGO'],
    [
      'actor/a',
      'actors/a.md',
      'name: Aa\nlegalForm: scop\naddress: { commune: Vernasse }\nopeningHours: Mo 09:00-12:00',
      'LocalBusiness',
    ],
    // Hours of nowhere make no place.
    ['actor/a', 'actors/a.md', 'name: Aa\nlegalForm: association\nopeningHours: Mo 09:00-12:00', 'NGO'],
    ['event/a', 'events/a.md', 'title: A\nstart: 2026-12-05', 'Event'],
    ['article/a', 'articles/a.md', 'title: A\nkind: actualite', 'NewsArticle'],
    ['article/a', 'articles/a.md', 'title: A', 'Article'],
    ['listing/a', 'listings/a.md', 'title: A\nvalidThrough: 2027-01-01\nkind: emploi', 'JobPosting'],
    ['listing/a', 'listings/a.md', 'title: A\nvalidThrough: 2027-01-01\nkind: benevolat', 'JobPosting'],
    ['listing/a', 'listings/a.md', 'title: A\nvalidThrough: 2027-01-01\nkind: appel-a-projets', 'Grant'],
    ['listing/a', 'listings/a.md', 'title: A\nvalidThrough: 2027-01-01\nkind: besoin', 'Demand'],
    ['listing/a', 'listings/a.md', 'title: A\nvalidThrough: 2027-01-01\nkind: offre', 'Offer'],
    ['resource/a', 'resources/a.md', 'title: A', 'CreativeWork'],
    ['resource/a', 'resources/a.md', 'title: A\nkind: formation', 'LearningResource'],
    ['resource/a', 'resources/a.md', 'title: A\nkind: donnees', 'Dataset'],
    ['question/a', 'questions/a.md', 'title: A', 'QAPage'],
    ['theme/a', 'themes/a.md', 'name: A', 'DefinedTerm'],
    ['territory/a', 'territories/a.md', 'name: A', 'AdministrativeArea'],
    ['page/a', 'pages/a.md', 'title: A', 'WebPage'],
  ])('of %s (%s, %j) is %s', (key, file, lines, type) => {
    expect(typeOf({ [file]: md(lines) }, key)).toBe(type);
  });

  it('holds nothing that is absent, at any depth', () => {
    const holes = (value: unknown, path: string): string[] => {
      if (
        value === undefined ||
        value === null ||
        value === '' ||
        (Array.isArray(value) && value.length === 0)
      )
        return [path];
      return typeof value === 'object'
        ? Object.entries(value).flatMap(([key, one]) => holes(one, `${path}.${key}`))
        : [];
    };
    for (const [address, { head }] of modelsOf(portal))
      for (const object of head.jsonLd) expect(holes(object, address)).toEqual([]);
  });

  const event = (lines: string, settings = '') =>
    structuredData(
      ...itemOf(
        {
          'events/a.md': md(`title: A\n${lines}`),
          'actors/salle.md': md(
            'name: La Salle\ngeo: {lat: 45, lon: 6}\naddress: {street: 1 rue Haute, commune: Lons-le-Saunier, postalCode: "39000"}',
          ),
        },
        settings,
      ),
    )[0];
  const itemOf = (files: Files, settings: string): Parameters<typeof structuredData> => {
    const one = portalOf(files, { settings });
    return [one, one.byKey.get('event/a')!];
  };

  it('says the hours of an event with the offset of that day', () => {
    expect(event('start: 2026-12-05 14:00\nend: 2026-12-05 17:00')).toMatchObject({
      startDate: '2026-12-05T14:00:00+01:00',
      endDate: '2026-12-05T17:00:00+01:00',
    });
    expect(event('start: 2027-07-05 14:00\nend: 2027-07-06 02:00')).toMatchObject({
      startDate: '2027-07-05T14:00:00+02:00',
      endDate: '2027-07-06T02:00:00+02:00',
    });
    expect(event('start: 2027-07-05 14:00\ntimeZone: Indian/Reunion')).toMatchObject({
      startDate: '2027-07-05T14:00:00+04:00',
    });
    expect(event('start: 2026-12-05\nend: 2026-12-07\nallDay: oui')).toMatchObject({
      startDate: '2026-12-05',
      endDate: '2026-12-07',
    });
    expect(event('start: 2026-12-05 14:00')).not.toHaveProperty('endDate');
  });

  it('says the state of an event and how one takes part', () => {
    expect(
      event(
        'start: 2026-12-05\nstatus: annulé\nmode: mixte\nonlineUrl: https://a.fr/\nplace: salle\nprice: {kind: gratuit}',
      ),
    ).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      isAccessibleForFree: true,
      location: [
        {
          '@type': 'Place',
          '@id': 'https://essai.example/annuaire/salle/',
          name: 'La Salle',
          address: {
            streetAddress: '1 rue Haute',
            addressLocality: 'Lons-le-Saunier',
            postalCode: '39000',
            addressRegion: 'Jura',
          },
          geo: { latitude: 45, longitude: 6 },
        },
        { '@type': 'VirtualLocation', url: 'https://a.fr/' },
      ],
    });
    expect(event('start: 2026-12-05\nmode: en-ligne\nonlineUrl: https://a.fr/\nplace: salle')).toMatchObject({
      location: [{ '@type': 'VirtualLocation' }],
    });
    expect(event('start: 2026-12-05\nprice: {kind: payant}')).toMatchObject({ isAccessibleForFree: false });
  });

  it('says the dates of a series one by one', () => {
    const { startDate, subEvent } = event(
      'start: 2026-12-05 14:00\nrecurrence: {freq: hebdomadaire, count: 3, changes: [{date: 2026-12-12, status: annulé}]}',
    ) as { startDate: string; subEvent: { startDate: string; eventStatus: string }[] };
    expect(startDate).toBe('2026-12-05T14:00:00+01:00');
    expect(subEvent.map((date) => [date.startDate, date.eventStatus])).toEqual([
      ['2026-12-12T14:00:00+01:00', 'https://schema.org/EventCancelled'],
      ['2026-12-19T14:00:00+01:00', 'https://schema.org/EventScheduled'],
    ]);
  });

  it('tells an accepted answer from the others', () => {
    const one = portalOf({
      'questions/a.md': md(
        'title: Où ?\naccepted: r2\nanswers: [{id: r1, text: Ici}, {id: r2, text: "**Là**", author: Nous}]',
      ),
    });
    expect(structuredData(one, one.byKey.get('question/a')!)[0]).toMatchObject({
      mainEntity: {
        answerCount: 2,
        acceptedAnswer: { '@type': 'Answer', text: 'Là', author: { name: 'Nous' } },
        suggestedAnswer: [{ '@type': 'Answer', text: 'Ici' }],
      },
    });
  });

  it('ends a job with its last minute', () => {
    const one = portalOf({
      'listings/a.md': md(
        'title: A\nvalidThrough: 2027-07-01\nkind: emploi\ncontract: cdd\npublished: 2026-11-01',
      ),
    });
    expect(structuredData(one, one.byKey.get('listing/a')!)[0]).toMatchObject({
      validThrough: '2027-07-01T23:59:00+02:00',
      datePosted: '2026-11-01',
      employmentType: 'TEMPORARY',
      hiringOrganization: { name: 'Portail d’essai' },
    });
  });
});

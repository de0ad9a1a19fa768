/** A page's address, ready to be passed on: links that any mailer, phone or message takes as written. */
import { describe, expect, it } from 'vitest';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel, PageEntryModel } from '../../../src/domain/models/types.ts';
import { qrCode } from '../../../src/lib/qr.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { PortalOptions } from '../../support/portal.ts';

const TITLE = 'L’atelier « Vélo & été » : 100 % réparé ? #1';

const event = (header: string) => ({
  'events/velo.md': md(
    `title: "${TITLE}"\nsummary: On répare, on roule.\nplace: Salle des fêtes\n${header}`,
    'Venez.',
  ),
});

function modelOf(files: Record<string, string>, address: string, options: PortalOptions = {}): EntryModel {
  const model = modelFor(portalOf(files, options), address);
  if (model?.kind !== 'entry') throw new Error(`no entry at ${address}`);
  return model;
}

const toolsOf = (header = 'start: 2026-12-05 14:00\nend: 2026-12-05 17:30', options: PortalOptions = {}) =>
  modelOf(event(header), '/agenda/velo/', options).tools;

const ADDRESS = 'https://essai.example/agenda/velo/';

/** What an application reads after the `?` of an address, by name. */
const fieldsOf = (href: string) => new URLSearchParams(href.slice(href.indexOf('?') + 1).replace(/^&/, ''));

describe('the address of a page', () => {
  it('is whole and canonical, under a base too', () => {
    expect(toolsOf().url).toBe(ADDRESS);
    const { tools, head } = modelOf(event('start: 2026-12-05 14:00'), '/agenda/velo/', {
      settings: 'base: /portail\n',
    });
    expect(tools.url).toBe('https://essai.example/portail/agenda/velo/');
    expect(tools.url).toBe(head.canonical);
  });

  it('is what its QR code says', () => {
    expect(toolsOf().qr).toEqual(qrCode(ADDRESS));
  });
});

describe('what is passed on of an event', () => {
  const lines = [
    'L’atelier « Vélo & été » : 100 % réparé ? #1',
    'Samedi 5 décembre 2026, de 14 h à 17 h 30',
    'Salle des fêtes',
  ];

  it('is what, when and where, with plain spaces', () => {
    const { title, text } = toolsOf();
    expect(text.split('\n')).toEqual(lines);
    expect(title).toBe(lines[0]);
  });

  it('says when it is cancelled', () => {
    const { text } = toolsOf('start: 2026-12-05 14:00\nstatus: annule');
    expect(text.split('\n')[0]).toBe(`${lines[0]} (Annulé)`);
  });

  it('reads back from a mail as it was written', () => {
    const { mailto } = toolsOf();
    expect(mailto).toMatch(/^mailto:\?subject=/);
    const fields = fieldsOf(mailto);
    expect(fields.get('subject')).toBe(lines[0]);
    expect(fields.get('body')).toBe(
      [lines.join('\r\n'), 'On répare, on roule.', ADDRESS, 'Portail d’essai'].join('\r\n\r\n'),
    );
  });

  it('reads back from a text message, its apostrophes straight', () => {
    const { sms } = toolsOf();
    expect(sms).toMatch(/^sms:\?&body=/);
    expect(fieldsOf(sms).get('body')).toBe([...lines, ADDRESS].join('\n').replaceAll('’', "'"));
  });

  it('reads back from WhatsApp', () => {
    const { whatsapp } = toolsOf();
    expect(new URL(whatsapp).origin).toBe('https://wa.me');
    expect(new URL(whatsapp).searchParams.get('text')).toBe([...lines, ADDRESS].join('\n'));
  });

  it('holds no sign at which a link would be cut, nor one that ends an attribute', () => {
    for (const header of ['start: 2026-12-05 14:00', 'start: 2026-12-05 14:00\nend: 2026-12-05 15:00']) {
      const { mailto, sms, whatsapp } = toolsOf(header);
      for (const href of [mailto, sms, whatsapp]) expect(href).toMatch(/^[a-z]+:[\w/.?&=%~-]+$/);
    }
  });

  it('is said in the language of the portal', () => {
    const settings = 'locale: en\n';
    expect(toolsOf(undefined, { settings }).text).toContain('Saturday 5 December 2026, 2 pm to 5:30 pm');
  });
});

describe('what is passed on of another entry', () => {
  it('is its title alone', () => {
    const files = { 'articles/a.md': md('title: Un texte\npublished: 2026-11-01', 'Bien.') };
    expect(modelOf(files, '/articles/a/').tools.text).toBe('Un texte');
  });
});

describe('the time that a text takes', () => {
  const words = (count: number) => Array.from({ length: count }, (_, i) => `mot${i}`).join(' ');
  const minutes = (folder: string, header: string, count: number) => {
    const model = modelFor(
      portalOf({ [`${folder}/a.md`]: md(header, words(count)) }),
      { articles: '/articles/a/', pages: '/a/', actors: '/annuaire/a/', resources: '/ressources/a/' }[
        folder
      ]!,
    );
    return (model as EntryModel | PageEntryModel).readingMinutes;
  };

  it.each([
    [0, 1],
    [220, 1],
    [329, 1],
    [331, 2],
    [2200, 10],
  ])('%i words: %i', (count, expected) => {
    expect(minutes('articles', 'title: Un texte\npublished: 2026-11-01', count)).toBe(expected);
  });

  it('is that of what is read from end to end alone', () => {
    expect(minutes('pages', 'title: À propos', 700)).toBe(3);
    expect(minutes('resources', 'title: Un guide\nkind: guide', 700)).toBe(3);
    expect(minutes('actors', 'name: Le Four', 700)).toBeUndefined();
  });

  it('counts words, not marks nor addresses', () => {
    const body = '## Un titre\n\n- L’école : [le lien](https://exemple.fr/a/b/c/d) !\n- « Oui »';
    const text = `${Array.from({ length: 55 }, () => body).join('\n\n')}`;
    const model = modelOf(
      { 'articles/a.md': md('title: Un texte\npublished: 2026-11-01', text) },
      '/articles/a/',
    );
    // Six words, 55 times: 330.
    expect(model.readingMinutes).toBe(2);
  });
});

describe('the headings of an entry', () => {
  it('lead to the headings of its text', () => {
    const body = '## Avant\n\nUn.\n\n### Le matin\n\nDeux.\n\n## Après l’été\n\nTrois.';
    const { headings, bodyHtml } = modelOf(
      { 'articles/a.md': md('title: Un texte\npublished: 2026-11-01', body) },
      '/articles/a/',
    );
    expect(headings.map(({ depth, text }) => `${depth} ${text}`)).toEqual([
      '2 Avant',
      '3 Le matin',
      '2 Après l’été',
    ]);
    for (const { id } of headings) expect(bodyHtml).toContain(`id="${id}"`);
  });
});

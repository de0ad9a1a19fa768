/** What a page says on paper alone: each address out of the portal once, and how old it is. */
import { describe, expect, it } from 'vitest';
import { documentFor } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel, PageModel } from '../../../src/domain/models/types.ts';
import { NOW, md, portalOf } from '../../support/portal.ts';
import { modelsOf, sampleSnapshot } from '../../support/sample.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';

const modelOf = (header: string, body: string): EntryModel =>
  modelFor(
    portalOf({ 'actors/la-grange.md': md(`name: La Grange\n${header}`, body) }),
    '/annuaire/la-grange/',
  ) as EntryModel;

const numbersIn = (html: string) =>
  [...html.matchAll(/href="([^"]*)"[^>]*?(?: data-note="(\d+)")?>/g)].map(([, href, number]) => [
    href,
    number,
  ]);

describe('the addresses that paper spells', () => {
  it('are those of the links out of the portal, numbered from the box to the text', () => {
    const { paper, bodyHtml } = modelOf(
      'links: [{ label: Le programme, url: https://alpes.example/programme }]\n',
      'Voir [le guide](https://guide.example/a?b=1&c=2), [nous écrire](mailto:a@b.example) et [l’annuaire](/annuaire/).',
    );
    expect(paper?.notes).toEqual(['https://alpes.example/programme', 'https://guide.example/a?b=1&c=2']);
    expect(numbersIn(bodyHtml)).toEqual([
      ['https://guide.example/a?b=1&amp;c=2', '2'],
      ['mailto:a@b.example', undefined],
      ['/annuaire/', undefined],
    ]);
  });

  it('have one note, however often and however they are written', () => {
    const { paper, bodyHtml } = modelOf(
      '',
      '[Un](https://guide.example/a/), [deux](http://www.guide.example/a), [trois](https://GUIDE.example/A).',
    );
    expect(paper?.notes).toEqual(['https://guide.example/a/', 'https://guide.example/A']);
    expect(numbersIn(bodyHtml).map(([, number]) => number)).toEqual(['1', '1', '2']);
  });

  it('are not those that a text spells already, before or after', () => {
    const { paper, bodyHtml } = modelOf(
      'website: https://www.grange.example/\n',
      '[Chez nous](https://grange.example), [là](https://autre.example/x). En clair : <https://autre.example/x>.',
    );
    expect(paper?.notes).toEqual([]);
    expect(bodyHtml).not.toContain('data-note');
  });

  it('are not those of the portal, whole as they may be', () => {
    const portal = portalOf({
      'actors/la-grange.md': md('name: La Grange', '[Ici](https://essai.example/agenda/).'),
    });
    const own = portalOf({
      'actors/la-grange.md': md('name: La Grange', `[Ici](${portal.origin}/agenda/).`),
    });
    expect(modelFor(own, '/annuaire/la-grange/')?.paper?.notes).toEqual([]);
  });
});

describe('the age of what is printed', () => {
  it('of an entry is that of the last thing that happened to it', () => {
    expect(modelOf('published: 2026-01-02', '').paper?.dated).toEqual({ as: 'published', day: '2026-01-02' });
    expect(modelOf('published: 2026-01-02\nupdated: 2026-03-04', '').paper?.dated).toEqual({
      as: 'updated',
      day: '2026-03-04',
    });
    expect(modelOf('published: 2026-01-02\nverifiedOn: 2026-05-06', '').paper?.dated).toEqual({
      as: 'verified',
      day: '2026-05-06',
    });
    expect(modelOf('', '').paper?.dated).toBeUndefined();
  });

  const at = (now: string) =>
    modelsOf(buildPortal({ snapshot: sampleSnapshot(), now, gazetteer: loadGazetteer }));
  const dates = (models: ReadonlyMap<string, PageModel>) =>
    new Map([...models].map(([address, { paper }]) => [address, paper?.dated]));

  it('tells the portal’s day on the pages that follow the day, and on no other', () => {
    const [today, tomorrow] = [dates(at(NOW)), dates(at('2026-12-02T09:00'))];
    const follows = [...today].filter(
      ([address, dated]) => dated?.day !== (tomorrow.get(address) ?? dated)?.day,
    );
    const addresses = follows.map(([address]) => address);
    expect(addresses).toEqual(expect.arrayContaining(['/', '/agenda/', '/annonces/']));
    expect(
      addresses.filter(
        (address) =>
          !/^\/$|\/agenda\/(?:page\/\d+\/|\d+\/\d+\/(?:affiche\/|\d+\/programme\/)?)?$|\/annonces\/(?:page\/\d+\/)?$/.test(
            address,
          ),
      ),
    ).toEqual([]);
    expect(today.get('/')).toEqual({ as: 'state', day: '2026-12-01' });
  });

  it('is told on every page but those that only send on', () => {
    const silent = [...at(NOW).values()].filter(({ paper }) => !paper?.dated);
    expect(
      silent
        .filter(({ kind }) => !['redirect', 'repair', 'embed'].includes(kind))
        .map(({ address }) => address),
    ).toEqual([]);
  });
});

describe('the name of the portal in the margins', () => {
  it('cannot leave its quotes', () => {
    const css = (name: string) => {
      const portal = portalOf({
        'portal.yaml': `name: ${JSON.stringify(name)}\nid: essai\nurl: https://essai.example\n`,
      });
      return documentFor(portal, '/theme.css')?.text() as string;
    };
    expect(css('Le « Plot »')).toContain(':root{--paper-name:"Le « Plot »"}');
    expect(css('a"b\\c\n}')).toMatch(/--paper-name:"a\\"b\\\\c ?\}"\}/);
  });
});

/** Which pages have a picture for links, and what is drawn on it. */
import { describe, expect, it } from 'vitest';
import { modelFor } from '../../../src/domain/model-for.ts';
import { hasSocialImages, socialFiles } from '../../../src/domain/models/social.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const FILES: Files = {
  'actors/a.md': md('name: La Grange\nsummary: Une grange.'),
  'events/e.md': md('title: Fournée\nstart: 2026-12-12 14:00\nend: 2026-12-12 17:00\nplace: a'),
  'events/r.md': md(
    'title: Marché\nstart: 2026-01-06 8:00\nrecurrence:\n  freq: hebdomadaire\n  byDay: [mardi]\n',
  ),
  'pages/charte.md': md('title: Charte'),
};

const filesOf = (portal: Portal) => [...socialFiles(portal)];
const cardOf = (portal: Portal, word: string) =>
  filesOf(portal).find(({ file }) => file.includes(word))!.card;
const imageOf = (portal: Portal, address: string) => modelFor(portal, address)!.head.image!;

describe('the pictures of links', () => {
  const portal = portalOf(FILES);

  it('are one an entry, and the portal’s own', () => {
    expect(filesOf(portal).map(({ file }) => file.replace(/-[0-9a-z]{14}/, ''))).toEqual([
      'social.png',
      'social/annuaire/a.png',
      'social/agenda/r.png',
      'social/agenda/e.png',
    ]);
  });

  it('are those that pages name', () => {
    expect(imageOf(portal, '/annuaire/a/')).toEqual({
      src: `/${filesOf(portal)[1]!.file}`,
      width: 1200,
      height: 630,
      alt: 'La Grange – Portail d’essai',
    });
    for (const address of ['/', '/charte/', '/annuaire/'])
      expect(imageOf(portal, address)).toMatchObject({ src: '/social.png', alt: 'Portail d’essai' });
  });

  it('say when and where', () => {
    expect(cardOf(portal, 'agenda/e').lines.map((line) => line.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
      'samedi 12 décembre 2026, de 14 h à 17 h',
      'La Grange',
    ]);
  });

  it('stay the same while a rule goes on', () => {
    const later = portalOf(FILES, { now: '2027-02-01T09:00' });
    expect(imageOf(later, '/agenda/r/')).toEqual(imageOf(portal, '/agenda/r/'));
  });

  it('have another address when what is drawn changes', () => {
    const renamed = portalOf({ ...FILES, 'actors/a.md': md('name: La Granges\nsummary: Une grange.') });
    expect(imageOf(renamed, '/annuaire/a/').src).not.toBe(imageOf(portal, '/annuaire/a/').src);
    const recoloured = portalOf(FILES, { settings: 'colors: { hue: 20 }\n' });
    expect(imageOf(recoloured, '/annuaire/a/').src).not.toBe(imageOf(portal, '/annuaire/a/').src);
  });
});

describe('without one an entry', () => {
  it('is as portal.yaml says', () => {
    const off = portalOf(FILES, { settings: 'socialImages: non\n' });
    expect(filesOf(off).map(({ file }) => file)).toEqual(['social.png']);
    expect(imageOf(off, '/annuaire/a/').src).toBe('/social.png');
  });

  it('is so from a thousand entries on, unless portal.yaml says otherwise', () => {
    const many = {
      ...portalOf(FILES),
      byKey: new Map(Array.from({ length: 1000 }, (_, i) => [`actor/${i}`, {}])),
    };
    expect(hasSocialImages(many as never)).toBe(false);
    many.byKey.delete('actor/0');
    expect(hasSocialImages(many as never)).toBe(true);
    many.byKey.set('actor/0', {});
    expect(hasSocialImages({ ...many, settings: { ...many.settings, socialImages: true } } as never)).toBe(
      true,
    );
  });
});

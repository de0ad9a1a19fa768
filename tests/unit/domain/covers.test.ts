import { describe, expect, it } from 'vitest';
import { documentFor, documents } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import { cardOf } from '../../../src/domain/models/cards.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { NOW, md, portalOf, snapshotOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';
import { samplePortal } from '../../support/sample.ts';

const FILES: Files = {
  'themes/manger.md': md('name: Manger\ncolor: 90'),
  'themes/rouler.md': md('name: Rouler'),
  'actors/le-plot.md': md('name: Le Plot\nthemes: [manger]'),
  'actors/la-cime.md': md(
    'name: La Cime\nthemes: [manger, rouler]\nimage: media/cime.jpg\nimageAlt: Une cime',
  ),
  'events/bal.md': md('title: Bal\nstart: 2026-12-05 21:00\npublished: 2026-11-01'),
  'events/marche.md': md('title: Marché\nstart: 2026-12-05\nallDay: true'),
  'pages/charte.md': md('title: Charte'),
};

/** As read, where one of the pictures that entries name is there. */
function portalWithPicture(): Portal {
  const picture = { path: 'media/cime.jpg', width: 800, height: 600, hash: 'a'.repeat(64) };
  return buildPortal({
    snapshot: snapshotOf(FILES),
    now: NOW,
    gazetteer: loadGazetteer,
    pictures: new Map([[picture.path, picture]]),
  });
}

const svg = (portal: Portal, address: string): string | undefined => documentFor(portal, address)?.text();

describe('the cover of an entry', () => {
  const portal = portalWithPicture();

  it('is on its card and its page, and is a document at that address', () => {
    const cover = { src: '/annuaire/le-plot/couverture.svg', width: 640, height: 360 };
    expect(cardOf(portal, portal.find('actor', 'le-plot')! as never).cover).toEqual(cover);
    expect(modelFor(portal, '/annuaire/le-plot/')).toMatchObject({ cover });
    expect(documentFor(portal, cover.src)?.type).toBe('image/svg+xml; charset=utf-8');
    expect(svg(portal, cover.src)).toMatch(/^<svg /);
  });

  it('is not drawn where it has a picture', () => {
    const card = cardOf(portal, portal.find('actor', 'la-cime')! as never);
    expect(card.picture?.alt).toBe('Une cime');
    expect(card.cover).toBeUndefined();
    expect(svg(portal, '/annuaire/la-cime/couverture.svg')).toBeUndefined();
  });

  it('is drawn where that picture is missing', () => {
    const without = portalOf(FILES);
    expect(cardOf(without, without.find('actor', 'la-cime')! as never).cover).toBeDefined();
    expect(svg(without, '/annuaire/la-cime/couverture.svg')).toMatch(/^<svg /);
  });

  it('is not for pages, which are words', () => {
    expect([...documents(portal)].filter(({ address }) => address.startsWith('/charte/'))).toEqual([]);
  });

  it('is in the hue of its first theme, else of the portal', () => {
    const at = (files: Files, settings = '') =>
      svg(portalOf(files, { settings }), '/annuaire/le-plot/couverture.svg');
    const plain = { 'actors/le-plot.md': md('name: Le Plot') };
    const themed = at(FILES);
    expect(themed).not.toBe(at(plain));
    expect(at(plain, 'colors:\n  hue: 90\n')).toBe(themed);
    expect(at({ ...FILES, 'themes/manger.md': md('name: Manger\ncolor: 200') })).not.toBe(themed);
  });

  it('says the hour of an event, not that of a whole day', () => {
    const hour = (line: string) =>
      svg(portalOf({ 'events/bal.md': md(`title: Bal\nstart: ${line}`) }), '/agenda/bal/couverture.svg');
    expect(hour('2026-12-05 21:00')).not.toBe(hour('2026-12-05 10:30'));
    expect(hour('2026-12-05')).toBe(hour('2026-12-05 10:30'));
    expect(hour('2026-12-05 21:00\nallDay: true')).toBe(hour('2026-12-05 10:30'));
    // The day changes nothing: the drawing stays with the entry.
    expect(hour('2027-03-09 21:00')).toBe(hour('2026-12-05 21:00'));
  });

  it('is under the base path on pages, and not in its address', () => {
    const based = portalOf(FILES, { settings: 'base: /ici\n' });
    expect(modelFor(based, '/annuaire/le-plot/')).toMatchObject({
      cover: { src: '/ici/annuaire/le-plot/couverture.svg' },
    });
    expect(svg(based, '/annuaire/le-plot/couverture.svg')).toBeDefined();
  });

  it('is not made for a section that is off', () => {
    const off = portalOf(FILES, { settings: 'sections:\n  event: false\n' });
    expect([...documents(off)].filter(({ address }) => address.startsWith('/agenda/'))).toEqual([]);
  });
});

it('every cover that the sample shows is a document', () => {
  const portal = samplePortal();
  const there = new Set([...documents(portal)].map(({ address }) => address));
  const shown = [...portal.byKey.values()].flatMap((item) => cardOf(portal, item).cover?.src ?? []);
  expect(shown.length).toBeGreaterThan(150);
  expect(shown.filter((src) => !there.has(src))).toEqual([]);
});

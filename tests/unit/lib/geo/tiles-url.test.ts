import { describe, expect, it } from 'vitest';
import { parseTilesUrl, tilesHost, tilesSource } from '../../../../src/lib/geo/tiles-url.ts';

describe('an address of tiles', () => {
  it.each([
    '/tiles/{z}/{x}/{y}.png',
    '/tiles/{z}/{x}/{-y}.webp',
    '/tiles/pays.pmtiles',
    'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
    'https://{s}.tile.openstreetmap.fr/osmfr/{z}/{x}/{y}{r}.png?cle=abc',
  ])('%s is taken as it is', (url) => expect(parseTilesUrl(` ${url} `)).toEqual({ ok: true, value: url }));

  it.each([
    ['http://tile.example.org/{z}/{x}/{y}.png', 'scheme'],
    ['//tile.example.org/{z}/{x}/{y}.png', 'scheme'],
    ['javascript:alert(1)//{z}{x}{y}', 'scheme'],
    ['tiles/{z}/{x}/{y}.png', 'format'],
    ['https://tile.example.org/{z}/{x}.png', 'tokens'],
    ['https://tile.example.org/{z}/{x}/{y}/{style}.png', 'tokens'],
    ['https://tile.example.org/pays.pmtiles', 'far-pmtiles'],
    ['https://localhost/{z}/{x}/{y}.png', 'host'],
    ['https://moi@tile.example.org/{z}/{x}/{y}.png', 'host'],
    ["https://tile.example.org;script-src/{z}/{x}/{y}.png'", 'format'],
    ['https://tile.example.org *.evil.example/{z}/{x}/{y}', 'format'],
  ])('%s is refused: %s', (url, reason) => expect(parseTilesUrl(url)).toEqual({ ok: false, reason }));

  it('tells whom it goes to, and what a policy has to let in', () => {
    const url = 'https://{s}.tile.openstreetmap.fr/osmfr/{z}/{x}/{y}.png';
    expect([tilesHost(url), tilesSource(url)]).toEqual([
      'tile.openstreetmap.fr',
      'https://*.tile.openstreetmap.fr',
    ]);
    expect([tilesHost('/tiles/{z}/{x}/{y}.png'), tilesSource('/tiles/a.pmtiles')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

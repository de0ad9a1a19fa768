/** Icons, logos, the app: what a portal is known by outside its pages. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { paletteOf } from '../../src/domain/palette.ts';
import { serve } from '../../src/site/serve.ts';
import { SMALL, build, readFiles, readPages, temporary, writeSmall } from '../support/built.ts';
import { findAll } from '../support/html.ts';

const { folder, remove } = temporary();
afterAll(remove);

interface Manifest {
  scope: string;
  theme_color: string;
  icons: { src: string; sizes: string; purpose: string }[];
  shortcuts: { name: string; url: string }[];
}

const sizeOf = async (file: string | Buffer) => {
  const { width, height, format, hasAlpha } = await sharp(file).metadata();
  return [format, width, height, hasAlpha];
};

/** Red, green, blue and opacity of a pixel, 0 to 255. */
async function pixel(file: string, left: number, top: number): Promise<number[]> {
  return [...(await sharp(file).ensureAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

const linksOf = (out: string) =>
  findAll(readPages(out).find(({ address }) => address === '/')!.root, 'link').flatMap(({ attributes }) =>
    /icon|manifest/.test(attributes['rel'] ?? '') ? [[attributes['rel'], attributes['href']]] : [],
  );

describe('a portal without a logo', () => {
  const at = (file: string) => join(inject('sample'), file);

  it('bears the mark in its own colours', async () => {
    const forest = paletteOf({ hue: 168, accentHue: 42 })['forest-41'];
    expect(readFileSync(at('favicon.svg'), 'utf8')).toContain(forest);
    expect(readFileSync(at('favicon.svg'), 'utf8')).toContain('prefers-color-scheme:dark');
    // Within the mountain, at three quarters of the height.
    const [red, green, blue, opacity] = await pixel(at('icone-512.png'), 170, 320);
    expect([
      `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, '0')).join('')}`,
      opacity,
    ]).toEqual([forest, 255]);
  });

  it.each([
    ['apple-touch-icon.png', 180, false],
    ['icone-192.png', 192, true],
    ['icone-512.png', 512, true],
    ['icone-masquable-512.png', 512, false],
    ['logo.png', 256, true],
  ])('has %s, %i pixels wide', async (file, side, hasAlpha) => {
    expect(await sizeOf(at(file))).toEqual(['png', side, side, hasAlpha]);
  });

  it('keeps a maskable icon within the disc that no system cuts', async () => {
    const { data, info } = await sharp(at('icone-masquable-512.png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const ground = data.subarray(0, 3);
    let farthest = 0;
    for (let y = 0; y < info.height; y++)
      for (let x = 0; x < info.width; x++) {
        const offset = (y * info.width + x) * info.channels;
        if (!data.subarray(offset, offset + 3).equals(ground))
          farthest = Math.max(farthest, Math.hypot(x - 255.5, y - 255.5));
      }
    expect(farthest).toBeGreaterThan(100);
    expect(farthest).toBeLessThanOrEqual(0.4 * 512);
  });

  it('has an icon that holds a PNG', async () => {
    const ico = readFileSync(at('favicon.ico'));
    expect(await sizeOf(ico.subarray(22))).toEqual(['png', 32, 32, true]);
  });

  it('is an app that begins at its home', () => {
    const manifest = JSON.parse(readFileSync(at('site.webmanifest'), 'utf8')) as Manifest;
    expect(manifest.theme_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src } of manifest.icons) expect(existsSync(at(src)), src).toBe(true);
    expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/agenda/', '/annuaire/', '/recherche/']);
    for (const { url } of manifest.shortcuts) expect(existsSync(at(`${url}index.html`)), url).toBe(true);
  });

  it('says all of it in the head of its pages', () => {
    expect(linksOf(inject('sample'))).toEqual([
      ['icon', '/favicon.ico'],
      ['icon', '/favicon.svg'],
      ['apple-touch-icon', '/apple-touch-icon.png'],
      ['manifest', '/site.webmanifest'],
    ]);
  });

  it('is served with the types that browsers ask for', async () => {
    const { server, port } = await serve({ folder: inject('sample'), base: '', port: 4900 });
    try {
      const type = async (file: string) =>
        (await fetch(`http://127.0.0.1:${port}/${file}`)).headers.get('content-type');
      expect(await type('site.webmanifest')).toMatch(/^application\/manifest\+json/);
      expect(await type('favicon.ico')).toBe('image/x-icon');
      expect(await type('favicon.svg')).toMatch(/^image\/svg\+xml/);
    } finally {
      server.close();
    }
  });
});

describe('a portal with its logo, under a base path', () => {
  const content = join(folder, 'content');
  const out = join(folder, 'out');

  beforeAll(async () => {
    mkdirSync(join(content, 'media'), { recursive: true });
    // Wide, and clear around a bar.
    await sharp({ create: { width: 800, height: 200, channels: 4, background: '#c22' } })
      .composite([
        { input: { create: { width: 800, height: 100, channels: 4, background: '#22c' } }, top: 0, left: 0 },
      ])
      .png()
      .toFile(join(content, 'media/portail.png'));
    await sharp({ create: { width: 600, height: 600, channels: 3, background: '#2a2' } })
      .withExif({ IFD0: { Artist: 'Camille Secrète' } })
      .jpeg({ quality: 100 })
      .toFile(join(content, 'media/carre.jpg'));
    writeSmall(content, {
      'portal.yaml': `${SMALL['portal.yaml']}base: /portail\nlogo: portail.png\nicon: carre.jpg\nsections: { event: non }\n`,
      'actors/le-four.md': SMALL['actors/le-four.md']!.replace(
        'published:',
        'logo: portail.png\nlogoDecorative: oui\npublished:',
      ),
    });
    await build(content, out);
  });

  it('has each logo at an address that never changes, whole in a clear square', async () => {
    for (const file of ['logo.png', 'logos/le-four.png']) {
      expect(await sizeOf(join(out, file))).toEqual(['png', 256, 256, true]);
      expect((await pixel(join(out, file), 128, 10))[3]).toBe(0);
      expect(await pixel(join(out, file), 128, 110)).toEqual([34, 34, 204, 255]);
    }
    expect(existsSync(join(out, 'logos/la-grange.png'))).toBe(false);
  });

  it('has no drawn mark any more', () => {
    for (const file of ['logo.svg', 'favicon.svg']) expect(existsSync(join(out, file)), file).toBe(false);
    expect(linksOf(out).map(([, href]) => href)).toEqual([
      '/portail/favicon.ico',
      '/portail/icone-192.png',
      '/portail/apple-touch-icon.png',
      '/portail/site.webmanifest',
    ]);
  });

  it('shows its logo in the header, its name beside it', () => {
    const page = readPages(out).find(({ address }) => address === '/')!;
    const [image] = findAll(page.root, ({ attributes }) => attributes['class'] === 'brand-logo');
    expect(image!.attributes).toMatchObject({ alt: '', width: '480', height: '120' });
    expect(existsSync(join(out, image!.attributes['src']!.replace('/portail/', '')))).toBe(true);
  });

  it('leads its shortcuts under the base path, to the sections that are on', () => {
    const manifest = JSON.parse(readFileSync(join(out, 'site.webmanifest'), 'utf8')) as Manifest;
    expect(manifest.scope).toBe('/portail/');
    expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/portail/annuaire/', '/portail/recherche/']);
  });

  it('serves no file that knows its author', () => {
    expect(readFileSync(join(content, 'media/carre.jpg')).includes('Camille')).toBe(true);
    for (const [file, bytes] of readFiles(out)) expect(bytes.includes('Camille'), file).toBe(false);
  });
});

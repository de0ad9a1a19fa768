import { describe, expect, it } from 'vitest';
import { toWebManifest } from '../../../../src/lib/formats/web-manifest.ts';
import type { WebManifest } from '../../../../src/lib/formats/web-manifest.ts';

const MANIFEST: WebManifest = {
  name: 'Ambrune en commun',
  lang: 'fr',
  scope: '/portail/',
  themeColor: '#ffffff',
  backgroundColor: '#fafafa',
  icons: [
    { src: '/portail/a.png', size: 192 },
    { src: '/portail/b.png', size: 512, maskable: true },
  ],
  shortcuts: [{ name: 'Agenda', url: '/portail/agenda/' }],
};

const made = (change: Partial<WebManifest> = {}) =>
  JSON.parse(toWebManifest({ ...MANIFEST, ...change })) as Record<string, unknown>;

describe('toWebManifest', () => {
  it('begins and stays under the base path', () => {
    expect(made()).toMatchObject({ id: '/portail/', start_url: '/portail/', scope: '/portail/', lang: 'fr' });
  });

  it('says what each icon is for', () => {
    expect(made()['icons']).toEqual([
      { src: '/portail/a.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/portail/b.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ]);
  });

  it.each([
    ['Ambrune en commun', 'Ambrune'],
    ['La Grange', 'La Grange'],
    ['Portail d’Ambrune et du Val', 'Portail'],
    ['Portail du Val de Sarvenne', 'Portail du Val'],
    ['Intercommunalité-solidaire', 'Intercommunalité-solidaire'],
  ])('shortens « %s » to « %s »', (name, short) => {
    expect(made({ name })['short_name']).toBe(short);
  });

  it('leaves out what is not known', () => {
    expect('description' in made()).toBe(false);
    expect(made({ description: 'Un portail' })['description']).toBe('Un portail');
  });
});

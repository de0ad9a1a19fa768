import { describe, expect, it } from 'vitest';
import { checkKey, checkPath, entryPath, keyOfPath } from '../../../cms/store/paths.ts';
import { StoreRefusal } from '../../../cms/store/refusal.ts';

const OUTSIDE = [
  '',
  '/',
  '.git/config',
  'actors/../.git/config.md',
  '../actors/a.md',
  '/etc/passwd',
  'actors/a.md/',
  'actors//a.md',
  'actors/./a.md',
  'actors\\a.md',
  'actors/a.md\0.png',
  'Actors/a.md',
  'actors/A.md',
  'actors/.md',
  'actors/a',
  'actors/a.mdx',
  'actors/a.md.html',
  'actors/sous/a.md',
  'actors/con.md',
  `actors/${'a'.repeat(300)}.md`,
  'actors/é.md',
  'actors/a\n.md',
  'portal.yaml',
  'package.json',
  '.npmrc',
  '.gitattributes',
  'territories/a.geojson',
  'media/a.svg',
  'media/a.html',
  'media/.png',
  'media/a.png.html',
  'media/dossier/a.png',
  'media/nul.png',
  'media/A.PNG',
  `media/${'a'.repeat(200)}.png`,
  '__proto__/a.md',
  'constructor/a.md',
  'actors/%2e%2e.md',
  'actors/a.md ',
];

describe('the files that a contribution may write', () => {
  it.each(['actors/le-plot.md', 'events/cafe-2026.md', 'media/photo-1.jpg', 'media/a.webp'])(
    'are %s',
    (path) => expect(checkPath(path)).toBe(path),
  );

  it.each(OUTSIDE)('are not %j', (path) => {
    expect(() => checkPath(path)).toThrow(StoreRefusal);
    expect(keyOfPath(path)).toBeUndefined();
  });

  it('have an entry where they are pages, and none where they are pictures', () => {
    expect(keyOfPath('actors/le-plot.md')).toEqual({ collection: 'actors', slug: 'le-plot' });
    expect(keyOfPath('media/photo.jpg')).toBeUndefined();
  });
});

describe('an entry', () => {
  it('has a path', () => expect(entryPath({ collection: 'events', slug: 'cafe' })).toBe('events/cafe.md'));

  it.each([
    [
      { collection: 'recettes', slug: 'tarte' },
      /^Il n’y a pas de rubrique « recettes »\. Les rubriques : actors/,
    ],
    [{ collection: '../x', slug: 'a' }, /^Il n’y a pas de rubrique « \.\.\/x »/],
    [{ collection: 'actors', slug: 'a'.repeat(300) }, /trop long \(300 signes\) : 80 au plus/],
    [{ collection: 'actors', slug: '../secret' }, /^« \.\.\/secret » ne peut pas être le nom d’une page/],
    [{ collection: 'actors', slug: '' }, /ne peut pas être le nom d’une page/],
  ])('%j is refused with a sentence', (key, sentence) => expect(() => checkKey(key)).toThrow(sentence));
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takePicture } from '../../../cms/store/pictures.ts';
import type { SaveResult, Store } from '../../../cms/store/types.ts';
import { AMINA, BASILE, RELECTRICE, bench, git } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

/** A photo of twelve million pixels, as a phone held upright takes it, with where it was. */
let photo: Buffer;
let small: Buffer;

beforeAll(async () => {
  const place = {
    IFD0: { Artist: 'Prénom Nom' },
    IFD3: { GPSLatitude: '45/1 10/1 0/1', GPSLatitudeRef: 'N' },
  };
  const grain = await sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
  photo = await sharp(grain)
    .resize(4000, 3000)
    .withExif(place)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  small = await sharp({ create: { width: 8, height: 4, channels: 4, background: '#f008' } })
    .png()
    .toBuffer();
});

describe('a picture that comes', () => {
  it('from a phone is turned, made smaller, and says nothing of where it was taken', async () => {
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { bytes, ending } = await takePicture('photo.jpg', photo);
    const { width, height, format, exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect({ ending, width, height, format }).toEqual({
      ending: 'jpg',
      width: 1920,
      height: 2560,
      format: 'jpeg',
    });
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(bytes.includes('Prénom')).toBe(false);
  });

  it('is what its bytes are, whatever its name says, and nothing follows it', async () => {
    const { bytes, ending } = await takePicture(
      'photo.jpg',
      Buffer.concat([small, Buffer.from('<script>alert(1)</script>')]),
    );
    expect(ending).toBe('png');
    expect(bytes.includes('script')).toBe(false);
    const frames = await sharp(
      [small, small].map((one) => one),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    expect(await takePicture('anime.gif', frames)).toMatchObject({ ending: 'png' });
    const webp = await sharp(small).webp().toBuffer();
    expect(await takePicture('a.webp', webp)).toMatchObject({ ending: 'webp' });
    const avif = await sharp(small).avif().toBuffer();
    expect(await takePicture('a.avif', avif)).toMatchObject({ ending: 'jpg' });
  });

  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
  it.each<[string, string, () => Uint8Array, RegExp]>([
    [
      'drawn by a program',
      'logo.png',
      () => Buffer.from('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'),
      /« logo\.png » est un dessin SVG.*Exportez-le en PNG/,
    ],
    ['of an iPhone', 'img.heic', () => heic, /format HEIC des iPhone.*Le plus compatible/],
    [
      'that is a page',
      'a.jpg',
      () => Buffer.from('<!doctype html><script>'),
      /n’est pas une image lisible, quel que soit son nom/,
    ],
    ['that is a document', 'a.jpg', () => Buffer.from('%PDF-1.7 '), /est un document PDF/],
    ['that is empty', 'a.jpg', () => Buffer.alloc(0), /n’est pas une image lisible/],
    ['of 60 MB', 'a.jpg', () => Buffer.alloc(60 * 1024 * 1024), /pèse 60 Mo, la limite est 20/],
    ['cut short', 'a.jpg', () => photo.subarray(0, 100_000), /est abîmée ou incomplète/],
    ['that would fill the memory', 'a.png', () => bomb(), /fait 20.000 × 20.000 pixels : c’est trop/],
  ])('%s is refused with what to do', async (_what, name, bytes, sentence) => {
    await expect(async () => takePicture(name, bytes())).rejects.toThrow(sentence);
  });
});

/** Nine hundred bytes that say to be four hundred million pixels. */
function bomb(): Buffer {
  const bytes = Buffer.from(small);
  bytes.writeUInt32BE(20_000, 16);
  bytes.writeUInt32BE(20_000, 20);
  // The checksum of the header, which libpng looks at.
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

describe('pictures of a save', () => {
  let one: Bench;
  let store: Store;
  beforeEach(async () => {
    one = bench();
    store = await one.open();
  });
  afterEach(() => one.end());

  const KEY = { collection: 'actors', slug: 'l-atelier' };
  const text = (name: string, path: string) =>
    `---\nname: ${name}\nimage: ${path}\nimageAlt: Un établi\n---\n\n![Un établi](/${encodeURI(path)})\n`;
  const saved = (result: SaveResult) => {
    if (result.kind !== 'saved') throw new Error(JSON.stringify(result));
    return result;
  };

  it('are named after what they are, in the text too, and published with it', async () => {
    const path = 'media/Été à la fête (1).JPG';
    const result = saved(
      await store.save({
        key: KEY,
        text: text('L’Atelier', `"${path}"`).replace('/%22', '/').replace('%22)', ')'),
        uploads: [{ path, bytes: small }],
        by: AMINA,
      }),
    );
    const kept = 'media/ete-a-la-fete-1.png';
    expect(result.renamed).toEqual({ [path]: kept });
    expect(result.text).toContain(`image: "${kept}"`);
    expect(result.text).toContain(`](/${kept})`);
    expect(await store.media(kept)).toBeUndefined();
    // The form still says the old name: the next save finds the picture all the same.
    expect(result.seen).not.toBe(result.token);
    expect((await store.media(kept, KEY))?.bytes.length).toBeGreaterThan(50);
    expect(await store.draft(KEY)).toMatchObject({
      files: [
        { path: 'actors/l-atelier.md', isText: true },
        { path: kept, isNew: true, isText: false },
      ],
    });
    await store.publish([KEY], RELECTRICE);
    expect(await store.mediaPaths()).toEqual([kept]);
    const { format } = await sharp((await store.media(kept))!.bytes).metadata();
    expect(format).toBe('png');
    expect(git(one.bare, 'ls-tree', '-r', '--name-only', 'main')).toContain(kept);
  });

  it('of one name are two files, and the same picture is one', async () => {
    const upload = (bytes: Buffer) => [{ path: 'media/photo.png', bytes }];
    const other = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00f' } })
      .png()
      .toBuffer();
    const keys = ['un', 'deux', 'trois'].map((slug) => ({ collection: 'actors', slug }));
    const results = await Promise.all(
      [small, other, small].map((bytes, i) =>
        store.save({
          key: keys[i]!,
          text: text(`Asso ${i}`, 'media/photo.png'),
          uploads: upload(bytes),
          by: BASILE,
        }),
      ),
    );
    const names = results.map((result) => saved(result).renamed['media/photo.png'] ?? 'media/photo.png');
    expect(names[0]).toBe(names[2]);
    expect(names.toSorted().filter((name, i, all) => name !== all[i - 1])).toEqual([
      'media/photo-2.png',
      'media/photo.png',
    ]);
    await store.publish(keys, RELECTRICE);
    expect(await store.mediaPaths()).toHaveLength(2);
  });

  it('that the text names no more leave with it', async () => {
    const first = saved(
      await store.save({
        key: KEY,
        text: text('L’Atelier', 'media/a.png'),
        uploads: [{ path: 'media/a.png', bytes: small }],
        by: AMINA,
      }),
    );
    saved(await store.save({ key: KEY, text: '---\nname: L’Atelier\n---\n', seen: first.seen, by: AMINA }));
    await store.publish([KEY], RELECTRICE);
    expect(await store.mediaPaths()).toEqual([]);
    expect(git(one.bare, 'ls-tree', '-r', '--name-only', 'main')).not.toContain('media/');
  });

  it('that cannot be taken stop the save, and leave nothing', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const save = (path: string, bytes: Uint8Array) =>
      store.save({
        key: KEY,
        text: text('L’Atelier', 'media/a.png'),
        uploads: [{ path, bytes }],
        by: AMINA,
        id: 'envoi-3',
      });
    await expect(save('media/a.png', svg)).rejects.toThrow(/est un dessin SVG/);
    await expect(save('media/../../.git/config', small)).rejects.toThrow(/ne peut pas être écrit ici/);
    await expect(save('.git/hooks/x.png', small)).rejects.toThrow(/ne peut pas être écrit ici/);
    const many = Array.from({ length: 21 }, (_, i) => ({ path: `media/${i}.png`, bytes: small }));
    await expect(
      store.save({ key: KEY, text: text('L’Atelier', 'media/0.png'), uploads: many, by: AMINA }),
    ).rejects.toThrow(/20 au plus/);
    expect(await store.drafts()).toEqual([]);
    expect(await store.attempt('envoi-3')).toMatchObject({ text: text('L’Atelier', 'media/a.png') });
    expect(readdirSync(join(one.state, 'pictures'))).toEqual([]);
  });
});

/** Pictures and documents of `media/`: re-encoded, without what they knew of their author, and never fatal. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/site/build/index.ts';
import { readPictures } from '../../src/reader/pictures.ts';
import { buildSite } from '../../src/site/build/index.ts';
import { renderPicture } from '../../src/site/build/pictures.ts';
import { CORPORA, hasCorpora } from '../hostile/corpora.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-pictures-'));
const content = join(folder, 'content');
const out = join(folder, 'dist');
let report: BuildReport;

/** A photo turned by its orientation tag, with an author and a position. */
async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Artist: 'Camille Secrète' },
      IFD3: { GPSLatitude: '45/1 7/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

beforeAll(async () => {
  for (const name of ['actors', 'resources', 'media/2026'])
    mkdirSync(join(content, name), { recursive: true });
  writeFileSync(join(content, 'portal.yaml'), 'name: Essai\nid: essai\nurl: https://essai.example\n');
  writeFileSync(join(content, 'media/2026/Été à l’atelier.jpg'), await photo());
  writeFileSync(join(content, 'media/faux.png'), '<html>pas une image</html>');
  writeFileSync(join(content, 'media/guide.pdf'), '%PDF-1.4 essai');
  const actor = (name: string, fields: string, body = '') =>
    writeFileSync(join(content, `actors/${name}.md`), `---\nname: ${name}\n${fields}\n---\n\n${body}\n`);
  actor(
    'avec',
    'image: media/2026/Été à l’atelier.jpg\nimageAlt: Un vélo retourné',
    '![Le même](<media/2026/Été à l’atelier.jpg>)',
  );
  actor('absente', 'image: media/2026/Été à l atelier.jpg\nimageAlt: Rien');
  actor('fausse', 'image: media/faux.png');
  actor('ailleurs', 'summary: Une image d’ailleurs.', '![Loin](https://loin.example/x.png)');
  writeFileSync(
    join(content, 'resources/guide.md'),
    '---\ntitle: Le guide\nfile: guide.pdf\n---\n\n[Le PDF](media/guide.pdf)\n',
  );
  report = await buildSite({ content, out, now: '2026-12-01T09:00' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = (slug: string) => readFileSync(join(out, 'annuaire', slug, 'index.html'), 'utf8');
const messages = () => report.problems.map(({ file, code }) => `${code} ${file}`);

describe('a picture', () => {
  it('is served turned the right way, in several widths, with its description', async () => {
    const html = page('avec');
    const src = /<img[^>]+src="\/(media\/[^"]+)"/.exec(html)![1]!;
    expect(html).toContain('alt="Un vélo retourné"');
    expect(src).toMatch(/^media\/2026-ete-a-l-atelier-[0-9a-f]{10}-\d+\.webp$/);
    const { width, height, format } = await sharp(join(out, src)).metadata();
    expect([format, width! < height!]).toEqual(['webp', true]);
    expect(html).toMatch(/width="800" height="1200"/);
  });

  it('keeps nothing of its author nor of its place', async () => {
    const files = readdirSync(join(out, 'media')).filter((name) => name.endsWith('.webp'));
    expect(files.length).toBeGreaterThan(1);
    for (const name of files) {
      const bytes = readFileSync(join(out, 'media', name));
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      expect(bytes.includes('Camille')).toBe(false);
    }
    // The control: the source does hold what is looked for.
    expect(readFileSync(join(content, 'media/2026/Été à l’atelier.jpg')).includes('Camille')).toBe(true);
  });

  it('that is missing, false or remote costs itself alone, and is said', () => {
    expect(messages()).toEqual(
      expect.arrayContaining([
        'missing-picture actors/absente.md',
        'unreadable-picture media/faux.png',
        'missing-picture actors/fausse.md',
        'removed-remote-image actors/ailleurs.md',
      ]),
    );
    for (const slug of ['absente', 'fausse', 'ailleurs']) expect(page(slug)).not.toMatch(/<main[\s\S]*<img/);
    expect(report.counts.setAside).toBe(0);
  });
});

describe('a document', () => {
  it('is offered for download as it is', () => {
    expect(readFileSync(join(out, 'media/guide.pdf'), 'utf8')).toBe('%PDF-1.4 essai');
    expect(
      readFileSync(join(out, 'ressources/guide/index.html'), 'utf8').match(/href="\/media\/guide\.pdf"/g),
    ).toHaveLength(2);
  });
});

describe.skipIf(!hasCorpora)('the pictures of the corpus', () => {
  it('are refused in words when they are bombs or disguised, cleaned when they are photos', async () => {
    const paths = ['anim.gif', 'bomb256M.png', 'bomb400M.png', 'gps.jpg', 'poly.jpg'];
    const { pictures, problems } = await readPictures(join(CORPORA, 'own-images'), paths);
    expect([...pictures.keys()]).toEqual(['anim.gif', 'gps.jpg', 'poly.jpg']);
    expect(problems.map(({ file, message }) => `${file} ${message.split(' : ')[0]}`)).toMatchInlineSnapshot(`
      [
        "bomb256M.png elle compte 256 millions de pixels, la limite est 50",
        "bomb400M.png elle compte 400 millions de pixels, la limite est 50",
      ]
    `);
    for (const picture of pictures.values()) {
      const made = await renderPicture(join(CORPORA, 'own-images'), { file: '', picture, width: 480 });
      const { exif, pages } = await sharp(made).metadata();
      expect([exif, pages ?? 1, Buffer.from(made).includes('<script')]).toEqual([undefined, 1, false]);
    }
  });
});

describe('a picture that is refused', () => {
  it.each([
    ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['vide.jpg', Buffer.alloc(0)],
    ['texte.jpg', Buffer.from('bonjour')],
  ])('%s says why', async (name, bytes) => {
    writeFileSync(join(folder, name), bytes);
    const { pictures, problems } = await readPictures(folder, [name]);
    expect(pictures.size).toBe(0);
    expect(problems[0]!.message).toMatch(/format SVG n’est pas accepté|n’est pas une image lisible/);
  });

  it('is one that is cut short', async () => {
    const whole = await photo();
    writeFileSync(join(folder, 'coupee.jpg'), whole.subarray(0, Math.floor(whole.length / 2)));
    const { pictures } = await readPictures(folder, ['coupee.jpg']);
    expect(pictures.size).toBe(0);
  });
});

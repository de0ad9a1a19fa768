/** Pictures and documents of `media/`: re-encoded, without what they knew of their author, and never fatal. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildReport } from '../../src/site/build/index.ts';
import { readPictures } from '../../src/reader/pictures.ts';
import { sentenceOf } from '../../src/schema/problem.ts';
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
  actor(
    'muette',
    'image: transparente.png\nlogo: transparente.png',
    '![](transparente.png)\n\n![Décor](transparente.png)',
  );
  actor('decor', 'image: transparente.png\nimageDecorative: oui\nlogo: transparente.png\nlogoAlt: Un disque');
  await sharp({
    create: { width: 500, height: 500, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
  })
    .png()
    .toFile(join(content, 'media/transparente.png'));
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
        'refused-picture actors/fausse.md',
        'removed-remote-image actors/ailleurs.md',
      ]),
    );
    for (const slug of ['absente', 'fausse', 'ailleurs'])
      expect(page(slug)).not.toMatch(/<img[^>]* src="(?:\/media|https)/);
    expect(report.counts.setAside).toBe(0);
  });
});

describe('the place of a picture', () => {
  const main = (slug: string) => /<figure class="picture">\s*(<img[^>]*>)/.exec(page(slug))![1]!;

  it('has its main colour, from a sheet: no style is written in a page', () => {
    // #3a7, its digits made even.
    expect(main('avec')).toContain('class="tone-2a6"');
    expect(page('avec')).toMatch(/<div class="prose[^"]*">[\s\S]*<img class="tone-2a6"/);
    expect(readFileSync(join(out, 'theme.css'), 'utf8')).toContain('.tone-2a6{background:#2a6;color:#000}');
    expect(page('avec')).not.toMatch(/style=/);
  });

  it('stays clear under one through which one sees', () => {
    expect(main('decor')).not.toContain('class=');
  });

  it('is as large as the picture will be, and the main one comes first', () => {
    expect(main('avec')).toMatch(/width="800" height="1200"/);
    expect(main('avec')).toMatch(/loading="eager" fetchpriority="high"/);
    expect(page('avec').match(/fetchpriority/g)).toHaveLength(1);
  });
});

describe('the words of a picture', () => {
  const remarks = (file: string) =>
    report.problems
      .filter((problem) => problem.file === file && problem.code.endsWith('alt'))
      .map((problem) => `${problem.severity} ${problem.line} ${sentenceOf(problem)}`);

  it('are asked for where there are none', () => {
    expect(remarks('actors/muette.md')).toMatchInlineSnapshot(`
      [
        "warning 3 — Image (image) : reçu « media/transparente.png » : décrivez ce que l’on voit, pour qui ne voit pas, dans imageAlt. Si elle ne dit rien de plus que le texte, écrivez imageDecorative: oui.",
        "warning 4 — Logo (logo) : reçu « media/transparente.png » : décrivez ce que l’on voit, pour qui ne voit pas, dans logoAlt. Si elle ne dit rien de plus que le texte, écrivez logoDecorative: oui.",
        "note 7 — Texte : reçu « transparente.png » : l’image « transparente.png » n’a pas de description : écrivez entre les crochets ce que l’on voit, pour qui ne voit pas, ou « décor » si elle ne dit rien de plus que le texte.",
      ]
    `);
    // Shown all the same: the picture, the logo, and the two of the text, silent.
    expect(page('muette').match(/<img[^>]* src="\/media[^>]* alt(?:=""| )/g)).toHaveLength(4);
  });

  it('are not asked for where the picture is declared to be decoration', () => {
    expect(remarks('actors/decor.md')).toEqual([]);
    expect(remarks('actors/avec.md')).toEqual([]);
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
        "bomb256M.png elle fait 16 000 × 16 000 pixels, soit 256 millions de pixels, la limite est 50",
        "bomb400M.png elle fait 20 000 × 20 000 pixels, soit 400 millions de pixels, la limite est 50",
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

/** Hard titles, wrong colours, pictures that are missing or too large: the portal is whole, and the check says what to mend. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/schema/problem.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import { TITLES, writeBadContent } from '../support/bad-content.ts';
import { build, readPages, temporary } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { findOne, textOf } from '../support/html.ts';
import { deadLinks } from '../support/links.ts';

const { folder, remove } = temporary();
afterAll(remove);
const out = join(folder, 'out');
let report: BuildReport;
let pages: Map<string, BuiltPage>;

beforeAll(async () => {
  report = await build(await writeBadContent(join(folder, 'content')), out);
  pages = new Map(readPages(out).map((page) => [page.address, page]));
});

/** What is told of a file, but for advice that any short entry gets. */
const told = (file: string): string[] =>
  report.problems
    .filter(
      (problem) => problem.file === file && problem.code !== 'missing' && problem.code !== 'missing-legal',
    )
    .map((problem) => `${problem.severity} ${problem.line ?? '-'} ${sentenceOf(problem)}`);

const SECTIONS: Record<string, string> = { articles: 'articles', actors: 'annuaire', events: 'agenda' };
const addressOf = (file: string): string => {
  const [type = '', slug] = file.split('/');
  return `/${SECTIONS[type]}/${slug}/`;
};

describe('a portal of bad content', () => {
  it('publishes all of it, and leads nowhere that is not there', () => {
    expect(report.counts.setAside).toBe(0);
    const dead = deadLinks({ folder: out, origin: 'https://petit.example', base: '' });
    expect(dead.filter((one) => !one.includes('pagefind'))).toEqual([]);
  });

  it.each(Object.entries(TITLES))('shows the title of %s whole', (file, title) => {
    const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');
    const shown = plain(textOf(findOne(pages.get(addressOf(file))!.root, 'h1')!));
    // French typography puts a space before « ! ».
    expect(shown.replace(' !', '!')).toBe(plain(title));
  });

  it.each(Object.keys(TITLES))('has a picture for links to %s', async (file) => {
    const { root } = pages.get(addressOf(file))!;
    const meta = findOne(root, ({ attributes }) => attributes['property'] === 'og:image')!;
    const image = join(out, new URL(meta.attributes['content']!).pathname);
    const { width, height, format } = await sharp(image).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
  });

  it('takes a photo of 12 000 pixels that fits, and goes without one that does not', async () => {
    const image = (address: string) =>
      findOne(
        findOne(pages.get(address)!.root, 'main')!,
        ({ tag, attributes }) => tag === 'img' && !!attributes['srcset'],
      );
    const src = image('/annuaire/large/')!.attributes['src']!;
    expect((await sharp(join(out, src)).metadata()).width).toBe(720);
    expect(image('/annuaire/geante/')).toBeUndefined();
    expect(existsSync(join(out, 'logos/sans-logo.png'))).toBe(false);
    // No original is served, whatever its size.
    for (const name of ['geante.jpg', 'large.jpg', 'bandeau.png'])
      expect(existsSync(join(out, 'media', name))).toBe(false);
  });

  it('keeps the colours and the mark it would have had without its faults', () => {
    expect(readFileSync(join(out, 'theme.css'), 'utf8')).toMatch(/--forest-41:#[0-9a-f]{6}/);
    expect(existsSync(join(out, 'logo.svg'))).toBe(true);
  });
});

describe('the check', () => {
  it('says what to mend in portal.yaml: file, line, field, value, cure', () => {
    expect(told('portal.yaml').join('\n')).toMatchInlineSnapshot(`
      "error 7 — Teinte principale (0 à 360) (colors.hue) : reçu « verdâtre » : un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77".
      warning 8 — Logo (logo) : reçu « media/logo-du-portial.png » : cette image est introuvable dans media/ : le portail paraît sans elle. Déposez-la ou corrigez son nom. Les plus proches : media/logo-du-portail.png.
      note 9 — Icône (icon) : reçu « media/bandeau.png » : cette icône fait 600 × 200 pixels : elle est entourée de vide. Déposez une image carrée d’au moins 512 pixels de côté."
    `);
  });

  it('says what to mend of each picture', () => {
    const files = ['actors/sans-logo.md', 'actors/geante.md', 'media/geante.jpg'];
    expect(files.flatMap((file) => told(file).map((line) => `${file} ${line}`)).join('\n'))
      .toMatchInlineSnapshot(`
      "actors/sans-logo.md warning 3 — Logo (logo) : reçu « media/le-fuor.png » : cette image est introuvable dans media/ : la fiche paraît sans elle. Déposez-la ou corrigez son nom. Les plus proches : media/le-four.png.
      actors/geante.md warning 3 — Image (image) : reçu « media/geante.jpg » : cette image est dans media/ mais n’est pas lisible telle quelle : la fiche paraît sans elle. Ce qui ne va pas est dit à son nom, media/geante.jpg.
      media/geante.jpg warning - — elle fait 12 000 × 9 000 pixels, soit 108 millions de pixels, la limite est 50 : les fiches paraissent sans elle. Déposez à sa place une image JPEG, PNG ou WebP entière, de moins de 15 Mo : 2 400 pixels de large suffisent partout."
    `);
  });

  it('says what to mend of titles that are too long, and nothing of those in other letters', () => {
    const files = ['articles/long.md', 'actors/un-mot.md', 'events/arabe.md', 'events/emoji.md'];
    expect(files.flatMap((file) => told(file).map((line) => `${file} ${line}`)).join('\n'))
      .toMatchInlineSnapshot(`
      "articles/long.md note 2 — Titre (title) : reçu « Un titre qui n’en finit pas, avec le lieu, l’heure et les remerciements, avec l… » : 200 caractères : au-delà de 140, les listes le coupent. Raccourcissez-le.
      actors/un-mot.md note 2 — Nom (name) : reçu « Associationintercommunaleintercommunaleintercommunaleintercommunaleintercommuna… » : 120 caractères sans une espace : un téléphone les coupe n’importe où. Séparez les mots.
      actors/un-mot.md note 3 — Résumé (summary) : reçu « Associationintercommunaleintercommunaleintercommunaleintercommunaleintercommuna… » : 120 caractères sans une espace : un téléphone les coupe n’importe où. Séparez les mots."
    `);
  });
});

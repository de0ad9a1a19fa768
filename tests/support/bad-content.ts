/** What people really put in: a portal of titles, names, colours and pictures that try a page. */
import { join } from 'node:path';
import sharp from 'sharp';
import { SMALL, writeSmall } from './built.ts';

const LONG_TITLE = `Un titre qui n’en finit pas, ${'avec le lieu, l’heure et les remerciements, '.repeat(4)}`
  .slice(0, 199)
  .concat('…');
const ONE_WORD = `Association${'intercommunale'.repeat(8)}`.slice(0, 120);

export const TITLES = {
  'articles/long': LONG_TITLE,
  'actors/un-mot': ONE_WORD,
  'events/arabe': 'مهرجان القرية في الربيع!',
  'events/emoji': '🎉 Fête 👩‍👩‍👧 du village 🇫🇷',
  'events/emoji-seuls': '🎉🎉🎉',
} as const;

const FIELDS: Record<string, string> = {
  articles: 'published: 2026-11-20\n',
  actors: 'published: 2026-10-01\n',
  events: 'start: 2026-12-12 14:00\npublished: 2026-11-15\n',
};

const entry = (file: string, title: string): [string, string] => {
  const [folder = ''] = file.split('/');
  const name = folder === 'actors' ? 'name' : 'title';
  const header = `${name}: ${JSON.stringify(title)}\nsummary: ${JSON.stringify(title)}\nthemes: [se-nourrir]\n`;
  return [`${file}.md`, `---\n${header}${FIELDS[folder]}---\nUn texte.\n`];
};

const color = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b45a3c' } });

/** Writes it all under a folder. */
export async function writeBadContent(folder: string): Promise<string> {
  writeSmall(folder, {
    ...Object.fromEntries(Object.entries(TITLES).map(([file, title]) => entry(file, title))),
    'portal.yaml': `${SMALL['portal.yaml']}colors: { hue: verdâtre }\nlogo: logo-du-portial.png\nicon: bandeau.png\n`,
    'actors/sans-logo.md': '---\nname: Sans logo\nlogo: le-fuor.png\n---\nLe logo n’est pas là.\n',
    'actors/geante.md':
      '---\nname: Photo géante\nimage: geante.jpg\nimageAlt: Le versant\n---\nTrop grande.\n',
    'actors/large.md': '---\nname: Photo large\nimage: large.jpg\nimageAlt: Le versant\n---\nGrande.\n',
    'media/.garde': '',
  });
  await color(12_000, 9_000).jpeg().toFile(join(folder, 'media/geante.jpg'));
  await color(12_000, 4_000).jpeg().toFile(join(folder, 'media/large.jpg'));
  await color(600, 200).png().toFile(join(folder, 'media/bandeau.png'));
  await color(300, 300).png().toFile(join(folder, 'media/le-four.png'));
  await color(300, 300).png().toFile(join(folder, 'media/logo-du-portail.png'));
  return folder;
}

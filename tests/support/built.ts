/** Portals built for a test: content written or copied aside, built, read back. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from '../../src/reader/files.ts';
import { buildSite } from '../../src/site/build/index.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { findAll, parseHtml } from './html.ts';
import type { Element } from './html.ts';

/** The hour of all tests; the sample's own. */
export const NOW = '2026-12-01T09:00';

export const SAMPLE_CONTENT = join(PROJECT_ROOT, 'content');

export interface BuiltPage {
  /** From the portal's root: `/agenda/`, `/404.html`. */
  address: string;
  file: string;
  html: string;
  root: Element;
}

/** Every file under a folder by its path, but the search index. */
export function readFiles(folder: string): Map<string, Buffer> {
  return new Map(
    listFiles(folder)
      .filter((path) => !path.startsWith('pagefind/'))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
}

export const addressOfFile = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** Every page of a built portal, parsed. */
export const readPages = (folder: string): BuiltPage[] =>
  listFiles(folder)
    .filter((path) => path.endsWith('.html') && !path.startsWith('pagefind/'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      try {
        return { address: addressOfFile(file), file, html, root: parseHtml(html) };
      } catch (error) {
        throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
      }
    });

/** A temporary folder, and what takes it away. */
export function temporary(): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cordee-test-')));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes files under a folder: path → text. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The sample's content, to be changed at will. */
export function copySample(folder: string): string {
  cpSync(SAMPLE_CONTENT, folder, { recursive: true });
  return folder;
}

/** Changes a text of a file, which must be there. */
export function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(file, after);
}

export const build = (
  content: string,
  out: string,
  options: { search?: boolean } = {},
): Promise<BuildReport> => buildSite({ content, out, now: NOW, search: false, ...options });

/** Addresses of the pages that search engines are told to leave. */
export const isNoindex = ({ root }: BuiltPage): boolean =>
  findAll(root, 'meta').some(
    ({ attributes }) => attributes['name'] === 'robots' && /noindex/.test(attributes['content'] ?? ''),
  );

export const isRedirect = ({ root }: BuiltPage): boolean =>
  findAll(root, 'meta').some(({ attributes }) => attributes['http-equiv'] === 'refresh');

/** A portal as small as portals are, with one of each thing that the tests look at. */
export const SMALL: Readonly<Record<string, string>> = {
  'portal.yaml': `name: Petit portail
id: petit
url: https://petit.example
tagline: Pour voir
contact:
  email: bonjour@petit.example
`,
  'actors/la-grange.md': `---
name: La Grange
summary: Une grange où l’on se retrouve.
themes: [se-nourrir]
territories: [le-bourg]
formerSlugs: [l-ancienne-grange]
published: 2026-10-01
---
La grange est ouverte le samedi. On y vient à pied ou en car.
`,
  'actors/le-four.md': `---
name: Le Four
summary: On y cuit le pain ensemble.
themes: [se-nourrir]
published: 2026-10-02
---
Le four chauffe un dimanche sur deux.
`,
  'events/fournee.md': `---
title: Fournée du samedi
summary: On pétrit, on cuit, on partage.
start: 2026-12-12 14:00
end: 2026-12-12 17:00
place: la-grange
organisers: [le-four]
themes: [se-nourrir]
territories: [le-bourg]
published: 2026-11-15
---
Apportez votre farine. Le four est chaud dès 13 h.
`,
  'articles/premier-pain.md': `---
title: Le premier pain
summary: Il était un peu brûlé.
authors: [le-four]
actors: [la-grange]
events: [fournee]
themes: [se-nourrir]
published: 2026-11-20
---
## La pâte

Elle a levé toute la nuit.
`,
  'listings/cherche-farine.md': `---
title: Cherche farine de seigle
summary: Dix kilos, à prendre au moulin.
kind: besoin
poster: le-four
validThrough: 2026-12-31
applyUrl: https://autre.example/farine
themes: [se-nourrir]
published: 2026-11-21
---
Nous en cherchons pour la fournée d’hiver.
`,
  'listings/ancienne-annonce.md': `---
title: Donne un vieux pétrin
summary: En fonte, à venir chercher.
kind: don
poster: la-grange
validThrough: 2026-11-10
applyUrl: https://autre.example/petrin
themes: [se-nourrir]
published: 2026-10-20
---
Le pétrin est lourd : venez à trois.
`,
  'questions/quelle-farine.md': `---
title: Quelle farine pour le seigle ?
summary: Tout est dit dans le titre.
themes: [se-nourrir]
published: 2026-11-22
answers:
  - id: r1
    author: le-four
    date: 2026-11-23
    text: La T130, sans hésiter.
---
Je débute.
`,
  'resources/recette.md': `---
title: La recette du pain de seigle
summary: Une page à imprimer.
kind: guide
publisher: le-four
url: https://autre.example/recette
themes: [se-nourrir]
published: 2026-09-01
---
Une page.
`,
  'themes/se-nourrir.md': `---
name: Se nourrir
summary: Le pain et le reste.
---
`,
  'territories/le-bourg.md': `---
name: Le Bourg
level: commune
---
`,
  'pages/a-propos.md': `---
title: À propos
summary: Qui nous sommes.
published: 2026-09-01
---
Nous sommes trois. Voir [l’agenda](/agenda/).
`,
};

/** The small portal under a folder, with changes: a text, or null for a file that is not there. */
export function writeSmall(folder: string, changes: Readonly<Record<string, string | null>> = {}): string {
  const files = Object.entries({ ...SMALL, ...changes }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  );
  writeFiles(folder, Object.fromEntries(files));
  return folder;
}

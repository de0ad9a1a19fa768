/** What is found in a content folder and is no entry: said, never opened, never silently left. */
import { readdirSync } from 'node:fs';
import { TYPE_NAMES, typeOf } from '../content-types/registry.ts';
import { nearest } from '../lib/text/nearest.ts';
import type { Problem } from '../schema/problem.ts';
import type { Refused } from './files.ts';

const REFUSED: Record<Refused['kind'], string> = {
  link: 'c’est un raccourci vers un autre fichier : il n’est pas lu. Mettez le fichier lui-même',
  special: 'ce n’est pas un fichier ordinaire : il n’est pas lu. Retirez-le',
  hidden: 'un fichier caché n’est pas lu, et pourrait régler d’autres outils. Retirez-le',
  'folder-named-as-file':
    'c’est un dossier, et non une fiche : ce qu’il contient est lu, mais son nom trompe. Renommez-le',
};

export function refusedProblem(folder: string, { path, kind }: Refused): Problem {
  const severity = kind === 'folder-named-as-file' ? 'note' : kind === 'hidden' ? 'warning' : 'error';
  return { severity, code: `refused-${kind}`, path: [], file: `${folder}/${path}`, message: REFUSED[kind] };
}

export function sameAddress(file: string, first: string, slug: string): Problem {
  return {
    severity: 'error',
    code: 'same-address',
    path: [],
    file,
    value: slug,
    message: `ce fichier aurait la même adresse que ${first}. Est-ce la même chose ? Réunissez-les, ou renommez l’un des deux`,
  };
}

const CODE = /\.(mdx|js|mjs|cjs|ts|tsx|jsx|astro|html?|php|sh|py|svg)$/i;

export function strayFile(file: string): Problem {
  const message = CODE.test(file)
    ? 'ce fichier peut contenir du code : il n’est pas lu. Gardez le texte seul, dans un fichier .md'
    : 'seuls les fichiers .md sont lus dans ce dossier. Déplacez celui-ci (les images vont dans media/)';
  return { severity: 'warning', code: 'stray-file', path: [], file, message };
}

/** Files that may stand beside the entries, in a repository of contents. */
const AT_ROOT = /^(portal\.yaml|removed\.yaml|README.*|LICEN[CS]E.*|CHANGELOG.*|CONTRIBUTING.*|CODEOWNERS)$/i;

/** A folder that nobody reads, because its name is not one of ours: thirty entries could be in it. */
export function rootProblems(root: string): Problem[] {
  // `sources/` holds the files of agendas that `npm run pull` reads.
  const folders = [...TYPE_NAMES.map((type) => typeOf(type).folder), 'media', 'sources'];
  return readdirSync(root, { withFileTypes: true }).flatMap((entry): Problem[] => {
    const { name } = entry;
    if (/^\.(?!npmrc|gitattributes|gitmodules|env)/.test(name)) return [];
    if (entry.isDirectory() ? folders.includes(name) : AT_ROOT.test(name) && !entry.isSymbolicLink())
      return [];
    if (!entry.isDirectory())
      return [
        {
          severity: 'warning',
          code: 'stray-file',
          path: [],
          file: name,
          message:
            'ce fichier n’est pas lu : les fiches vont dans un dossier comme actors/ ou events/. Déplacez-le ou retirez-le',
        },
      ];
    const near = nearest(name, folders, 1)[0] ?? FRENCH[name];
    const cure = near ? `Renommez-le « ${near} »` : `Les dossiers lus : ${folders.join(', ')}`;
    return [
      {
        severity: 'warning',
        code: 'stray-folder',
        path: [],
        file: `${name}/`,
        message: `ce dossier n’est pas lu, ni rien de ce qu’il contient. ${cure}`,
      },
    ];
  });
}

/** How people call these folders in French. */
const FRENCH: Record<string, string> = {
  acteurs: 'actors',
  structures: 'actors',
  annuaire: 'actors',
  evenements: 'events',
  agenda: 'events',
  annonces: 'listings',
  ressources: 'resources',
  themes: 'themes',
  territoires: 'territories',
  images: 'media',
  medias: 'media',
};

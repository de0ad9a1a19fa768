/** What was found, and what to do about it, in numbered steps. */
import { relative } from 'node:path';
import { styleText } from 'node:util';
import { plural } from '../say.ts';
import type { History } from './history.ts';
import type { ContentLine, Findings } from './search.ts';

/** How many files or commits are named; the rest is counted, and told in full by --json. */
const TOLD = 20;

export function sayNothing({ motifs, content }: Findings): string {
  const what = motifs.map((motif) => `« ${motif} »`).join(', ');
  return [
    `${styleText('green', 'Aucune trace')} de ${what} dans le contenu, l’historique, le site construit et les caches.`,
    ...unreadLines(content.unread),
  ].join('\n');
}

export function sayFindings(findings: Findings, folder: string, script: string | undefined): string {
  const steps = [
    contentStep(findings.content.lines, folder),
    namesStep(findings.content.names, folder),
    metadataStep(findings.content.metadata, folder),
    siteStep(findings.site),
    cacheStep(findings.caches),
    historyStep(findings.history, script),
    elsewhereStep(findings),
  ].filter((step) => step !== undefined);
  const what = findings.motifs.map((motif) => `« ${motif} »`).join(', ');
  return [
    styleText('bold', `Traces de ${what}`),
    'Rien n’est effacé par cette commande : voici ce qu’il y a, et quoi faire, dans cet ordre.',
    ...steps.flatMap(({ title, lines }, i) => [
      '',
      styleText('bold', `${i + 1}. ${title}`),
      ...lines.map((line) => `   ${line}`),
    ]),
    ...unreadLines(findings.content.unread),
  ].join('\n');
}

interface Step {
  title: string;
  lines: string[];
}

/** Undefined where there is nothing to do. */
const step = (list: readonly unknown[], title: string, lines: () => string[]): Step | undefined =>
  list.length ? { title, lines: lines() } : undefined;

const shown = <T>(list: readonly T[], say: (one: T) => string): string[] => [
  ...list.slice(0, TOLD).map(say),
  ...(list.length > TOLD ? [`… et ${list.length - TOLD} autres (tout est dans --json)`] : []),
];

const contentStep = (lines: readonly ContentLine[], folder: string) =>
  step(lines, `Dans le contenu : changez ou retirez ${plural(lines.length, 'passage', 'passages')}`, () =>
    // Never cut: each is to be changed.
    lines.map(
      ({ file, line, field, excerpt }) =>
        `${folder}/${file}:${line}${field ? ` (${field})` : ''}  ${excerpt}`,
    ),
  );

const namesStep = (names: readonly string[], folder: string) =>
  step(names, 'Des noms de fichiers : renommez-les', () => [
    ...names.map((name) => `${folder}/${name}`),
    'Le nom d’une fiche est son adresse. Ne gardez pas l’ancien dans formerSlugs : il la redirait.',
  ]);

const metadataStep = (pictures: Findings['content']['metadata'], folder: string) =>
  step(pictures, 'Dans les données cachées d’images : enregistrez-les à nouveau sans elles', () => [
    ...pictures.map(({ file, written }) => `${folder}/${file}  ${written.join(', ')}`),
    'Ces données ne sont pas publiées, mais l’image d’origine les garde. « exiftool -all= image.jpg » les retire.',
  ]);

const here = (path: string): string => relative(process.cwd(), path) || path;

const siteStep = (paths: readonly string[]) =>
  step(paths, `Dans le site construit : ${plural(paths.length, 'fichier', 'fichiers')}`, () => [
    ...shown(paths, here),
    'Une fois le contenu corrigé : npm run build. Pages, flux et recherche sont refaits ; puis republiez-les.',
  ]);

const cacheStep = (paths: readonly string[]) =>
  step(paths, 'Dans les caches de cette machine', () => [
    ...shown(paths, here),
    'Effacez le dossier node_modules/.cache/cordee : il se refait seul.',
  ]);

function historyStep(history: History | undefined, script: string | undefined): Step | undefined {
  if (!history) return undefined;
  const { commits, refs, shallow, unread } = history;
  return {
    title: `Dans l’historique (git) : ${plural(commits.length, 'commit le garde', 'commits le gardent')}, même une fois le contenu corrigé`,
    lines: [
      ...shown(commits, ({ id, date, what }) => `${id.slice(0, 10)} ${date}  ${what.join(' ; ')}`),
      ...refs.map((ref) => `branche ou étiquette : ${ref}`),
      ...(shallow
        ? ['Ce dépôt n’a qu’une partie de l’historique : refaites la recherche dans un clone entier.']
        : []),
      ...unread.map((path) => `non lu, à vérifier vous-même : ${path}`),
      ...(script
        ? [
            `Le script ${script} est prêt : relisez-le, puis lancez-le à la main (bash ${script}). Il sauvegarde d’abord.`,
            'Il contient ce qu’il faut oublier : ne l’enregistrez pas dans git, effacez-le ensuite.',
          ]
        : []),
    ],
  };
}

function elsewhereStep({ history, site }: Findings): Step | undefined {
  if (!history && site.length === 0) return undefined;
  return {
    title: 'Ailleurs, où cette commande ne voit pas',
    lines: [
      ...(history
        ? [
            'les autres copies du dépôt (clones, forks, demandes de fusion, sauvegardes) : elles gardent tout ;',
          ]
        : []),
      'l’hébergeur (anciennes versions, artefacts), les moteurs de recherche, archive.org, les abonnés des flux ;',
      'le journal de l’atelier, les tableurs d’où viennent les fiches, les courriels de l’équipe.',
    ],
  };
}

const unreadLines = (unread: readonly string[]): string[] =>
  unread.length
    ? [
        '',
        'Ces documents ne se lisent pas d’ici, ouvrez-les vous-même :',
        ...unread.map((file) => `   ${file}`),
      ]
    : [];

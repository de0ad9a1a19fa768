import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { adminDoor } from '../../cms/admin/build.ts';
import { TYPE_NAMES, typeOf } from '../content-types/registry.ts';
import { inLocale } from '../schema/field.ts';
import { compareProblems } from '../schema/problem.ts';
import type { Problem } from '../schema/problem.ts';
import { buildSite } from '../site/build/index.ts';
import type { BuildReport, Step } from '../site/build/index.ts';
import { FaultsError } from '../site/build/verify.ts';
import { readEnvironment } from '../site/environment.ts';
import { annotations, failWith, plural, sayCounts, sayProblems, seconds } from './say.ts';

export const buildCommand = (): Command =>
  new Command('build').description('construire le portail dans dist/').action(async () => {
    await build();
  });

const STEPS: Record<Step, string> = {
  read: 'Lecture du contenu…',
  compile: 'Préparation des pages (la première fois, quelques secondes)…',
  pages: 'Écriture des pages…',
  images: 'Images, icônes et images de partage (gardées d’une fois sur l’autre)…',
  search: 'Index de la recherche…',
};

/** Builds and says what was done. A failure is said too, and ends the process. */
export async function build(): Promise<BuildReport> {
  try {
    const environment = readEnvironment();
    const quiet = !process.stdout.isTTY;
    const report = await buildSite({
      ...environment,
      doors: adminDoor,
      onStep: (step) => quiet || console.log(styleText('dim', STEPS[step])),
    });
    sayBuild(report, relative(process.cwd(), environment.content) || '.');
    return report;
  } catch (error) {
    if (error instanceof FaultsError)
      tell(error.problems, relative(process.cwd(), readEnvironment().content) || '.');
    failWith(error);
  }
}

/** How many problems a build tells, the gravest first; the check tells them all. */
const TOLD = 60;

function tell(problems: readonly Problem[], folder: string): void {
  const told = [...problems].sort(compareProblems).slice(0, TOLD);
  if (told.length) console.log(sayProblems(told, folder));
  if (problems.length > TOLD) console.log(`\n  … et ${problems.length - TOLD} autres.`);
  if (process.env.CI && told.length) console.log(annotations(told, folder));
}

function sayBuild(report: BuildReport, folder: string): void {
  const { counts, problems, seconds: spent } = report;
  tell(problems, folder);
  console.log(
    `\n${styleText('bold', report.name)} est construit dans ${relative(process.cwd(), report.out) || report.out}`,
  );
  console.log(`  ${entriesLine(report)}`);
  console.log(`  ${fatesLine(counts)}`);
  console.log(
    `  ${plural(report.pages, 'page', 'pages')}, ${plural(report.documents, 'flux et document', 'flux et documents')}, ${plural(report.searched, 'fiche cherchable', 'fiches cherchables')}, ${plural(report.images.picture, 'image', 'images')}, ${plural(report.images.social, 'image de partage', 'images de partage')}`,
  );
  console.log(
    `  ${seconds(spent.total)} (lecture ${seconds(spent.read)}, pages ${seconds(spent.compile + spent.pages)}, images ${seconds(spent.images)}, recherche ${seconds(spent.search)})`,
  );
  if (problems.length) console.log(`  ${sayCounts(problems)} : npm run check les montre tous`);
}

function entriesLine({ entries }: BuildReport): string {
  return TYPE_NAMES.filter((type) => entries[type] > 0)
    .map((type) => {
      const { singular, plural: many } = typeOf(type).labels;
      return plural(
        entries[type],
        inLocale(singular, 'fr').toLowerCase(),
        inLocale(many, 'fr').toLowerCase(),
      );
    })
    .join(', ');
}

/** Every file has a fate: the sum is said, so that nothing goes missing unseen. */
function fatesLine({ files, published, setAside, draft, scheduled, off }: BuildReport['counts']): string {
  const fates = [
    plural(published, 'publié', 'publiés'),
    setAside && plural(setAside, 'mis de côté', 'mis de côté'),
    draft && plural(draft, 'brouillon', 'brouillons'),
    scheduled && plural(scheduled, 'programmé', 'programmés'),
    off && `${off} dans une rubrique éteinte`,
  ].filter(Boolean);
  return `${plural(files, 'fichier', 'fichiers')} : ${fates.join(', ')}`;
}

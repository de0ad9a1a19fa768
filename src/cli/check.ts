import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import type { Problem } from '../schema/problem.ts';
import { readEnvironment } from '../site/environment.ts';
import { loadPortal } from '../site/load-portal.ts';
import { annotations, failWith, plural, sayCounts, sayProblems } from './say.ts';

interface CheckOptions {
  strict?: boolean;
  json?: boolean;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('dire tout ce qui ne va pas dans le dossier de contenu, et comment le corriger')
    .option('--strict', 'échouer aussi sur ce qui est à revoir')
    .option('--json', 'pour les machines')
    .addHelpText('after', '\nExemples :\n  npm run check\n  PORTAL_CONTENT=/chemin npm run check -- --strict')
    .action(async (options: CheckOptions) => {
      try {
        process.exitCode = await check(options);
      } catch (error) {
        failWith(error);
      }
    });

async function check({ strict = false, json = false }: CheckOptions): Promise<number> {
  const environment = readEnvironment();
  const portal = await loadPortal({ ...environment, strict }, null);
  const { problems } = portal;
  const folder = relative(process.cwd(), environment.content) || '.';
  if (json) console.log(JSON.stringify({ counts: portal.counts, problems }, null, 2));
  else say(problems, folder, portal.counts.files);
  const failing = problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  return failing ? 1 : 0;
}

function say(problems: readonly Problem[], folder: string, files: number): void {
  if (problems.length === 0) {
    console.log(
      `${styleText('green', 'Tout va bien')} : ${plural(files, 'fichier lu', 'fichiers lus')}, rien à redire.`,
    );
    return;
  }
  console.log(sayProblems(problems, folder));
  console.log(`\n${plural(files, 'fichier lu', 'fichiers lus')} : ${sayCounts(problems)}.`);
  if (problems.some(({ severity }) => severity === 'error'))
    console.log(
      'Les fiches en erreur sont mises de côté : elles paraîtront une fois corrigées. Les autres paraissent.',
    );
  if (process.env.CI) console.log(annotations(problems, folder));
}

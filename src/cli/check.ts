import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { toVerify } from '../domain/freshness.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../schema/problem.ts';
import { readEnvironment } from '../site/environment.ts';
import { loadPortal } from '../site/load-portal.ts';
import { annotations, failWith, plural, sayCounts, sayProblems } from './say.ts';
import { rowOf } from './verify/rows.ts';
import type { VerifyRow } from './verify/rows.ts';
import { writeSheet } from './verify/sheet.ts';
import { sayToVerify } from './verify/table.ts';

interface CheckOptions {
  strict?: boolean;
  json?: boolean;
  /** True for all in the terminal, a path for a sheet. */
  aReverifier?: boolean | string;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('dire tout ce qui ne va pas dans le dossier de contenu, et comment le corriger')
    .option('--strict', 'échouer aussi sur ce qui est à revoir')
    .option('--json', 'pour les machines')
    .option(
      '--a-reverifier [feuille]',
      'seulement les fiches à vérifier de nouveau, toutes ; dans une feuille .html ou .csv si elle est nommée',
    )
    .addHelpText(
      'after',
      `
Exemples :
  npm run check
  PORTAL_CONTENT=/chemin npm run check -- --strict
  npm run check -- --a-reverifier appels.html   une feuille à imprimer, pour appeler à plusieurs`,
    )
    .action(async (options: CheckOptions) => {
      try {
        process.exitCode = await check(options);
      } catch (error) {
        failWith(error);
      }
    });

async function check({ strict = false, json = false, aReverifier }: CheckOptions): Promise<number> {
  const environment = readEnvironment();
  const portal = await loadPortal({ ...environment, strict }, null);
  const rows = toVerify(portal).map(rowOf);
  if (aReverifier) return listToVerify(portal, rows, { json, sheet: aReverifier });
  const { problems } = portal;
  const folder = relative(process.cwd(), environment.content) || '.';
  if (json) console.log(JSON.stringify({ counts: portal.counts, problems, toVerify: rows }, null, 2));
  else {
    say(problems, folder, portal.counts.files);
    if (asked(portal) > 0) console.log(`\n${sayToVerify(rows, asked(portal))}`);
  }
  const failing = problems.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  return failing ? 1 : 0;
}

/** How many entries of the directory may be asked after. */
const asked = ({ items }: Portal): number => items.actor.filter(({ closed }) => !closed).length;

function listToVerify(
  portal: Portal,
  rows: readonly VerifyRow[],
  { json, sheet }: { json: boolean; sheet: true | string },
): number {
  if (json) console.log(JSON.stringify({ toVerify: rows }, null, 2));
  else if (sheet === true) console.log(sayToVerify(rows, asked(portal), true));
  else {
    writeSheet(sheet, rows, { portal: portal.settings.name, day: portal.now.slice(0, 10) });
    console.log(
      `${plural(rows.length, 'fiche à vérifier', 'fiches à vérifier')} : la feuille est dans ${sheet}`,
    );
  }
  return 0;
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

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { EnvironmentError, currentDay, readEnvironment } from '../../site/environment.ts';
import { failWith } from '../say.ts';
import type { History } from './history.ts';
import { ForgetError, readMotif } from './motif.ts';
import { sayFindings, sayNothing } from './say.ts';
import { scriptOf } from './script.ts';
import { hasTraces, searchEverywhere } from './search.ts';

/** For scripts: nothing left, something left, the question was not understood. */
const EXIT = { none: 0, traces: 1, refused: 2 };

export const forgetCommand = (): Command =>
  new Command('forget')
    .description('trouver toutes les traces d’une personne, et préparer leur retrait')
    .argument('<motif...>', 'un nom, une adresse, un numéro ; entre guillemets s’il y a des espaces')
    .option('--json', 'pour les machines')
    .addHelpText(
      'after',
      `
Cherche sans tenir compte des accents, de la casse ni des espaces, dans le contenu, les images, l’historique,
le site construit et les caches. N’efface rien. Donnez aussi le surnom, l’adresse et le numéro de la personne.

Exemple :
  npm run forget -- "Jeanne Tissot" jeanne.tissot@exemple.fr "06 39 98 20 12"`,
    )
    .action(async (texts: string[], options: { json?: boolean }) => {
      try {
        process.exitCode = await forget(texts, options);
      } catch (error) {
        if (!(error instanceof ForgetError)) failWith(error);
        console.error(`\n${styleText('red', 'Arrêt')} : ${error.message}\n`);
        process.exitCode = EXIT.refused;
      }
    });

async function forget(texts: readonly string[], { json = false }: { json?: boolean }): Promise<number> {
  const motifs = texts.map(readMotif);
  const environment = readEnvironment();
  if (!existsSync(environment.content))
    throw new EnvironmentError(
      `Le dossier de contenu n’existe pas : ${environment.content}. Vérifiez PORTAL_CONTENT.`,
    );
  const findings = await searchEverywhere(environment, motifs);
  const script = findings.history && writeScript(findings.history);
  if (json) console.log(JSON.stringify({ ...findings, script }, null, 2));
  else if (!hasTraces(findings)) console.log(sayNothing(findings));
  else console.log(sayFindings(findings, relative(process.cwd(), environment.content) || '.', script));
  return hasTraces(findings) ? EXIT.traces : EXIT.none;
}

/** In the current folder, for its owner's eyes; never over another. @returns its name */
function writeScript(history: History): string {
  const day = currentDay();
  const text = scriptOf(history, day);
  let name = `oubli-${day}.sh`;
  // The same search twice leaves one script.
  for (let i = 2; existsSync(name) && readFileSync(name, 'utf8') !== text; i++) name = `oubli-${day}-${i}.sh`;
  if (!existsSync(name)) writeFileSync(name, text, { mode: 0o600, flag: 'wx' });
  return name;
}

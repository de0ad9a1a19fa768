/** `npm run cms`: portal, editor and store by one command; `--pull` brings the result back, `--push` sends it. */
import { styleText } from 'node:util';
import { Command } from 'commander';
import { readPort } from '../../src/cli/port.ts';
import { failWith } from '../../src/cli/say.ts';
import { pull, push, takeRemote } from './exchange.ts';
import { SENTENCES, keepRemote, placeOf } from './place.ts';
import { start } from './start.ts';

interface Options {
  port: number;
  pull?: boolean;
  push?: boolean;
  takeRemote?: boolean;
  remote?: string;
  state?: string;
}

export const cmsCommand = (): Command =>
  new Command('cms')
    .description(
      'écrire et relire dans un navigateur : le portail, l’éditeur et ses brouillons, sur cette machine',
    )
    .option('-p, --port <numéro>', 'port voulu', readPort, 4331)
    .option('--pull', 'rapporter dans votre dépôt ce qui a été publié, et les brouillons comme branches')
    .option(
      '--push',
      'envoyer à la forge ce qui a été publié et les brouillons, et prendre ce qu’elle a de plus',
    )
    .option(
      '--take-remote',
      'prendre ce qu’a la forge, dont l’histoire a été réécrite ; les brouillons restent',
    )
    .option('--remote <adresse>', 'le dépôt de la forge ; retenu, chaque publication y part')
    .option('--state <dossier>', 'où garder les brouillons, ailleurs que d’ordinaire')
    .addHelpText(
      'after',
      '\nExemples :\n  npm run cms\n  npm run cms -- --pull\n  npm run cms -- --remote https://forge.example/collectif/portail.git',
    )
    .action(async (options: Options) => {
      try {
        await run(options);
      } catch (error) {
        if (!SENTENCES.has((error as Error).name)) failWith(error);
        console.error(`\n${styleText('red', 'Arrêt')} : ${(error as Error).message}\n`);
        process.exitCode = 1;
      }
    });

async function run(options: Options): Promise<void> {
  const place = placeOf(options.state);
  if (options.remote) keepRemote(place.state, options.remote);
  if (options.pull) await pull(place);
  else if (options.push) await push(place);
  else if (options.takeRemote) await takeRemote(place);
  else await start(place, options.port);
}

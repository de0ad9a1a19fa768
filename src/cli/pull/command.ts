/** `pull`: the agendas that the portal subscribes to. Never during a build: this is the only command that reads them. */
import { Command } from 'commander';
import { currentMoment, readEnvironment } from '../../site/environment.ts';
import { failWith } from '../say.ts';
import type { Output } from '../import/command.ts';
import { pull } from './run.ts';
import type { PullOptions } from './run.ts';
import { sayOutcome } from './say.ts';
import { StateError } from './state.ts';

export interface PullCommandOptions {
  to?: string | undefined;
  dryRun?: boolean | undefined;
  oui?: boolean | undefined;
  local?: boolean | undefined;
  details?: boolean | undefined;
}

const TERMINAL: Pick<Output, 'out' | 'err'> = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
};

const HELP = `
Dans portal.yaml :
  sources:
    - name: Mairie de Vernasse
      url: https://vernasse.example/agenda.ics
      organisers: [mairie-de-vernasse]

Exemples :
  npm run pull                               tous les agendas
  npm run pull -- --dry-run                  dit ce qui serait fait, sans rien écrire
  npm run pull -- "Mairie de Vernasse"       celui-là seulement
  npm run pull -- --oui                      accepte que la plupart des dates aient disparu
`;

export const pullCommand = (output = TERMINAL): Command =>
  new Command('pull')
    .description('reprendre les agendas auxquels le portail est abonné (sources, dans portal.yaml)')
    .usage('[noms…] [--dry-run]')
    .argument('[noms...]', 'ces agendas seulement, par leur nom')
    .option('--to <dossier>', 'le dossier de contenu (sinon : PORTAL_CONTENT, ou content)')
    .option('--dry-run', 'dire ce qui serait fait, sans rien écrire')
    .option('--oui', 'annuler ce qui a disparu, même si c’est plus de la moitié')
    .option('--local', 'lire aussi cette machine et son réseau, et des fichiers hors du contenu')
    .option('--details', 'tout montrer, remarques comprises')
    .addHelpText('after', HELP)
    .action(async (names: string[], options: PullCommandOptions) => {
      try {
        process.exitCode = await runPull(names, options, output);
      } catch (error) {
        failWith(error);
      }
    });

/** The exit code: 1 where an agenda could not be read, or waits for somebody's word. */
export async function runPull(
  names: readonly string[],
  options: PullCommandOptions,
  { out, err }: Pick<Output, 'out' | 'err'>,
  more: Partial<PullOptions> = {},
): Promise<number> {
  const { dryRun, oui, local, details = false } = options;
  try {
    const outcomes = await pull({
      content: options.to ?? readEnvironment().content,
      now: currentMoment,
      dryRun,
      agreed: oui,
      local,
      only: names,
      ...more,
    });
    if (outcomes.length === 0) {
      err(
        names.length > 0
          ? `Aucune source ne s’appelle « ${names.join(' », « ')} » dans portal.yaml. Vérifiez son nom.`
          : 'Ce portail n’est abonné à aucun agenda. Ajoutez « sources » dans portal.yaml : npm run pull -- --help montre comment.',
      );
      return names.length > 0 ? 1 : 0;
    }
    if (dryRun) out('Essai : rien n’est écrit.');
    for (const outcome of outcomes) {
      const say = outcome.failed ? err : out;
      for (const line of sayOutcome(outcome, details)) say(line);
    }
    return outcomes.some(({ failed, held }) => failed ?? held) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    err(error.message);
    return 1;
  }
}

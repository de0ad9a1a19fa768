/** `npm run atelier`: a contribution workshop from this machine; `--finish`, `--export` and `--erase` afterwards. */
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { readPort } from '../../../src/cli/port.ts';
import { failWith } from '../../../src/cli/say.ts';
import { isSlug } from '../../../src/lib/text/slugify.ts';
import { parseLocalTime } from '../../../src/lib/dates/local.ts';
import { SENTENCES, portalOf } from '../../cli/place.ts';
import type { EntryKey } from '../../store/types.ts';
import type { WorkshopKind } from '../types.ts';
import { PORT } from './answers.ts';
import { Cancelled } from './ask.ts';
import { KIND_WORDS, readKinds } from './kinds.ts';
import { readPin } from './pins.ts';
import type { RunOptions } from './run.ts';
import { checkLine, checkName, checkPassword, checkWifi, tidy } from './texts.ts';

export interface Options extends RunOptions {
  finish?: boolean;
  export?: string;
  erase?: boolean;
  anyway?: boolean;
}

export const workshopCommand = (): Command =>
  new Command('atelier')
    .description(
      'animer un atelier : les téléphones de la salle écrivent, vous relisez, le portail se remplit',
    )
    .option('--name <nom>', 'comment s’appelle l’atelier', checked(checkName))
    .option('--place <lieu>', 'où il a lieu', checked(checkLine))
    .option(
      '--day <jour>',
      'quel jour il a lieu, par exemple demain ou 02/12/2026 (celui de la fiche de l’agenda, sinon aujourd’hui)',
    )
    .option('--kinds <liste>', `ce que l’on peut y écrire (d’ordinaire tout) : ${KIND_WORDS}`, kinds)
    .option('--from <heure>', 'à partir de quelle heure (celle du lancement, à la demi-heure près)', time)
    .option('--until <heure>', 'jusqu’à quelle heure', time)
    .option('--contact <ligne>', 'qui appeler après l’atelier, écrit sur les reçus', checked(checkLine))
    .option(
      '--event <nom>',
      'la fiche de l’agenda qui annonce cet atelier ; sans elle, il en sera fait une',
      event,
    )
    .option(
      '--interface <réseau>',
      'réseau par lequel viennent les téléphones : son nom, son adresse, ou « aucun »',
    )
    .option('--wifi <nom>', 'nom du Wi-Fi, pour le code à scanner', checked(checkWifi))
    .option(
      '--wifi-password <mot>',
      'son mot de passe',
      checked(checkPassword, (text) => text),
    )
    .option('--pin <code>', 'code des participants, six chiffres (tiré au sort sinon)', pin)
    .option('--reviewer-pin <code>', 'code de qui relit', pin)
    .option('-p, --port <numéro>', `port voulu (${PORT} sinon)`, readPort)
    .option(
      '--remote <adresse>',
      'le dépôt de la forge, où la fin envoie ; d’ordinaire, celui de votre dépôt',
    )
    .option('--new', 'commencer un autre atelier, bien qu’il y en ait un')
    .option('--yes', 'ne rien demander : les réponses proposées, ou celles de la dernière fois')
    .option('--open', 'ouvrir la page à projeter')
    .option('--finish', 'terminer : réunir avec la forge, envoyer ce qui est publié, et les brouillons')
    .option('--export <dossier>', 'tout copier dans un dossier nouveau, par exemple sur une clé USB')
    .option('--erase', 'effacer l’atelier de cet ordinateur ; ce qui est publié reste, une fois envoyé')
    .option('--anyway', 'effacer même ce qui n’a été ni envoyé ni copié')
    .option('--state <dossier>', 'où garder l’atelier, ailleurs que d’ordinaire')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      try {
        await act({ ...options, ...(options.state ? { state: resolve(options.state) } : {}) });
      } catch (error) {
        if (error instanceof Cancelled) process.exitCode = 130;
        else if (SENTENCES.has((error as Error).name)) {
          console.error(`\n${styleText('red', 'Arrêt')} : ${(error as Error).message}\n`);
          process.exitCode = 1;
        } else if ((error as Error).name === 'JournalError') {
          console.error(`\n${styleText('red', 'Arrêt')} : ${DAMAGED}\n  (${(error as Error).message})\n`);
          process.exitCode = 1;
        } else failWith(error);
      }
    });

/** A disk that fails, or a copy that was not whole: nothing is guessed, and nothing is written over it. */
const DAMAGED =
  'Le journal de cet atelier est abîmé, et rien n’y a été changé. Copiez ailleurs le dossier nommé ci-dessous, puis demandez de l’aide à la personne qui a installé le portail. En attendant : npm run atelier -- --new.';

const EXAMPLES = `
Exemples :
  npm run atelier
  npm run atelier -- --name "Fiches et thermos" --place "Vernasse, salle du four" --until 17h --wifi Salle --wifi-password "pain et sel"
  npm run atelier -- --interface aucun --yes          pour essayer, sur cet ordinateur seulement
  npm run atelier -- --finish                         avec du réseau, le soir ou le lendemain
  npm run atelier -- --export /media/cle/atelier`;

async function act(options: Options): Promise<void> {
  const portal = portalOf();
  // The server is read by whoever starts it: every other command begins sooner.
  if (!options.finish && !options.export && !options.erase)
    return (await import('./run.ts')).run(portal, options);
  const { erase, exportTo, finish } = await import('./end.ts');
  if (options.finish) await finish(portal, options);
  if (options.export) await exportTo(portal, options, resolve(options.export));
  if (options.erase) await erase(portal, options);
}

function kinds(text: string): WorkshopKind[] {
  const read = readKinds(text);
  if (Array.isArray(read)) return read;
  throw new InvalidArgumentError(`« ${read.unknown} » n’en est pas un. Choisissez parmi : ${KIND_WORDS}.`);
}

/** @param read what is kept of it */
const checked =
  (check: (text: string) => string | undefined, read: (text: string) => string = tidy) =>
  (text: string): string => {
    const wrong = check(text);
    if (wrong === undefined) return read(text);
    throw new InvalidArgumentError(wrong);
  };

function time(text: string): string {
  const read = parseLocalTime(text);
  if (read.ok) return read.value;
  throw new InvalidArgumentError('une heure est attendue, par exemple 17h30.');
}

function pin(text: string): string {
  const read = readPin(text);
  if (read) return read;
  throw new InvalidArgumentError('six chiffres sont attendus, par exemple 264 813.');
}

/** The name of its file, with or without its folder. */
function event(text: string): EntryKey {
  const slug = text.replace(/^(?:.*\/)?([^/]+?)(?:\.md)?\/?$/, '$1');
  if (isSlug(slug)) return { collection: 'events', slug };
  throw new InvalidArgumentError(
    'le nom d’une fiche de l’agenda est attendu, par exemple fiches-et-thermos.',
  );
}

/** Every command, one file each: what is asked for is loaded, and nothing of the others. */
import { Command } from 'commander';
import { speakFrench } from './french.ts';

/** By name, in the order of the help. A server that runs for an afternoon holds twenty megabytes less for it. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  build: async () => (await import('./build.ts')).buildCommand(),
  dev: async () => (await import('./dev.ts')).devCommand(),
  cms: async () => (await import('../../cms/cli/command.ts')).cmsCommand(),
  atelier: async () => (await import('../../cms/workshop/command/command.ts')).workshopCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  addresses: async () => (await import('./addresses.ts')).addressesCommand(),
  import: async () => (await import('./import/command.ts')).importCommand(),
  pull: async () => (await import('./pull/command.ts')).pullCommand(),
  receive: async () => (await import('./receive/command.ts')).receiveCommand(),
  content: async () => (await import('./content/command.ts')).contentCommand(),
  forget: async () => (await import('./forget/command.ts')).forgetCommand(),
  pdf: async () => (await import('./pdf/command.ts')).pdfCommand(),
  territories: async () => (await import('./territories/command.ts')).territoriesCommand(),
};

const program = new Command('cordee')
  .description('Un portail local de solidarité, à partir d’un dossier de fichiers Markdown.')
  .helpOption('-h, --help', 'montrer cette aide')
  .helpCommand('help [commande]', 'montrer l’aide d’une commande')
  .addHelpText(
    'after',
    `
Réglages par l’environnement :
  PORTAL_CONTENT=/chemin   le dossier de contenu (content/ par défaut)
  PORTAL_OUT=/chemin       où écrire le portail (dist/ par défaut)
  PORTAL_NOW=2026-12-01T09:00   fixer l’horloge`,
  );

const [, , asked = ''] = process.argv;
const names = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
for (const name of names) program.addCommand(await COMMANDS[name]!());

await speakFrench(program).parseAsync();

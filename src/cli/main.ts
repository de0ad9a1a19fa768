/** Every command, one file each. */
import { Command } from 'commander';
import { cmsCommand } from '../../cms/cli/command.ts';
import { workshopCommand } from '../../cms/workshop/command/command.ts';
import { addressesCommand } from './addresses.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { contentCommand } from './content/command.ts';
import { devCommand } from './dev.ts';
import { forgetCommand } from './forget/command.ts';
import { speakFrench } from './french.ts';
import { importCommand } from './import/command.ts';
import { pdfCommand } from './pdf/command.ts';
import { pullCommand } from './pull/command.ts';
import { receiveCommand } from './receive/command.ts';
import { startCommand } from './start.ts';
import { territoriesCommand } from './territories/command.ts';

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

for (const command of [
  startCommand,
  buildCommand,
  devCommand,
  cmsCommand,
  workshopCommand,
  checkCommand,
  addressesCommand,
  importCommand,
  pullCommand,
  receiveCommand,
  contentCommand,
  forgetCommand,
  pdfCommand,
  territoriesCommand,
])
  program.addCommand(command());

await speakFrench(program).parseAsync();

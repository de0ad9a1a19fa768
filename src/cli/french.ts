/** Commander speaks English; those who run these commands may not. */
import type { Command } from 'commander';

const TITLES: Record<string, string> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'À donner :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Commander's own sentences, in French. */
export function inFrench(text: string): string {
  return text
    .replace(/^error: unknown command '(.+?)'/, 'La commande « $1 » n’existe pas')
    .replace(/^error: unknown option '(.+?)'/, 'L’option « $1 » n’existe pas')
    .replace(/^error: option '(.+?)' argument missing/, 'L’option « $1 » demande une valeur')
    .replace(
      /^error: option '(.+?)' argument '(.*?)' is invalid\. ?/,
      'L’option « $1 » ne peut pas valoir « $2 » : ',
    )
    .replace(/^error: missing required argument '(.+?)'/, 'Il manque : $1')
    .replace(/^error: required option '(.+?)' not specified/, 'Il manque l’option « $1 »')
    .replace(
      /^error: command-argument value '(.*?)' is invalid for argument '.+?'\. ?/,
      'Le mot « $1 » n’est pas compris : ',
    )
    .replace(/^error: too many arguments.*/, 'Il y a trop de mots dans cette commande')
    .replace(/Allowed choices are (.+?)\.$/m, 'les mots possibles : $1.')
    .replace(/\(Did you mean (?:one of )?(.+?)\?\)/, '(vouliez-vous dire $1 ?)');
}

/** The same voice for a command and all that are under it. */
export function speakFrench(command: Command): Command {
  command
    .configureHelp({ ...command.configureHelp(), styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ outputError: (text, write) => write(inFrench(text)) });
  if (command.parent || !command.commands.length) command.helpOption('-h, --help', 'montrer cette aide');
  for (const one of command.commands) speakFrench(one);
  return command;
}

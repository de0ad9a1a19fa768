/** `content`: brings the content of a portal from its own repository, and nothing but content. */
import { relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { byCodePoint } from '../../reader/files.ts';
import { failWith, plural } from '../say.ts';
import { visible, withRepository } from './repository.ts';
import { select } from './select.ts';
import type { LeftOut, Selection } from './select.ts';
import { ContentError, checkBranch, readSource } from './source.ts';
import { checkTarget, writeContent } from './write.ts';

export interface ContentOptions {
  to: string;
  from?: string;
  branch?: string;
  allowSsh?: boolean;
  allowLocal?: boolean;
}

export const contentCommand = (): Command =>
  new Command('content')
    .description('apporter le contenu d’un autre dépôt : ses textes et ses images, rien d’autre')
    .usage('<adresse du dépôt> --to <dossier> [--branch <branche>] [--from <dossier>]')
    .argument('<adresse>', 'en https://, telle que la forge la donne')
    .requiredOption('--to <dossier>', 'où le mettre ; ce qu’un passage précédent y avait mis est remplacé')
    .option('--branch <branche>', 'une autre branche que celle du dépôt')
    .option('--from <dossier>', 'le dossier de contenu dans le dépôt, s’il n’est pas à sa racine')
    .option('--allow-ssh', 'accepter une adresse par SSH, qui se sert de vos clés')
    .option('--allow-local', 'accepter un dépôt de cette machine')
    .addHelpText(
      'after',
      '\nExemple :\n  npm run content -- https://forge.example/collectif/contenu.git --to contenu\n  PORTAL_CONTENT=contenu npm run build',
    )
    .action((address: string, options: ContentOptions) => {
      try {
        const brought = bringContent(address, options);
        for (const line of report(address, options, brought)) console.log(line);
      } catch (error) {
        if (!(error instanceof ContentError)) failWith(error);
        console.error(`\n${styleText('red', 'Arrêt')} : ${visible(error.message)}\n`);
        process.exitCode = 1;
      }
    });

export interface Brought extends Selection {
  commit: string;
}

/** @throws ContentError where nothing can be brought: what was there stays */
export function bringContent(address: string, options: ContentOptions): Brought {
  const { branch, to } = options;
  const source = readSource(address, { ssh: options.allowSsh, local: options.allowLocal });
  checkBranch(branch);
  const from = (options.from ?? '').replace(/^\.?\/|\/$/g, '');
  const target = resolve(to);
  checkTarget(target);
  return withRepository(source, branch, (repository) => {
    const { commit } = repository;
    const mark = { source: source.url, commit, ...(branch === undefined ? {} : { branch }) };
    return { commit, ...writeContent(target, repository, select(repository.list(), from), mark) };
  });
}

/** How many lines a refusal list has in a log; a repository can hold anything. */
const TOLD = 500;

function* report(address: string, { to }: ContentOptions, { commit, files, left }: Brought): Generator<string> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const folder = relative(process.cwd(), resolve(to)) || '.';
  yield `${plural(files.length, 'fichier apporté', 'fichiers apportés')} dans ${folder} (${size(bytes)}), de ${visible(address)}, commit ${commit.slice(0, 12)}.`;
  const count = left.reduce((sum, one) => sum + one.files, 0);
  if (count > 0) yield `${plural(count, 'fichier laissé', 'fichiers laissés')} de côté :`;
  const sorted = [...left].sort((a, b) => byCodePoint(a.path, b.path));
  for (const one of sorted.slice(0, TOLD)) yield sayLeft(one);
  if (sorted.length > TOLD) yield `  … et ${sorted.length - TOLD} autres lignes.`;
}

function sayLeft({ path, reason, files }: LeftOut): string {
  const many = files > 1 || path.endsWith('/') ? ` (${plural(files, 'fichier', 'fichiers')})` : '';
  return `  « ${visible(path)} »${many} : ${reason}.`;
}

function size(bytes: number): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'Ko'] : [bytes / 1024 / 1024, 'Mo'];
  return `${value.toFixed(1).replace('.', ',')} ${unit}`;
}

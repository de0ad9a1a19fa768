/** `import`: the command. It speaks French, in plain lines where nobody watches, and never shows a stack trace. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { isCI, progress } from '@clack/prompts';
import { Command } from 'commander';
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { isCalendar } from './calendar-intake.ts';
import { readTable } from './csv.ts';
import { readBytes } from './disk.ts';
import { ImportError } from './errors.ts';
import { typeFromWord } from './fields.ts';
import { proposeMap } from './propose.ts';
import { isReport, reportCsv, sayNote } from './report.ts';
import { currentDay } from '../../site/environment.ts';
import { importFile } from './run.ts';
import { writeStarter } from './starter.ts';
import type { ImportResult } from './run.ts';

export interface CommandOptions {
  map?: string | undefined;
  to: string;
  dryRun?: boolean | undefined;
  update?: boolean | undefined;
  report: string;
}

export interface Output {
  out(line: string): void;
  err(line: string): void;
  /** Somebody watches. */
  isWatched: boolean;
}

const TERMINAL: Output = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  isWatched: process.stdout.isTTY === true && !isCI(),
};

const REPORT = 'import-rapport.csv';

export function importCommand(output: Output = TERMINAL): Command {
  return new Command('import')
    .description(
      'Fait une fiche de chaque ligne d’un tableau (CSV), ou de chaque rendez-vous d’un agenda (ICS).',
    )
    .usage('<rubrique> <fichier> [--map <carte.yaml>] [--to <dossier>] [--dry-run]')
    .configureHelp({
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (sinon : ${String(defaultValue)})`,
    })
    .argument('[rubrique]', 'actors, events, listings…')
    .argument('[fichier]', 'un tableau enregistré au format CSV, ou un agenda au format iCalendar (.ics)')
    .option(
      '--map <carte>',
      'quelle colonne va dans quel champ ; sans elle, une carte est proposée (un agenda s’en passe)',
    )
    .option('--to <dossier>', 'le dossier de contenu', process.env['PORTAL_CONTENT'] ?? 'content')
    .option('--dry-run', 'dit ce qui serait fait, sans écrire de fiche')
    .option('--update', 'réécrit les fiches qui diffèrent du fichier, en gardant ce qui y a été ajouté')
    .option('--report <fichier>', 'où écrire le rapport', REPORT)
    .helpOption('-h, --help', 'affiche cette aide')
    .addHelpText(
      'after',
      '\nExemples :\n  npm run import -- actors asso.csv                                 propose une carte\n  npm run import -- actors asso.csv --map asso.map.yaml --dry-run   essaie\n  npm run import -- actors asso.csv --map asso.map.yaml             importe\n  npm run import -- events agenda.ics --dry-run                     essaie un agenda\n  npm run import -- events agenda.ics                               l’importe, séries comprises\n',
    )
    .action(async (type: string | undefined, file: string | undefined, options: CommandOptions) => {
      process.exitCode = await runImport(type, file, options, output);
    });
}

/** The exit code: 0, or 1 where a row was not taken or nothing could be done. */
export async function runImport(
  type: string | undefined,
  file: string | undefined,
  options: CommandOptions,
  output: Output,
): Promise<number> {
  try {
    if (!type || !file)
      throw new ImportError(
        'Dites quelle rubrique et quel fichier : npm run import -- actors fichier.csv --map carte.yaml',
      );
    const name = typeFromWord(type);
    if (!options.map && !isCalendar(file, readBytes(file, 'Le fichier'))) return propose(type, file, output);
    refuseForeign(options.report);
    const to = contentOf(options.to, name);
    const bar = output.isWatched ? startBar() : undefined;
    const result = await importFile({
      ...options,
      to,
      type: name,
      file,
      map: options.map,
      today: currentDay(),
      onProgress: bar?.advance,
    });
    bar?.stop(`${count(result.read, 'ligne lue', 'lignes lues')}`);
    say(result, file, options, output);
    if (!options.dryRun && writeStarter(to))
      output.out(
        `Un fichier portal.yaml est prêt à compléter : ${join(to, 'portal.yaml')}. Pour voir le portail : PORTAL_CONTENT=${to} npm start`,
      );
    return result.reported > result.leftOut ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    for (const mistake of error.mistakes) output.err(mistake);
    return 1;
  }
}

/** The content that a folder is: who names the folder of the entries itself means the content around it. */
function contentOf(folder: string, name: TypeName): string {
  const path = resolve(folder);
  const around = dirname(path);
  return basename(path) === typeOf(name).folder && existsSync(join(around, 'portal.yaml')) ? around : folder;
}

function startBar() {
  let bar: ReturnType<typeof progress> | undefined;
  let last = 0;
  return {
    advance(done: number, total: number) {
      if (!bar) {
        bar = progress({ max: Math.max(total, 1) });
        bar.start('Lecture du tableau');
      }
      bar.advance(done - last, `${done} lignes sur ${total}`);
      last = done;
    },
    stop: (text: string) => bar?.stop(text),
  };
}

function propose(type: string, file: string, { out }: Output): number {
  const table = readTable(readBytes(file, 'Le fichier'));
  const target = `${basename(file, extname(file))}.map.yaml`;
  if (existsSync(target))
    throw new ImportError(
      `Une carte est déjà là : ${target}. Relancez avec --map ${target}, ou renommez-la pour en avoir une nouvelle.`,
    );
  const { text, found, left } = proposeMap(table, typeFromWord(type), basename(file));
  save(target, text);
  out(
    `Rien n’est importé encore. ${basename(file)} : ${count(table.rows.length, 'ligne', 'lignes')}, ${count(table.columns.length, 'colonne', 'colonnes')}.`,
  );
  out(
    `Une carte est proposée dans ${target} : ${found} colonnes sur ${table.columns.length} ont trouvé un champ.`,
  );
  if (left.length) out(`À placer ou à laisser de côté : ${left.join(', ')}.`);
  out(`Relisez-la, puis : npm run import -- ${type} ${file} --map ${target} --dry-run`);
  return 0;
}

/** `--report` in place of `--map` must not cost the map. */
function refuseForeign(file: string): void {
  if (!existsSync(file) || isReport(Buffer.from(readBytes(file, 'Le rapport')).toString('utf8'))) return;
  throw new ImportError(
    `Le fichier ${file} existe et n’est pas un rapport d’import. Donnez un autre nom avec --report.`,
  );
}

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ImportError(
      `Le fichier ${file} ne peut pas être écrit (${(error as NodeJS.ErrnoException).code}). Vérifiez les droits du dossier.`,
    );
  }
}

const SHOWN = 10;

function say(result: ImportResult, file: string, options: CommandOptions, { out }: Output): void {
  out(`${basename(file)} : ${result.said}.`);
  for (const remark of result.remarked) out(remark);
  const written = count(result.written, 'fiche écrite', 'fiches écrites');
  const updated = result.updated ? ` (dont ${count(result.updated, 'mise à jour', 'mises à jour')})` : '';
  const leftOut = result.leftOut ? `, dont ${result.leftOut} que la carte écarte` : '';
  out(
    `${options.dryRun ? 'Essai, rien n’est écrit. Ce serait : ' : ''}${written}${updated}, ${result.unchanged} déjà à jour, ${result.reported} au rapport${leftOut}.`,
  );
  sayNotes(result, out);
  if (result.absent.length) out(sayAbsent(result.absent));
  if (result.unmapped.length)
    out(
      `Colonnes sans champ, qui contiennent des valeurs : ${result.unmapped.map(({ column, values }) => `${column} (${values})`).join(', ')}. Placez-les dans la carte, ou sous « ignore ».`,
    );
  // An old report beside an import without a word to say would be taken for its report.
  if (result.notes.length > 0 || existsSync(options.report)) save(options.report, reportCsv(result.notes));
  if (result.notes.length > 0) out(`Tout est dans ${options.report}, ligne par ligne.`);
}

function sayNotes(result: ImportResult, out: Output['out']): void {
  const kept = result.notes.filter((note) => note.fate === 'refused' || note.fate === 'different');
  for (const note of kept.slice(0, SHOWN)) out(`  ${sayNote(note)}`);
  if (kept.length > SHOWN) out(`  … et ${kept.length - SHOWN} autres.`);
  if (result.towns.length) out(`Communes non reconnues, gardées telles quelles : ${sayTowns(result.towns)}.`);
  const others = result.remarks - result.towns.length;
  if (others > 0) out(`${count(others, 'autre remarque', 'autres remarques')} sur des fiches écrites.`);
}

function sayAbsent(files: readonly string[]): string {
  const [one, many] = [
    'fiche de cette source n’a plus sa ligne dans le tableau',
    'fiches de cette source n’ont plus leur ligne dans le tableau',
  ];
  const more = files.length > SHOWN ? '…' : '';
  return `${count(files.length, one, many)}, et reste${files.length > 1 ? 'nt' : ''} en place : ${files.slice(0, SHOWN).join(', ')}${more}. À fermer, ou à retirer ?`;
}

function sayTowns(towns: ImportResult['towns']): string {
  const lines = new Map<string, number[]>();
  for (const { town, line } of towns) lines.set(town, [...(lines.get(town) ?? []), line]);
  return [...lines]
    .map(([town, at]) => `${town} (ligne${at.length > 1 ? 's' : ''} ${at.join(', ')})`)
    .join(' ; ');
}

const count = (number: number, one: string, many: string) => `${number} ${number > 1 ? many : one}`;

/** How commands speak: French, plain lines, colour only where a terminal shows it. */
import { styleText } from 'node:util';
import type { Problem } from '../schema/problem.ts';
import { compareProblems, sentenceOf } from '../schema/problem.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;

export const seconds = (value: number): string => `${value.toFixed(1).replace('.', ',')} s`;

/** Errors that are sentences already: no stack trace reaches a contributor. */
const SENTENCES = new Set(['ContentRootError', 'EnvironmentError', 'FaultsError', 'VerifyError', 'PdfError']);

/** Says what stopped a command, and ends it. */
export function failWith(error: unknown): never {
  const { name, message, stack } = error as Error;
  if (SENTENCES.has(name)) console.error(`\n${styleText('red', 'Arrêt')} : ${message}\n`);
  else if (process.env.DEBUG) console.error(stack);
  else {
    console.error(
      `\n${styleText('red', 'Arrêt')} : le portail n’a pas pu être construit, à cause d’une erreur du programme et non de vos textes.`,
    );
    console.error(`  ${message?.trim().split('\n').slice(-12).join('\n  ')}`);
    console.error(
      '  Pour tout le détail : DEBUG=1, puis la même commande. Le site précédent reste en place.\n',
    );
  }
  process.exit(1);
}

/** « actors/x.md:4 » and what is to be said of it, all problems of a file together. */
export function sayProblems(problems: readonly Problem[], folder: string): string {
  const sorted = byFile(problems);
  const lines: string[] = [];
  let file = '';
  for (const problem of sorted) {
    if (problem.file !== file) lines.push('', styleText('bold', `${folder}/${problem.file}`));
    file = problem.file;
    lines.push(...sayProblem(problem));
  }
  return lines.join('\n');
}

const MARKS = {
  error: ['red', 'erreur'],
  warning: ['yellow', 'à revoir'],
  note: ['blue', 'note'],
} as const;

/** Files in the order of their gravest problem; within a file, as they are read. */
function byFile(problems: readonly Problem[]): Problem[] {
  const groups = [...Map.groupBy([...problems].sort(compareProblems), ({ file }) => file).values()];
  return groups.flatMap((group) => group.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function sayProblem(problem: Problem): string[] {
  const [colour, word] = MARKS[problem.severity];
  const where = problem.line ? `:${problem.line}` : '';
  const lines = [`  ${styleText(colour, word)} ${problem.file}${where} ${sentenceOf(problem)}`];
  if (problem.example) lines.push(`           Exemple : ${problem.example}`);
  return lines;
}

/** « 3 erreurs, 2 points à revoir, 1 note » */
export function sayCounts(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  return [
    plural(count('error'), 'erreur', 'erreurs'),
    plural(count('warning'), 'point à revoir', 'points à revoir'),
    plural(count('note'), 'note', 'notes'),
  ].join(', ');
}

/** Lines that forges show beside the file, in a review. */
export function annotations(problems: readonly Problem[], folder: string): string {
  const escape = (text: string) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  const kinds = { error: 'error', warning: 'warning', note: 'notice' };
  return problems
    .map((problem) => {
      const file = escape(`${folder}/${problem.file}`).replace(/,/g, '%2C').replace(/:/g, '%3A');
      return `::${kinds[problem.severity]} file=${file},line=${problem.line ?? 1}::${escape(sentenceOf(problem).slice(2))}`;
    })
    .join('\n');
}

/** The widest that a column is; what is longer is cut. */
const WIDEST = 38;

/** A table of text: each column as wide as its longest cell, the last one as long as it is. */
export function textColumns(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cut = (text: string) => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);
  const last = header.length - 1;
  const cells = [header, ...rows].map((row) => row.map((text, i) => (i === last ? text : cut(text))));
  const widths = header.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells
    .map((row) => `  ${row.map((text, i) => (i === last ? text : text.padEnd(widths[i]!))).join('  ')}`)
    .map((line, i) => (i === 0 ? styleText('dim', line) : line))
    .join('\n');
}

export { plural };

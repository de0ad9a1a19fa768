/**
 * Gives each problem its line. Files are read a second time, those with problems only: positions cost
 * ten times the reading, and ten thousand good files have no need of them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isPair, isSeq, parseDocument } from 'yaml';
import type { Node, Pair } from 'yaml';
import { typeOf, typeOfFolder } from '../content-types/registry.ts';
import type { Field, Fields } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';
import { SETTINGS } from '../schema/settings.ts';
import { isEmpty, nameOf } from '../schema/validate.ts';
import type { Raw } from '../schema/validate.ts';
import { decode } from './decode.ts';

export function locateProblems(root: string, problems: readonly Problem[]): Problem[] {
  const positions = new Map<string, (path: readonly (string | number)[]) => number>();
  return problems.map((problem) => {
    if (problem.line || !/\.(md|ya?ml)$/.test(problem.file)) return problem;
    let lineOf = positions.get(problem.file);
    if (!lineOf)
      positions.set(problem.file, (lineOf = positionsOf(join(root, problem.file), fieldsOf(problem.file))));
    return { ...problem, line: lineOf(problem.path) };
  });
}

function fieldsOf(file: string): Fields {
  const type = typeOfFolder(file.slice(0, Math.max(0, file.indexOf('/'))));
  return type ? typeOf(type).fields : (SETTINGS as Fields);
}

/** Read as the reader reads it, whatever its encoding. */
function sourceOf(file: string): string {
  try {
    const decoded = decode(readFileSync(file));
    return decoded.ok ? decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') : '';
  } catch {
    return '';
  }
}

function positionsOf(file: string, fields: Fields): (path: readonly (string | number)[]) => number {
  const source = sourceOf(file);
  const header = file.endsWith('.md') ? /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(source)?.[1] : source;
  if (header === undefined) return () => 1;
  const shift = file.endsWith('.md') ? 1 : 0;
  const counter = new LineCounter();
  const document = parseDocument(header, { lineCounter: counter, schema: 'failsafe', logLevel: 'silent' });
  return (path) => {
    const offset = offsetAt(document.contents as Node | null, fields, path);
    return offset === undefined ? 1 : counter.linePos(offset).line + shift;
  };
}

/** The offset of the deepest part of the path that exists, under whatever name the file gives it. */
function offsetAt(root: Node | null, fields: Fields, path: readonly (string | number)[]): number | undefined {
  let node: unknown = root;
  let among: Fields | undefined = fields;
  let field: Field | undefined;
  let offset: number | undefined;
  for (const part of path) {
    if (typeof part === 'number') {
      // One value alone stands for a list of one; empty items do not count.
      if (isSeq(node)) node = node.items.filter(isWritten)[part];
      field = field?.item;
    } else if (isMap(node)) {
      const pair = pairOf(node.items as Pair[], part, among);
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
      field = among?.[part];
    } else return offset;
    among = field?.fields ?? field?.item?.fields;
    if (typeof part === 'number') offset = (node as Node | undefined)?.range?.[0] ?? offset;
  }
  return offset;
}

function pairOf(pairs: readonly Pair[], name: string, fields: Fields | undefined): Pair | undefined {
  const keyOf = (pair: Pair) => String(pair.key);
  return (
    pairs.find((pair) => isPair(pair) && keyOf(pair) === name) ??
    pairs.find((pair) => isPair(pair) && fields && nameOf(fields, keyOf(pair)) === name)
  );
}

const isWritten = (node: unknown): boolean => !isEmpty((node as Node | null)?.toJSON() as Raw);

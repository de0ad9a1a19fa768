/**
 * Gives each problem its line. Files are read a second time, those with problems only: positions cost
 * ten times the reading, and ten thousand good files have no need of them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isPair, isSeq, parseDocument } from 'yaml';
import type { Node, Pair } from 'yaml';
import type { Problem } from '../schema/problem.ts';

export function locateProblems(root: string, problems: readonly Problem[]): Problem[] {
  const positions = new Map<string, (path: readonly (string | number)[]) => number>();
  return problems.map((problem) => {
    if (problem.line || !/\.(md|ya?ml)$/.test(problem.file)) return problem;
    let lineOf = positions.get(problem.file);
    if (!lineOf) positions.set(problem.file, (lineOf = positionsOf(join(root, problem.file))));
    return { ...problem, line: lineOf(problem.path) };
  });
}

function positionsOf(file: string): (path: readonly (string | number)[]) => number {
  let source: string;
  try {
    source = readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n');
  } catch {
    return () => 1;
  }
  const header = file.endsWith('.md') ? /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(source)?.[1] : source;
  if (header === undefined) return () => 1;
  const shift = file.endsWith('.md') ? 1 : 0;
  const counter = new LineCounter();
  const document = parseDocument(header, { lineCounter: counter, schema: 'failsafe', logLevel: 'silent' });
  return (path) => {
    const offset = offsetAt(document.contents as Node | null, path);
    return offset === undefined ? 1 : counter.linePos(offset).line + shift;
  };
}

/** The offset of the deepest part of the path that exists. */
function offsetAt(root: Node | null, path: readonly (string | number)[]): number | undefined {
  let node: unknown = root;
  let offset: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isPair(item) && String(item.key) === String(part),
      );
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

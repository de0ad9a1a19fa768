/**
 * What stands beside the entries so that addresses last: those that were published (`.cordee/addresses.txt`, written
 * by `npm run addresses`) and what became of the entries that left (`removed.yaml`, written by people).
 */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YAMLException } from 'js-yaml';
import type { Fields } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';
import { RECORD_FILE, REMOVED, REMOVED_FILE } from '../schema/removed.ts';
import type { Removed } from '../schema/removed.ts';
import { validate } from '../schema/validate.ts';
import type { Raw } from '../schema/validate.ts';
import { MAX_BYTES, decode } from './decode.ts';
import { byCodePoint } from './files.ts';
import { YamlRefusal, readYaml } from './yaml.ts';

/** A line of its own for each address, in order: two branches that publish different entries meet without a conflict. */
const HEADER = [
  '# Les adresses déjà publiées : npm run addresses en ajoute, et n’en retire jamais.',
  '# Gardez ce fichier avec le contenu : la construction dit celles qui disparaîtraient.',
];

/** The addresses of a record, in order; lines that are none (comments, marks of a merge) are left. */
export function readRecord(root: string): string[] {
  const text = textOf(join(root, RECORD_FILE)) ?? '';
  return [...new Set(text.split(/\r?\n/).filter((line) => /^\/([a-z0-9-]+\/)*$/.test(line)))].sort(
    byCodePoint,
  );
}

/** The text of a record. */
export const recordText = (addresses: Iterable<string>): string =>
  [...HEADER, ...[...new Set(addresses)].sort(byCodePoint), ''].join('\n');

/** An ordinary file, not too large, in any encoding; undefined where there is none. */
function textOf(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // Ten thousand addresses weigh half a megabyte: the limit is ten times that of an entry.
  if (!stats?.isFile() || stats.size > 10 * MAX_BYTES) return undefined;
  const decoded = decode(readFileSync(path));
  return decoded.ok ? decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n') : undefined;
}

/** A mistake in one of them leaves the others standing. */
export function readRemoved(root: string): { removed: Removed[]; problems: Problem[] } {
  const text = textOf(join(root, REMOVED_FILE));
  if (text === undefined || text.trim() === '') return { removed: [], problems: [] };
  try {
    const raw = readYaml(text);
    if (raw === null || raw === undefined) return { removed: [], problems: [] };
    return Array.isArray(raw) ? readItems(raw) : refuse(SHAPE);
  } catch (error) {
    if (error instanceof YamlRefusal) return refuse(error.message);
    if (!(error instanceof YAMLException)) throw error;
    return refuse(
      'cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets et les espaces en début de ligne',
      (error.mark?.line ?? 0) + 1,
    );
  }
}

const SHAPE =
  'une liste est attendue, un tiret par adresse : - { address: /annuaire/le-plot/, reason: ferme, on: 2026-10-03 }';

function readItems(raw: Raw[]): { removed: Removed[]; problems: Problem[] } {
  const removed: Removed[] = [];
  const problems: Problem[] = [];
  for (const [i, item] of raw.entries()) {
    if (!item || typeof item !== 'object' || Array.isArray(item)) {
      problems.push(problem({ path: [i], message: SHAPE }));
      continue;
    }
    const { data, faults } = validate<Removed>(REMOVED as Fields, item);
    if (data) removed.push(data);
    problems.push(
      ...faults.map((fault) => ({
        ...fault,
        // What is at fault here costs no entry its page.
        severity: fault.severity === 'error' ? ('warning' as const) : fault.severity,
        path: [i, ...fault.path],
        file: REMOVED_FILE,
      })),
    );
  }
  return { removed, problems };
}

const problem = (one: Pick<Problem, 'path' | 'message'> & { line?: number }): Problem => ({
  severity: 'warning',
  code: 'removed-list',
  file: REMOVED_FILE,
  ...one,
});

const refuse = (message: string, line?: number) => ({
  removed: [],
  problems: [problem({ path: [], message, ...(line ? { line } : {}) })],
});

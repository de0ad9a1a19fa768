/** Everywhere a person can have left a trace on this machine: content, history, built site, caches. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDocument } from '../../content-types/snapshot.ts';
import { PROJECT_ROOT } from '../../site/environment.ts';
import type { Environment } from '../../site/environment.ts';
import { fieldAt } from './field.ts';
import { lookInFolder } from './files.ts';
import type { Trace } from './files.ts';
import { lookInHistory } from './history.ts';
import type { History } from './history.ts';
import type { Motif } from './motif.ts';

export interface ContentLine {
  /** From the content folder. */
  file: string;
  line: number;
  /** « contact.email », « texte » */
  field?: string | undefined;
  written: string;
  excerpt: string;
}

export interface Findings {
  motifs: string[];
  content: {
    lines: ContentLine[];
    /** Files whose own name is a trace. */
    names: string[];
    /** Pictures that carry a trace beside their pixels. */
    metadata: { file: string; written: string[] }[];
    /** Documents to open oneself. */
    unread: string[];
  };
  /** Paths of the built site, of what a cut build left, and of the caches. */
  site: string[];
  caches: string[];
  history?: History | undefined;
}

const CACHES = join(PROJECT_ROOT, 'node_modules', '.cache', 'cordee');

/** All but the compiled program (`app-…`), which has never seen the content. */
const cachesOfContent = (): string[] =>
  existsSync(CACHES)
    ? readdirSync(CACHES)
        .filter((name) => !name.startsWith('app-'))
        .map((name) => join(CACHES, name))
    : [];

export async function searchEverywhere(
  { content, out }: Pick<Environment, 'content' | 'out'>,
  motifs: readonly Motif[],
): Promise<Findings> {
  const inContent = await lookInFolder(content, motifs);
  const site = await Promise.all([out, ...leftBeside(out)].map((folder) => pathsIn(folder, motifs)));
  return {
    motifs: motifs.map(({ text }) => text),
    content: {
      lines: inContent.traces.flatMap((trace) => linesOf(content, trace)),
      names: filesOf(inContent.traces, 'name'),
      metadata: inContent.traces
        .filter(({ kind }) => kind === 'metadata')
        .map(({ file, matches }) => ({ file, written: [...new Set(matches.map(({ written }) => written))] })),
      unread: inContent.unread.filter(isDocument),
    },
    site: site.flat(),
    caches: (await Promise.all(cachesOfContent().map((folder) => pathsIn(folder, motifs)))).flat(),
    history: await lookInHistory(content, motifs),
  };
}

export const hasTraces = ({ content, site, caches, history }: Findings): boolean =>
  [content.lines, content.names, content.metadata, site, caches].some((list) => list.length > 0) ||
  history !== undefined;

const filesOf = (traces: readonly Trace[], kind: Trace['kind']): string[] =>
  traces.filter((trace) => trace.kind === kind).map(({ file }) => file);

function linesOf(root: string, { file, kind, matches }: Trace): ContentLine[] {
  if (kind !== 'text') return [];
  const source = readFileSync(join(root, file), 'utf8');
  return matches.map(({ line, index, written, excerpt }) => ({
    file,
    line,
    field: fieldAt(file, source, index),
    written,
    excerpt,
  }));
}

async function pathsIn(folder: string, motifs: readonly Motif[]): Promise<string[]> {
  const { traces } = await lookInFolder(folder, motifs);
  return [...new Set(traces.map(({ file }) => join(folder, file)))];
}

/** A build that was cut leaves its folder beside the site. */
function leftBeside(out: string): string[] {
  const folder = dirname(out);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`.${basename(out)}.cordee-`))
    .map((name) => join(folder, name));
}

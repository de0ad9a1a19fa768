/** A history remembers what the files have forgotten: every version of every file, messages, authors, names. */
import { lookInBytes } from './files.ts';
import { bytesOf, changesOf, commitsOf, gitIn, objectsOf, refsOf, repositoryOf } from './git.ts';
import type { Change, Commit, Git, GitObject } from './git.ts';
import type { Motif } from './motif.ts';
import { find } from './unfold.ts';
import type { Match } from './unfold.ts';

/** A commit in which something of the person came, went or is said. */
export interface CommitTrace {
  id: string;
  date: string;
  /** « ajout : actors/x.md », « message », « auteur » */
  what: string[];
}

export interface History {
  /** Root of the repository. */
  repository: string;
  commits: CommitTrace[];
  /** What is written, word for word, in files and messages. */
  written: string[];
  /** The same in files of an old encoding, to be replaced byte for byte. */
  writtenLatin1: string[];
  people: { name: string; mail: string }[];
  /** Names of files, past or present. */
  paths: string[];
  /** Ids of the pictures and documents that hold a trace: they can only go as a whole. */
  sealed: { id: string; path: string }[];
  /** Branches and tags named after the person. */
  refs: string[];
  /** Not all of the history is on this machine. */
  shallow: boolean;
  unread: string[];
}

/** Beyond, it is no text of a portal. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Undefined where the folder is in no repository, or where nothing was found there. */
export async function lookInHistory(folder: string, motifs: readonly Motif[]): Promise<History | undefined> {
  const repository = await repositoryOf(folder);
  if (repository === undefined) return undefined;
  const git = gitIn(repository);
  const { names, shallow } = await refsOf(git);
  const files = await lookInObjects(git, motifs);
  const commits = await commitsOf(git);
  const changes = await changesOf(git);
  const paths = unique(changes.map(({ path }) => path)).filter((path) => find(path, motifs).length > 0);
  const said = commits.map((commit) => ({ commit, ...lookInCommit(commit, motifs) }));
  const history: History = {
    repository,
    commits: tracesOf(commits, changes, { said, blobs: files.blobs, paths: new Set(paths) }),
    written: unique([
      ...files.written,
      ...said.flatMap(({ message }) => message.map(({ written }) => written)),
    ]),
    writtenLatin1: unique(files.writtenLatin1),
    people: uniquePeople(said.flatMap(({ people }) => people)),
    paths,
    sealed: files.sealed,
    refs: names.filter((name) => find(name, motifs).length > 0),
    shallow,
    unread: files.unread,
  };
  const { written, writtenLatin1, people, sealed, refs } = history;
  return [written, writtenLatin1, people, paths, sealed, refs].some((list) => list.length > 0)
    ? history
    : undefined;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

const uniquePeople = (people: readonly { name: string; mail: string }[]) => [
  ...new Map(people.map((one) => [`${one.name}\n${one.mail}`, one])).values(),
];

interface Objects {
  blobs: Set<string>;
  written: string[];
  writtenLatin1: string[];
  sealed: { id: string; path: string }[];
  unread: string[];
}

async function lookInObjects(git: Git, motifs: readonly Motif[]): Promise<Objects> {
  const objects: Objects = { blobs: new Set(), written: [], writtenLatin1: [], sealed: [], unread: [] };
  const all = await objectsOf(git);
  objects.unread.push(...all.filter(({ size }) => size > MAX_BYTES).map(({ path }) => path));
  const readable = all.filter(({ size }) => size <= MAX_BYTES);
  for await (const { object, bytes } of bytesOf(git, readable))
    await lookInObject(object, bytes, motifs, objects);
  objects.unread = unique(objects.unread);
  return objects;
}

async function lookInObject(
  { id, path }: GitObject,
  bytes: Buffer,
  motifs: readonly Motif[],
  objects: Objects,
): Promise<void> {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) {
    const { trace, read } = await lookInBytes(path, bytes, motifs);
    if (!read) objects.unread.push(path);
    if (!trace) return;
    objects.blobs.add(id);
    objects.sealed.push({ id, path });
    return;
  }
  const written = find(bytes.toString(encoding), motifs).map((match) => match.written);
  if (written.length === 0) return;
  objects.blobs.add(id);
  (encoding === 'utf8' ? objects.written : objects.writtenLatin1).push(...written);
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Where git itself, and the tool that rewrites, look for what makes a file binary. */
const HEAD = 8000;

/** Undefined for what is no text: words cannot be replaced there. */
function encodingOf(bytes: Buffer): 'utf8' | 'latin1' | undefined {
  if (bytes.subarray(0, HEAD).includes(0)) return undefined;
  try {
    UTF8.decode(bytes);
    return 'utf8';
  } catch {
    return 'latin1';
  }
}

interface Said {
  message: Match[];
  people: { name: string; mail: string }[];
}

const lookInCommit = ({ message, people }: Commit, motifs: readonly Motif[]): Said => ({
  message: find(message, motifs),
  people: people.filter(({ name, mail }) => find(`${name}\n${mail}`, motifs).length > 0),
});

interface Found {
  said: readonly ({ commit: Commit } & Said)[];
  blobs: ReadonlySet<string>;
  paths: ReadonlySet<string>;
}

/** In the order of the history, the newest first. */
function tracesOf(commits: readonly Commit[], changes: readonly Change[], found: Found): CommitTrace[] {
  const what = new Map<string, Set<string>>();
  const add = (commit: string, reason: string) => {
    const reasons = what.get(commit) ?? new Set();
    what.set(commit, reasons.add(reason));
  };
  for (const { commit, path, before, after } of changes) {
    if (found.blobs.has(after)) add(commit, `écrit dans ${path}`);
    else if (found.blobs.has(before)) add(commit, `retiré de ${path}`);
    if (found.paths.has(path)) add(commit, `nom du fichier ${path}`);
  }
  for (const { commit, message, people } of found.said) {
    if (message.length) add(commit.id, 'message');
    if (people.length) add(commit.id, 'signature');
  }
  return commits.flatMap(({ id, date }) => (what.has(id) ? [{ id, date, what: [...what.get(id)!] }] : []));
}

/** Published files and drafts, as git has them: their text in trees, their life in the messages of their commits. */
import type { Git } from '../git/git.ts';
import { filesOf } from '../git/objects.ts';
import { refsUnder } from '../git/refs.ts';
import { readMessage, roleOf, statusOf } from './message.ts';
import { MEDIA, checkKey, entryPath, keyOfPath } from './paths.ts';
import { nameOf } from './state.ts';
import type { DraftState } from './state.ts';
import type { EntryKey } from './types.ts';

export const DRAFTS = 'refs/heads/cms/';

export const draftRef = (key: EntryKey): string => `${DRAFTS}${nameOf(key)}`;

/** The draft that a branch is; undefined for a name that is none. */
export function keyOfRef(ref: string): EntryKey | undefined {
  const [collection, slug, ...rest] = ref.slice(DRAFTS.length).split('/');
  if (!ref.startsWith(DRAFTS) || !collection || !slug || rest.length > 0) return undefined;
  try {
    return checkKey({ collection, slug });
  } catch {
    return undefined;
  }
}

/** Every file of the content, by its path from the root of the content. */
export async function readMain(git: Git, commit: string, prefix: string): Promise<Map<string, string>> {
  const files = await filesOf(git, commit, prefix);
  return new Map(files.map(({ path, oid }) => [path.slice(prefix.length), oid]));
}

/** A file of its own entry, or a picture: the rest of a foreign branch is not taken. */
const isOwn = (path: string, key: EntryKey): boolean =>
  path.startsWith(`${MEDIA}/`) || path === entryPath(key);

/** Gits that run together. */
const AT_ONCE = 8;

export async function readDrafts(git: Git, main: string, prefix: string): Promise<Map<string, DraftState>> {
  const drafts = new Map<string, DraftState>();
  const branches = [...(await refsUnder(git, DRAFTS))].flatMap(([ref, tip]) => {
    const key = keyOfRef(ref);
    return key ? [{ key, tip, main, prefix }] : [];
  });
  for (let i = 0; i < branches.length; i += AT_ONCE) {
    const some = branches.slice(i, i + AT_ONCE);
    for (const draft of await Promise.all(some.map((branch) => readDraft(git, branch))))
      if (draft) drafts.set(nameOf(draft.key), draft);
  }
  return drafts;
}

interface Branch {
  key: EntryKey;
  tip: string;
  main: string;
  prefix: string;
}

/** Undefined where the branch changes nothing of its entry. */
async function readDraft(git: Git, { key, tip, main, prefix }: Branch): Promise<DraftState | undefined> {
  const base = await git.maybe(['merge-base', main, tip]);
  const changes = (await changesIn(git, base, tip, prefix)).filter(({ path }) => isOwn(path, key));
  const entry = changes.find(({ path }) => keyOfPath(path));
  if (changes.length === 0) return undefined;
  const commits = await commitsOf(git, base, tip);
  return {
    key,
    ...lifeOf(commits),
    files: new Map(changes.map(({ path, oid }) => [path, oid])),
    base: entry ? entry.was : await blobAt(git, base, `${prefix}${entryPath(key)}`),
  };
}

const blobAt = async (git: Git, commit: string | undefined, path: string): Promise<string | undefined> =>
  commit === undefined ? undefined : git.maybe(['rev-parse', '--verify', '--quiet', `${commit}:${path}`]);

export interface Change {
  /** From the root of what was asked. */
  path: string;
  /** Null where it was taken out. */
  oid: string | null;
  mode: string;
  was: string | undefined;
}

const FILE_MODES = new Set(['100644', '100755']);

/** Ordinary files that differ, within a folder. @param base undefined where the two have nothing in common */
async function changesIn(git: Git, base: string | undefined, tip: string, prefix: string): Promise<Change[]> {
  const changes = await changesOf(git, base ?? (await git.text(['mktree'], { input: '' })), tip);
  return changes
    .filter(({ path, mode }) => path.startsWith(prefix) && (FILE_MODES.has(mode) || mode === GONE))
    .map((change) => ({ ...change, path: change.path.slice(prefix.length) }));
}

const GONE = '000000';

/** All that differs between two trees, by the paths of the repository. */
export async function changesOf(git: Git, from: string, to: string): Promise<Change[]> {
  const out = await git.text(['diff-tree', '-r', '-z', '--no-renames', from, to]);
  const parts = out.split('\0');
  const changes: Change[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [oldMode, mode, was, oid] = parts[i]!.slice(1).split(' ') as [string, string, string, string];
    changes.push({
      path: parts[i + 1]!,
      oid: mode === GONE ? null : oid,
      mode,
      was: oldMode === GONE ? undefined : was,
    });
  }
  return changes;
}

interface Commit {
  hash: string;
  author: string;
  /** Seconds since 1970. */
  time: number;
  message: string;
}

/** From the first. */
async function commitsOf(git: Git, base: string | undefined, tip: string): Promise<Commit[]> {
  const range = base === undefined ? [tip] : [tip, `^${base}`];
  const log = await git.text(['log', '-z', '--reverse', '--format=%H%x01%an%x01%ct%x01%B', ...range, '--']);
  return log
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [hash, author, time, message] = line.split('\u0001') as [string, string, string, string];
      return { hash, author, time: Number(time), message };
    });
}

/** Changes that are no writing of their author's. */
const NO_TEXT = new Set(['status', 'merge']);

/** What its commits say of a draft; a branch that another tool made is a draft too. */
function lifeOf(commits: readonly Commit[]): Omit<DraftState, 'key' | 'files' | 'base'> {
  const life: Omit<DraftState, 'key' | 'files' | 'base'> = {
    status: 'draft',
    by: commits[0]?.author ?? 'Anonyme',
    lastBy: commits[0]?.author ?? 'Anonyme',
    updated: (commits.at(-1)?.time ?? 0) * 1000,
    notes: [],
    contributors: new Set(),
    reviewers: new Set(),
  };
  for (const { hash, author, time, message } of commits) {
    const { text, trailers } = readMessage(message);
    const role = roleOf(trailers.get('Role'));
    life.status = statusOf(trailers.get('Status')) ?? life.status;
    const reviewer = trailers.get('Reviewed-by');
    if (reviewer) life.reviewers.add(reviewer);
    if (trailers.get('Change') === 'note')
      life.notes.push({
        id: trailers.get('Journal') ?? hash,
        by: author,
        role,
        time: new Date(time * 1000).toISOString(),
        text,
      });
    else if (!NO_TEXT.has(trailers.get('Change') ?? '')) {
      life.contributors.add(author);
      life.lastBy = author;
    }
  }
  return life;
}

/** The journal's identifiers that commits bear, of all that git still names. */
export async function journalIds(git: Git): Promise<Set<string>> {
  const log = await git.maybe(['log', '--all', '--format=%(trailers:key=Journal,valueonly,separator=%x20)']);
  return new Set((log ?? '').split(/\s+/).filter(Boolean));
}

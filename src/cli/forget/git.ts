/** Git, asked and never told: nothing here writes in a repository. Arguments are lists, there is no shell. */
import { execFile } from 'node:child_process';
import { devNull } from 'node:os';

/** What settings of a repository could make git run or hide. */
const CLOSED = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'i18n.logOutputEncoding=UTF-8',
].flatMap((setting) => ['-c', setting]);

const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
};

const MAX_ANSWER = 1024 * 1024 * 1024;

export type Git = (args: readonly string[], input?: string) => Promise<Buffer>;

export const gitIn =
  (folder: string): Git =>
  (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        [...CLOSED, ...args],
        {
          cwd: folder,
          encoding: 'buffer',
          maxBuffer: MAX_ANSWER,
          env: { ...process.env, ...ENVIRONMENT },
          windowsHide: true,
        },
        (error, stdout) => (error ? reject(error) : resolve(stdout)),
      );
      // A git that stopped reading says why by its exit.
      child.stdin!.on('error', () => {});
      child.stdin!.end(input);
    });

/** The root of the repository in which a folder is; undefined where there is none, or no git. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  try {
    return (await gitIn(folder)(['rev-parse', '--show-toplevel'])).toString('utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

export interface GitObject {
  id: string;
  type: 'blob' | 'tag';
  size: number;
  /** One of its paths; none for a tag. */
  path: string;
}

/** Bytes that are asked for at once. */
const AT_ONCE = 64 * 1024 * 1024;

/** Every file and every tag of every branch, and of what branches were before. */
export async function objectsOf(git: Git): Promise<GitObject[]> {
  const listed = (await git(['rev-list', '--objects', '--all', '--reflog'])).toString('utf8');
  const paths = new Map<string, string>();
  for (const line of listed.split('\n')) if (line) paths.set(line.slice(0, 40 + extra(line)), pathIn(line));
  const facts = await git(
    ['cat-file', '--batch-check', '--buffer'],
    [...paths.keys()].map((id) => `${id}\n`).join(''),
  );
  return facts
    .toString('latin1')
    .split('\n')
    .flatMap((line): GitObject[] => {
      const [id = '', type, size] = line.split(' ');
      return type === 'blob' || type === 'tag'
        ? [{ id, type, size: Number(size), path: paths.get(id) ?? '' }]
        : [];
    });
}

/** Ids have 40 signs, or 64 in the repositories that chose SHA-256. */
const extra = (line: string): number => (/^[\da-f]{64}/.test(line) ? 24 : 0);
const pathIn = (line: string): string => line.slice(41 + extra(line));

/** Each object with its bytes; never many in memory at once. */
export async function* bytesOf(
  git: Git,
  objects: readonly GitObject[],
): AsyncGenerator<{ object: GitObject; bytes: Buffer }> {
  for (const group of inGroups(objects)) {
    const answer = await git(['cat-file', '--batch', '--buffer'], group.map(({ id }) => `${id}\n`).join(''));
    let at = 0;
    for (const object of group) {
      const start = answer.indexOf(10, at) + 1;
      yield { object, bytes: answer.subarray(start, start + object.size) };
      at = start + object.size + 1;
    }
  }
}

function* inGroups(objects: readonly GitObject[]): Generator<GitObject[]> {
  let group: GitObject[] = [];
  let size = 0;
  for (const object of objects) {
    if (group.length && size + object.size > AT_ONCE) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(object);
    size += object.size;
  }
  if (group.length) yield group;
}

export interface Commit {
  id: string;
  date: string;
  people: { name: string; mail: string }[];
  message: string;
}

const FORMAT = ['%H', '%as', '%an', '%ae', '%cn', '%ce', '%B'].join('%x01');

export async function commitsOf(git: Git): Promise<Commit[]> {
  const text = (await git(['log', '--all', '--reflog', '--topo-order', '-z', `--format=${FORMAT}`])).toString(
    'utf8',
  );
  return text
    .split('\0')
    .filter(Boolean)
    .map((record) => {
      const [id = '', date = '', an = '', ae = '', cn = '', ce = '', ...message] = record.split('\x01');
      const author = { name: an, mail: ae };
      const people = an === cn && ae === ce ? [author] : [author, { name: cn, mail: ce }];
      return { id, date, people, message: message.join('\x01') };
    });
}

/** What a commit did to a file. */
export interface Change {
  commit: string;
  path: string;
  before: string;
  after: string;
}

/** Every file that a commit changed, merges on each side, as git stored it. */
const CHANGES =
  '-c log.showRoot=true log --all --reflog -m -z --raw --no-abbrev --no-renames --no-ext-diff --no-textconv --format=%x01%H'.split(
    ' ',
  );

export async function changesOf(git: Git): Promise<Change[]> {
  const text = (await git(CHANGES)).toString('utf8');
  const changes: Change[] = [];
  let commit = '';
  const parts = text.split(/\0/).flatMap((part) => part.split(/\n(?=:\d{6} )/));
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!.trimStart();
    if (part.startsWith('\x01')) commit = part.slice(1).trim();
    else if (/^:\d{6} \d{6} /.test(part)) {
      const [, , before = '', after = ''] = part.split(' ');
      changes.push({ commit, path: parts[++i] ?? '', before, after });
    }
  }
  return changes;
}

/** Names of branches and tags, and whether the history is here as a whole. */
export async function refsOf(git: Git): Promise<{ names: string[]; shallow: boolean }> {
  const names = (await git(['for-each-ref', '--format=%(refname)'])).toString('utf8').split('\n');
  const shallow = (await git(['rev-parse', '--is-shallow-repository'])).toString('utf8').trim() === 'true';
  return { names: names.filter(Boolean), shallow };
}

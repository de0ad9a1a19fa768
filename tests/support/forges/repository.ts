/** What an imitated forge keeps: a real bare repository, moved by plumbing, and the proposals made on it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from '../../../cms/git/git.ts';
import { filesOf, readFile, treeWith, writeCommit } from '../../../cms/git/objects.ts';
import type { Author, Changes } from '../../../cms/git/objects.ts';
import { moveRef, readRef } from '../../../cms/git/refs.ts';

/** Whose account it is: a forge signs commits with it. */
export const AMELIE = { login: 'amelie', name: 'Amélie Œuvrard', email: 'amelie@forge.invalid' };

export interface Proposal {
  number: number;
  title: string;
  body: string;
  branch: string;
  labels: string[];
  state: 'open' | 'closed' | 'merged';
  updated: string;
}

export interface Changed {
  path: string;
  oid: string;
  status: 'added' | 'modified' | 'removed';
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  message: string;
  author: { name: string; email: string; date: string };
}

const MAIN = 'main';

export class Repository {
  readonly git: Git;
  readonly proposals: Proposal[] = [];
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'cordee-forge-'));
    execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${MAIN}`, this.#folder]);
    this.git = new Git(this.#folder);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A commit on a branch, which begins at main where it does not exist. @returns its identifier */
  async write(branch: string, changes: Changes, message: string, author: Author = AMELIE): Promise<string> {
    const from = await this.branch(branch);
    const parent = from ?? (await this.branch(MAIN));
    const tree = await treeWith(this.git, parent, changes);
    const commit = await this.commit(tree, parent ? [parent] : [], message, author);
    await moveRef(this.git, `refs/heads/${branch}`, from, commit);
    return commit;
  }

  commit(
    tree: string,
    parents: readonly string[],
    message: string,
    author: Author = AMELIE,
  ): Promise<string> {
    const time = Date.now() / 1000;
    return writeCommit(this.git, { tree, parents, author, committer: author, time, message });
  }

  branch(name: string): Promise<string | undefined> {
    return readRef(this.git, `refs/heads/${name}`);
  }

  /** @param to undefined takes it away */
  async move(branch: string, to: string | undefined): Promise<void> {
    await moveRef(this.git, `refs/heads/${branch}`, await this.branch(branch), to);
  }

  /** The commit of a branch or of an identifier, with or without the owner before it. */
  resolve(spec: string): Promise<string | undefined> {
    const name = spec.replace(/^[^:]+:/, '');
    return this.git.maybe(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  }

  /** A file's text on a branch. */
  async text(path: string, branch = MAIN): Promise<string | undefined> {
    const commit = await this.branch(branch);
    return commit && (await readFile(this.git, commit, path))?.toString('utf8');
  }

  blob(oid: string): Promise<Buffer> {
    return this.git.bytes(['cat-file', 'blob', oid]);
  }

  async oidOf(commit: string, path: string): Promise<string | undefined> {
    const oid = await this.git.maybe(['rev-parse', '--verify', '--quiet', `${commit}:${path}`]);
    return oid && (await this.git.text(['cat-file', '-t', oid])) === 'blob' ? oid : undefined;
  }

  /** Files and folders of a tree, with their paths in it; undefined where there is none. */
  async tree(
    spec: string,
    deep: boolean,
  ): Promise<
    | { sha: string; entries: { path: string; mode: string; type: string; sha: string; size?: number }[] }
    | undefined
  > {
    const sha = await this.git.maybe([
      'rev-parse',
      '--verify',
      '--quiet',
      spec.includes(':') ? spec : `${spec}^{tree}`,
    ]);
    if (!sha) return undefined;
    const listing = await this.git.text(['ls-tree', '-z', '--long', ...(deep ? ['-r', '-t'] : []), sha]);
    const entries = listing.split('\0').filter(Boolean);
    return {
      sha,
      entries: entries.map((line) => {
        const [head, path] = line.split('\t') as [string, string];
        const [mode, type, oid, size] = head.split(/ +/) as [string, string, string, string];
        return { path, mode, type, sha: oid, ...(type === 'blob' ? { size: Number(size) } : {}) };
      }),
    };
  }

  async describe(commit: string): Promise<Commit> {
    const shown = await this.git.text([
      'show',
      '--no-patch',
      '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%B',
      commit,
    ]);
    const [sha, tree, parents, name, email, date, message] = shown.split('\0') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const author = { name, email, date };
    return { sha, tree, parents: parents.split(' ').filter(Boolean), message: message.trimEnd(), author };
  }

  /** The last commit that touched a file. */
  async lastOf(path: string, spec: string): Promise<Commit | undefined> {
    const sha = await this.git.maybe(['log', '-1', '--format=%H', spec, '--', path]);
    return sha ? this.describe(sha) : undefined;
  }

  /** What a branch brings since it left another: its commits, the oldest first, and its files. */
  async between(from: string, to: string): Promise<{ base: Commit; commits: Commit[]; files: Changed[] }> {
    const fork = await this.git.text(['merge-base', from, to]);
    const list = await this.git.text(['rev-list', '--reverse', `${fork}..${to}`]);
    const commits: Commit[] = [];
    for (const sha of list.split('\n').filter(Boolean)) commits.push(await this.describe(sha));
    return { base: await this.describe(from), commits, files: await this.#changed(fork, to) };
  }

  async #changed(from: string, to: string): Promise<Changed[]> {
    const text = await this.git.text(['diff-tree', '-r', '-z', '--no-renames', from, to]);
    const parts = text.split('\0').filter(Boolean);
    const kinds = { A: 'added', M: 'modified', D: 'removed' } as const;
    return Array.from({ length: parts.length / 2 }, (_, index) => {
      const [, , , oid, kind] = parts[2 * index]!.split(' ') as [
        string,
        string,
        string,
        string,
        keyof typeof kinds,
      ];
      return { path: parts[2 * index + 1]!, oid, status: kinds[kind] };
    });
  }

  propose(title: string, body: string, branch: string, labels: string[] = []): Proposal {
    const proposal: Proposal = {
      number: this.proposals.length + 1,
      title,
      body,
      branch,
      labels,
      state: 'open',
      updated: new Date().toISOString(),
    };
    this.proposals.push(proposal);
    return proposal;
  }

  /** Into main. @returns undefined where both changed the same lines */
  async merge(
    proposal: Proposal,
    message: string,
    { squash }: { squash: boolean },
  ): Promise<string | undefined> {
    const [main, head] = [(await this.branch(MAIN))!, (await this.branch(proposal.branch))!];
    const tree = await this.git.maybe(['merge-tree', '--write-tree', main, head]);
    if (!tree) return undefined;
    const commit = await this.commit(tree, squash ? [main] : [main, head], message);
    await this.move(MAIN, commit);
    proposal.state = 'merged';
    return commit;
  }

  files(branch = MAIN): Promise<string[]> {
    return filesOf(this.git, branch, '').then((files) => files.map(({ path }) => path));
  }
}

/** A record of the journal, as commits: each is done at most once, whatever was cut short. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../git/git.ts';
import { filesOf, treeWith, writeBlob, writeCommit } from '../git/objects.ts';
import type { Changed } from '../git/objects.ts';
import { moveRef, readRef } from '../git/refs.ts';
import { STATUS_WORDS, authorOf, messageOf, readMessage } from './message.ts';
import { mergeTexts } from './merge-text.ts';
import { keyOfPath } from './paths.ts';
import { draftRef } from './read-git.ts';
import type { Repository } from './repository.ts';
import type { DraftRecord, FileRecord, PublishRecord, SaveRecord, StoreRecord } from './records.ts';

/** Who moved a ref meanwhile is tried again after: no more often than this. */
const TRIES = 20;

export class Commits {
  readonly #git: Git;
  readonly #main: string;
  readonly #prefix: string;
  readonly #pictures: string;

  /** @param pictures the folder of those that came */
  constructor({ git, main, prefix }: Repository, pictures: string) {
    [this.#git, this.#main, this.#prefix, this.#pictures] = [git, main, prefix, pictures];
  }

  /**
   * @param isAgain it may have been made already: by a process that was killed, whose git went on without it
   * @returns the commit, where there is one
   */
  async make(record: StoreRecord, isAgain = false): Promise<string | undefined> {
    for (let tries = 0; tries < TRIES; tries++) {
      const there = isAgain || tries > 0 ? await this.#made(record) : undefined;
      const made = there ?? (await this.#try(record));
      if (made !== false) return made;
    }
    throw new Error(`refs move too often for ${record.id}`);
  }

  /** The commit that bears its identifier, at the end of its branch. */
  async #made(record: StoreRecord): Promise<string | undefined> {
    if (record.op === 'discard') return undefined;
    const tip = await readRef(this.#git, record.op === 'publish' ? this.#main : draftRef(record.key));
    if (tip === undefined) return undefined;
    const message = await this.#git.text(['log', '-1', '--format=%B', tip]);
    if (readMessage(message).trailers.get('Journal') !== record.id) return undefined;
    if (record.op === 'publish') await this.#removeDrafts(record);
    return tip;
  }

  /** @returns false where a ref was moved meanwhile */
  #try(record: StoreRecord): Promise<string | undefined | false> {
    if (record.op === 'publish') return this.#publish(record);
    if (record.op === 'discard') return this.#discard(draftRef(record.key));
    return this.#draft(record);
  }

  async #discard(ref: string): Promise<undefined | false> {
    const tip = await readRef(this.#git, ref);
    return tip === undefined || (await moveRef(this.#git, ref, tip, undefined)) ? undefined : false;
  }

  async #draft(record: DraftRecord): Promise<string | false> {
    const git = this.#git;
    const ref = draftRef(record.key);
    const tip = await readRef(git, ref);
    const main = await this.#tipOfMain();
    const isWrite = record.op === 'save' || record.op === 'remove';
    const parents = tip === undefined ? [main] : isWrite && record.onto ? [tip, main] : [tip];
    const from = isWrite && record.onto ? main : (tip ?? main);
    const tree = isWrite ? await this.#treeOf(record, from) : await git.text(['rev-parse', `${from}^{tree}`]);
    const author = authorOf(record.by);
    const commit = await writeCommit(git, {
      tree,
      parents,
      author,
      committer: author,
      time: record.time / 1000,
      message: draftMessage(record),
    });
    return (await moveRef(git, ref, tip, commit)) && commit;
  }

  async #treeOf(record: SaveRecord, from: string): Promise<string> {
    // What the next save of that form has read: an object of git, that nothing names.
    if (record.sent) await writeBlob(this.#git, record.sent.text);
    const changes = await this.#changes(record.files);
    for (const path of record.dropped) changes.set(this.#prefix + path, null);
    return treeWith(this.#git, from, changes);
  }

  async #publish(record: PublishRecord): Promise<string | false> {
    const git = this.#git;
    const main = await this.#tipOfMain();
    const refs = record.keys.map(draftRef);
    const tips = await Promise.all(refs.map((ref) => readRef(git, ref)));
    const changes = await this.#changes(await this.#settled(record, main));
    const author = authorOf({ name: record.contributors[0] ?? record.by.name });
    const commit = await writeCommit(git, {
      tree: await treeWith(git, main, changes),
      parents: [main, ...tips.filter((tip) => tip !== undefined)],
      author,
      committer: authorOf(record.by),
      time: record.time / 1000,
      message: publishMessage(record),
    });
    if (!(await moveRef(git, this.#main, main, commit))) return false;
    await this.#removeDrafts(record);
    return commit;
  }

  /** Of a publication that is on main already. A draft that was moved since is somebody's work: it stays. */
  async #removeDrafts({ keys }: PublishRecord): Promise<void> {
    for (const ref of keys.map(draftRef)) {
      const tip = await readRef(this.#git, ref);
      if (tip !== undefined) await moveRef(this.#git, ref, tip, undefined);
    }
  }

  /** Whoever moved main from outside is merged with: what was acknowledged stands where both wrote. */
  async #settled({ files }: PublishRecord, main: string): Promise<FileRecord[]> {
    const paths = files.map(({ path }) => this.#prefix + path);
    const there = new Map<string, string>();
    for (const path of paths)
      for (const file of await filesOf(this.#git, main, path))
        there.set(file.path.slice(this.#prefix.length), file.oid);
    return Promise.all(files.map((file) => this.#mergedFile(file, there.get(file.path))));
  }

  async #mergedFile(file: PublishRecord['files'][number], there: string | undefined): Promise<FileRecord> {
    const key = keyOfPath(file.path);
    if (there === file.was || there === undefined || file.oid === null || !key) return file;
    const [base, theirs] = [file.was && (await this.#blob(file.was)), await this.#blob(there)];
    const mine = file.text ?? (await this.#blob(file.oid));
    const merged = mergeTexts(key, base || undefined, mine, theirs);
    return { path: file.path, oid: file.oid, text: merged.text };
  }

  #blob = async (oid: string): Promise<string> =>
    (await this.#git.bytes(['cat-file', 'blob', oid])).toString('utf8');

  async #changes(files: readonly FileRecord[]): Promise<Map<string, Changed>> {
    const changes = new Map<string, Changed>();
    for (const file of files) changes.set(`${this.#prefix}${file.path}`, await this.#changed(file));
    return changes;
  }

  async #changed({ oid, text, picture }: FileRecord): Promise<Changed> {
    if (oid === null) return null;
    return text ?? (picture === undefined ? { oid } : this.#picture(picture, oid));
  }

  /** Its bytes; or its identifier, once git has it and the file is gone. */
  #picture = (name: string, oid: string): Promise<Buffer | { oid: string }> =>
    readFile(join(this.#pictures, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return { oid };
      throw error;
    });

  async #tipOfMain(): Promise<string> {
    const main = await readRef(this.#git, this.#main);
    if (main === undefined) throw new Error(`${this.#main} is gone`);
    return main;
  }
}

/** What is done, in the history of its draft. */
function draftMessage(record: DraftRecord): string {
  const { by, id, status, title } = record;
  const trailers = (change: string, author: readonly [string, string]) =>
    [['Change', change], ['Status', status], author, ['Role', by.role], ['Journal', id]] as const;
  const contributed = ['Contributed-by', by.name] as const;
  const reviewed = ['Reviewed-by', by.role === 'reviewer' ? by.name : ''] as const;
  if (record.op === 'note') return messageOf(`Remarque : ${title}`, trailers('note', ['', '']), record.text);
  if (record.op === 'status')
    return messageOf(`${STATUS_WORDS[status]} : ${title}`, trailers('status', reviewed));
  return messageOf(
    record.op === 'remove' ? `Retrait demandé : ${title}` : title,
    trailers(record.op, contributed),
  );
}

function publishMessage({ titles, contributors, reviewers, by, id }: PublishRecord): string {
  return messageOf(`Publication : ${titles.join(', ')}`, [
    ...contributors.map((name) => ['Contributed-by', name] as const),
    ...[...new Set([...reviewers, by.name])].map((name) => ['Reviewed-by', name] as const),
    ['Journal', id],
  ]);
}

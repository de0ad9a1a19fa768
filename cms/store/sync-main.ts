/** What is published on both sides: merged by field; where both changed the same thing, theirs is published and ours is asked about. */
import { treeWith, writeCommit } from '../git/objects.ts';
import type { Changed } from '../git/objects.ts';
import { moveRef } from '../git/refs.ts';
import { titleOf } from './check.ts';
import type { Core } from './core.ts';
import { lastAuthorOf } from './history.ts';
import { mergeTexts } from './merge-text.ts';
import { authorOf, messageOf } from './message.ts';
import { entryPath, keyOfPath } from './paths.ts';
import { changesOf } from './read-git.ts';
import type { Change } from './read-git.ts';
import { StoreRefusal } from './refusal.ts';
import { REMOVED_FILE } from '../../src/schema/removed.ts';
import { mergeRemoved } from './removed.ts';
import { nameOf } from './state.ts';
import type { Report } from './sync.ts';
import type { EntryKey } from './types.ts';

/** An entry whose version here is to be asked about; no text where it was taken out here. */
export interface Asked {
  key: EntryKey;
  text: string | undefined;
  by: string;
}

/** @param theirs the commit of the remote; undefined where it has none yet. @throws StoreRefusal */
export async function mergeMain(core: Core, theirs: string | undefined, report: Report): Promise<Asked[]> {
  const { git, prefix } = core.repository;
  const ours = core.commit;
  if (theirs === undefined || theirs === ours) return [];
  const base = await git.maybe(['merge-base', ours, theirs]);
  if (base === undefined)
    throw new StoreRefusal(
      'unrelated',
      'Le dépôt distant n’a rien de commun avec ce contenu : ce n’est sans doute pas le bon. Rien n’a été changé.',
    );
  if (base === theirs) return [];
  const incoming = await changesOf(git, base, theirs);
  const isHere = new Map((await changesOf(git, base, ours)).map((change) => [change.path, change]));
  for (const { path } of incoming) {
    const key = entryOf(path, prefix);
    if (key && !isHere.has(path)) report.pulled.push(key);
  }
  if (base === ours) {
    await moveMain(core, ours, theirs);
    return [];
  }
  const asked: Asked[] = [];
  const changes = new Map<string, Changed>();
  const isThere = new Map(incoming.map((change) => [change.path, change]));
  for (const change of isHere.values()) {
    const other = isThere.get(change.path);
    if (!other) changes.set(change.path, change.oid === null ? null : { oid: change.oid, mode: change.mode });
    else if (other.oid !== change.oid)
      await meet(core, { ours: change, theirs: other, changes, asked, report });
  }
  const tree = await treeWith(git, theirs, changes);
  await moveMain(core, ours, await mergeCommit(core, tree, [ours, theirs]));
  return asked;
}

const entryOf = (path: string, prefix: string): EntryKey | undefined =>
  path.startsWith(prefix) ? keyOfPath(path.slice(prefix.length)) : undefined;

async function moveMain(core: Core, from: string, to: string): Promise<void> {
  const { git, main } = core.repository;
  if (await moveRef(git, main, from, to)) return;
  throw new StoreRefusal(
    'moved',
    'Le contenu publié a changé pendant la synchronisation. Rien n’est perdu : recommencez.',
  );
}

export function mergeCommit(
  { repository, now }: Core,
  tree: string,
  parents: string[],
  status?: string,
): Promise<string> {
  const author = authorOf({ name: 'Cordée' });
  const message = messageOf('Réunion des deux côtés', [
    ['Change', 'merge'],
    ['Status', status],
  ]);
  return writeCommit(repository.git, {
    tree,
    parents,
    author,
    committer: author,
    time: now() / 1000,
    message,
  });
}

interface Meeting {
  ours: Change;
  theirs: Change;
  changes: Map<string, Changed>;
  asked: Asked[];
  report: Report;
}

/** One file that both changed. */
async function meet(core: Core, { ours, theirs, changes, asked, report }: Meeting): Promise<void> {
  const { blobs, repository } = core;
  const { path } = ours;
  const key = entryOf(path, repository.prefix);
  const texts = await blobs.texts([ours.was, ours.oid, theirs.oid].filter((oid) => typeof oid === 'string'));
  const textOf = (oid: string | null | undefined) => (oid ? texts.get(oid) : undefined);
  const [mine, other] = [textOf(ours.oid), textOf(theirs.oid)];
  if (path === repository.prefix + REMOVED_FILE && mine !== undefined && other !== undefined)
    return void changes.set(path, mergeRemoved(other, mine));
  if (!key) return void report.others.push(path);
  if (mine === undefined || other === undefined) {
    report.asked.push(key);
    return void asked.push({ key, text: mine, by: await lastAuthorOf(core, key) });
  }
  const merged = mergeTexts(key, textOf(ours.was), other, mine);
  if (merged.text !== other) changes.set(path, merged.text);
  if (!merged.isDisputed) return void report.merged.push(key);
  report.asked.push(key);
  asked.push({ key, text: mine, by: await lastAuthorOf(core, key) });
}

/** Ours, as drafts founded on what is published now; where there is a draft already, it goes on from ours as it is. */
export async function keepAsked(core: Core, asked: readonly Asked[]): Promise<void> {
  for (const { key, text, by } of asked) {
    if (core.state.drafts.has(nameOf(key))) continue;
    const path = entryPath(key);
    const person = { name: by, role: 'contributor' as const };
    const shared = { key, by: person, status: 'pending_review' as const, dropped: [] };
    await core.write(
      text === undefined
        ? { op: 'remove', ...shared, title: key.slug, files: [{ path, oid: null }] }
        : {
            op: 'save',
            ...shared,
            title: titleOf(key, text),
            files: [{ path, oid: core.blobs.oidOf(text), text }],
          },
    );
  }
}

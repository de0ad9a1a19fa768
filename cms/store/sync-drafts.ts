/** One draft that two stores went on with, each on its side. */
import { randomUUID } from 'node:crypto';
import { readFile, treeWith } from '../git/objects.ts';
import type { Changed } from '../git/objects.ts';
import { moveRef } from '../git/refs.ts';
import type { Core } from './core.ts';
import { mergeTexts } from './merge-text.ts';
import { readMessage } from './message.ts';
import { entryPath } from './paths.ts';
import { changesOf, draftRef } from './read-git.ts';
import { mergeCommit } from './sync-main.ts';
import type { Report } from './sync.ts';
import type { EntryKey } from './types.ts';

interface Sides {
  key: EntryKey;
  ours: string;
  theirs: string;
}

/** Where both changed the same thing, theirs stands, ours is kept as an attempt, and is asked about. */
export async function mergeDraft(core: Core, { key, ours, theirs }: Sides, report: Report): Promise<void> {
  const { git, prefix } = core.repository;
  const base = await git.maybe(['merge-base', ours, theirs]);
  if (base === theirs) return;
  const ref = draftRef(key);
  if (base === ours) {
    await moveRef(git, ref, ours, theirs);
    report.pulled.push(key);
    return;
  }
  const path = prefix + entryPath(key);
  const textAt = async (commit: string | undefined) =>
    commit === undefined ? undefined : (await readFile(git, commit, path))?.toString('utf8');
  const [before, mine, other] = [await textAt(base), await textAt(ours), await textAt(theirs)];
  const changes = new Map<string, Changed>();
  // Pictures that came here only; what they took out stays out.
  for (const { path: name, oid, mode } of base === undefined ? [] : await changesOf(git, base, ours))
    if (name !== path && oid !== null && name.startsWith(`${prefix}media/`)) changes.set(name, { oid, mode });
  if (mine !== undefined && other !== undefined) {
    const merged = mergeTexts(key, before, other, mine);
    changes.set(path, merged.text);
    (merged.isDisputed ? report.asked : report.merged).push(key);
    if (merged.isDisputed) await keepOurs(core, key, mine);
  } else if (mine !== other) report.asked.push(key);
  const tree = await treeWith(git, theirs, changes);
  const status = await laterStatus(core, ours, theirs);
  await moveRef(git, ref, ours, await mergeCommit(core, tree, [ours, theirs], status));
}

const keepOurs = (core: Core, key: EntryKey, text: string): Promise<string> => {
  const by = {
    name: core.state.drafts.get(`${key.collection}/${key.slug}`)?.lastBy ?? 'Anonyme',
    role: 'contributor',
  } as const;
  return core.attempts.keep(randomUUID(), { key, text, by }, core.now());
};

/** Whoever spoke last. */
async function laterStatus(
  { repository: { git } }: Core,
  ...tips: [string, string]
): Promise<string | undefined> {
  const ends = await Promise.all(tips.map((tip) => git.text(['log', '-1', '--format=%ct%n%B', tip])));
  const [later] = ends.sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  return readMessage(later!.slice(later!.indexOf('\n') + 1)).trailers.get('Status');
}

/**
 * What is published becomes what a remote has, where somebody rewrote its history. Drafts are made again on it, and what
 * was published here and not sent yet are drafts again: of the commits before, nothing goes on.
 */
import { moveRef } from '../git/refs.ts';
import { withoutSecret } from './address.ts';
import type { Core } from './core.ts';
import { lastAuthorOf } from './history.ts';
import { titleOf } from './check.ts';
import { mergeTexts } from './merge-text.ts';
import { MEDIA, entryPath, keyOfPath } from './paths.ts';
import { changesOf, draftRef } from './read-git.ts';
import type { FileRecord } from './records.ts';
import { StoreRefusal } from './refusal.ts';
import { Remote } from './remote.ts';
import { nameOf } from './state.ts';
import type { DraftState } from './state.ts';
import type { EntryKey } from './types.ts';

type Kept = Pick<DraftState, 'key' | 'status' | 'lastBy' | 'notes' | 'files' | 'base'>;

/** Alone only, once git has all. @returns the drafts that there are now. @throws StoreRefusal */
export async function takeRemote(core: Core, address: string): Promise<EntryKey[]> {
  const { git, main } = core.repository;
  const remote = new Remote(git, address, main);
  const last = (await remote.remembered()).get(main);
  const theirs = (await remote.fetch()).get(main);
  if (theirs === undefined)
    throw new StoreRefusal(
      'empty',
      `Le dépôt distant ${withoutSecret(address)} n’a pas de branche publiée : il n’y a rien à prendre. Rien n’a été changé.`,
    );
  const ours = core.commit;
  const kept = [...core.state.drafts.values(), ...(await unsent(core, last, theirs))];
  // Under other names until all is made again: a command that is cut short loses none.
  const aside = await putAside(core, kept);
  await moveRef(git, main, ours, theirs);
  await core.reload();
  for (const draft of kept) await plant(core, draft);
  await core.settled();
  for (const [ref, tip] of aside) await moveRef(git, ref, tip, undefined);
  return kept.map(({ key }) => key);
}

/** Entries that were published here since the remote was last seen, and that have no draft. */
async function unsent(core: Core, last: string | undefined, theirs: string): Promise<Kept[]> {
  const { git, prefix } = core.repository;
  const base = last ?? (await git.maybe(['merge-base', core.commit, theirs]));
  const changes = base === undefined ? [] : await changesOf(git, base, core.commit);
  const own = changes
    .filter(({ path }) => path.startsWith(prefix))
    .map((change) => ({ ...change, path: change.path.slice(prefix.length) }));
  const pictures = own.filter(({ path, oid }) => path.startsWith(`${MEDIA}/`) && oid !== null);
  const kept: Kept[] = [];
  for (const { path, oid, was } of own) {
    const key = keyOfPath(path);
    if (!key || core.state.drafts.has(nameOf(key))) continue;
    const text = oid === null ? '' : ((await core.blobs.text(oid)) ?? '');
    const named = pictures.filter((picture) => text.includes(picture.path));
    const files = new Map([[path, oid], ...named.map((one) => [one.path, one.oid] as const)]);
    const lastBy = await lastAuthorOf(core, key);
    kept.push({ key, status: 'pending_review', lastBy, notes: [], files, base: was });
  }
  return kept;
}

/** @returns the names under which the drafts are meanwhile */
async function putAside({ repository: { git }, commit }: Core, kept: readonly Kept[]) {
  const aside = new Map([['refs/cordee/aside/main', commit]]);
  await git.bytes(['update-ref', 'refs/cordee/aside/main', commit]);
  for (const { key } of kept) {
    const ref = draftRef(key);
    const tip = await git.maybe(['rev-parse', '--verify', '--quiet', ref]);
    if (tip === undefined) continue;
    const name = `refs/cordee/aside/drafts/${nameOf(key)}`;
    await git.bytes(['update-ref', name, tip]);
    aside.set(name, tip);
    await moveRef(git, ref, tip, undefined);
  }
  return aside;
}

/** A draft, made again on what is published now: merged by field with what changed there, as a synchronisation does. */
async function plant(core: Core, { key, status, lastBy, notes, files, base }: Kept): Promise<void> {
  const { state, blobs } = core;
  const path = entryPath(key);
  const by = { name: lastBy, role: 'contributor' as const };
  const now = state.main.get(path);
  const oid = files.get(path);
  const pictures: FileRecord[] = [...files]
    .filter(([name, blob]) => name !== path && state.main.get(name) !== blob)
    .map(([name, blob]) => ({ path: name, oid: blob }));
  if (oid === null) {
    if (now === undefined) return;
    const shared = { key, by, status, title: key.slug, dropped: [] };
    await core.write({ op: 'remove', ...shared, files: [{ path, oid }] });
  } else {
    const mine = (oid && (await blobs.text(oid))) ?? '';
    const text = now === undefined || now === base ? mine : await merged(core, key, { base, now, mine });
    const file = { path, oid: blobs.oidOf(text), text };
    const shared = { key, by, status, title: titleOf(key, text), dropped: [] };
    await core.write({ op: 'save', ...shared, files: [file, ...pictures] });
  }
  for (const { by: name, role, text } of notes)
    await core.write({ op: 'note', key, by: { name, role }, title: key.slug, status, text });
}

/** Where both changed the same thing, what is published stands, and ours is kept as an attempt. */
async function merged(
  core: Core,
  key: EntryKey,
  { base, now, mine }: { base: string | undefined; now: string; mine: string },
): Promise<string> {
  const { blobs, attempts } = core;
  const before = base === undefined ? undefined : await blobs.text(base);
  const result = mergeTexts(key, before, (await blobs.text(now)) ?? '', mine);
  if (result.isDisputed) {
    const by = { name: 'Cordée', role: 'contributor' as const };
    await attempts.keep(
      `${key.collection}-${key.slug}-${blobs.oidOf(mine).slice(0, 12)}`,
      { key, text: mine, by },
      core.now(),
    );
  }
  return result.text;
}

/** Drafts become what is published, together, in one commit; merged by field with what was published meanwhile. */
import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/schema/problem.ts';
import { checkText, hasErrors, titleOf } from './check.ts';
import type { Core } from './core.ts';
import { lastAuthorOf } from './history.ts';
import { mergeTexts } from './merge-text.ts';
import { cleanPerson } from './message.ts';
import { withDays } from './days.ts';
import { entryPath } from './paths.ts';
import type { PublishRecord } from './records.ts';
import { StoreRefusal } from './refusal.ts';
import { addressHolder, addressTaken } from './same-address.ts';
import { REMOVED_FILE } from '../../src/schema/removed.ts';
import { withRemoved } from './removed.ts';
import { nameOf } from './state.ts';
import type { DraftState } from './state.ts';
import { bothTokens } from './token.ts';
import type { Conflict, EntryKey, Person, PublishResult } from './types.ts';

type Files = PublishRecord['files'];

/** Why nothing is published. */
class NotPublished extends Error {
  readonly result: PublishResult;
  constructor(result: PublishResult) {
    super();
    this.result = result;
  }
}

/** @throws StoreRefusal */
export async function publish(
  core: Core,
  chosen: readonly EntryKey[],
  asked: Person,
): Promise<PublishResult> {
  const keys = [...new Map(chosen.map((key) => [nameOf(key), key])).values()];
  const by = cleanPerson(asked);
  if (by.role !== 'reviewer')
    throw new StoreRefusal(
      'reviewers-only',
      'Seule une personne qui relit peut publier. Dites que votre texte est à relire.',
    );
  if (keys.length === 0) throw new StoreRefusal('nothing', 'Rien n’est choisi : il n’y a rien à publier.');
  try {
    const { made } = await core.locks.some(['main', ...keys.map(nameOf)], () => decide(core, keys, by));
    const commit = (await made.catch(() => undefined)) ?? (await late());
    return { kind: 'published', commit, keys };
  } catch (error) {
    if (error instanceof NotPublished) return error.result;
    throw error;
  }
}

const late = (): Promise<never> =>
  Promise.reject(
    new StoreRefusal(
      'late',
      'La publication est enregistrée, mais le disque ne la prend pas encore : elle paraîtra dès qu’il le pourra. Vérifiez la place qui reste.',
    ),
  );

async function decide(core: Core, keys: readonly EntryKey[], by: Person) {
  const files: Files = [];
  const titles: string[] = [];
  const drafts = keys.map((key) => draftOf(core, key));
  for (const draft of drafts) {
    const { title, files: own } = await publishedFiles(core, draft, files);
    titles.push(title);
    for (const file of own) {
      const at = files.findIndex(({ path }) => path === file.path);
      if (at === -1) files.push(file);
      else files[at] = file;
    }
  }
  return core.write({
    op: 'publish',
    by,
    keys: [...keys],
    titles,
    contributors: [...new Set(drafts.flatMap(({ contributors }) => [...contributors]))],
    reviewers: [...new Set(drafts.flatMap(({ reviewers }) => [...reviewers]))],
    files,
  });
}

/** @throws StoreRefusal */
export function draftOf(core: Core, key: EntryKey): DraftState {
  const draft = core.state.drafts.get(nameOf(key));
  if (draft) return draft;
  throw new StoreRefusal(
    'no-draft',
    `Il n’y a pas de brouillon de « ${key.slug} » : il a peut-être été publié ou abandonné entre-temps.`,
  );
}

async function publishedFiles(
  core: Core,
  draft: DraftState,
  before: Files,
): Promise<{ title: string; files: Files }> {
  const { state, repository } = core;
  const path = entryPath(draft.key);
  if (draft.files.get(path) === null) return removal(core, draft, before);
  const holder = addressHolder(state.main, draft.key);
  if (holder !== undefined) throw addressTaken(repository.prefix + holder, draft.key);
  const entry = await settled(core, draft, path);
  const pictures = [...draft.files]
    .filter(([name]) => name !== path)
    .map(([name, oid]) => ({ path: name, oid, was: state.main.get(name) }));
  return { title: titleOf(draft.key, entry.text), files: [entry, ...pictures] };
}

/** The draft's text, with what was published since it began. */
async function settled(core: Core, draft: DraftState, path: string) {
  const { state, blobs } = core;
  const { key, base } = draft;
  const was = state.main.get(path);
  const oid = draft.files.get(path) ?? undefined;
  const mine = oid === undefined ? undefined : await blobs.text(oid);
  if (oid === undefined || mine === undefined)
    throw new StoreRefusal(
      'no-text',
      `Le brouillon de « ${key.slug} » n’a pas de texte. Ouvrez-le, et enregistrez-le.`,
    );
  if (was === base) return stamped(core, key, checked(key, { path, oid, text: mine, was }));
  if (was === undefined) throw removedSince(titleOf(key, mine));
  const texts = await blobs.texts([was, ...(base === undefined ? [] : [base])]);
  const theirs = texts.get(was) ?? '';
  const merged = mergeTexts(key, base === undefined ? undefined : texts.get(base), theirs, mine);
  if (merged.isDisputed) {
    const attempt = randomUUID();
    await core.attempts.keep(
      attempt,
      { key, text: mine, by: { name: draft.lastBy, role: 'contributor' } },
      core.now(),
    );
    const { text, fields, paragraphs } = merged;
    const by = await lastAuthorOf(core, key);
    const conflict: Conflict = {
      attempt,
      // A save that hands this token back has settled both.
      theirs: { key, text: theirs, token: bothTokens(was, oid), by },
      mine,
      merged: text,
      fields,
      paragraphs,
    };
    throw new NotPublished({ kind: 'conflict', key, conflict });
  }
  return stamped(core, key, checked(key, { path, oid: blobs.oidOf(merged.text), text: merged.text, was }));
}

/** With the day of its publication, or of its change. */
async function stamped<F extends { text: string; oid: string; was: string | undefined }>(
  { blobs, today }: Core,
  key: EntryKey,
  file: F,
): Promise<F> {
  const was = file.was === undefined ? undefined : await blobs.text(file.was);
  const text = withDays(key, file.text, was, await today());
  return text === file.text ? file : { ...file, text, oid: blobs.oidOf(text) };
}

/** A branch that another tool made was never read. */
function checked<F extends { text: string }>(key: EntryKey, file: F): F {
  const problems: readonly Problem[] = checkText(key, file.text);
  if (hasErrors(problems)) throw new NotPublished({ kind: 'invalid', key, problems });
  return file;
}

/** The entry goes; its address stays, and says so. */
async function removal(
  core: Core,
  draft: DraftState,
  before: Files,
): Promise<{ title: string; files: Files }> {
  const { state, blobs } = core;
  const path = entryPath(draft.key);
  const was = state.main.get(path);
  if (was !== draft.base && was !== undefined) throw changedSince(draft.key.slug);
  const text = was === undefined ? '' : ((await blobs.text(was)) ?? '');
  const files: Files = was === undefined ? [] : [{ path, oid: null, was }];
  const list = state.main.get(REMOVED_FILE);
  const earlier = before.find((file) => file.path === REMOVED_FILE)?.text;
  const kept = withRemoved(
    earlier ?? (list === undefined ? '' : ((await blobs.text(list)) ?? '')),
    draft.key,
    await core.today(),
  );
  if (kept !== undefined) files.push({ path: REMOVED_FILE, oid: blobs.oidOf(kept), text: kept, was: list });
  return { title: `${titleOf(draft.key, text)} (retrait)`, files };
}

const removedSince = (title: string): StoreRefusal =>
  new StoreRefusal(
    'removed',
    `« ${title} » a été retirée du portail depuis le début de ce brouillon. Le brouillon reste : pour la faire revenir, enregistrez-le encore une fois, puis publiez.`,
  );

const changedSince = (slug: string): StoreRefusal =>
  new StoreRefusal(
    'changed',
    `« ${slug} » a été modifiée depuis que son retrait a été demandé. Relisez-la, abandonnez cette demande, et demandez à nouveau son retrait s’il le faut.`,
  );

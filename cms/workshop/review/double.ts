/** Two entries that are one: side by side, then made one, with the chosen side of each field. */
import { typeOfCollection } from '../../store/paths.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import type { EntryText, Store, Upload } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import { compareEntries, mergeEntries } from '../forms/index.ts';
import type { ComparedField, EntryKey, Participant, Versions } from '../types.ts';
import { setAside } from './aside.ts';
import { authorOf, nothingWaits, whileNobodySends } from './decide.ts';
import { changedMeanwhile, checkReviewer, sameKey } from './parts.ts';
import type { ReviewParts } from './parts.ts';
import { waitingOn } from './queue.ts';
import { sendAgain } from './settle.ts';
import { changedIn } from './version.ts';

export async function compare(
  { context, library, writer }: ReviewParts,
  a: EntryKey,
  b: EntryKey,
): Promise<readonly ComparedField[]> {
  const [one, other] = await bothTexts(context.store, a, b);
  await library.fresh();
  return compareEntries(typeOfCollection(a.collection), one.text, other.text, writer.names);
}

/** The draft where there is one, else what is published. */
async function currentText(store: Store, key: EntryKey): Promise<EntryText> {
  const text = (await store.draftText(key)) ?? (await store.publishedEntry(key));
  if (text) return text;
  throw nothingWaits(key);
}

async function bothTexts(store: Store, a: EntryKey, b: EntryKey): Promise<[EntryText, EntryText]> {
  if (a.collection !== b.collection)
    throw new StoreRefusal(
      'other-kind',
      'Ces deux pages ne sont pas du même type : elles ne peuvent pas en faire une. Gardez les deux, ou refusez-en une.',
    );
  if (sameKey(a, b)) throw new StoreRefusal('same-entry', 'C’est la même page des deux côtés.');
  return [await currentText(store, a), await currentText(store, b)];
}

interface Doubles {
  kept: EntryKey;
  other: EntryKey;
  /** By path: `a` is what `kept` says, `b` what `other` says. */
  choices: Readonly<Record<string, 'a' | 'b' | 'both'>>;
  /** What the reviewer had before them, where it is known. */
  read?: Versions | undefined;
}

export async function mergeDoubles(
  { context, library, outcomes }: ReviewParts,
  doubles: Doubles,
  by: Participant,
): Promise<void> {
  checkReviewer(context, by);
  const { kept, other } = doubles;
  await whileNobodySends(context, [kept, other], async () => {
    const title = (await context.store.draft(other))?.title ?? other.slug;
    await join(context, doubles, by);
    await library.fresh();
    const into = library.get(kept)?.title;
    outcomes.note(other, { kind: 'joined', title, by: by.name, into });
  });
}

async function join(
  context: Context,
  { kept, other, choices, read }: Doubles,
  by: Participant,
): Promise<void> {
  const { store } = context;
  const [mine, theirs] = await bothTexts(store, kept, other);
  if (read && (await changedIn(store, [kept, other], read)).length > 0) throw changedMeanwhile();
  const draft = await store.draft(other);
  if (!draft) throw publishedDouble();
  const text = mergeEntries(typeOfCollection(kept.collection), mine.text, theirs.text, choices);
  await saveMerged(context, { kept, other, text, seen: mine.token, author: draft.by });
  const all = waitingOn(context, other);
  const waiting = all.filter(({ stage }) => stage !== 'clash');
  await setAside(context, draft, {
    by: authorOf(draft, waiting),
    contributions: waiting.length,
    reviewer: by.name,
    why: { kind: 'joined', into: kept },
  });
  for (const { id } of waiting) await context.change(id, { stage: 'joined', joined: kept });
  await store.discard(other, context.signature(by));
  // What they disagreed with is elsewhere: they wait by themselves.
  for (const { id, stage } of all) if (stage === 'clash') await sendAgain(context, id);
}

const publishedDouble = (): StoreRefusal =>
  new StoreRefusal(
    'published-double',
    'La page qui disparaîtrait est publiée. Gardez-la, elle, et joignez-lui le brouillon ; ou demandez son retrait dans l’éditeur.',
  );

interface Merged {
  kept: EntryKey;
  other: EntryKey;
  text: string;
  seen: string;
  /** Of the other draft: what they brought is theirs in the history too. */
  author: string;
}

async function saveMerged({ store }: Context, { kept, other, text, seen, author }: Merged): Promise<void> {
  const isDraft = (await store.draft(kept)) !== undefined;
  const saved = await store.save({
    key: kept,
    text,
    seen,
    uploads: await picturesOf(store, { from: other, to: kept, text }),
    by: { name: author, role: 'contributor' },
    ...(isDraft ? {} : { status: 'pending_review' as const }),
  });
  if (saved.kind === 'saved') return;
  if (saved.kind !== 'invalid') throw changedMeanwhile();
  const why = saved.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ label, message }) => (label ? `${label} : ${message}` : message));
  throw new StoreRefusal('invalid', `Les deux textes réunis ne font pas une page : ${why.join(' ; ')}.`);
}

/** Pictures that the text names, and that the other draft alone has. */
async function picturesOf(
  store: Store,
  { from, to, text }: { from: EntryKey; to: EntryKey; text: string },
): Promise<Upload[]> {
  const uploads: Upload[] = [];
  for (const { path, isText } of (await store.draft(from))?.files ?? []) {
    if (isText || !text.includes(path) || (await store.media(path, to))) continue;
    const found = await store.media(path, from);
    if (found) uploads.push({ path, bytes: found.bytes });
  }
  return uploads;
}

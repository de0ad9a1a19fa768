/** One draft, whole: what it changes, what was said of it, what is missing, whom to call. */
import { typeOf } from '../../../src/content-types/registry.ts';
import { closed } from '../../../src/lib/text/closed.ts';
import { typeOfCollection } from '../../store/paths.ts';
import type { Draft, Note } from '../../store/types.ts';
import type { Context } from '../core/context.ts';
import type { Kept } from '../core/records.ts';
import { asideIn, diffEntries, personalInText } from '../forms/index.ts';
import type { EntryKey, ReviewItem } from '../types.ts';
import type { ReviewParts } from './parts.ts';
import { queueItemOf, waitingOn } from './queue.ts';

export async function itemOf(parts: ReviewParts, key: EntryKey): Promise<ReviewItem | undefined> {
  const { context } = parts;
  const item = await queueItemOf(parts, key);
  if (!item) return undefined;
  const { store } = context;
  const [draft, before, after] = [
    await store.draft(key),
    (await store.publishedEntry(key))?.text,
    (await store.draftText(key))?.text,
  ];
  const waiting = waitingOn(context, key);
  return {
    ...item,
    fields:
      after === undefined
        ? []
        : diffEntries(typeOfCollection(key.collection), before, after, parts.writer.names),
    photos: photosOf(draft, waiting, after ?? ''),
    words: wordsOf(draft, waiting),
    remarks: after === undefined ? [] : remarksOf(parts, key, after),
    contacts: contactsOf(context, waiting),
    clashes: waiting.flatMap(({ id, stage, by, conflict }) =>
      stage === 'clash' && conflict ? [{ contribution: id, by: by.name, conflict }] : [],
    ),
  };
}

/** Pictures that come with the draft, and what is said of each. */
function photosOf(draft: Draft | undefined, waiting: readonly Kept[], text: string): ReviewItem['photos'] {
  const said = new Map(waiting.flatMap(({ photos }) => photos.map(({ path, alt }) => [path, alt] as const)));
  const paths = (draft?.files ?? []).filter(({ isText }) => !isText).map(({ path }) => path);
  return paths.map((path) => ({ path, alt: said.get(path) || altIn(text, path) }));
}

/** `image:` with its `imageAlt:`, a logo with its own, or a picture of the text. */
function altIn(text: string, path: string): string {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const inText = new RegExp(`!\\[([^\\]]*)\\]\\((?:\\.{0,2}/)*${escaped}\\)`).exec(text)?.[1];
  const field = new RegExp(`^(\\w+): "?${escaped}"?$`, 'm').exec(text)?.[1];
  const inField = field && new RegExp(`^${field}Alt: (.*)$`, 'm').exec(text)?.[1];
  return (inText ?? inField ?? '').replace(/^"(.*)"$/, '$1');
}

/** Those of the draft and those of the contributions in it: the same word is kept in both, under one identifier. */
function wordsOf(draft: Draft | undefined, waiting: readonly Kept[]): Note[] {
  const all = [...(draft?.notes ?? []), ...waiting.flatMap(({ words }) => words)];
  const words = [...new Map(all.map((word) => [word.id, word])).values()];
  return words.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/** First, what would be published as it was typed; then what may be somebody's own; then what is missing. */
function remarksOf({ context, library }: ReviewParts, key: EntryKey, text: string): string[] {
  const type = typeOfCollection(key.collection);
  const { folder } = typeOf('actor');
  const namesOf = (body: string) => {
    const slug = library.find('actor', body) ?? body;
    return library.get({ collection: folder, slug })?.names ?? [body];
  };
  const problems = [...personalInText(type, text, namesOf), ...context.store.check(key, text)];
  return [
    ...asideIn(text).map(
      ({ label, value }) =>
        `${capital(label)} : « ${value} » n’est pas compris, et paraîtrait tel quel à la fin du texte. Modifiez le texte avant de publier.`,
    ),
    ...problems.map(({ label, value, message }) => {
      const about = [label, value && `« ${value} »`].filter(Boolean).join(', ');
      return closed(capital(about ? `${about} : ${message}` : message));
    }),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contactsOf = ({ contacts }: Context, waiting: readonly Kept[]): ReviewItem['contacts'] =>
  waiting.flatMap(({ id, by }) => {
    const contact = contacts.of(id);
    return contact ? [{ name: by.name, contact }] : [];
  });

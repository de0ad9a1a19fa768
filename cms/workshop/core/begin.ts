/** The beginning of a contribution: an empty form, or one that is filled from a page. */
import { fieldAt } from '../../../src/schema/validate.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { checkKey, typeOfCollection } from '../../store/paths.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import { valuesOf } from '../forms/index.ts';
import type { EntryKey, Participant, WorkshopKind } from '../types.ts';
import type { Context } from './context.ts';
import { newId } from './ids.ts';
import { hasNoText } from './prepare.ts';
import type { Writer } from './prepare.ts';
import { answersChanged } from './records.ts';
import type { Kept } from './records.ts';
import { UNTITLED, isNew } from './values.ts';

/** Of one person, all in all, and not sent yet: a machine that sends forms makes no more. */
const EACH_MAX = 200;
const BEGUN_MAX = 40;

/** @throws StoreRefusal */
export async function begin(
  context: Context,
  writer: Writer,
  kind: WorkshopKind,
  by: Participant,
  page?: EntryKey,
): Promise<Kept> {
  const own = [...context.contributions.values()].filter((one) => one.by.id === by.id);
  const empty = own.find((one) => isUntouched(one) && one.kind === kind && isSamePage(one.page, page));
  if (empty) return empty;
  const begun = own.filter(({ stage }) => stage === 'begun').length;
  if (own.length >= EACH_MAX) throw tooMany(`${EACH_MAX} contributions`);
  if (begun >= BEGUN_MAX) throw tooMany(`${BEGUN_MAX} textes commencés et pas encore envoyés`);
  await writer.library.fresh();
  const contribution = await beginning(context, writer, kind, by, page);
  await context.write({ op: 'contribution', contribution });
  return contribution;
}

async function beginning(
  context: Context,
  writer: Writer,
  kind: WorkshopKind,
  { id, name, credit }: Participant,
  page: EntryKey | undefined,
): Promise<Kept> {
  const time = context.time();
  const kept: Kept = {
    id: newId(),
    kind,
    by: { id, name, credit },
    created: time,
    updated: time,
    stage: 'begun',
    title: UNTITLED,
    values: {},
    photos: [],
    words: [],
    revision: 0,
    edits: 0,
    hasContact: false,
  };
  if (isNew(kind)) return kept;
  const { key, text, token } = await published(context, kind, page);
  const title = writer.library.get(key)?.title ?? key.slug;
  if (kind === 'answer') return { ...kept, page: key, title };
  const seen = { page: key, title, seen: token, original: text };
  if (kind === 'exact') return { ...kept, ...seen };
  const given = valuesOf(writer.form('correction', key), text, writer.names);
  return { ...kept, ...seen, values: given, given };
}

/** Only what everybody sees may be corrected, answered, confirmed: a draft is its author's. */
async function published(context: Context, kind: WorkshopKind, page: EntryKey | undefined) {
  if (!page)
    throw new StoreRefusal('no-page', 'Il manque la page : cherchez-la par son nom, puis choisissez-la.');
  const key = checkKey(page);
  const type = typeOfCollection(key.collection);
  const entry = await context.store.publishedEntry(key);
  if (!entry)
    throw new StoreRefusal(
      'not-published',
      'Cette page n’est pas sur le portail : elle est peut-être en relecture, ou retirée. Parlez-en à la personne qui anime.',
    );
  if (kind === 'answer' && type !== 'question')
    throw new StoreRefusal('not-a-question', 'On ne répond qu’à une question. Choisissez-en une.');
  if (
    kind === 'exact' &&
    !fieldAt(typeOf(type).fields, ['verifiedOn']) &&
    !fieldAt(typeOf(type).fields, ['updated'])
  )
    throw new StoreRefusal(
      'not-verified',
      'Cette page n’a pas de date de vérification. Proposez une correction.',
    );
  return entry;
}

const tooMany = (what: string): StoreRefusal =>
  new StoreRefusal(
    'many-contributions',
    `${what}, c’est le plus que puisse avoir une personne ici. Reprenez ce qui est commencé, ou parlez-en à la personne qui anime.`,
  );

const isSamePage = (one: EntryKey | undefined, other: EntryKey | undefined): boolean =>
  one?.collection === other?.collection && one?.slug === other?.slug;

/** Begun, and left as it was. */
export function isUntouched(kept: Kept): boolean {
  if (kept.stage !== 'begun' || kept.photos.length > 0 || kept.sending) return false;
  return kept.given ? Object.keys(answersChanged(kept.given, kept.values)).length === 0 : hasNoText(kept);
}

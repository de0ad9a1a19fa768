/** What authors do: join, write, be read again. Nothing that was acknowledged is lost, and nothing is anybody else's. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Contribution, Desk, EntryKey, Origin, Participant } from '../types.ts';
import { begin, isUntouched } from './begin.ts';
import type { Context } from './context.ts';
import { isId } from './ids.ts';
import { join } from './people.ts';
import { photoDesk } from './photo-desk.ts';
import type { Photos } from './photos.ts';
import type { Writer } from './prepare.ts';
import { answersChanged, contributionOf } from './records.ts';
import type { Kept } from './records.ts';
import type { Sender } from './send.ts';
import { isInDraft, isOpen, isShown } from './stages.ts';
import { cleanValues, titleFrom } from './values.ts';
import { withdraw } from './withdraw.ts';

export interface DeskParts {
  context: Context;
  writer: Writer;
  photos: Photos;
  sender: Sender;
}

const WORDS_MAX = 5_000;

export function openDesk(parts: DeskParts): Desk {
  const { context, writer, sender } = parts;
  /** Alone for a contribution. @throws StoreRefusal where there is none of that identifier */
  const alone = async <T>(id: string, work: (kept: Kept) => Promise<T>): Promise<T> => {
    need(context, id);
    return context.locks.some([id], () => work(need(context, id)));
  };
  return {
    ...reading(parts),
    ...photoDesk(context, parts.photos, alone),
    join: (person) => join(context, person),
    begin: async (kind, by, page) =>
      shown(context, await oneByOne(context, by, () => begin(context, writer, kind, by, page))),
    keep: (id, values, revision, origin) =>
      alone(id, (kept) => keep(context, kept, { values, revision, origin })),
    send: (id, _by, { isAnother = false } = {}) =>
      alone(id, async (kept) => {
        if (!isOpen(kept.stage)) throw closedTo(kept);
        return sender.send(id, isAnother);
      }),
    exact: (page, by) =>
      oneByOne(context, by, async () => {
        const { id, stage } =
          exactBefore(context, page, by) ?? (await begin(context, writer, 'exact', by, page));
        if (stage === 'begun') await context.locks.some([id], () => sender.send(id, false));
        return shown(context, need(context, id));
      }),
    reply: (id, text, by) => alone(id, (kept) => reply(context, kept, text, by)),
    leaveContact: (id, contact) => alone(id, () => context.contacts.leave(id, contact)),
    withdraw: (id) => alone(id, (kept) => withdraw(context, kept)),
  };
}

function reading({
  context,
  writer,
  sender,
}: DeskParts): Pick<Desk, 'find' | 'mine' | 'shown' | 'problems' | 'text' | 'same'> {
  return {
    async find(id) {
      const kept = isId(id) ? context.contributions.get(id) : undefined;
      return kept && withWords(context, kept);
    },
    async mine(person) {
      const own = [...context.contributions.values()].filter(({ by }) => by.id === person);
      return newestFirst(own.filter((kept) => !isUntouched(kept))).map((kept) => shown(context, kept));
    },
    problems: async (id) => writer.problems(need(context, id)),
    async text(id) {
      const prepared = await writer.prepare(need(context, id));
      return 'problems' in prepared ? prepared : { key: prepared.key, text: prepared.text };
    },
    async shown() {
      const sent = [...context.contributions.values()].filter(({ stage }) => isShown(stage));
      return newestFirst(sent).map((kept) => shown(context, kept));
    },
    async same(kind, title) {
      await writer.library.fresh();
      return sender.near(kind, title);
    },
  };
}

const newestFirst = (all: readonly Kept[]): Kept[] =>
  [...all].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));

/** What one person begins: a double tap begins once. */
const oneByOne = <T>(context: Context, by: Participant, work: () => Promise<T>): Promise<T> =>
  context.locks.some([`begin ${by.id}`], work);

function shown(context: Context, kept: Kept): Contribution {
  return { ...contributionOf(kept), hasContact: context.contacts.of(kept.id) !== undefined };
}

/** With what reviewers said in the editor; what other authors of the same draft said is not theirs to read. */
async function withWords(context: Context, kept: Kept): Promise<Contribution> {
  const contribution = shown(context, kept);
  const draft = kept.page && isInDraft(kept.stage) ? await context.store.draft(kept.page) : undefined;
  const since = kept.sent ?? '';
  const known = new Set(kept.words.map(({ id }) => id));
  const more = (draft?.notes ?? []).filter(
    ({ id, role, time }) => role === 'reviewer' && !known.has(id) && time >= since,
  );
  if (more.length === 0) return contribution;
  return { ...contribution, words: [...kept.words, ...more].sort((a, b) => (a.time < b.time ? -1 : 1)) };
}

async function keep(
  context: Context,
  kept: Kept,
  {
    values,
    revision,
    origin,
  }: { values: Contribution['values']; revision: number; origin?: Origin | undefined },
): ReturnType<Desk['keep']> {
  if (!isOpen(kept.stage)) throw closedTo(kept);
  if (!Number.isSafeInteger(revision) || revision < 0)
    throw new StoreRefusal('bad-revision', 'Cet enregistrement n’a pas de numéro : rechargez la page.');
  const clean = cleanValues(values);
  const changes = answersChanged(kept.values, clean);
  const isSame = Object.keys(changes).length === 0;
  if (revision <= kept.revision || isUnseen(kept, origin))
    return { kind: isSame ? 'kept' : 'older', revision: kept.revision };
  await context.write({
    op: 'keep',
    id: kept.id,
    time: context.time(),
    revision,
    ...(origin && { device: origin.device }),
    title: titleFrom(kept, clean),
    values: changes,
  });
  return { kind: 'kept', revision };
}

/** Another page kept something since this one read the text. */
const isUnseen = ({ revision, device }: Kept, origin: Origin | undefined): boolean =>
  origin !== undefined &&
  origin.since < revision &&
  (device === undefined || ![origin.device, ...(origin.before ?? '').split('.')].includes(device));

async function reply(context: Context, kept: Kept, text: string, by: Participant): Promise<void> {
  const said = text.replace(/\r\n?/g, '\n').toWellFormed().replaceAll('\0', '').trim();
  if (said === '') throw new StoreRefusal('empty-note', 'La réponse est vide. Écrivez-la, puis envoyez-la.');
  if (said.length > WORDS_MAX)
    throw new StoreRefusal(
      'long-note',
      `La réponse est trop longue (${said.length} signes) : ${WORDS_MAX} au plus.`,
    );
  await context.change(kept.id, {}, context.note(said, by));
}

/** The same person said it of the same page already, or was cut short while they did. */
function exactBefore(context: Context, page: EntryKey, by: Participant): Kept | undefined {
  return [...context.contributions.values()].find(
    (kept) =>
      kept.kind === 'exact' &&
      kept.by.id === by.id &&
      kept.page?.collection === page.collection &&
      kept.page.slug === page.slug &&
      (kept.stage === 'begun' || kept.stage === 'published' || isInDraft(kept.stage)),
  );
}

function need(context: Context, id: string): Kept {
  const kept = isId(id) ? context.contributions.get(id) : undefined;
  if (kept) return kept;
  throw new StoreRefusal(
    'unknown',
    'Cette contribution n’est pas dans cet atelier. Vérifiez l’adresse, ou retrouvez-la depuis l’accueil.',
  );
}

const closedTo = ({ stage }: Kept): StoreRefusal =>
  stage === 'joined'
    ? new StoreRefusal(
        'joined',
        'Ce texte a été réuni à une autre page : c’est elle qui se modifie maintenant. Votre saisie est encore à l’écran.',
      )
    : new StoreRefusal(
        'withdrawn',
        'Ce texte a été retiré par son auteur ou son autrice : il ne se modifie plus. Commencez-en un autre.',
      );

/**
 * A contribution goes to the store. What is sent is in the journal first, whole; then the store has it; then the journal
 * has what became of it. Cut anywhere between, it is done again, and done once.
 */
import { createHash } from 'node:crypto';
import { addressOf } from '../../../src/domain/urls.ts';
import { nearNames } from '../forms/index.ts';
import { typeOfCollection } from '../../store/paths.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import { nameOf } from '../../store/state.ts';
import type { EntryKey, SaveResult, Upload } from '../../store/types.ts';
import type { SameEntry, SendResult, WorkshopKind } from '../types.ts';
import type { Context } from './context.ts';
import type { KnownEntry } from './library.ts';
import type { Photos } from './photos.ts';
import type { Prepared, Writer } from './prepare.ts';
import type { Kept, Sending } from './records.ts';
import { stageOf } from './stages.ts';
import { isNew } from './values.ts';

/** The store refuses for a time: the same is sent again later. */
const PASSING = new Set(['disk', 'closed', 'late']);
/** Names that were taken between the look and the save: beyond, something else is wrong. */
const TURNS = 20;

export class Sender {
  readonly #context: Context;
  readonly #writer: Writer;
  readonly #photos: Photos;

  constructor(context: Context, writer: Writer, photos: Photos) {
    this.#context = context;
    this.#writer = writer;
    this.#photos = photos;
  }

  /** To be called alone for a contribution. @throws StoreRefusal */
  async send(id: string, isAnother: boolean): Promise<SendResult> {
    let kept = this.#kept(id);
    if (kept.sending) {
      const { edits } = kept.sending;
      const result = await this.deliver(id, true);
      if (edits === this.#kept(id).edits || result.kind !== 'sent') return result;
      kept = this.#kept(id);
    }
    if (isSentAlready(kept)) return sentTo(kept.page!);
    return kept.kind === 'answer'
      ? // Two who answer at once would each leave the other's out.
        this.#context.locks.some([`answers ${nameOf(kept.page!)}`], () =>
          this.#prepareAndSend(kept, isAnother),
        )
      : this.#prepareAndSend(kept, isAnother);
  }

  async #prepareAndSend(kept: Kept, isAnother: boolean): Promise<SendResult> {
    const prepared = await this.#writer.prepare(kept);
    if ('problems' in prepared) return { kind: 'invalid', problems: prepared.problems };
    const same = this.#sameAs(kept, prepared);
    if (same.length > 0 && !isAnother) return { kind: 'same', same };
    const others = [...new Set([...(kept.others ?? []), ...same.map(({ key }) => nameOf(key))])];
    await this.#context.change(kept.id, {
      sending: this.#sending(kept, prepared),
      title: prepared.title,
      ...(same.length > 0 ? { others } : {}),
    });
    return this.deliver(kept.id);
  }

  #sending({ id, edits }: Kept, { key, text, seen }: Pick<Prepared, 'key' | 'text' | 'seen'>): Sending {
    const save = createHash('sha256')
      .update(`${id} ${edits} ${nameOf(key)} ${text}`)
      .digest('base64url');
    return { save, edits, key, text, seen, status: 'pending_review', time: this.#context.time() };
  }

  /** Those of nearly its name that its author was not asked about. A new entry has its name from its first send. */
  #sameAs(kept: Kept, { title }: Prepared): SameEntry[] {
    if (!isNew(kept.kind) || (kept.page && kept.stage !== 'refused')) return [];
    return this.near(kept.kind, title).filter(({ key }) => !kept.others?.includes(nameOf(key)));
  }

  near(kind: WorkshopKind, title: string): SameEntry[] {
    if (!isNew(kind)) return [];
    const today = this.#context.today();
    // What took place may well be held again.
    const known = this.#writer.library.ofType(kind).filter(({ day }) => day === undefined || day >= today);
    return nearNames(title, known).map(sameEntry);
  }

  /**
   * What the journal says is to be sent.
   * @param isAgain it may be in the store already, sent before its outcome was written
   * @throws StoreRefusal
   */
  async deliver(id: string, isAgain = false): Promise<SendResult> {
    for (let turn = 0; ; turn++) {
      const kept = this.#kept(id);
      const sending = kept.sending!;
      const result = await this.#save(kept, sending, isAgain && turn === 0);
      if (result.kind === 'saved') return this.#saved(kept, sending, result.seen);
      if (result.kind === 'conflict') return this.#clashed(kept, sending, result.conflict);
      if (result.kind === 'invalid') {
        await this.#context.change(id, { sending: null });
        return { kind: 'invalid', problems: this.#writer.problemsOf(kept, result.problems) };
      }
      if (turn >= TURNS) throw noName();
      await this.#context.change(id, { sending: await this.#elsewhere(kept, sending) });
    }
  }

  /** Somebody took the name between the look and the save. */
  async #elsewhere(kept: Kept, { key, text }: Sending): Promise<Sending> {
    await this.#writer.library.fresh();
    const free = this.#writer.freeKey(typeOfCollection(key.collection), text, new Set([key.slug]));
    return this.#sending(kept, { key: free, text, seen: undefined });
  }

  async #save(kept: Kept, sending: Sending, isAgain: boolean): Promise<SaveResult> {
    const { store } = this.#context;
    const { key, text, seen, status, save: id } = sending;
    const save = {
      key,
      text,
      seen,
      status,
      id,
      uploads: await this.#uploads(kept, text),
      by: this.#context.signature({ ...kept.by, role: 'contributor' }),
    };
    try {
      const result = await store.save(save);
      if (result.kind !== 'exists' || !isAgain || !(await this.#isOwn(kept, key))) return result;
      // This very text, sent before: it is read as its own base, whatever was added to it since.
      return await store.save({ ...save, seen: blobOf(text), id: `${id}-again` });
    } catch (error) {
      if (!(error instanceof StoreRefusal) || PASSING.has(error.code)) throw error;
      await this.#context.change(kept.id, { sending: null });
      throw error;
    }
  }

  /** Nothing was there when it was sent, and nobody else of the workshop sent anything there since. */
  async #isOwn(kept: Kept, key: EntryKey): Promise<boolean> {
    if (this.#context.contributionsOf(key).some(({ id }) => id !== kept.id)) return false;
    const draft = await this.#context.store.draft(key);
    return !draft || draft.by === this.#context.signature(kept.by).name;
  }

  async #uploads({ photos }: Kept, text: string): Promise<Upload[]> {
    const named = photos.filter(({ path }) => text.includes(path));
    const read = await Promise.all(
      named.map(async ({ path, hash }) => ({ path, bytes: await this.#photos.read(hash) })),
    );
    return read.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
  }

  async #saved({ id }: Kept, { key, text, edits, time }: Sending, next: string): Promise<SendResult> {
    const stage = await this.#stageIn(key);
    await this.#context.change(id, {
      stage,
      page: key,
      sent: time,
      next,
      sentText: text,
      sentEdits: edits,
      sending: null,
      conflict: null,
      refusal: null,
      twoVersions: null,
    });
    // Published or given up while its outcome was written: nobody told it so.
    const now = await this.#stageIn(key);
    if (now !== stage) await this.#context.change(id, { stage: now });
    return sentTo(key);
  }

  /** Without a draft, what is published says it already. */
  async #stageIn(key: EntryKey): Promise<Kept['stage']> {
    const draft = await this.#context.store.draft(key);
    return draft ? stageOf(draft.status) : 'published';
  }

  async #clashed(
    { id }: Kept,
    { key, text, edits, time }: Sending,
    conflict: NonNullable<Kept['conflict']>,
  ): Promise<SendResult> {
    await this.#context.change(id, {
      stage: 'clash',
      page: key,
      sent: time,
      sentText: text,
      sentEdits: edits,
      sending: null,
      refusal: null,
      conflict,
    });
    return { kind: 'clash', by: conflict.theirs.by };
  }

  #kept(id: string): Kept {
    return this.#context.contributions.get(id)!;
  }
}

/** Sent as it is now, and nothing is asked of its author. */
const isSentAlready = ({ stage, edits, sentEdits }: Kept): boolean =>
  edits === sentEdits && (stage === 'sent' || stage === 'ready' || stage === 'published');

export function pageAddress({ collection, slug }: EntryKey): string {
  return addressOf({ kind: 'entry', type: typeOfCollection(collection), slug });
}

const sentTo = (key: EntryKey): SendResult => ({ kind: 'sent', key, address: pageAddress(key) });

export const sameEntry = ({ key, title, detail, where }: KnownEntry): SameEntry => ({
  key,
  title,
  detail,
  where,
  ...(where === 'published' ? { address: pageAddress(key) } : {}),
});

/** As git names it. */
const blobOf = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');

const noName = (): StoreRefusal =>
  new StoreRefusal(
    'no-name',
    'Aucun nom de page n’est libre pour ce titre. Changez-le un peu, puis envoyez à nouveau : votre texte est gardé.',
  );

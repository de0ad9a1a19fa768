/** A save: what was sent, beside what its sender had read and what is kept now. Nothing is overwritten unseen. */
import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/schema/problem.ts';
import { writeBlob } from '../git/objects.ts';
import { checkText, hasErrors, titleOf } from './check.ts';
import type { Core } from './core.ts';
import { diskRefusal } from './core.ts';
import { keepPicture, place, rename, takeUploads } from './intake.ts';
import type { Incoming, Placed } from './intake.ts';
import { mergeTexts } from './merge-text.ts';
import { cleanPerson } from './message.ts';
import { MEDIA, checkKey, entryPath } from './paths.ts';
import { lastAuthorOf, wasRemoved } from './history.ts';
import type { FileRecord } from './records.ts';
import { StoreRefusal } from './refusal.ts';
import { addressHolder } from './same-address.ts';
import { nameOf } from './state.ts';
import type { DraftState } from './state.ts';
import { readToken } from './token.ts';
import type { DraftStatus, EntryKey, Save, SaveResult } from './types.ts';

/** Results by the senders' own identifiers, the last ones: what is sent twice is told the same. */
const REMEMBERED = 2_000;

export class Saves {
  readonly #core: Core;
  readonly #told = new Map<string, SaveResult>();

  constructor(core: Core) {
    this.#core = core;
  }

  /** @throws StoreRefusal */
  async save(asked: Save): Promise<SaveResult> {
    const save = {
      ...asked,
      key: checkKey(asked.key),
      by: cleanPerson(asked.by),
      seen: asked.seen || undefined,
    };
    const known = asked.id === undefined ? undefined : this.#told.get(asked.id);
    if (known) return known;
    const problems = checkText(save.key, save.text);
    if (hasErrors(problems)) {
      await this.#keepAttempt(save, []);
      return { kind: 'invalid', problems };
    }
    const incoming = await this.#takePictures(save);
    return this.#core.locks.some([nameOf(save.key)], async () => {
      // The same, sent again while the first was under way.
      const already = asked.id === undefined ? undefined : this.#told.get(asked.id);
      const result = already ?? (await this.#decide(save, incoming, problems));
      if (asked.id !== undefined && result.kind === 'saved') this.#remember(asked.id, result);
      return result;
    });
  }

  /** @throws StoreRefusal where one is none; the text is kept aside all the same */
  async #takePictures(save: Save): Promise<Incoming[]> {
    try {
      return await takeUploads(save.uploads ?? [], (bytes) => this.#core.blobs.oidOf(bytes));
    } catch (error) {
      await this.#keepAttempt(save, []);
      throw error;
    }
  }

  async #decide(
    save: Save,
    incoming: readonly Incoming[],
    problems: readonly Problem[],
  ): Promise<SaveResult> {
    const placed = this.#place(incoming);
    try {
      const { text, renamed } = rename(save.text, placed);
      return await this.#compare(save, { text, renamed, placed, problems });
    } finally {
      for (const { path } of placed) this.#core.reserved.delete(path);
    }
  }

  /** Each has its name from here on, whoever else sends a picture of that name meanwhile. */
  #place(incoming: readonly Incoming[]): Placed[] {
    const { state, reserved } = this.#core;
    return incoming.map((picture) => {
      const placed = place(picture, (path) => [
        ...state.at(path),
        ...(reserved.has(path) ? [reserved.get(path)!] : []),
      ]);
      reserved.set(placed.path, placed.oid);
      return placed;
    });
  }

  async #compare(save: Save, sent: Sent): Promise<SaveResult> {
    const { state, blobs } = this.#core;
    const { key } = save;
    const draft = state.drafts.get(nameOf(key));
    const current = state.current(key);
    if (current === null) throw await this.#refuse(save, sent.placed, removalAsked());
    if (current === undefined) {
      if (save.seen !== undefined && (await wasRemoved(this.#core, key)))
        throw await this.#refuse(save, sent.placed, removedMeanwhile());
      const holder = addressHolder(state.main, key);
      if (holder !== undefined) return this.#held(key, holder);
      return this.#write(save, sent, { text: sent.text });
    }
    const kept = (await blobs.text(current)) ?? '';
    if (kept === sent.text && !this.#isFounded(save))
      return this.#unchanged(save, sent, { draft, token: current, text: kept });
    if (save.seen === undefined) return this.#exists(save, draft, kept);
    const { draft: read } = readToken(save.seen);
    if (read === current) return this.#write(save, sent, { text: sent.text });
    return this.#merge(save, sent, { draft, current, kept, base: await blobs.text(read) });
  }

  /** The sender read what is published beside the draft, and settled them. */
  #isFounded(save: Save): boolean {
    const { published } = readToken(save.seen ?? '');
    return published !== undefined && this.#core.state.main.get(entryPath(save.key)) === published;
  }

  async #merge(
    save: Save,
    sent: Sent,
    {
      draft,
      current,
      kept,
      base,
    }: { draft: DraftState | undefined; current: string; kept: string; base: string | undefined },
  ): Promise<SaveResult> {
    const { key } = save;
    const by = draft?.lastBy ?? (await lastAuthorOf(this.#core, key));
    const merged = mergeTexts(key, base, kept, sent.text);
    if (merged.isDisputed) {
      const attempt = await this.#keepAttempt(save, sent.placed);
      const theirs = { key, text: kept, token: current, by };
      const { fields, paragraphs } = merged;
      return {
        kind: 'conflict',
        conflict: { attempt, theirs, mine: sent.text, merged: merged.text, fields, paragraphs },
      };
    }
    if (merged.text === kept)
      return this.#unchanged(save, sent, { draft, token: current, text: kept, mergedWith: by });
    const problems = checkText(key, merged.text);
    if (hasErrors(problems)) {
      await this.#keepAttempt(save, sent.placed);
      return { kind: 'invalid', problems: problems.map((problem) => withReason(problem, by)) };
    }
    return this.#write(save, sent, { text: merged.text, mergedWith: by });
  }

  /** What is kept says it already: only the status may change. */
  async #unchanged(
    save: Save,
    sent: Sent,
    {
      draft,
      token,
      text,
      mergedWith,
    }: { draft: DraftState | undefined; token: string; text: string; mergedWith?: string },
  ): Promise<SaveResult> {
    const status = statusAfter(save, draft);
    const merged = mergedWith === undefined ? {} : { mergedWith };
    if (save.status !== undefined && draft && status !== draft.status)
      return this.#write(save, sent, { text, ...merged });
    const seen = this.#core.blobs.oidOf(save.text);
    // The form may say less than what is kept: its next save is merged from what it said.
    if (seen !== token) await writeBlob(this.#core.repository.git, save.text);
    const { renamed, problems: remarks } = sent;
    return { kind: 'saved', text, token, seen, renamed, remarks, status: draft?.status ?? status, ...merged };
  }

  async #exists({ key }: Save, draft: DraftState | undefined, text: string): Promise<SaveResult> {
    const title = titleOf(key, text);
    return draft
      ? { kind: 'exists', key, title, where: 'draft', by: draft.by }
      : { kind: 'exists', key, title, where: 'published', by: await lastAuthorOf(this.#core, key) };
  }

  async #held(key: EntryKey, holder: string): Promise<SaveResult> {
    const { blobs, state, repository } = this.#core;
    const text = (await blobs.text(state.main.get(holder)!)) ?? '';
    return {
      kind: 'exists',
      key,
      title: titleOf(key, text),
      where: 'published',
      file: repository.prefix + holder,
    };
  }

  async #write(save: Save, sent: Sent, kept: { text: string; mergedWith?: string }): Promise<SaveResult> {
    const { blobs, state, repository } = this.#core;
    const { key, by } = save;
    const draft = state.drafts.get(nameOf(key));
    const [token, seen] = [blobs.oidOf(kept.text), blobs.oidOf(save.text)];
    const isGone = draft?.base !== undefined && !state.main.has(entryPath(key));
    const { files, dropped } = await this.#files(key, kept.text, sent.placed, draft);
    const status = statusAfter(save, draft);
    await this.#core.write({
      op: 'save',
      key,
      by,
      title: titleOf(key, kept.text),
      status,
      files,
      dropped,
      ...(isGone || this.#isFounded(save) ? { onto: true } : {}),
      ...(seen === token ? {} : { sent: { oid: seen, text: save.text } }),
    });
    this.#core.emit({ kind: 'saved', key, by: by.name, status });
    const remarks = isGone
      ? [...sent.problems, publishedAgain(repository.prefix + entryPath(key))]
      : sent.problems;
    const { mergedWith, text } = kept;
    return {
      kind: 'saved',
      text,
      token,
      seen,
      renamed: sent.renamed,
      remarks,
      status,
      ...(mergedWith ? { mergedWith } : {}),
    };
  }

  /** Text and pictures; those that the draft brought and its text names no more are left out. */
  async #files(
    key: Save['key'],
    text: string,
    placed: readonly Placed[],
    draft: DraftState | undefined,
  ): Promise<{ files: FileRecord[]; dropped: string[] }> {
    const { blobs, state, pictures } = this.#core;
    const files: FileRecord[] = [{ path: entryPath(key), oid: blobs.oidOf(text), text }];
    const dropped: string[] = [];
    for (const [path, oid] of draft?.files ?? [])
      if (path.startsWith(`${MEDIA}/`) && !placed.some((one) => one.path === path))
        if (text.includes(path)) files.push({ path, oid });
        else if (!state.main.has(path)) dropped.push(path);
    for (const picture of placed) {
      if (state.main.get(picture.path) === picture.oid || files.some(({ path }) => path === picture.path))
        continue;
      files.push({ path: picture.path, oid: picture.oid, picture: await this.#keep(pictures, picture) });
    }
    return { files, dropped };
  }

  async #keep(folder: string, picture: Placed): Promise<string> {
    try {
      return await keepPicture(folder, picture);
    } catch (error) {
      throw diskRefusal(error);
    }
  }

  async #refuse(save: Save, placed: readonly Placed[], refusal: StoreRefusal): Promise<StoreRefusal> {
    await this.#keepAttempt(save, placed);
    return refusal;
  }

  /** As it was sent, its pictures without what a camera wrote in them. */
  async #keepAttempt(save: Save, placed: readonly Placed[]): Promise<string> {
    const id = save.id ?? randomUUID();
    const uploads = placed.map(({ sent, bytes }) => ({ path: sent, bytes }));
    try {
      return await this.#core.attempts.keep(id, { ...save, uploads }, this.#core.now());
    } catch (error) {
      throw diskRefusal(error);
    }
  }

  #remember(id: string, result: SaveResult): void {
    this.#told.set(id, result);
    if (this.#told.size > REMEMBERED) this.#told.delete(this.#told.keys().next().value!);
  }
}

/** What was sent, under the names that its pictures are kept under. */
interface Sent {
  text: string;
  renamed: Record<string, string>;
  placed: readonly Placed[];
  problems: readonly Problem[];
}

/** What was ready has changed: a contributor's change is read before it is published. */
function statusAfter({ status, by }: Save, draft: DraftState | undefined): DraftStatus {
  const wanted = status ?? draft?.status ?? 'draft';
  return wanted === 'pending_publish' && by.role === 'contributor' ? 'pending_review' : wanted;
}

const withReason = (problem: Problem, by: string): Problem =>
  problem.severity === 'error'
    ? { ...problem, message: `${problem.message} (une fois réunies vos modifications et celles de ${by})` }
    : problem;

const removalAsked = (): StoreRefusal =>
  new StoreRefusal(
    'removal',
    'Le retrait de cette fiche est demandé : elle ne peut pas être modifiée en même temps. Votre texte est gardé ; abandonnez d’abord la demande de retrait, puis enregistrez à nouveau.',
  );

const removedMeanwhile = (): StoreRefusal =>
  new StoreRefusal(
    'removed',
    'Cette fiche a été retirée du portail entre-temps. Votre texte est gardé : pour la publier à nouveau, enregistrez-le comme une nouvelle fiche.',
  );

const publishedAgain = (file: string): Problem => ({
  severity: 'warning',
  code: 'published-again',
  path: [],
  file,
  message: 'la fiche publiée a été retirée entre-temps : publier ce brouillon la fera revenir',
});

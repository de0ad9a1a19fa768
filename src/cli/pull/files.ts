/** The entries of events that are there, as the pull sees and changes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../reader/decode.ts';
import type { Raw } from '../../schema/validate.ts';
import { save } from '../import/disk.ts';
import { isFaithful } from '../../reader/faithful.ts';
import { Folder, fileText } from '../import/folder.ts';
import type { Existing } from '../import/folder.ts';
import { asWritten } from '../import/settle.ts';
import { BODY, amend } from '../../reader/amend.ts';
import { FIELDS } from './entry.ts';

/** Said where a file could not be written. */
export type Written = { ok: true } | { ok: false; why: string };

export class EventFiles {
  readonly #folder: Folder;
  readonly #isDry: boolean;

  constructor(content: string, isDry: boolean) {
    this.#folder = new Folder(content, 'event');
    this.#isDry = isDry;
  }

  all = (): readonly Existing[] => this.#folder.all();

  ofSource = (source: string): readonly Existing[] => this.#folder.ofSource(source);

  at = (path: string): Existing | undefined => this.all().find((one) => one.path === path);

  /** The values of a file, written as the portal writes them, so that a day typed otherwise is the same day. */
  valuesOf = ({ raw, body }: Existing): Record<string, Raw> => ({
    ...asWritten(FIELDS, raw),
    ...(body.trim() ? { [BODY]: body.trim() } : {}),
  });

  /** @returns its path, or why not */
  create(raw: Record<string, Raw>, body: string): { path: string } | { why: string } {
    const path = `${this.#folder.freeSlug(raw)}.md`;
    const text = fileText('event', raw, body);
    if (!isFaithful(text, raw))
      return { why: 'son texte contient des signes qu’un fichier ne peut pas garder' };
    const failure = this.#isDry ? undefined : save(join(this.#folder.path, path), text, 'wx');
    return failure ? { why: `le fichier ${path} ne peut pas être écrit (${failure})` } : { path };
  }

  change(existing: Existing, changes: ReadonlyMap<string, Raw | undefined>): Written {
    const raw = { ...existing.raw };
    for (const [name, value] of changes)
      if (name === BODY) continue;
      else if (value === undefined) delete raw[name];
      else raw[name] = value;
    const said = changes.get(BODY);
    const body = changes.has(BODY) ? (typeof said === 'string' ? said : '') : existing.body;
    const file = join(this.#folder.path, existing.path);
    const decoded = decode(readFileSync(file));
    const amended = decoded.ok ? amend(FIELDS, decoded.text, changes) : undefined;
    const text = amended !== undefined && isFaithful(amended, raw) ? amended : fileText('event', raw, body);
    if (!isFaithful(text, raw))
      return { ok: false, why: 'son texte contient des signes qu’un fichier ne peut pas garder' };
    const failure = this.#isDry ? undefined : save(file, text, 'w');
    if (failure) return { ok: false, why: `le fichier ${existing.path} ne peut pas être écrit (${failure})` };
    [existing.raw, existing.body] = [raw, body];
    return { ok: true };
  }
}

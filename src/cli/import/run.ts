/**
 * An import from end to end. Every row of the table, every event of the calendar has one fate: written, unchanged
 * or reported; that the three add up to the rows read is checked at the end of each run.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Gazetteer } from '../../lib/gazetteer.ts';
import { shown } from '../../schema/validate.ts';
import type { Raw } from '../../schema/validate.ts';
import { calendarIntake, isCalendar } from './calendar-intake.ts';
import { readBytes, save } from './disk.ts';
import { changesOf, isSame } from './draft.ts';
import type { Draft } from './draft.ts';
import { ImportError } from './errors.ts';
import { typeFromWord } from './fields.ts';
import { isFaithful } from '../../reader/faithful.ts';
import { differences, overlay } from '../../schema/raw.ts';
import { Folder, fileText, identitiesOf } from './folder.ts';
import type { Existing } from './folder.ts';
import type { Intake, IntakeRow } from './intake.ts';
import type { Note } from './note.ts';
import { tableIntake } from './table-intake.ts';

export interface ImportOptions {
  /** « actors », « events » */
  type: string;
  /** A table (CSV), or a calendar (ICS). */
  file: string;
  /** A table needs one; a calendar says by itself what is what. */
  map?: string | undefined;
  /** The content folder. */
  to: string;
  dryRun?: boolean | undefined;
  /** Entries that differ from the table are rewritten, their own additions kept. */
  update?: boolean | undefined;
  /** AAAA-MM-JJ, written as `updated` where an entry is rewritten; dates are listed around it. */
  today: string;
  gazetteer?: (() => Gazetteer) | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ImportResult {
  read: number;
  /** Files written, new or rewritten. */
  written: number;
  /** Of `written`, those that were there before. */
  updated: number;
  unchanged: number;
  /** Rows without an entry of their own making: refused, different, or left out by the map. */
  reported: number;
  /** Of `reported`, those that the map leaves out. */
  leftOut: number;
  /** Remarks on rows that have their entry. */
  remarks: number;
  notes: Note[];
  /** Towns that are no commune, or several, as they stand in the entries. */
  towns: { line: number; town: string }[];
  /** Columns that hold values and go nowhere. */
  unmapped: readonly { column: string; values: number }[];
  /** Entries of the same source that no row gave this time: closed, renamed, or in another table. */
  absent: string[];
  /** Paths of the files written, from the content folder. */
  files: string[];
  /** What was read, in French: « 12 lignes lues (virgule, UTF-8) ». */
  said: string;
  /** What was done to the file on the way. */
  remarked: readonly string[];
}

/** @throws ImportError where nothing can be imported at all */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const name = typeFromWord(options.type);
  const bytes = readBytes(options.file, 'Le fichier');
  const intake = isCalendar(options.file, bytes)
    ? calendarIntake(bytes, name, options)
    : tableIntake(bytes, name, options);
  if (statSync(options.to, { throwIfNoEntry: false })?.isFile())
    throw new ImportError(`Le contenu doit être un dossier, et ceci est un fichier : ${options.to}.`);
  return await new Run(options, intake).run();
}

class Run {
  readonly #options: ImportOptions;
  readonly #intake: Intake;
  readonly #folder: Folder;
  readonly #result: ImportResult;

  constructor(options: ImportOptions, intake: Intake) {
    [this.#options, this.#intake] = [options, intake];
    this.#folder = new Folder(options.to, intake.name);
    this.#result = {
      read: 0,
      written: 0,
      updated: 0,
      unchanged: 0,
      reported: 0,
      leftOut: 0,
      remarks: intake.notes.length,
      notes: [...intake.notes],
      towns: [],
      unmapped: intake.unmapped,
      absent: [],
      files: [],
      said: intake.said,
      remarked: intake.remarks,
    };
  }

  async run(): Promise<ImportResult> {
    const { rows } = this.#intake;
    const drafts: Draft[] = [];
    for (const [i, row] of rows.entries()) {
      const draft = this.#draft(row);
      if (draft) drafts.push(draft);
      if (i % 25 === 0) await this.#breathe(i);
    }
    const single = drafts.filter((draft) => !this.#isTwin(draft));
    this.#claim(single);
    for (const draft of single) this.#place(draft);
    this.#result.absent = this.#absent();
    await this.#breathe(rows.length);
    const result = this.#result;
    result.notes.sort((a, b) => a.line - b.line);
    result.towns.sort((a, b) => a.line - b.line);
    if (result.read !== result.written + result.unchanged + result.reported)
      throw new Error(
        `rows were lost: ${result.read} read, ${result.written} + ${result.unchanged} + ${result.reported} accounted for`,
      );
    return result;
  }

  async #breathe(done: number): Promise<void> {
    if (!this.#options.onProgress) return;
    this.#options.onProgress(done, this.#intake.rows.length);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** The row as an entry, or nothing if it was reported. */
  #draft(row: IntakeRow): Draft | undefined {
    this.#result.read++;
    const read = row.read();
    if (!('fate' in read)) return read;
    if (read.fate === 'left-out') this.#result.leftOut++;
    return this.#report(read);
  }

  #report(note: Note): undefined {
    this.#result.reported++;
    this.#result.notes.push(note);
  }

  /**
   * Gives each draft its file, if it has one: first to those that nothing would change, so that a row put in
   * before its namesakes does not take the file of one of them.
   */
  #claim(drafts: readonly Draft[]): void {
    const claim = (draft: Draft, suits: (existing: Existing) => boolean) => {
      const found = this.#folder
        .filesOf(draft.raw)
        .find((existing) => !this.#claimed.has(existing) && suits(existing));
      if (!found) return;
      this.#claimed.add(found);
      draft.existing = found;
    };
    for (const draft of drafts) claim(draft, (existing) => isSame(existing, draft));
    for (const draft of drafts) if (!draft.existing) claim(draft, () => true);
  }

  #absent(): string[] {
    const { source } = this.#intake;
    if (source === undefined) return [];
    return this.#folder
      .ofSource(source)
      .flatMap((existing) => (this.#claimed.has(existing) ? [] : [existing.path]));
  }

  readonly #claimed = new Set<Existing>();
  readonly #seen = new Map<string, Draft[]>();

  #place(draft: Draft): void {
    const { existing } = draft;
    if (!existing) return this.#writeNew(draft);
    if (existing.damaged)
      return this.#report(
        this.#say(
          draft,
          'refused',
          `sa fiche est là, mais son en-tête est illisible : ${existing.path}`,
          'Réparez ce fichier (la commande « check » dit quoi), puis relancez l’import',
        ),
      );
    if (isSame(existing, draft)) {
      this.#result.unchanged++;
      return this.#keepRemarks(draft);
    }
    if (this.#options.update) return this.#rewrite(draft, existing);
    const [first, ...more] = changesOf(existing, draft);
    const others = more.length
      ? `, et ${more.length} autre${more.length > 1 ? 's' : ''} champ${more.length > 1 ? 's' : ''}`
      : '';
    return this.#report(
      this.#say(
        draft,
        'different',
        `la fiche ${existing.path} est différente ${this.#intake.words.of} : ${first!.path} y est « ${shown(first!.there) ?? ''} », ici « ${shown(first!.other) ?? ''} »${others}`,
        'Si la fiche a raison, corrigez le tableau. Si le tableau a raison, relancez avec --update',
      ),
    );
  }

  /** Two rows with one identifier are one entry too many; so are two rows that say the same. */
  #isTwin(draft: Draft): boolean {
    const key = identitiesOf(this.#intake.name, draft.raw)[0]!;
    const before = this.#seen.get(key) ?? [];
    this.#seen.set(key, [...before, draft]);
    const twin = draft.raw['sourceId']
      ? before[0]
      : before.find((one) => differences(one.raw, draft.raw).length === 0 && one.body === draft.body);
    if (!twin) return false;
    const id = draft.raw['sourceId'];
    this.#report(
      this.#say(
        draft,
        'refused',
        id
          ? `l’identifiant « ${shown(id)} » est déjà celui de la ligne ${twin.line}`
          : `cette ligne dit la même chose que la ligne ${twin.line}`,
        id ? 'Donnez un identifiant à chaque ligne, ou retirez le doublon' : 'Retirez le doublon du tableau',
      ),
    );
    return true;
  }

  #say({ line, raw }: Draft, fate: Note['fate'], why: string, cure: string): Note {
    return {
      fate,
      line,
      column: this.#intake.nameColumn,
      value: shown(raw[this.#intake.type.title]) ?? '',
      why,
      cure,
    };
  }

  #writeNew(draft: Draft): void {
    const slug = this.#folder.freeSlug(draft.raw);
    this.#write(draft, `${slug}.md`, draft.raw, draft.body, 'wx');
  }

  #rewrite(draft: Draft, existing: Existing): void {
    const raw = overlay(existing.raw, draft.raw);
    if ('updated' in this.#intake.type.fields && !('updated' in draft.raw))
      raw['updated'] = this.#options.today;
    this.#write(draft, existing.path, raw, draft.body || existing.body, 'w');
  }

  #write(draft: Draft, path: string, raw: Record<string, Raw>, body: string, flag: 'w' | 'wx'): void {
    const { name, type } = this.#intake;
    const text = fileText(name, raw, body);
    if (!isFaithful(text, raw))
      return this.#report(
        this.#say(
          draft,
          'refused',
          'le texte de cette ligne contient des signes qu’un fichier Markdown ne peut pas garder (par exemple <<<<<<<)',
          'Retirez ces signes du tableau',
        ),
      );
    const failure = this.#options.dryRun ? undefined : save(join(this.#folder.path, path), text, flag);
    if (failure)
      return this.#report(
        this.#say(
          draft,
          'refused',
          `le fichier ${path} ne peut pas être écrit (${failure})`,
          'Vérifiez la place et les droits du dossier, puis relancez l’import',
        ),
      );
    this.#result.written++;
    if (flag === 'w') this.#result.updated++;
    this.#result.files.push(`${type.folder}/${path}`);
    this.#keepRemarks(draft);
  }

  #keepRemarks({ notes }: Draft): void {
    this.#result.remarks += notes.length;
    this.#result.notes.push(...notes);
    for (const { line, town } of notes) if (town !== undefined) this.#result.towns.push({ line, town });
  }
}

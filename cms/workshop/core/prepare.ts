/** From what was typed to the text of an entry: what would be sent, or what is wrong with it. Nothing is written here. */
import type { TypeName } from '../../../src/content-types/registry.ts';
import { typeOf } from '../../../src/content-types/registry.ts';
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import { answerTo } from '../../../src/domain/forms/read.ts';
import type { Form } from '../../../src/domain/forms/types.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { typeOfCollection } from '../../store/paths.ts';
import type { EntryKey, EntryText } from '../../store/types.ts';
import { amendedText, exactText, newText, problemsOf, slugOf, workshopForm } from '../forms/index.ts';
import type { EntryNames } from '../forms/index.ts';
import type { FormProblem, WorkshopKind } from '../types.ts';
import { ANSWER, answered } from './answers.ts';
import type { Context } from './context.ts';
import type { Library } from './library.ts';
import type { Kept } from './records.ts';
import { isNew } from './values.ts';

export interface Prepared {
  key: EntryKey;
  text: string;
  title: string;
  /** Token of the text that its author had read. */
  seen: string | undefined;
}

export type Preparation = Prepared | { problems: readonly FormProblem[] };

/** What turns values into texts: the portal's own names, read before it is asked. */
export class Writer {
  readonly context: Context;
  readonly library: Library;

  constructor(context: Context, library: Library) {
    this.context = context;
    this.library = library;
  }

  get names(): EntryNames {
    return {
      lookup: (type, name) => this.library.find(type, name),
      nameOf: (type, slug) => this.library.get({ collection: typeOf(type).folder, slug })?.title,
    };
  }

  form(kind: WorkshopKind, page?: EntryKey): Form {
    const themes = this.library
      .ofType('theme')
      .filter(({ where }) => where === 'published')
      .map(({ key, title }) => ({ value: key.slug, label: title }));
    const type = page && typeOfCollection(page.collection);
    return workshopForm(kind, type, { locale: this.context.locale, themes });
  }

  /** What the form would be told. */
  async problems(kept: Kept): Promise<readonly FormProblem[]> {
    if (kept.kind === 'exact') return [];
    await this.library.fresh();
    return problemsOf(this.form(kept.kind, kept.page), kept.values, {
      lookup: this.names.lookup,
      today: this.context.today(),
      given: kept.given,
      entryText: kept.original,
    });
  }

  async prepare(kept: Kept): Promise<Preparation> {
    await this.library.fresh();
    if (isNew(kept.kind)) return this.#new(kept, kept.kind);
    const key = kept.page!;
    if (kept.kind === 'answer') return this.#answer(kept, key);
    const original = kept.original!;
    const type = typeOfCollection(key.collection);
    const seen = wasGivenUp(kept) ? kept.seen : (kept.next ?? kept.seen);
    if (kept.kind === 'exact') {
      const by = kept.by.credit ? kept.by.name : undefined;
      const text = exactText(type, original, this.context.today(), by);
      return { key, text, title: kept.title, seen };
    }
    const form = this.form('correction', key);
    const { lookup } = this.names;
    const amended = amendedText({
      form,
      entryText: original,
      given: kept.given ?? {},
      values: kept.values,
      photos: kept.photos,
      lookup,
      today: this.context.today(),
      how: this.#how(),
    });
    if ('problems' in amended) return amended;
    if (amended.text === original && kept.next === undefined) return { problems: [unchanged(form)] };
    return { key, text: amended.text, title: kept.title, seen };
  }

  #new(kept: Kept, type: TypeName & WorkshopKind): Preparation {
    const { info } = this.context;
    const { lookup } = this.names;
    const made = newText({
      form: this.form(kept.kind),
      values: kept.values,
      photos: kept.photos,
      lookup,
      today: this.context.today(),
      how: this.#how(),
      by: kept.by,
      workshop: info.event?.slug ?? info.name,
    });
    if ('problems' in made) return made;
    const { text, title } = made;
    if (kept.page && !wasGivenUp(kept)) return { key: kept.page, text, title, seen: kept.next };
    return { key: this.freeKey(type, text), text, title, seen: undefined };
  }

  /** A name that no entry has, published or not. @param taken those that were found to be */
  freeKey(type: TypeName, text: string, taken: ReadonlySet<string> = new Set()): EntryKey {
    const isTaken = (slug: string) => taken.has(slug) || !this.library.isFree(type, slug);
    return { collection: typeOf(type).folder, slug: slugOf(type, text, isTaken) };
  }

  /** Onto the question as it is now: others answer meanwhile. */
  async #answer(kept: Kept, key: EntryKey): Promise<Preparation> {
    const now = await this.current(key);
    if (!now) return { problems: [gone(this.form('answer', key))] };
    const made = answered(now.text, kept, {
      today: this.context.today(),
      lookup: this.names.lookup,
      form: this.form('answer', key),
    });
    return 'problems' in made ? made : { key, text: made.text, title: kept.title, seen: now.token };
  }

  async current(key: EntryKey): Promise<EntryText | undefined> {
    const { store } = this.context;
    return (await store.draftText(key)) ?? (await store.publishedEntry(key));
  }

  /** What the store says of a text, said of the questions. */
  problemsOf(kept: Kept, problems: readonly Problem[]): FormProblem[] {
    const questions = kept.kind === 'exact' ? [] : questionsOf(this.form(kept.kind, kept.page));
    return problems
      .filter(({ severity }) => severity === 'error')
      .map(({ path, label, value, message, example }) => {
        const parts = path.map(String);
        const question = parts
          .map((_, i) => parts.slice(0, parts.length - i).join('.'))
          .map(
            (name) =>
              questions.find((one) => one.name === name || one.name.startsWith(`${name}.`)) ?? undefined,
          )
          .find(Boolean);
        return {
          question: question?.name ?? parts.join('.'),
          label: question?.label ?? label ?? parts.join('.'),
          ...(value === undefined ? {} : { value }),
          message,
          example: question?.example ?? example,
          blocking: true,
        };
      });
  }

  #how(): string {
    return `À l’atelier « ${this.context.info.name} »`;
  }
}

/** Its draft is no more: sent again, it is sent as at first. */
const wasGivenUp = ({ stage }: Kept): boolean => stage === 'refused';

const firstOf = (form: Form) => questionsOf(form)[0];

const unchanged = (form: Form): FormProblem => ({
  question: firstOf(form)?.name ?? '',
  label: 'Votre correction',
  message: 'rien n’est changé. Corrigez ce qui ne va plus, ou dites que c’est toujours exact',
  blocking: true,
});

const gone = (form: Form): FormProblem => ({
  question: firstOf(form)?.name ?? ANSWER,
  label: 'La question',
  message: 'elle n’est plus sur le portail. Votre réponse est gardée : parlez-en à l’équipe',
  blocking: true,
});

export const hasNoText = ({ values }: Kept): boolean =>
  Object.keys(values).every((name) => answerTo(values, name) === '');

/** What a form or an address holds, read with care: it may come from anybody. */
import type { FormValues } from '../../../src/domain/forms/types.ts';
import { isSlug, SLUG_MAX } from '../../../src/lib/text/slugify.ts';
import { COLLECTIONS } from '../../store/paths.ts';
import { Refused, badRequest } from '../../server/refused.ts';
import { isSame } from '../../server/session.ts';
import type { EntryKey } from '../types.ts';
import type { Ctx } from './context.ts';
import { PHOTO_BYTES, tooLarge } from './guard.ts';

/** Signs of one answer, names of a form, answers to one question, and photos of one request. */
const ANSWER = 200_000;
const NAMES = 400;
const ANSWERS = 200;
const PHOTOS = 6;

/** Of a question: `contact.phone`, `hours.1.from`. */
const QUESTION = /^[A-Za-z][\w-]{0,40}(?:[.:][\w-]{1,40}){0,4}$/;

const PICTURE = /^media\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpe?g|png|webp|gif)$/;

/** The path of a picture of a contribution: what the text names. It is a name, and never the path of a file. */
export const isPicture = (path: string): boolean => path.length <= 130 && PICTURE.test(path);

/** `actors/le-plot`; undefined for anything else. */
export function keyOfValue(value: string | undefined): EntryKey | undefined {
  const [collection = '', slug = '', ...rest] = (value ?? '').split('/');
  return rest.length === 0 && COLLECTIONS.includes(collection) && slug.length <= SLUG_MAX && isSlug(slug)
    ? { collection, slug }
    : undefined;
}

export const valueOfKey = ({ collection, slug }: EntryKey): string => `${collection}/${slug}`;

/** What was read of a page, as a form hands it back: `actors/le-plot=<version>`. */
export const readOfKey = (key: EntryKey, version: string): string => `${valueOfKey(key)}=${version}`;

/** A page alone (an old form, a hand-made one) was not read: its version is empty, and is that of no draft. */
export function keyRead(value: string | undefined): { key: EntryKey; version: string } | undefined {
  const [page, version = ''] = (value ?? '').split('=', 2);
  const key = keyOfValue(page);
  return key && { key, version };
}

export class Input {
  readonly #fields: Map<string, string[]>;
  readonly photos: File[];

  constructor(fields: Map<string, string[]>, photos: File[]) {
    this.#fields = fields;
    this.photos = photos;
  }

  /** Trimmed; empty where it is not there. @throws Refused where it is longer */
  text(name: string, most = 500): string {
    const value = this.#fields.get(name)?.[0]?.trim() ?? '';
    if (value.length > most)
      throw new Refused(
        422,
        'too-long',
        `C’est trop long : ${most} signes au plus. Raccourcissez, puis renvoyez.`,
      );
    return value;
  }

  all(name: string): readonly string[] {
    return this.#fields.get(name) ?? [];
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** What follows a prefix, with its value: `champ:name=mine`. */
  under(prefix: string): [name: string, value: string][] {
    return [...this.#fields]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, [value = '']]) => [name.slice(prefix.length), value]);
  }

  /** Answers to questions: all that bears the name of one. */
  values(isQuestion: (name: string) => boolean): FormValues {
    return Object.fromEntries([...this.#fields].filter(([name]) => isQuestion(name)));
  }
}

/**
 * A form of a page of the workshop, urlencoded or multipart, with the token of its session.
 * @param token undefined at the door, where there is no session yet
 * @throws Refused
 */
export async function readInput(context: Ctx, token: string | undefined): Promise<Input> {
  const type = context.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)(?:;|$)/i.test(type))
    throw new Refused(415, 'not-a-form', 'L’atelier attend ici un formulaire.');
  const fields = new Map<string, string[]>();
  const photos: File[] = [];
  for (const [name, value] of await entriesOf(context)) {
    if (typeof value !== 'string') {
      if (value.size > 0 && name === 'photo') photos.push(value);
      continue;
    }
    if (value.length > ANSWER) throw tooLarge(1024 * 1024);
    const others = fields.get(name);
    if (others) others.push(value);
    else fields.set(name, [value]);
    if (fields.size > NAMES || (others?.length ?? 0) > ANSWERS) throw badRequest('trop de réponses');
  }
  if (photos.length > PHOTOS) throw badRequest(`${PHOTOS} photos au plus à la fois`);
  if (photos.some(({ size }) => size > PHOTO_BYTES)) throw tooLarge(PHOTO_BYTES);
  const input = new Input(fields, photos);
  if (token !== undefined) checkToken(input.text('jeton', 100), token);
  return input;
}

async function entriesOf(context: Ctx): Promise<[string, string | File][]> {
  let body: Record<string, string | File | (string | File)[]>;
  try {
    body = await context.req.parseBody({ all: true });
  } catch {
    throw badRequest('le formulaire n’est pas entier');
  }
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, one] as [string, string | File]),
  );
}

/** @throws Refused */
export function checkToken(given: string, token: string): void {
  if (!isSame(given, token))
    throw new Refused(
      403,
      'wrong-token',
      'La séance de cette page est finie. Rechargez-la, ou entrez de nouveau le code : ce que vous avez écrit est gardé.',
    );
}

/** Answers that a script sends, as JSON. @throws Refused */
export function valuesFrom(value: unknown): FormValues {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badRequest('il manque les réponses');
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > NAMES) throw badRequest('trop de réponses');
  return Object.fromEntries(
    entries.map(([name, answers]) => {
      const isSound =
        isQuestionName(name) &&
        Array.isArray(answers) &&
        answers.length <= ANSWERS &&
        answers.every((one) => typeof one === 'string' && one.length <= ANSWER);
      if (!isSound) throw badRequest('une réponse n’est pas un texte');
      return [name, answers as string[]];
    }),
  );
}

/** A question, or what describes a photo (`alt:media/photo.jpg`). */
const isQuestionName = (name: string): boolean =>
  name.startsWith('alt:') ? isPicture(name.slice(4)) : QUESTION.test(name) && !(name in Object.prototype);

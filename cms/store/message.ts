/** What a commit says: a sentence in French, then what the store reads back, in the trailers that git knows. */
import type { Author } from '../git/objects.ts';
import { slugify } from '../../src/lib/text/slugify.ts';
import type { DraftStatus, Person, Role } from './types.ts';

export const STATUSES: readonly DraftStatus[] = ['draft', 'pending_review', 'pending_publish'];

export const STATUS_WORDS: Readonly<Record<DraftStatus, string>> = {
  draft: 'Brouillon',
  pending_review: 'À relire',
  pending_publish: 'Prêt à publier',
};

/** An empty value is left out. */
export type Trailers = readonly (readonly [name: string, value: string | undefined])[];

const oneLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();

/** @param text what was said, in paragraphs of its own; nothing in it can pass for a trailer, which stand last */
export function messageOf(subject: string, trailers: Trailers, text = ''): string {
  const lines = trailers.flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}`] : []));
  return [oneLine(subject).slice(0, 120), text.trim(), lines.join('\n')].filter(Boolean).join('\n\n');
}

export interface ReadMessage {
  text: string;
  /** By name; the last of those that are said twice. */
  trailers: ReadonlyMap<string, string>;
}

export function readMessage(message: string): ReadMessage {
  const paragraphs = message.trim().split(/\n{2,}/);
  const last = paragraphs.at(-1)!.split('\n');
  const pairs = last.map((line) => /^([A-Z][A-Za-z-]*): (.*)$/.exec(line));
  if (paragraphs.length < 2 || pairs.some((pair) => !pair))
    return { text: paragraphs.slice(1).join('\n\n'), trailers: new Map() };
  return {
    text: paragraphs.slice(1, -1).join('\n\n'),
    trailers: new Map(pairs.map((pair): [string, string] => [pair![1]!, pair![2]!])),
  };
}

export const statusOf = (written: string | undefined): DraftStatus | undefined =>
  STATUSES.find((status) => status === written);

export const roleOf = (written: string | undefined): Role =>
  written === 'reviewer' ? 'reviewer' : 'contributor';

/** The pseudonym, and an address that is nobody's: git never forgets one. */
export const authorOf = ({ name }: Pick<Person, 'name'>): Author => ({
  name: oneLine(name),
  email: `${slugify(name, 40) || 'anonyme'}@contribution.invalid`,
});

const NAME_MAX = 80;

/** A name as it is kept and shown. */
export const cleanPerson = ({ name, role }: Person): Person => ({
  name: oneLine(name).slice(0, NAME_MAX) || 'Anonyme',
  role,
});

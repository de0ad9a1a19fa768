/** What the review works with, and what every act of it asks first. */
import { StoreRefusal } from '../../store/refusal.ts';
import type { Context } from '../core/context.ts';
import type { Library } from '../core/library.ts';
import type { Writer } from '../core/prepare.ts';
import type { EntryKey, Participant } from '../types.ts';
import { Outcomes } from './outcome.ts';
import { Readings } from './read.ts';

export interface ReviewParts {
  context: Context;
  library: Library;
  /** The desk of authors turns answers into texts with it: the same names, the same forms. */
  writer: Writer;
  readings: Readings;
  outcomes: Outcomes;
}

export const reviewParts = (writer: Writer): ReviewParts => ({
  context: writer.context,
  library: writer.library,
  writer,
  readings: new Readings(),
  outcomes: new Outcomes(),
});

/** @throws StoreRefusal: what pages show is one thing, what may be done is held here */
export function checkReviewer({ people }: Context, by: Participant): void {
  const role = people.get(by.id)?.role ?? by.role;
  if (by.role === 'reviewer' && role === 'reviewer') return;
  throw new StoreRefusal(
    'reviewers-only',
    'Seule une personne qui relit peut faire cela. Demandez à l’animatrice ou à l’animateur le code de relecture.',
  );
}

export const sameKey = (a: EntryKey | undefined, b: EntryKey): boolean =>
  a?.collection === b.collection && a.slug === b.slug;

/** @throws StoreRefusal */
export function refuseEmpty(text: string, what: string): string {
  const said = text.replace(/\r\n?/g, '\n').trim();
  if (said) return said;
  throw new StoreRefusal('empty-note', what);
}

export const changedMeanwhile = (): StoreRefusal =>
  new StoreRefusal(
    'changed',
    'Quelqu’un a modifié cette page pendant que vous choisissiez. Rien n’est changé : rouvrez-la, et choisissez à nouveau.',
  );

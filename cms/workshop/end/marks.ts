/** What is only on this machine: held against what was pushed and what was exported the last time. */
import { createHash } from 'node:crypto';
import { nameOf } from '../../store/state.ts';
import type { Context } from '../core/context.ts';
import { hasNoText } from '../core/prepare.ts';
import type { Kept } from '../core/records.ts';
import { setAsides } from '../review/aside.ts';
import type { EndProgress } from '../types.ts';

/** Of what git has, and of what the workshop's journal alone has. */
export interface Marks {
  git: string;
  /** Empty where the journal holds nothing that git has not. */
  journal: string;
}

const PUSHED = 'pushed';
const EXPORTED = 'exported';
const TOLD = 'told';

export async function marksOf(context: Context): Promise<Marks> {
  const { store } = context;
  const drafts = await store.drafts();
  const lines = drafts.map(
    ({ key, status, files, notes }) =>
      `${nameOf(key)} ${status} ${notes.length} ${files.map(({ path, token }) => `${path}:${token}`).join(' ')}`,
  );
  const own = onlyHere(context).map(
    ({ id, revision, stage, words }) => `${id} ${revision} ${stage} ${words.length}`,
  );
  const aside = setAsides(context).map(({ key, time }) => `${nameOf(key)} ${time}`);
  const journal = [...own, ...aside].sort();
  return {
    git: hash([await store.head(), ...lines.sort()]),
    journal: journal.length > 0 ? hash(journal) : '',
  };
}

/** What was typed, and is in no draft nor page as it is now. What its author took back is nobody's to keep. */
export const onlyHere = ({ contributions }: Context): Kept[] =>
  [...contributions.values()].filter((kept) => {
    if (hasNoText(kept) || kept.stage === 'withdrawn' || kept.stage === 'joined') return false;
    if (kept.stage === 'begun' || kept.stage === 'refused' || kept.stage === 'clash') return true;
    return kept.sentEdits !== undefined && kept.edits > kept.sentEdits;
  });

export const notePushed = async (context: Context): Promise<void> =>
  context.setFact(PUSHED, (await marksOf(context)).git);

/** Its page in the agenda is written. */
export async function noteTold(context: Context): Promise<void> {
  if (context.fact(TOLD) !== true) await context.setFact(TOLD, true);
}

/** @param marks as they were before the copy was made */
export const noteExported = (context: Context, marks: Marks): Promise<void> =>
  context.setFact(EXPORTED, marks);

/** What would be lost with this machine. */
export async function unsafe(context: Context): Promise<{ git: boolean; journal: boolean }> {
  const now = await marksOf(context);
  const exported = context.fact(EXPORTED) as Marks | undefined;
  return {
    git: now.git !== context.fact(PUSHED) && now.git !== exported?.git,
    journal: now.journal !== '' && now.journal !== exported?.journal,
  };
}

export async function progressOf(context: Context): Promise<EndProgress> {
  const { git, journal } = await unsafe(context);
  return {
    event: context.fact(TOLD) === true,
    pushed: (await marksOf(context)).git === context.fact(PUSHED),
    safe: !git && !journal,
  };
}

const hash = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('base64url');

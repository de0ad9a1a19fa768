/** Drafts that came by the editor and were published at the workshop: no contribution tells of them. */
import type { Context } from '../core/context.ts';
import type { EntryKey } from '../types.ts';

export interface Approval {
  key: EntryKey;
  title: string;
  isNew: boolean;
}

const FACT = 'approved';

export const approvals = (context: Context): readonly Approval[] =>
  (context.fact(FACT) as readonly Approval[] | undefined) ?? [];

export const noteApprovals = (context: Context, added: readonly Approval[]): Promise<void> =>
  context.locks.some([FACT], () => context.setFact(FACT, [...approvals(context), ...added]));

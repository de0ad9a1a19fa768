/** Which stages are whose. */
import type { DraftStatus } from '../../store/types.ts';
import type { Stage } from '../types.ts';

const SHOWN: ReadonlySet<Stage> = new Set(['sent', 'ready', 'published', 'joined', 'clash', 'to-change']);

/** What the wall shows: what was sent, and was neither refused nor withdrawn. */
export const isShown = (stage: Stage): boolean => SHOWN.has(stage);

const IN_A_DRAFT: ReadonlySet<Stage> = new Set(['sent', 'to-change', 'ready']);

/** A draft of the store holds it: what happens to the draft happens to it. */
export const isInDraft = (stage: Stage): boolean => IN_A_DRAFT.has(stage);

/** What the author may still write in. */
export const isOpen = (stage: Stage): boolean => stage !== 'joined' && stage !== 'withdrawn';

const BY_STATUS: Readonly<Record<DraftStatus, Stage>> = {
  draft: 'to-change',
  pending_review: 'sent',
  pending_publish: 'ready',
};

export const stageOf = (status: DraftStatus): Stage => BY_STATUS[status];

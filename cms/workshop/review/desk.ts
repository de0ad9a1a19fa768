/** The desk of reviewers, over the store and the workshop's journal. */
import type { Writer } from '../core/prepare.ts';
import type { ReviewDesk } from '../types.ts';
import { approve, ask, refuse } from './decide.ts';
import { compare, mergeDoubles } from './double.ts';
import { edit, valuesToEdit } from './edit.ts';
import { itemOf } from './item.ts';
import { outcomeOf } from './outcome.ts';
import { reviewParts } from './parts.ts';
import { queueOf } from './queue.ts';
import { settle } from './settle.ts';
import { currentVersion } from './version.ts';

export function reviewDesk(writer: Writer): ReviewDesk {
  const parts = reviewParts(writer);
  return {
    queue: () => queueOf(parts),
    item: (key) => itemOf(parts, key),
    outcome: (key) => outcomeOf(parts, key),
    version: (key) => currentVersion(parts.context.store, key),
    approve: (keys, by, read) => approve(parts, keys, by, read),
    ask: (key, text, by) => ask(parts, key, text, by),
    refuse: (key, reason, text, by) => refuse(parts, { key, reason, text }, by),
    compare: (a, b) => compare(parts, a, b),
    merge: (kept, other, choices, by, read) => mergeDoubles(parts, { kept, other, choices, read }, by),
    settle: (contribution, choices, by) => settle(parts, contribution, choices, by),
    values: (key) => valuesToEdit(parts, key),
    edit: (key, values, given, by) => edit(parts, { key, values, given }, by),
  };
}

import type { Raw } from '../../schema/validate.ts';
import { differences, overlay } from '../../schema/raw.ts';
import type { Existing } from './folder.ts';
import type { Note } from './note.ts';

/** One row on its way to its file. */
export interface Draft {
  line: number;
  raw: Record<string, Raw>;
  body: string;
  notes: Note[];
  existing?: Existing | undefined;
}

export const isSame = (existing: Existing, draft: Draft): boolean =>
  !existing.damaged && changesOf(existing, draft).length === 0;

/** What the row would change in its file. An empty cell changes nothing: what people added stays. */
export function changesOf(existing: Existing, { raw, body }: Draft) {
  const changes = differences(existing.raw, overlay(existing.raw, raw));
  const bodies = [existing.body.trim(), body.trim()] as const;
  return bodies[1] && bodies[0] !== bodies[1]
    ? [...changes, { path: 'texte', there: bodies[0], other: bodies[1] }]
    : changes;
}

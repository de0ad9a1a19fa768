import { piecesOf } from '../../lib/text/runs.ts';
import type { Field } from '../field.ts';

/**
 * One value alone is a list of one: people forget the dash. Several in one line are cut at commas, and at
 * semicolons only where plain words may hold a comma.
 */
export function asList<T>(of: Pick<Field, 'kind' | 'words'>, value: T): (T | string)[] {
  const cuts = of.kind === 'relation' || of.kind === 'choice';
  if (!cuts || typeof value !== 'string') return [value];
  return piecesOf(value, of.words ? ';' : /[,;]/).filter(Boolean);
}

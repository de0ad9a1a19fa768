import { nearNames as near } from '../../../src/lib/text/near-names.ts';

/** Those that bear nearly this name, those that bear it first, three at most. */
export const nearNames = <T extends { title: string }>(title: string, known: readonly T[], max = 3): T[] =>
  near(title, known, (one) => one.title, max);

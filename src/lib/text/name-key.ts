import { fold } from './fold.ts';

// One collator for all: building one costs as much as thousands of comparisons.
const collator = new Intl.Collator('fr', { numeric: true });

const ARTICLE = /^(?:les?|la|une?|des)\s+|^l['’ʼ]\s*/i;
const LEADING_SIGNS = /^[^\p{L}\p{N}]+/u;

/**
 * The name as it is filed: without the signs before it (quotes, dashes) and without a leading French
 * article, so that « La Remise à neuf » stands at R. A name that is only an article is kept.
 */
export function sortName(name: string): string {
  const clean = name.replace(LEADING_SIGNS, '').trim();
  const rest = clean.replace(ARTICLE, '').replace(LEADING_SIGNS, '');
  return rest || clean || name.trim();
}

/**
 * Order of two names in a French list (for `Array.prototype.sort`): by `sortName`, accents and case
 * last, numbers by value, then by the whole name so that the order never depends on the input's.
 */
export function compareNames(a: string, b: string): number {
  return collator.compare(sortName(a), sortName(b)) || collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The letter under which a name is filed: 'a' to 'z', or '0' for digits and anything else. */
export function initialOf(name: string): string {
  const first = fold(sortName(name)).charAt(0);
  return first >= 'a' && first <= 'z' ? first : '0';
}

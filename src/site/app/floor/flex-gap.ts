/**
 * `gap` between the items of a flex row came to Chrome 84 and Safari 14.1; nothing asks a browser for it. `inset`
 * came to Safari with it and to Chrome soon after: who does not know `inset` gets margins, so that words of two
 * items are never written as one. (Chrome 84 to 86 gets both: wider, and whole.)
 */
import type { AtRule, Helpers, Rule } from 'postcss';
import { splitOutside } from './balanced.ts';

/** The at-rule that goes after a rule, where it lays items in a row or column with gaps. */
export function flexGapFallback(rule: Rule, { AtRule, Rule, Declaration }: Helpers): AtRule | undefined {
  const of = (property: string): string | undefined => {
    let value: string | undefined;
    rule.walkDecls(property, (declaration) => void (value = declaration.value));
    return value;
  };
  if (!/^(inline-)?flex$/.test(of('display') ?? '') || rule.selector.includes('::')) return undefined;
  const [row = '0', column = row] = splitOutside(of('gap') ?? '', /\s/);
  const isColumn = of('flex-direction')?.startsWith('column') ?? false;
  const gaps = { row: of('row-gap') ?? row, column: of('column-gap') ?? column };
  const margins = new Rule({
    // A sign drawn before the first item is an item.
    selectors: rule.selectors.flatMap((selector) => [
      `${selector} > *:not(:last-child)`,
      `${selector}::before`,
    ]),
    source: rule.source,
  });
  const add = (prop: string, value: string) => {
    if (!/^0\w*$/.test(value)) margins.append(new Declaration({ prop, value, source: rule.source }));
  };
  if (!isColumn) add('margin-inline-end', gaps.column);
  if (isColumn || of('flex-wrap') === 'wrap') add('margin-block-end', gaps.row);
  if (!margins.nodes?.length) return undefined;
  const fallback = new AtRule({ name: 'supports', params: 'not (inset: 0)', source: rule.source });
  fallback.append(margins);
  return fallback;
}

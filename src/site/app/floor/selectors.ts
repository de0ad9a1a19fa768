/** Selectors that are new, as lists of selectors that are old and choose the same elements. */
import { firstCall, isBalanced, lastOutside, splitOutside } from './balanced.ts';

const COMBINATOR = /[\s>+~]/;
const isComplex = (selector: string): boolean =>
  COMBINATOR.test(selector.trim()) && splitOutside(selector, COMBINATOR).length > 1;
const isTyped = (compound: string): boolean => /^[\w*]/.test(compound);

/** `.prose :is(h2, h3)` → `.prose h2`, `.prose h3`; left as it is where no list is equal to it. */
export function lowerIs(selector: string): string[] {
  const call = firstCall(selector, ':is');
  // Within `:has()` or `:not()`: whoever knows these knows it too, or drops the rule with them.
  if (!call || !isBalanced(call.before)) return [selector];
  const cut = lastOutside(call.before, COMBINATOR) + 1;
  const [head, own] = [call.before.slice(0, cut), call.before.slice(cut)];
  const written = splitOutside(call.inside, /,/).map((inner) => within(head, own, inner));
  if (written.includes(undefined)) return [selector];
  return written.flatMap((before) => lowerIs(before + call.after));
}

/** An argument of `:is()` put where it stood, after what is before it and in its own compound. */
function within(head: string, own: string, inner: string): string | undefined {
  if (!isComplex(inner)) {
    if (!isTyped(inner)) return head + own + inner;
    return own === '' ? head + inner : undefined;
  }
  // `.a :is(.b .c)`: .a may be inside .b, which no plain selector says. At the beginning nothing is before.
  return head.trim() === '' && !isTyped(own) ? inner + own : undefined;
}

/** `:not(.a, .b)` → `:not(.a):not(.b)`. */
export function lowerNot(selector: string): string {
  const call = firstCall(selector, ':not');
  if (!call) return selector;
  const alone = splitOutside(call.inside, /,/).map((inner) => `:not(${inner})`);
  return call.before + alone.join('') + lowerNot(call.after);
}

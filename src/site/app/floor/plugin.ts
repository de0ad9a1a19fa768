import type { AtRule, Declaration, Helpers, Plugin, Root, Rule } from 'postcss';
import { flexGapFallback } from './flex-gap.ts';
import { lowerLogical } from './logical.ts';
import { lowerIs, lowerNot } from './selectors.ts';
import { lowerClamp, lowerUnits } from './values.ts';

/**
 * What Lightning CSS leaves new, or lowers at a great length: our sheets are from left to right, and it cannot
 * know. Goes after nesting is taken away and before the layers are.
 */
export function floorPlugin(): Plugin {
  return {
    postcssPlugin: 'portal-floor',
    OnceExit(root: Root, helpers: Helpers) {
      root.walkDecls(lowerDeclaration);
      root.walkRules((rule) => {
        if (!isKeyframe(rule)) lowerRule(rule, helpers);
      });
    },
  };
}

function lowerDeclaration(declaration: Declaration): void {
  declaration.value = lowerUnits(lowerClamp(declaration.value));
  const lowered = lowerLogical(declaration.prop, declaration.value);
  if (lowered) declaration.replaceWith(lowered.map(([prop, value]) => declaration.clone({ prop, value })));
  // Safari has `anywhere` since 15.4; its older name did the same.
  if (declaration.prop === 'overflow-wrap' && declaration.value === 'anywhere')
    declaration.cloneBefore({ prop: 'word-break', value: 'break-word' });
}

function lowerRule(rule: Rule, helpers: Helpers): void {
  if (/:(is|not)\(/.test(rule.selector)) rule.selectors = rule.selectors.flatMap(lowerIs).map(lowerNot);
  const fallback = flexGapFallback(rule, helpers);
  if (fallback) rule.after(fallback);
}

const isKeyframe = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && (parent as unknown as AtRule).name.endsWith('keyframes');

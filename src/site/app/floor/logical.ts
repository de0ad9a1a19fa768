/**
 * Logical properties that browsers of 2020 do not know, as those that they do. `margin-block-end` and the like are
 * older (Chrome 69, Safari 12.1) and stay; the shorthands of two sides, `inset`, the corners and floats are not.
 * Ours are languages from left to right: to make one from right to left, here is where to begin.
 */
import { splitOutside } from './balanced.ts';

const PAIRS = /^(margin|padding)-(block|inline)$/;
const BORDER_PAIRS = /^border-(block|inline)(-color|-style|-width)?$/;

const SIDES: Readonly<Record<string, readonly string[]>> = {
  inset: ['top', 'right', 'bottom', 'left'],
  'inset-block': ['top', 'bottom'],
  'inset-inline': ['left', 'right'],
  'inset-block-start': ['top'],
  'inset-block-end': ['bottom'],
  'inset-inline-start': ['left'],
  'inset-inline-end': ['right'],
};

const CORNERS: Readonly<Record<string, string>> = {
  'border-start-start-radius': 'border-top-left-radius',
  'border-start-end-radius': 'border-top-right-radius',
  'border-end-start-radius': 'border-bottom-left-radius',
  'border-end-end-radius': 'border-bottom-right-radius',
};

const FLOATS: Readonly<Record<string, string>> = { 'inline-start': 'left', 'inline-end': 'right' };

/** The declarations that stand for one, as pairs; undefined where it can stay. */
export function lowerLogical(
  property: string,
  value: string,
): [property: string, value: string][] | undefined {
  if (/^(float|clear)$/.test(property) && FLOATS[value]) return [[property, FLOATS[value]]];
  if (CORNERS[property]) return [[CORNERS[property], value]];
  const values = splitOutside(value, /\s/);
  if (SIDES[property]) return spread(SIDES[property], values);
  if (PAIRS.test(property)) return spread([`${property}-start`, `${property}-end`], values);
  const [, axis, part = ''] = BORDER_PAIRS.exec(property) ?? [];
  if (!axis) return undefined;
  const names = [`border-${axis}-start${part}`, `border-${axis}-end${part}`];
  // A whole border is one value of several words; a part of it is one word a side.
  return part ? spread(names, values) : names.map((name) => [name, value]);
}

/** One value for all sides, two for the pairs, three or four as `margin` takes them. */
function spread(names: readonly string[], values: readonly string[]): [string, string][] {
  const [first, second = first, third = first, fourth = second] = values;
  const four = [first, second, third, fourth];
  return names.map((name, i) => [name, four[i]!]);
}

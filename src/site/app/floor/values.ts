/** Values that are new, as values that are old and equal. */
import { firstCall, splitOutside } from './balanced.ts';

/** `clamp(a, b, c)` is `max(a, min(b, c))` by its definition (CSS Values 4); Safari 13.0 knows only these. */
export function lowerClamp(value: string): string {
  const call = firstCall(value, 'clamp');
  if (!call) return value;
  const [low, middle, high] = splitOutside(call.inside, /,/);
  return lowerClamp(`${call.before}max(${low}, min(${middle}, ${high}))${call.after}`);
}

/** Our pages are written in lines from left to right: `vi` is `vw`, `vb` is `vh`, small and large as well. */
export const lowerUnits = (value: string): string =>
  value.replace(/(?<![\w.])([\d.]+)[dsl]?v([ibwh])\b/g, (_length, number: string, axis: string) =>
    axis === 'i' || axis === 'w' ? `${number}vw` : `${number}vh`,
  );

/**
 * The mark of a portal that has none of its own: a mountain, and the rope of those who climb it together.
 * Drawn on a square of 32.
 */
export const MARK = {
  side: 32,
  rock: 'M1 27 11 9l5 8 4-6 11 16z',
  /** A line, 2 thick, without a filling. */
  rope: 'm3 29 9-8 6 4 5-5 6 7',
} as const;

export interface MarkColors {
  /** `#rrggbb` */
  rock: string;
  rope: string;
}

interface MarkOptions {
  /** On a dark ground, as the system of the visitor tells. */
  night?: MarkColors;
}

/** The mark as an SVG document of its own. */
export function markSvg(colors: MarkColors, { night }: MarkOptions = {}): string {
  const dark = night && `@media (prefers-color-scheme:dark){${rules(night)}}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MARK.side} ${MARK.side}">` +
    `<style>${rules(colors)}${dark ?? ''}</style>${markShapes({ rock: 'class="r"', rope: 'class="c"' })}</svg>`
  );
}

const rules = ({ rock, rope }: MarkColors): string => `.r{fill:${rock}}.c{stroke:${rope}}`;

/** Its two shapes, each with the attributes that colour it, for another drawing to hold. */
export const markShapes = ({ rock, rope }: { rock: string; rope: string }): string =>
  `<path ${rock} d="${MARK.rock}"/><path ${rope} fill="none" stroke-width="2" d="${MARK.rope}"/>`;

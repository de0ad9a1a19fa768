/** The land under the words: far summits, a nearer slope, and the rope between them. */
import { SOCIAL_SIZE } from '../../../domain/models/social.ts';
import type { SocialCard } from '../../../domain/models/social.ts';
import { MARK, markShapes } from '../../../lib/drawing/mark.ts';
import { MARK_BOX } from './layout.ts';

const FAR =
  'M0 556 70 542 130 549 214 520 262 534 318 512 372 536 440 526 520 550 596 536 668 545 742 516 806 530 858 496 921 524 974 512 1046 536 1118 518 1200 540V630H0z';
const NEAR =
  'M0 596 96 580 188 588 300 564 392 580 486 572 604 598 716 582 806 592 924 560 1012 576 1098 564 1200 582V630H0z';
const ROPE = 'M0 614 120 602 262 610 420 594 560 608 700 602 846 613 980 592 1092 602 1200 595';

/** The ground, the land and the mark, as the shapes of an SVG of the card’s size. */
export function landShapes({ ground, far, near, rope, rock }: SocialCard['colors']): string {
  const { left, top, side } = MARK_BOX;
  const mark = markShapes({ rock: `fill="${rock}"`, rope: `stroke="${rope}"` });
  return (
    `<rect width="${SOCIAL_SIZE.width}" height="${SOCIAL_SIZE.height}" fill="${ground}"/>` +
    `<path fill="${far}" d="${FAR}"/><path fill="${near}" d="${NEAR}"/>` +
    `<path fill="none" stroke="${rope}" stroke-width="5" stroke-linejoin="round" d="${ROPE}"/>` +
    `<g transform="translate(${left} ${top}) scale(${side / MARK.side})">${mark}</g>`
  );
}

import { fold } from './fold.ts';

/** The longest slug that the portal takes, in characters. */
export const SLUG_MAX = 80;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The slug of a title: `^[a-z0-9]+(-[a-z0-9]+)*$`, at most `max` characters, cut between two words
 * where that keeps at least half of the room. '' when nothing of the title can be kept.
 */
export function slugify(text: string, max: number = SLUG_MAX): string {
  const whole = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (whole.length <= max) return whole;
  // One character more than the room: a dash just after the last word means that it fits.
  const cut = whole.slice(0, max + 1).lastIndexOf('-');
  return whole.slice(0, cut >= max / 2 ? cut : max).replace(/-$/, '');
}

/** Whether a text can be used as a slug as it is. */
export function isSlug(text: string): boolean {
  return text.length <= SLUG_MAX && SLUG.test(text);
}

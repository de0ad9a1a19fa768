/** A sentence with its full stop, unless it ends by itself: « Qui sait affûter une faux ? » has none behind. */
export const closed = (sentence: string): string =>
  /[.!?…](?:\s?»)?$/.test(sentence) ? sentence : `${sentence}.`;

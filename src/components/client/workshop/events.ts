/** Events on the root of a form, between the script that comes with it and those that come with a gesture. */
export const WORK = {
  /** May it leave? Whoever finds a fault prevents it. */
  leaving: 'work-leaving',
  /** A photo was taken in, described, or is there at last: something is to be kept. */
  photos: 'work-photos',
} as const;

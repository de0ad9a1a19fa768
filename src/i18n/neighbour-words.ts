/** Why others are shown on the page of an actor. */
import { languageOf, NBSP } from './language.ts';

interface Near {
  town?: string | undefined;
  kilometres?: number | undefined;
}

/** « 400 m », « 3 km »: rounded, for it is as the crow flies. */
function sayDistance(kilometres: number): string {
  const metres = Math.max(100, Math.round(kilometres * 10) * 100);
  return metres < 1000 ? `${metres}${NBSP}m` : `${Math.round(kilometres)}${NBSP}km`;
}

/** « Orvel, à 3 km » */
const sayNear = ({ town, kilometres }: Near, say: (distance: string) => string): string =>
  [town, kilometres === undefined ? undefined : say(sayDistance(kilometres))].filter(Boolean).join(', ');

const WORDS = {
  fr: {
    title: 'Tout près, ou sur le même thème',
    alike: 'Même thème',
    far: (distance: string) => `à ${distance}`,
  },
  en: {
    title: 'Close by, or on the same theme',
    alike: 'Same theme',
    far: (distance: string) => `${distance} away`,
  },
};

export function neighbourWords(locale: string) {
  const { title, alike, far } = WORDS[languageOf(locale)];
  return {
    title,
    /** « Même thème · Orvel, à 3 km » */
    why: (isAlike: boolean, near: Near): string =>
      [isAlike ? alike : '', sayNear(near, far)].filter(Boolean).join(' · '),
  };
}

/** What was made at a contribution workshop, as the page of its event tells it. */
import { languageOf, NBSP } from './language.ts';

const fr = {
  title: 'Ce qui s’est fait à l’atelier',
  count: (people: number | undefined, pages: number) =>
    [
      people !== undefined && `${people}${NBSP}${people > 1 ? 'personnes' : 'personne'}`,
      pages > 0 && `${pages}${NBSP}${pages > 1 ? 'pages' : 'page'}`,
    ]
      .filter(Boolean)
      .join(', '),
  groups: {
    nouvelle: (n: number): string => (n > 1 ? 'Pages nouvelles' : 'Une page nouvelle'),
    modifiee: (n: number): string =>
      n > 1 ? 'Pages corrigées ou complétées' : 'Une page corrigée ou complétée',
    confirmee: (n: number): string => (n > 1 ? 'Pages toujours exactes' : 'Une page toujours exacte'),
  },
  by: (names: string) => `par ${names}`,
  thanks: (names: string) => `Merci à ${names}.`,
};

const en: typeof fr = {
  title: 'What was made at the workshop',
  count: (people: number | undefined, pages: number) =>
    [
      people !== undefined && `${people}${NBSP}${people === 1 ? 'person' : 'people'}`,
      pages > 0 && `${pages}${NBSP}${pages === 1 ? 'page' : 'pages'}`,
    ]
      .filter(Boolean)
      .join(', '),
  groups: {
    nouvelle: (n: number): string => (n > 1 ? 'New pages' : 'One new page'),
    modifiee: (n: number): string =>
      n > 1 ? 'Pages corrected or completed' : 'One page corrected or completed',
    confirmee: (n: number): string => (n > 1 ? 'Pages confirmed as exact' : 'One page confirmed as exact'),
  },
  by: (names: string) => `by ${names}`,
  thanks: (names: string) => `Thanks to ${names}.`,
};

export const madeWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? fr : en);

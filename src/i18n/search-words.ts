/** What the search says. It travels with its scripts: spaces are typed as they stand, nothing typesets them there. */
import { languageOf } from './language.ts';

const fr = {
  title: 'Rechercher dans le portail',
  query: 'Mot, village ou nom',
  close: 'Fermer',
  results: 'Résultats',
  suggestions: 'Pour commencer',
  dates: 'Prochains rendez-vous',
  themes: 'Par thème',
  ways: 'Autres chemins',
  letters: 'L’annuaire, de A à Z',
  all: 'Tout voir ({n})',
  one: 'Un résultat',
  some: '{n} résultats',
  first: '{n} résultats, les {m} premiers sont ici',
  none: 'Rien pour «\u00a0{q}\u00a0». Essayez un mot plus court, ou un autre.',
  corrected: 'Rien pour «\u00a0{q}\u00a0»\u00a0: voici «\u00a0{c}\u00a0».',
  waiting: 'Recherche en cours…',
  failed: 'La recherche ne répond pas\u00a0: pas de réseau, peut-être.',
  page: 'La page de recherche',
  keys: [
    ['↑ ↓', 'choisir'],
    ['Entrée', 'ouvrir'],
    ['Échap', 'fermer'],
  ],
  slash: 'Ouvrir aussi par la touche\u00a0/',
  past: 'Passé',
  closed: 'Fermé',
};

const en: typeof fr = {
  title: 'Search the portal',
  query: 'Word, village or name',
  close: 'Close',
  results: 'Results',
  suggestions: 'To begin with',
  dates: 'Next events',
  themes: 'By theme',
  ways: 'Other ways',
  letters: 'The directory, A to Z',
  all: 'See all ({n})',
  one: 'One result',
  some: '{n} results',
  first: '{n} results, the first {m} are here',
  none: 'Nothing for “{q}”. Try a shorter word, or another.',
  corrected: 'Nothing for “{q}”: here is “{c}”.',
  waiting: 'Searching…',
  failed: 'The search does not answer: no network, perhaps.',
  page: 'The search page',
  keys: [
    ['↑ ↓', 'choose'],
    ['Enter', 'open'],
    ['Esc', 'close'],
  ],
  slash: 'Also open with the / key',
  past: 'Past',
  closed: 'Closed',
};

export type SearchWords = typeof fr;

export const searchWords = (locale: string): SearchWords => (languageOf(locale) === 'fr' ? fr : en);

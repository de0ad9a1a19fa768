/** What is said at the addresses of entries that left. */
import { typeset } from './index.ts';
import { languageOf } from './language.ts';

const fr = {
  gone: 'Cette fiche n’est plus au portail',
  goneNamed: (title: string) => `${title} n’est plus au portail`,
  goneIntro: 'Elle a été publiée à cette adresse, puis retirée. L’adresse, elle, répondra toujours.',
  waiting: 'Cette fiche n’est pas publiée en ce moment',
  waitingIntro: 'Elle a été publiée à cette adresse, et pourra l’être à nouveau.',
  on: (day: string) => `Retirée le ${day}.`,
  instead: 'À la place :',
  near: 'Cherchiez-vous…',
  waysOn: 'D’autres chemins',
  moved: 'Cette page a changé d’adresse',
};

const en: typeof fr = {
  gone: 'This entry is no longer on the portal',
  goneNamed: (title) => `${title} is no longer on the portal`,
  goneIntro: 'It was published at this address, then removed. The address itself will always answer.',
  waiting: 'This entry is not published at the moment',
  waitingIntro: 'It was published at this address, and may be again.',
  on: (day) => `Removed on ${day}.`,
  instead: 'Instead:',
  near: 'Were you looking for…',
  waysOn: 'Other ways on',
  moved: 'This page has moved',
};

const typesetFr = typeset(fr);

export const lastingWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? typesetFr : en);

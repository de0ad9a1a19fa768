/** What is said to a team of what is to be verified again. */
import { typeset } from './index.ts';
import { languageOf, NBSP } from './language.ts';

const fr = {
  title: 'À vérifier de nouveau',
  intro:
    'Personne ne les a confirmées depuis six mois ou plus : les plus anciennes d’abord. Appelez, puis écrivez la date du jour dans « Vérifié le » (verifiedOn).',
  none: 'Rien : toutes les fiches de l’annuaire ont été confirmées il y a moins de six mois.',
  never: 'jamais vérifiée',
  since: (months: number) =>
    months < 24 ? `il y a ${months}${NBSP}mois` : `il y a ${Math.floor(months / 12)}${NBSP}ans`,
  score: (score: number) => `${score}${NBSP}/${NBSP}100`,
  missing: (parts: string) => `à compléter : ${parts}`,
  parts: {
    description: 'la description',
    reach: 'un contact',
    place: 'le lieu',
    hours: 'les horaires',
    summary: 'le résumé',
    themes: 'les thèmes',
  },
  more: (count: number) =>
    `Et ${count} de plus : npm run check les montre toutes, et peut en faire une feuille d’appels.`,
};

const en: typeof fr = {
  title: 'To be verified again',
  intro:
    'Nobody has confirmed them for six months or more: the oldest first. Call, then write today’s date in « Verified on » (verifiedOn).',
  none: 'Nothing: every entry of the directory was confirmed less than six months ago.',
  never: 'never verified',
  since: (months) =>
    months < 24 ? `${months}${NBSP}months ago` : `${Math.floor(months / 12)}${NBSP}years ago`,
  score: (score) => `${score}${NBSP}/${NBSP}100`,
  missing: (parts) => `to complete: ${parts}`,
  parts: {
    description: 'the description',
    reach: 'a contact',
    place: 'the place',
    hours: 'the hours',
    summary: 'the summary',
    themes: 'the themes',
  },
  more: (count) => `And ${count} more: npm run check shows them all, and can make a sheet for calls of them.`,
};

const typesetFr = typeset(fr);

export const freshnessWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? typesetFr : en);

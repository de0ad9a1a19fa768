/** What a contribution workshop was: who came, what was made there. Its end writes it; a person may write it too. */
import { choice } from '../../schema/fields/choice.ts';
import { group, list } from '../../schema/fields/compound.ts';
import { number } from '../../schema/fields/numbers.ts';
import { text } from '../../schema/fields/text.ts';
import { MADE } from './vocabularies.ts';

const name = (label: { fr: string; en: string }) => text({ label, example: 'Solange' });

const made = group({
  label: { fr: 'Page', en: 'Page' },
  fields: {
    page: text({
      label: { fr: 'Adresse de la page', en: 'Address of the page' },
      hint: 'Telle qu’elle est dans le portail. Une page qui n’y est plus est nommée, sans lien.',
      example: '/annuaire/le-plot/',
      synonyms: ['adresse', 'address', 'url'],
    }),
    title: text({
      label: { fr: 'Titre de la page', en: 'Title of the page' },
      example: 'Le Plot',
      required: true,
      synonyms: ['titre', 'nom', 'name'],
    }),
    what: choice({
      label: { fr: 'Ce qui a été fait', en: 'What was done' },
      options: MADE,
      example: 'nouvelle',
    }),
    by: list({
      label: { fr: 'Par', en: 'By' },
      hint: 'Seulement les personnes qui ont dit oui pour être nommées.',
      of: name({ fr: 'Nom ou pseudonyme', en: 'Name or pseudonym' }),
    }),
  },
});

export const workshop = group({
  label: { fr: 'Atelier de contribution', en: 'Contribution workshop' },
  hint: 'Pour un atelier où l’on a écrit dans ce portail : qui est venu, ce qui s’y est fait. « npm run atelier » le remplit à la fin.',
  synonyms: ['atelier'],
  fields: {
    participants: number({
      label: { fr: 'Nombre de personnes venues', en: 'How many people came' },
      integer: true,
      min: 0,
      example: '11',
    }),
    thanks: list({
      label: { fr: 'Merci à', en: 'Thanks to' },
      hint: 'Seulement les personnes qui ont dit oui pour être nommées, dans l’ordre de leur arrivée.',
      synonyms: ['merci', 'remerciements'],
      of: name({ fr: 'Nom ou pseudonyme', en: 'Name or pseudonym' }),
    }),
    made: list({ label: { fr: 'Pages faites à l’atelier', en: 'Pages made there' }, of: made }),
  },
});

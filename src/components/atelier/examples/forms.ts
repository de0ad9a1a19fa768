/** `/proposer/`, and a form with one of every control. */
import type { FormPageModel, ProposeModel, Question } from '../../../domain/models/types.ts';
import { NOWHERE, pageBase } from './site.ts';

export const PROPOSE_PAGE: ProposeModel = {
  ...pageBase('propose', 'Proposer une info'),
  intro: 'Que voulez-vous partager ?',
  choices: [
    { kind: 'actor', label: 'Mon association', hint: 'Qui fait quoi, où, qui appeler.', href: NOWHERE },
    { kind: 'event', label: 'Un rendez-vous', hint: 'Le jour, l’heure, le lieu.', href: NOWHERE },
  ],
  exact: NOWHERE,
  more: { label: 'Ce qui se passe ensuite', href: NOWHERE },
};

const question = (
  name: string,
  control: Question['control'],
  label: string,
  more: Partial<Question> = {},
): Question => ({ name, control, label, required: false, ...more });

const TERMS = ['Gratuit', 'Prix libre', 'Payant'].map((label) => ({ value: label, label }));

export const FORM_PAGE: FormPageModel = {
  ...pageBase('form', 'Proposer un rendez-vous'),
  intro: 'Le titre et le jour suffisent pour commencer.',
  form: {
    kind: 'event',
    type: 'event',
    heading: 'Proposition : un rendez-vous',
    groups: [
      {
        id: 'un',
        title: 'L’essentiel',
        level: 'short',
        questions: [
          question('title', 'text', 'Titre', { required: true, example: 'Bal du Vallon' }),
          question('body', 'longText', 'Que s’y passe-t-il ?', { hint: 'Quelques lignes.' }),
          question('start.date', 'date', 'Jour', { required: true }),
          question('themes', 'choices', 'Thèmes', { options: TERMS }),
          question('verdict', 'radio', 'Qu’en est-il ?', { options: TERMS }),
          question('price.kind', 'choice', 'Prix', { options: TERMS }),
          question('place', 'name', 'Lieu', { list: 'actors' }),
        ],
      },
      {
        id: 'deux',
        title: 'Les horaires',
        level: 'more',
        questions: [question('openingHours', 'hours', 'Horaires', { example: '9h-12h et 14h-18h' })],
      },
      {
        id: 'trois',
        title: 'Et vous ?',
        hint: 'Ceci n’est jamais publié.',
        level: 'short',
        questions: [question('sender.credit', 'check', 'Vous pouvez me citer.')],
      },
    ],
  },
  subject: 'Proposition : un rendez-vous',
  mailto: NOWHERE,
  names: NOWHERE,
  correct: NOWHERE,
};

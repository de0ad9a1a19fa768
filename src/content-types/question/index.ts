import { defineContentType } from '../../schema/content-type.ts';
import { vocabulary } from '../../schema/vocabulary.ts';
import { choice } from '../../schema/fields/choice.ts';
import { group, list, relation } from '../../schema/fields/compound.ts';
import { date } from '../../schema/fields/dates.ts';
import { markdown, text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';

export const QUESTION_STATES = vocabulary({
  ouverte: { label: { fr: 'Attend une réponse', en: 'Waiting for an answer' }, synonyms: ['open', 'ouvert'] },
  repondue: {
    label: { fr: 'A trouvé réponse', en: 'Answered' },
    synonyms: ['answered', 'répondu', 'résolue'],
  },
});

const answer = group({
  label: { fr: 'Réponse', en: 'Answer' },
  fields: {
    id: text({ label: { fr: 'Identifiant', en: 'Identifier' }, example: 'r1' }),
    text: markdown({ label: { fr: 'Texte', en: 'Text' }, required: true, synonyms: ['texte', 'body'] }),
    author: relation({ label: { fr: 'Répondu par', en: 'Answered by' }, to: 'actor', words: true }),
    date: date({ label: { fr: 'Le', en: 'On' } }),
  },
});

/** A question of an inhabitant, and the answers of those who know. */
export const question = defineContentType({
  name: 'question',
  folder: 'questions',
  section: 'questions',
  labels: {
    section: { fr: 'Questions', en: 'Questions' },
    singular: { fr: 'Question', en: 'Question' },
    plural: { fr: 'Questions', en: 'Questions' },
    intro: {
      fr: 'Ce que l’on se demande ici, et ce que répondent celles et ceux qui savent.',
      en: 'What people here wonder, and what those who know answer.',
    },
  },
  title: 'title',
  schemaType: 'Question',
  feeds: true,
  facets: ['theme', 'territory', 'state'],
  fields: {
    title: text({
      label: { fr: 'Question', en: 'Question' },
      example: 'Qui garde les enfants avant 7 h à Vernasse ?',
      required: true,
      max: 200,
      synonyms: ['name', 'titre'],
    }),
    summary: {
      ...shared.summary,
      example: 'Nous cherchons un local chauffé pour une permanence le mardi.',
      advised: false,
    },
    askedBy: relation({ label: { fr: 'Posée par', en: 'Asked by' }, to: 'actor', words: true }),
    themes: shared.themes,
    territories: shared.territories,
    state: choice({ label: { fr: 'État', en: 'State' }, options: QUESTION_STATES }),
    answers: list({ label: { fr: 'Réponses', en: 'Answers' }, of: answer }),
    accepted: text({
      label: { fr: 'Réponse retenue', en: 'Accepted answer' },
      hint: 'L’identifiant de la réponse qui a réglé la question.',
      example: 'r1',
    }),
    keywords: shared.keywords,
    alternateNames: shared.alternateNames,
    ...shared.provenance,
    ...shared.life,
  },
  rules(data) {
    if (!data.accepted || data.answers?.some((one) => one.id === data.accepted)) return [];
    return [
      {
        severity: 'warning',
        code: 'accepted-unknown',
        path: ['accepted'],
        value: data.accepted,
        message: `aucune réponse ne porte cet identifiant. Ceux qui existent : ${
          data.answers
            ?.map((one) => one.id)
            .filter(Boolean)
            .join(', ') || 'aucun'
        }`,
      },
    ];
  },
  card(data) {
    const answered = data.state === 'repondue' || (data.answers?.length ?? 0) > 0;
    return {
      badge: answered
        ? { label: { fr: 'Répondue', en: 'Answered' }, tone: 'good' }
        : { label: { fr: 'Attend une réponse', en: 'Waiting' }, tone: 'quiet' },
    };
  },
});

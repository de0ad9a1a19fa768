/** Cards in all their states. */
import type { CardModel, DayGroup, OccurrenceModel } from '../../../domain/models/types.ts';
import { COVER, NOWHERE, PICTURE, THEMES } from './site.ts';

type Type = CardModel['type'];

const LABELS: Record<Type, string> = {
  actor: 'Structure',
  event: 'Rendez-vous',
  article: 'Article',
  listing: 'Annonce',
  resource: 'Ressource',
  question: 'Question',
  theme: 'Thème',
  territory: 'Territoire',
  page: 'Page',
};

export const card = (type: Type, title: string, more: Partial<CardModel> = {}): CardModel => ({
  type,
  typeLabel: LABELS[type],
  title,
  href: NOWHERE,
  themes: [],
  ...more,
});

export const occurrence = (
  start: string,
  end?: string,
  more: Partial<OccurrenceModel> = {},
): OccurrenceModel => ({
  start,
  end,
  allDay: !start.includes('T'),
  over: end ?? start,
  // The workshop shows a day that does not pass.
  ends: '2999-01-01T00:00Z',
  status: 'programme',
  iso: { start, end },
  ...more,
});

const SUMMARY = 'Trois établis, des outils prêtés, et quelqu’un pour montrer.';
const AFTERNOON = occurrence('2026-12-05T14:00', '2026-12-05T17:30');

const event = (title: string, more: Partial<CardModel> = {}): CardModel =>
  card('event', title, { summary: SUMMARY, place: 'Vallon', occurrence: AFTERNOON, ...more });

const status = (of: OccurrenceModel['status'], more: Partial<OccurrenceModel> = {}) => ({
  occurrence: { ...AFTERNOON, status: of, ...more },
});

/** By state; each type at least once. */
export const CARDS: Record<string, CardModel> = {
  'structure, avec image': card('actor', 'La Forge aux vélos', {
    kicker: 'Association',
    summary: SUMMARY,
    place: 'Vallon',
    verifiedOn: '2026-10-02',
    themes: THEMES.slice(0, 2),
    picture: PICTURE,
  }),
  'structure, avec couverture dessinée': card('actor', 'La Laverie', { summary: SUMMARY, cover: COVER }),
  'structure, le minimum': card('actor', 'Le Four'),
  'structure qui n’existe plus': card('actor', 'L’Ancienne Scierie', {
    summary: SUMMARY,
    badge: { label: 'N’existe plus', tone: 'quiet' },
  }),
  'article, avec auteur': card('article', 'Une nuit au fournil', {
    summary: SUMMARY,
    by: 'Jeanne',
    date: '2026-11-24',
    kicker: 'Reportage',
  }),
  annonce: card('listing', 'Cherchons un fourgon pour un samedi', {
    kicker: 'Besoin',
    summary: SUMMARY,
    until: '2026-12-31',
    by: 'Le Four',
  }),
  'annonce, close': card('listing', 'À donner : un vieux pétrin', {
    kicker: 'Don',
    badge: { label: 'Close', tone: 'quiet' },
    until: '2026-11-10',
  }),
  ressource: card('resource', 'Guide du covoiturage de hameau', {
    kicker: 'Guide',
    summary: SUMMARY,
    date: '2026-09-01',
  }),
  'question, avec réponses': card('question', 'Quelqu’un monte-t-il au col le dimanche ?', {
    summary: SUMMARY,
    answers: 2,
    date: '2026-11-22',
    badge: { label: 'Répondue', tone: 'good' },
  }),
  'question, sans réponse': card('question', 'Où trouver de la farine de seigle ?', { answers: 0 }),
  thème: card('theme', 'Bien manger', { summary: SUMMARY }),
  territoire: card('territory', 'Haut-Vallon', { summary: SUMMARY }),
  page: card('page', 'Charte', { summary: SUMMARY }),
  'date, régulière': event('Café des bricoles', { recurring: true }),
  'date, annulée': event('Bal du village', status('annule')),
  'date, complète': event('Stage de greffe', status('complet')),
  'date, reportée': event('Chorale', status('reporte')),
  'date, en ligne': event('Permanence démarches', status('deplace-en-ligne')),
  'date, passée': event('Fête des foins', {
    occurrence: occurrence('2026-07-12'),
    badge: { label: 'Passé', tone: 'quiet' },
  }),
  'date, plusieurs jours': event('Festival du court', { occurrence: occurrence('2026-12-18', '2026-12-20') }),
  'titre très long, mot sans fin': event(
    'Assemblée générale extraordinaire de la Coopérative intercommunale d’hydroélectricité citoyenne et anticonstitutionnellementirréprochable',
  ),
  'titre en arabe': event('ورشة تصليح الدراجات'),
  'titre avec emoji': event('🎪 Le cirque arrive 🐎✨'),
  'sans résumé': event('Réunion', { summary: undefined, place: undefined }),
  'beaucoup de thèmes': event('Forum', { themes: THEMES }),
  avertissement: card('actor', 'Épicerie du col', {
    badge: { label: 'Fermée cette semaine', tone: 'warning' },
  }),
};

export const LIST: CardModel[] = [
  CARDS['structure, avec image']!,
  CARDS['structure, avec couverture dessinée']!,
  CARDS['annonce']!,
  CARDS['question, avec réponses']!,
];

export const DAYS: DayGroup[] = [
  { day: '2026-12-05', cards: [CARDS['date, régulière']!, CARDS['date, annulée']!] },
  { day: '2026-12-18', cards: [CARDS['date, plusieurs jours']!] },
];

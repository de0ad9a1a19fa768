/** The pages of a contribution workshop that its participants see, each in the states that matter. */
import type { Question } from '../../../domain/models/types.ts';
import type {
  ContributionCard,
  WorkshopFormModel,
  WorkshopPageModel,
  WorkshopStateModel,
} from '../../../domain/models/workshop-types.ts';
import { qrCode } from '../../../lib/qr.ts';
import { NOWHERE, SITE } from './site.ts';

const HOME = `${SITE.base}/atelier/`;
const PERSON = { name: 'Amina', isReviewer: false, token: 'jeton-d-exemple' };
const OWN = `${HOME}c/exemple/`;
const FOLLOW = `http://192.168.1.20:4330${OWN}`;
const ONLINE = 'https://vallon.example/agenda/bal-du-vallon/';

/** What every page of a workshop has. */
export const workshopBase = <K extends string>(kind: K, title: string, address = HOME) => ({
  kind,
  site: SITE,
  address,
  title,
  workshop: { name: 'Après-midi pour l’annuaire', place: 'Vallon', home: HOME },
  person: PERSON,
});

const card = (title: string, kind: string, label: string, tone: ContributionCard['stage']['tone']) => ({
  title,
  kind,
  href: NOWHERE,
  stage: { label, tone },
  when: 'il y a 5 minutes',
});

const choice = (kind: string, label: string, hint: string) => ({ kind, label, hint });

const question = (
  name: string,
  control: Question['control'],
  label: string,
  more: Partial<Question> = {},
): Question => ({ name, control, label, required: false, ...more });

const THEMES = ['Bien manger', 'Se déplacer', 'Réparer et réemployer'].map((label) => ({
  value: label,
  label,
}));

export const WORKSHOP_FORM: WorkshopFormModel = {
  ...workshopBase('form', 'Un rendez-vous', `${OWN}modifier`),
  id: 'exemple',
  contributionKind: 'event',
  form: {
    kind: 'event',
    type: 'event',
    heading: 'Proposition : un rendez-vous',
    groups: [
      {
        id: 'what-0',
        title: 'L’essentiel',
        level: 'short',
        questions: [
          question('title', 'text', 'Titre du rendez-vous', { required: true, example: 'Bal du Vallon' }),
          question('body', 'longText', 'Que s’y passe-t-il ?', { hint: 'Quelques lignes suffisent.' }),
          question('themes', 'choices', 'Thèmes', { options: THEMES }),
        ],
      },
      {
        id: 'when-1',
        title: 'Quand',
        level: 'short',
        questions: [
          question('start.date', 'date', 'Jour', { required: true }),
          question('start.time', 'time', 'Heure de début'),
          question('end.time', 'time', 'Heure de fin'),
          question('recurrence', 'recurrence', 'Cela se répète', { example: 'chaque mardi jusqu’en juin' }),
        ],
      },
      {
        id: 'where-2',
        title: 'Où',
        level: 'short',
        questions: [
          question('place', 'name', 'Lieu', { list: 'actors' }),
          question('address.commune', 'commune', 'Commune', { list: 'communes' }),
          question('contact.phone', 'phone', 'Téléphone à publier'),
          question('consent.given', 'check', 'J’accepte que ce numéro soit publié.'),
        ],
      },
      {
        id: 'more-3',
        title: 'Les horaires',
        level: 'more',
        questions: [
          question('openingHours', 'hours', 'Horaires', { example: 'lun-ven 9h-12h' }),
          question('price.kind', 'choice', 'Prix', { options: THEMES }),
        ],
      },
    ],
  },
  values: {},
  problems: {},
  action: OWN,
  keep: `${OWN}garder`,
  addPhoto: `${OWN}photo`,
  photos: [],
  takesPhotos: true,
  revision: 0,
  same: [],
  names: `${HOME}noms.json`,
  sameHref: `${HOME}semblables?sorte=event`,
  state: OWN,
};

const state = (
  label: string,
  tone: ContributionCard['stage']['tone'],
  more: Partial<WorkshopStateModel>,
) => ({
  ...workshopBase('state', 'Bal du Vallon', OWN),
  card: card('Bal du Vallon', 'Un rendez-vous', label, tone),
  explanation: 'Bien reçu, merci ! Une personne de l’équipe va le relire.',
  edit: NOWHERE,
  preview: NOWHERE,
  receipt: NOWHERE,
  words: [],
  contact: { action: NOWHERE, has: false },
  withdraw: NOWHERE,
  ...more,
});

/** State → page: each is shown in a frame of its own, whole. */
export const WORKSHOP_PAGES: Record<string, WorkshopPageModel> = {
  'atelier, porte': {
    ...workshopBase('door', 'Entrer dans l’atelier'),
    person: undefined,
    action: `${HOME}entrer`,
    name: '',
    next: '',
  },
  'atelier, porte, mauvais code': {
    ...workshopBase('door', 'Entrer dans l’atelier'),
    person: undefined,
    notice: { tone: 'bad', text: 'Ce n’est pas le code de l’atelier. Il est affiché dans la salle.' },
    action: `${HOME}entrer`,
    name: 'Amina',
    next: OWN,
  },
  'atelier, accueil': {
    ...workshopBase('home', 'Accueil'),
    begin: `${HOME}commencer`,
    choices: [
      choice(
        'actor',
        'Mon association',
        'Une structure, un collectif, un lieu : qui fait quoi, où, qui appeler.',
      ),
      choice('event', 'Un rendez-vous', 'Le jour, l’heure, le lieu, le prix. Une fois ou chaque semaine.'),
      choice('article', 'Un article', 'Une nouvelle, un portrait, le récit d’une journée.'),
      choice('listing', 'Une annonce', 'Un emploi, un coup de main, du matériel à donner ou à chercher.'),
      choice('question', 'Une question', 'Quelqu’un, dans une autre vallée, connaît peut-être la réponse.'),
      choice('answer', 'Une réponse', 'Une question attend peut-être la vôtre.'),
      choice('correction', 'Corriger une page', 'Un horaire, une adresse, un nom.'),
      choice(
        'exact',
        'C’est toujours exact',
        'Rien n’a changé ? Le dire aide beaucoup : la fiche reste fiable.',
      ),
    ],
    mine: [
      card('Bal du Vallon', 'Un rendez-vous', 'reçu, à relire', 'waiting'),
      card('Les Mains vertes', 'Une association', 'une précision demandée', 'ask'),
      card('La Remise à neuf', 'Une correction', 'publié', 'good'),
      card('sans titre', 'Un article', 'commencé', 'quiet'),
    ],
    wall: NOWHERE,
    leave: `${HOME}sortir`,
  },
  'atelier, accueil, tout neuf, équipe': {
    ...workshopBase('home', 'Accueil'),
    person: { ...PERSON, isReviewer: true },
    notice: { tone: 'good', text: 'Bienvenue, Amina.' },
    begin: `${HOME}commencer`,
    choices: [choice('actor', 'Mon association', 'Qui fait quoi, où, qui appeler.')],
    mine: [],
    wall: NOWHERE,
    team: [{ label: 'À relire', href: NOWHERE }],
    leave: `${HOME}sortir`,
  },
  'atelier, chercher': {
    ...workshopBase('find', 'Corriger une page', `${HOME}chercher`),
    purpose: 'correction',
    action: `${HOME}chercher`,
    query: 'remise',
    begin: `${HOME}commencer`,
    found: [
      {
        value: 'actors/la-remise-a-neuf',
        title: 'La Remise à neuf',
        detail: 'Association, Sarvenne',
        href: NOWHERE,
      },
      { value: 'events/cafe', title: 'Café des bricoles', detail: 'Rendez-vous, à la Remise', href: NOWHERE },
    ],
  },
  'atelier, chercher, rien': {
    ...workshopBase('find', 'Répondre à une question', `${HOME}chercher`),
    purpose: 'answer',
    action: `${HOME}chercher`,
    query: 'xyz',
    begin: `${HOME}commencer`,
    found: [],
  },
  'atelier, formulaire': WORKSHOP_FORM,
  'atelier, formulaire, à reprendre': {
    ...WORKSHOP_FORM,
    notice: { tone: 'bad', text: 'Rien n’est envoyé : il reste à compléter.' },
    revision: 3,
    values: { title: ['Bal du Vallon'], themes: ['Se déplacer'], openingHours: ['lun-ven 9h-12h'] },
    problems: {
      'start.date': 'Il manque le jour. Exemple : 05/12/2026.',
      photo: 'Ce fichier n’est pas une photo.',
    },
    photos: [{ path: 'media/bal.jpg', href: `${SITE.base}/favicon.svg`, alt: 'Deux couples dansent' }],
    same: [
      {
        title: 'Bal du Vallon d’en haut',
        detail: 'Rendez-vous, samedi 5 décembre',
        href: NOWHERE,
        complete: NOWHERE,
      },
      { title: 'Bal du Vallon', detail: 'commencé par une autre personne' },
    ],
    page: { label: 'Bal du Vallon', href: NOWHERE },
    asked: { by: 'Maëlle', text: 'À quelle heure cela finit-il ?' },
  },
  'atelier, ma contribution': state('reçu, à relire', 'waiting', {
    notice: { tone: 'good', text: 'C’est envoyé.' },
  }),
  'atelier, ma contribution, précision demandée': state('une précision demandée', 'ask', {
    explanation: 'Presque prêt : il nous manque une précision.',
    words: [
      { by: 'Maëlle', isReviewer: true, when: 'il y a 3 minutes', text: 'À quelle heure cela finit-il ?' },
      { by: 'Amina', isReviewer: false, when: 'il y a 1 minute', text: 'Vers 22 h, je crois.\nJe demande.' },
    ],
    reply: NOWHERE,
    contact: { action: NOWHERE, has: true },
  }),
  'atelier, ma contribution, publiée': state('publié', 'good', {
    explanation: 'C’est en ligne. Merci, Amina !',
    page: { label: 'Bal du Vallon', href: NOWHERE },
    preview: undefined,
    withdraw: undefined,
  }),
  'atelier, reçu': {
    ...workshopBase('receipt', 'Votre reçu', `${OWN}recu`),
    contribution: {
      title: 'Bal du Vallon',
      kind: 'Un rendez-vous',
      stage: 'reçu, à relire',
      when: 'samedi 21 novembre 2026 à 15 h 42',
    },
    own: { href: FOLLOW, qr: qrCode(FOLLOW) },
    page: { href: ONLINE, qr: qrCode(ONLINE) },
    contact: 'Maëlle, 04 65 71 00 00',
  },
  'atelier, aperçu': {
    ...workshopBase('preview', 'La page à venir', `${OWN}apercu`),
    frame: `${SITE.base}/favicon.svg`,
    problems: [],
    edit: NOWHERE,
    send: OWN,
  },
  'atelier, aperçu impossible': {
    ...workshopBase('preview', 'La page à venir', `${OWN}apercu`),
    problems: [{ label: 'Jour', message: 'Il manque le jour.' }],
    edit: NOWHERE,
    send: OWN,
  },
  'atelier, message': {
    ...workshopBase('message', 'Cette page n’est pas là'),
    text: 'L’adresse est peut-être incomplète.',
    links: [{ label: 'Accueil de l’atelier', href: HOME }],
  },
};

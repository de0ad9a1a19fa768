/** Entries: each type, each state that its page tells. */
import type { EntryModel, EventPart, ListingPart, PageEntryModel } from '../../../domain/models/types.ts';
import { LIST, occurrence } from './cards.ts';
import { HEADINGS, PROSE } from './prose.ts';
import { COVER, FEEDS, NOWHERE, PICTURE, SITE, THEMES, pageBase, tools } from './site.ts';

const link = (label: string) => ({ label, href: NOWHERE });

const entry = (
  type: EntryModel['type'],
  typeLabel: string,
  title: string,
  more: Partial<EntryModel> = {},
): EntryModel => ({
  ...pageBase('entry', title),
  type,
  typeLabel,
  bodyHtml: '<p>Quelques mots, et rien de plus.</p>',
  headings: [],
  tools: tools(title),
  themes: [],
  territories: [],
  links: [],
  facts: [],
  authors: [],
  related: [],
  feeds: [],
  ...more,
});

export const HOURS: NonNullable<EntryModel['hours']> = {
  week: [
    { day: 2, ranges: [{ from: '09:00', to: '12:00' }] },
    {
      day: 6,
      ranges: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ],
    },
  ],
  note: 'Fermé quand il neige.',
  text: 'Tu 09:00-12:00; Sa 09:00-12:00,14:00-18:00; PH off',
  rules: {
    rules: [
      { days: [2], ranges: [{ from: '09:00', to: '12:00' }], closed: false },
      {
        days: [6],
        ranges: [
          { from: '09:00', to: '12:00' },
          { from: '14:00', to: '18:00' },
        ],
        closed: false,
      },
    ],
    publicHolidays: 'off',
  },
  holidays: ['2026-12-25', '2027-01-01'],
  live: true,
};

/** Only of some months: it has no ordinary week. */
export const SEASONAL: NonNullable<EntryModel['hours']> = {
  week: [],
  text: 'Jun-Sep Sa 09:00-12:00',
  rules: {
    rules: [
      {
        days: [6],
        ranges: [{ from: '09:00', to: '12:00' }],
        closed: false,
        months: [{ from: 6, to: 9 }],
      },
    ],
  },
  holidays: [],
  live: false,
};

export const WAYS: NonNullable<EntryModel['gettingThere']> = [
  { key: 'bus', text: 'Car de Vallon, arrêt Lavoir.' },
  { key: 'lastReturn', text: 'Dernier car à 18 h 25.' },
  { key: 'carSharing', text: 'Arrêt de covoiturage devant la mairie.' },
  { key: 'parking', text: 'Parking de l’école, 5 minutes à pied.' },
  { key: 'stepFree', text: 'Entrée à niveau.' },
];

export const ACCESS: NonNullable<EntryModel['accessibility']> = {
  terms: [
    { value: 'moteur', label: 'Handicap moteur' },
    { value: 'auditif', label: 'Handicap auditif' },
  ],
  note: 'Une boucle magnétique est prêtée à l’accueil.',
  url: 'https://acces.example/forge',
};

const full: Partial<EntryModel> = {
  kicker: 'Association',
  summary: 'On y répare ensemble, le samedi et le mardi.',
  bodyHtml: PROSE,
  headings: HEADINGS,
  picture: PICTURE,
  logo: { ...PICTURE, alt: 'Le logo de la Forge', credit: undefined },
  themes: THEMES,
  territories: [link('Vallon'), link('Haut-Vallon'), link('Massif')],
  where: {
    lines: ['3 rue du Moulin'],
    commune: '99000 Vallon',
    mapHref: 'https://carte.example/',
  },
  contact: {
    phone: { display: '04 65 71 00 01', href: 'tel:+33465710001' },
    email: 'bonjour-et-bienvenue@laforgeauxvelosduvallon.example',
    formUrl: 'https://forge.example/ecrire',
  },
  vcard: NOWHERE,
  website: { label: 'forge.example', href: 'https://forge.example/' },
  links: [{ label: 'Mastodon', href: 'https://social.example/@forge' }],
  hours: HOURS,
  hoursNote: 'En août, le samedi seulement.',
  price: { kind: { value: 'prix-libre', label: 'Prix libre' }, details: 'Les pièces neuves sont à payer.' },
  gettingThere: WAYS,
  accessibility: ACCESS,
  facts: [
    { label: 'Forme', values: [{ label: 'Association loi 1901' }] },
    { label: 'Partenaires', values: [link('Le Four'), { label: 'La commune', note: 'prête le local' }] },
  ],
  verified: { on: '2026-10-02', by: 'La Forge', months: 1 },
  related: [{ type: 'actor', title: 'Tout près', cards: LIST, total: 12, more: NOWHERE }],
  feeds: [...FEEDS],
};

const EVENT: EventPart = {
  next: [
    occurrence('2026-12-05T14:00', '2026-12-05T17:30'),
    occurrence('2026-12-12T14:00', '2026-12-12T17:30', { status: 'annule', note: 'Neige annoncée.' }),
    occurrence('2026-12-19T15:00', '2026-12-19T17:30', { changed: true, place: link('Salle des fêtes') }),
  ],
  more: 22,
  rule: {
    freq: 'weekly',
    interval: 1,
    byDay: [{ weekday: 6 }],
    byMonthDay: [],
    byMonth: [],
    except: ['2026-12-26'],
    exceptRanges: [],
    extra: [],
    time: '14:00',
    endTime: '17:30',
    start: '2026-09-05',
  },
  status: 'programme',
  mode: 'mixte',
  onlineUrl: 'https://visio.example/forge',
  place: link('La Forge aux vélos'),
  organisers: [link('La Forge aux vélos'), { label: 'des habitants' }],
  partners: [link('Le Four')],
  registration: [
    { kind: 'url', href: 'https://forge.example/inscription', display: 'forge.example' },
    { kind: 'email', href: 'mailto:bonjour@forge.example', display: 'bonjour@forge.example' },
    { kind: 'phone', href: 'tel:+33465710001', display: '04 65 71 00 01' },
  ],
  age: { min: 8 },
  parent: link('Mois du vélo'),
  children: LIST.slice(0, 1),
  past: false,
};

const LISTING: ListingPart = {
  validThrough: '2026-12-31',
  state: 'ouverte',
  closed: false,
  poster: link('Le Four'),
  applyUrl: 'https://four.example/postuler',
  dossierUrl: 'https://four.example/dossier.pdf',
};

const event = (title: string, part: Partial<EventPart>, more: Partial<EntryModel> = {}) =>
  entry('event', 'Rendez-vous', title, { event: { ...EVENT, children: [], ...part }, ...more });
const listing = (title: string, part: Partial<ListingPart>) =>
  entry('listing', 'Annonce', title, {
    kicker: 'Besoin',
    published: '2026-11-02',
    listing: { ...LISTING, ...part },
    over: part.closed ?? false,
  });

/** State → model. */
export const ENTRIES: Record<string, EntryModel | PageEntryModel> = {
  'structure, tout rempli': entry('actor', 'Structure', 'La Forge aux vélos', {
    ...full,
    breadcrumbs: [
      { label: 'Accueil', href: SITE.home },
      link('Annuaire'),
      link('Territoires du massif et de ses vallées'),
      link('Haut-Vallon'),
      link('La Forge aux vélos, atelier participatif et solidaire'),
    ],
  }),
  'structure, le minimum': entry('actor', 'Structure', 'Le Four'),
  'structure qui n’existe plus, jamais vérifiée': entry('actor', 'Structure', 'L’Ancienne Scierie', {
    over: true,
    life: { status: 'ferme', closedOn: '2024-04-30' },
    contact: full.contact,
    verified: {},
  }),
  'structure en sommeil': entry('actor', 'Structure', 'La Scie à ruban', {
    life: { status: 'en-sommeil' },
    contact: full.contact,
    verified: {},
  }),
  'structure, vérifiée il y a longtemps': entry('actor', 'Structure', 'Le Moulin', {
    contact: full.contact,
    verified: { on: '2025-02-01', months: 22 },
  }),
  'date, tout rempli': event(
    'Café des bricoles',
    { children: EVENT.children },
    { ...full, badge: undefined },
  ),
  'date, annulée': event('Bal du village', {
    status: 'annule',
    statusNote: 'La salle est inondée.',
    rule: undefined,
  }),
  'date, complète': event('Stage de greffe', { status: 'complet', rule: undefined }),
  'date, reportée': event('Chorale', { status: 'reporte', next: [], more: 0, rule: undefined }),
  'date, passée': event(
    'Fête des foins',
    {
      next: [],
      more: 0,
      last: occurrence('2026-07-12'),
      rule: undefined,
      past: true,
      report: link('Le récit de la fête'),
    },
    { over: true },
  ),
  'date, un atelier de contribution': event(
    'Fiches et gâteaux',
    {
      next: [],
      more: 0,
      last: occurrence('2026-10-12'),
      rule: undefined,
      past: true,
      workshop: {
        participants: 11,
        thanks: ['Solange', 'Le Four', 'Amina'],
        groups: [
          {
            what: 'nouvelle',
            pages: [
              { ...link('La Forge aux vélos'), by: ['Solange'] },
              { label: 'Le Lavoir d’en haut', by: [] },
            ],
          },
          { what: 'modifiee', pages: [{ ...link('Le Four'), by: ['Solange', 'Amina'] }] },
          { what: 'confirmee', pages: [{ ...link('Le Moulin'), by: [] }] },
        ],
      },
    },
    { over: true },
  ),
  article: entry('article', 'Article', 'Une nuit au fournil', {
    ...full,
    authors: [{ label: 'Jeanne' }, link('Le Four')],
    published: '2026-11-24',
    updated: '2026-11-27',
    readingMinutes: 7,
  }),
  'annonce, ouverte': listing('Cherchons un fourgon pour un samedi', {}),
  'annonce, pourvue': listing('Encadrante technique', { state: 'pourvue', closed: true }),
  'annonce, close': listing('À donner : un vieux pétrin', { closed: true, validThrough: '2026-11-10' }),
  ressource: entry('resource', 'Ressource', 'Guide du covoiturage de hameau', {
    kicker: 'Guide',
    published: '2026-09-01',
    resource: { url: 'https://guide.example/', archivedUrl: 'https://archive.example/guide' },
  }),
  'question, avec réponses': entry('question', 'Question', 'Quelqu’un monte-t-il au col le dimanche ?', {
    published: '2026-11-22',
    question: {
      askedBy: { label: 'Samir' },
      answers: [
        {
          id: 'r1',
          html: '<p>Oui, à 9 h, devant le lavoir.</p>',
          author: link('Le Four'),
          date: '2026-11-23',
          accepted: true,
        },
        { id: 'r2', html: '<p>Et retour vers 17 h.</p>', accepted: false },
      ],
    },
  }),
  'question, sans réponse': entry('question', 'Question', 'Où trouver de la farine de seigle ?', {
    cover: COVER,
    question: { answers: [] },
  }),
  page: {
    ...pageBase('page', 'Charte'),
    bodyHtml: PROSE,
    headings: HEADINGS,
    tools: tools('Charte'),
    updated: '2026-11-16',
  },
};

/** The notices alone, by state. */
export const NOTICED: string[] = [
  'date, annulée',
  'date, complète',
  'date, reportée',
  'date, passée',
  'annonce, pourvue',
  'annonce, close',
  'structure qui n’existe plus, jamais vérifiée',
  'structure en sommeil',
];

/** The other pages, full and empty. */
import type {
  AtlasModel,
  AgendaModel,
  HomeModel,
  HubModel,
  IndexModel,
  ListModel,
  MapModel,
  MonthModel,
  PageModel,
  Pagination,
  QuarantineModel,
  SearchModel,
  TreeNode,
} from '../../../domain/models/types.ts';
import { CARDS, DAYS, LIST } from './cards.ts';
import { ENTRIES } from './entries.ts';
import { DATE_FILTERS, FILTERS } from './filters.ts';
import { DOWNLOADS, OPEN_PAGES } from './open.ts';
import { FORM_PAGE, PROPOSE_PAGE } from './forms.ts';
import { PRINTED } from './print.ts';
import { COVER, FEEDS, NOWHERE, THEMES, pageBase } from './site.ts';

const link = (label: string, count?: number) => ({ label, href: NOWHERE, count: count ?? 1 });
const node = (label: string, level: string, children: TreeNode[] = []): TreeNode => ({
  label,
  level,
  href: NOWHERE,
  count: 3 + children.length,
  children,
});

export const TREE: TreeNode[] = [
  node('Massif', 'Pays', [
    node('Haut-Vallon', 'Intercommunalité', [node('Vallon', 'Commune'), node('Le Col', 'Commune')]),
    node('Bas-Vallon', 'Intercommunalité'),
  ]),
];

export const COUNTED = THEMES.map((theme, index) => ({
  ...theme,
  count: index * 3,
  summary: index % 2 ? undefined : 'Ce qui se fait autour de cela.',
}));

const area = (slug: string, label: string, x: number, level: 'root' | 'leaf', count: number) => ({
  slug,
  label,
  href: NOWHERE,
  level,
  path: level === 'root' ? 'M10 40 150 10 290 40 270 150 30 150Z' : `M${x - 60} 45h120v95h-120Z`,
  x,
  y: 90,
  count,
  radius: 4 + count / 4,
  name: { x, y: 116, anchor: 'middle' as const },
});

export const MAP: MapModel = {
  width: 300,
  height: 160,
  areas: [
    area('massif', 'Massif', 150, 'root', 22),
    area('vallon', 'Vallon', 90, 'leaf', 16),
    area('le-col', 'Le Col', 215, 'leaf', 6),
  ],
  rivers: ['M20 60C100 100 180 60 285 110'],
};

/** Its points are those of nobody: the button answers that it could not open. */
const ATLAS: AtlasModel = {
  picture: COVER,
  points: `${NOWHERE}carte.json`,
  ground: `${NOWHERE}contours.geojson`,
  placed: 12,
  total: 14,
};

export const LETTERS = {
  title: 'Par lettre',
  links: [...'ABCDEFGHIJLMNOPRSTUV'].map((letter) => ({ ...link(letter, 4), current: letter === 'C' })),
};
export const MONTHS = { title: 'Par mois', links: [link('décembre 2026', 12), link('janvier 2027', 5)] };

/** A page in the middle of many, at one end, alone. */
export const PAGINATIONS: Record<'first' | 'middle' | 'last' | 'alone', Pagination> = {
  first: paging(1, 12),
  middle: paging(6, 12),
  last: paging(12, 12),
  alone: paging(1, 1),
};

function paging(page: number, pages: number): Pagination {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return { page, pages, total: pages * 20, hrefs: Object.fromEntries(numbers.map((one) => [one, NOWHERE])) };
}

const list = (type: ListModel['type'], title: string, more: Partial<ListModel> = {}): ListModel => ({
  ...pageBase('list', title),
  type,
  cards: LIST,
  pagination: PAGINATIONS.alone,
  indexes: [],
  feeds: [...FEEDS],
  ...more,
});

const empty = (type: ListModel['type'], title: string): ListModel =>
  list(type, title, { cards: [], empty: true, pagination: { page: 1, pages: 1, total: 0, hrefs: {} } });

const home: HomeModel = {
  ...pageBase('home', 'Faites savoir ce qui se passe chez vous'),
  intro: 'Associations, dates, annonces et coups de main du Vallon.',
  breadcrumbs: [],
  week: DAYS,
  newcomers: LIST.slice(0, 2),
  listings: [CARDS['annonce']!],
  questions: [CARDS['question, avec réponses']!],
  articles: [CARDS['article, avec auteur']!],
  themes: COUNTED,
  territories: TREE,
  map: MAP,
  sections: [
    { label: 'Annuaire', href: NOWHERE, count: 49, type: 'actor' },
    { label: 'Agenda', href: NOWHERE, count: 52, type: 'event' },
    { label: 'Thèmes', href: NOWHERE, count: 7, type: 'theme' },
    { label: 'Territoires', href: NOWHERE, count: 5, type: 'territory' },
  ],
  now: '2026-12-05T09:00',
};

const hub = (title: string, more: Partial<HubModel>): HubModel => ({
  ...pageBase('hub', title),
  bodyHtml: '<p>Ce qui se fait autour de cela, ici.</p>',
  groups: [{ type: 'actor', title: 'Annuaire', cards: LIST, total: 9, more: NOWHERE }],
  crossings: { title: 'Ailleurs', links: [link('Vallon', 5), link('Le Col', 2)] },
  parents: [],
  children: [],
  neighbours: [],
  facts: [],
  feeds: [...FEEDS],
  ...more,
});

const index = (type: IndexModel['type'], title: string): IndexModel => ({
  ...pageBase('index', title),
  type,
  themes: COUNTED,
  territories: TREE,
  map: MAP,
});

const search: SearchModel = {
  ...pageBase('search', 'Recherche'),
  intro: 'Un mot, un village, un nom.',
  types: [{ value: 'actor', label: 'Structures' }],
  themes: THEMES.map(({ slug, label }) => ({ value: slug, label })),
  territories: [{ value: 'vallon', label: 'Vallon' }],
  indexes: [{ title: 'Par thème', links: [link('Bien manger', 3)] }],
  pagefind: '/pagefind/pagefind.js',
};

const quarantine = (more: Partial<QuarantineModel>): QuarantineModel => ({
  ...pageBase('quarantine', 'Fiches mises de côté'),
  files: 12,
  published: 12,
  setAside: [],
  toReview: [],
  more: 0,
  ...more,
});

/** State → page: each is shown in a frame of its own, whole. */
const month = (): MonthModel => ({
  ...pageBase('month', 'Agenda, décembre 2026'),
  month: '2026-12',
  total: 9,
  long: DAYS[1]!.cards,
  weeks: [
    Array.from({ length: 7 }, (_, i) => ({
      day: i === 0 ? '2026-11-30' : `2026-12-0${i}`,
      ...(i === 0 ? { outside: true as const } : {}),
      dates: i === 5 ? DAYS[0]!.cards : [],
      more: i === 5 ? 4 : 0,
      ...(i === 5 ? { href: NOWHERE } : {}),
    })),
  ],
  archive: false,
  today: '2026-12-02',
  prev: link('novembre 2026'),
  next: link('janvier 2027'),
  indexes: [MONTHS],
  feeds: [...FEEDS],
});

const agenda = (more: Partial<AgendaModel> = {}): AgendaModel => ({
  ...pageBase('agenda', 'Agenda : Bien manger'),
  intro: 'Toutes les dates à venir, jour par jour.',
  around: link('Bien manger'),
  whole: NOWHERE,
  total: 12,
  ongoing: [],
  days: DAYS,
  past: [],
  years: [{ label: '2025', href: NOWHERE, count: 31 }],
  today: '2026-12-02',
  pagination: PAGINATIONS.alone,
  feeds: [...FEEDS],
  ...more,
});

const PAST = [
  {
    month: '2026-11',
    lines: DAYS[0]!.cards.map((card, i) => (i > 0 ? { card } : { card, days: ['2026-11-03', '2026-11-10'] })),
  },
];

export const PAGES: Record<string, PageModel> = {
  accueil: home,
  'accueil, portail tout neuf': {
    ...home,
    week: [],
    newcomers: [],
    listings: [],
    questions: [],
    articles: [],
    themes: [],
    territories: [],
    map: undefined,
    sections: [],
  },
  'liste, première page': list('actor', 'Annuaire', {
    pagination: PAGINATIONS.first,
    indexes: [LETTERS],
    downloads: DOWNLOADS,
    atlas: ATLAS,
  }),
  'liste, avec ses filtres': list('actor', 'Annuaire filtré', {
    pagination: PAGINATIONS.first,
    indexes: [LETTERS],
    filters: FILTERS,
  }),
  'liste, au milieu': list('article', 'Articles', { pagination: PAGINATIONS.middle, indexes: [MONTHS] }),
  'liste, dernière page': list('listing', 'Annonces closes', { pagination: PAGINATIONS.last, archive: true }),
  'agenda d’un mois': month(),
  'agenda d’un mois, vide': { ...month(), total: 0, long: [], weeks: [], archive: true },
  'agenda d’un jour plein': {
    ...pageBase('day', 'Agenda du 5 décembre'),
    day: '2026-12-05',
    cards: DAYS[0]!.cards,
  },
  'agenda, avec ses filtres': list('event', 'Agenda', {
    days: DAYS,
    today: '2026-12-02',
    ongoing: DAYS[1]!.cards,
    ongoingMore: { count: 3, href: NOWHERE },
    dateFilters: DATE_FILTERS,
  }),
  'reprendre une date': {
    ...pageBase('reuse', 'Reprendre une date'),
    agenda: link('Agenda'),
    editor: NOWHERE,
    email: 'equipe@exemple.example',
  },
  proposer: PROPOSE_PAGE,
  'un formulaire': FORM_PAGE,
  'agenda d’un thème': agenda({ pagination: PAGINATIONS.first, ongoing: DAYS[1]!.cards }),
  'agenda d’une structure, rien à venir': agenda({ days: [], total: 0, past: PAST, years: [] }),
  'archives d’un agenda': agenda({ days: [], past: PAST, year: '2026', total: 3 }),
  'annuaire vide': empty('actor', 'Annuaire'),
  'agenda vide': empty('event', 'Agenda'),
  'articles, vide': empty('article', 'Articles'),
  'annonces, vide': empty('listing', 'Annonces'),
  'ressources, vide': empty('resource', 'Ressources'),
  'questions, vide': empty('question', 'Questions'),
  thème: hub('Bien manger', { theme: THEMES[0] }),
  territoire: hub('Vallon', {
    territory: { label: 'Vallon', level: 'Commune' },
    parents: [link('Haut-Vallon')],
    children: [{ ...link('Le Hameau', 2), level: 'Lieu-dit' }],
    neighbours: [link('Le Col')],
    facts: [{ label: 'Habitants', values: [{ label: '1 240' }] }],
    locator: MAP,
    atlas: { ...ATLAS, territory: 'vallon' },
  }),
  'thème et territoire, rien encore': hub('Se déplacer : Le Col', { groups: [], bodyHtml: '' }),
  'tous les thèmes': index('theme', 'Thèmes'),
  'tous les territoires': index('territory', 'Territoires'),
  recherche: search,
  's’abonner': {
    ...pageBase('subscribe', 'S’abonner'),
    groups: [{ title: 'Tout le portail', rows: [{ label: 'Agenda', href: NOWHERE, feeds: [...FEEDS] }] }],
    opml: NOWHERE,
  },
  'plan du site': {
    ...pageBase('site-map', 'Plan du site'),
    groups: [{ title: 'Tout le portail', href: NOWHERE, links: [link('Annuaire', 49)] }],
  },
  'page introuvable': {
    ...pageBase('not-found', 'Cette page n’existe pas, ou plus'),
    links: [link('Annuaire')],
  },
  'ancienne adresse': { ...pageBase('redirect', 'Cette page a déménagé'), to: NOWHERE },
  'fiche en réparation': { ...pageBase('repair', 'Le Four'), links: [link('Annuaire')] },
  'fiche retirée': {
    ...pageBase('gone', 'Le Plot n’est plus au portail'),
    reason: 'La structure en a rejoint une autre.',
    note: 'L’atelier continue le mardi.',
    on: '2026-10-03',
    to: link('La Remise à neuf'),
    near: [link('Le Plot d’en bas')],
    links: [link('Annuaire'), link('Accueil')],
  },
  'fiche retirée, sans un mot': {
    ...pageBase('gone', 'Cette fiche n’est plus au portail'),
    near: [],
    links: [link('Accueil')],
  },
  'fiches de côté, rien à dire': quarantine({}),
  'fiches de côté': quarantine({
    published: 10,
    setAside: [
      {
        file: 'actors/le-four.md',
        problems: [{ line: 3, sentence: 'Il manque le nom.', example: 'name: Le Four' }],
      },
    ],
    toReview: [{ file: 'events/bal.md', problems: [{ sentence: 'Ce rendez-vous n’a pas de lieu.' }] }],
    more: 4,
    toVerify: {
      rows: [
        { ...link('Le Four'), commune: 'Vallon', score: 42, missing: ['description', 'hours'] },
        { ...link('La Remise'), months: 14, score: 71, missing: [] },
      ],
      more: 3,
    },
  }),
  ...OPEN_PAGES,
  ...PRINTED,
  ...ENTRIES,
};

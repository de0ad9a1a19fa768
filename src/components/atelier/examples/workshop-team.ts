/** The pages of the team of a workshop, in the states that matter: nothing yet, a full queue, a clash, the end. */
import type {
  QueueRow,
  WorkshopCompareModel,
  WorkshopEndModel,
  WorkshopJoinModel,
  WorkshopPageModel,
  WorkshopQueueModel,
  WorkshopReviewModel,
  WorkshopSheetsModel,
  WorkshopSummaryModel,
  WorkshopWallModel,
} from '../../../domain/models/workshop-types.ts';
import { refusalReasons } from '../../../i18n/workshop/team.ts';
import { qrCode } from '../../../lib/qr.ts';
import { FORM_PAGE } from './forms.ts';
import { NOWHERE, PICTURE, SITE } from './site.ts';

const base = <K extends string>(kind: K, title: string) => ({
  kind,
  site: SITE,
  address: `${SITE.base}/atelier/`,
  title,
  workshop: { name: 'Fiches et thermos', place: 'Le Four, Vallon', home: NOWHERE },
  person: { name: 'Odile', isReviewer: true, token: 'essai' },
});

const OPEN = { href: 'http://192.168.43.17:4173/atelier/', qr: qrCode('http://192.168.43.17:4173/atelier/') };
const WIFI = {
  name: 'Le Four',
  password: 'thermos-2026',
  qr: qrCode('WIFI:T:WPA;S:Le Four;P:thermos-2026;;'),
};
const COUNTS = [
  { label: 'contributions', value: 14 },
  { label: 'en ligne', value: 9 },
  { label: 'personnes', value: 11 },
];

const wallRow = (
  id: string,
  title: string,
  kind: string,
  more: Partial<WorkshopWallModel['rows'][0]> = {},
) => ({
  id,
  title,
  kind,
  stage: 'reçu',
  tone: 'waiting' as const,
  ...more,
});

export const WALL: WorkshopWallModel = {
  ...base('wall', 'Le mur de l’atelier'),
  rows: [
    wallRow('f', 'Bal de fin d’hiver, avec l’orchestre des trois vallées réunies', 'rendez-vous', {
      by: 'Amina',
    }),
    wallRow('e', 'Les Watts du Vallon', 'association', { by: 'Jean-Baptiste' }),
    wallRow('d', 'À qui emprunter une remorque ?', 'question'),
    wallRow('c', 'Permanence du mardi', 'correction', { stage: 'en ligne', tone: 'good', by: 'Odile' }),
    wallRow('b', 'Le Four banal', 'c’est toujours exact', { stage: 'en ligne', tone: 'good' }),
    wallRow('a', 'Soupe du jeudi', 'rendez-vous', { stage: 'une précision demandée', tone: 'ask' }),
  ],
  counts: COUNTS,
  thanks: ['Amina', 'Jean-Baptiste', 'Odile', 'Amina 2', 'Le Four'],
  events: `${SITE.base}/atelier/evenements`,
};

export const EMPTY_WALL: WorkshopWallModel = {
  ...WALL,
  rows: [],
  thanks: [],
  counts: COUNTS.map((count) => ({ ...count, value: 0 })),
};

export const JOIN: WorkshopJoinModel = {
  ...base('join', 'Rejoindre l’atelier'),
  wifi: WIFI,
  open: OPEN,
  others: ['http://10.0.0.4:4173/atelier/', 'http://atelier.local:4173/atelier/'],
  code: '482739',
};

export const SHEETS: WorkshopSheetsModel = {
  ...base('sheets', 'Des feuilles à remplir à la main'),
  sheets: [{ form: FORM_PAGE.form, intro: FORM_PAGE.intro! }],
  open: OPEN,
  kinds: [
    { label: 'Toutes', href: NOWHERE, current: false },
    { label: 'Un rendez-vous', href: NOWHERE, current: true },
  ],
};

const row = (slug: string, title: string, more: Partial<QueueRow> = {}): QueueRow => ({
  value: `events/${slug}`,
  read: `events/${slug}=1`,
  href: NOWHERE,
  title,
  kind: 'rendez-vous',
  by: 'Amina',
  age: 'attend depuis 12 minutes',
  status: { label: 'à relire', tone: 'waiting' },
  isNew: true,
  doubles: [],
  together: [],
  ...more,
});

const WATTS = {
  value: 'actors/les-watts-du-vallon',
  read: 'actors/les-watts-du-vallon=1',
  title: 'Les Watts du Vallon',
};
const BAL = {
  value: 'events/bal-de-fin-d-hiver',
  read: 'events/bal-de-fin-d-hiver=1',
  title: 'Bal de fin d’hiver',
};

export const QUEUE: WorkshopQueueModel = {
  ...base('queue', 'À relire'),
  action: NOWHERE,
  rows: [
    row('bal-de-fin-d-hiver', BAL.title, { together: [WATTS] }),
    row('x', WATTS.title, { ...WATTS, kind: 'association', together: [BAL], by: 'Jean-Baptiste' }),
    row('soupe-du-jeudi', 'Soupe du jeudi', { doubles: [{ label: 'La soupe du jeudi', href: NOWHERE }] }),
    row('permanence', 'Permanence du mardi', { isNew: false, age: 'attend depuis 1 minute' }),
  ],
  others: [
    row('remorque', 'À qui emprunter une remorque ?', {
      kind: 'question',
      status: { label: 'une précision demandée', tone: 'ask' },
      age: 'demandée il y a 20 minutes',
    }),
  ],
  events: `${SITE.base}/atelier/evenements`,
  editor: `${SITE.base}/admin/`,
};

export const EMPTY_QUEUE: WorkshopQueueModel = { ...QUEUE, rows: [], others: [] };

export const REVIEW: WorkshopReviewModel = {
  ...base('review', 'Permanence du mardi'),
  row: row('permanence', 'Permanence du mardi', { isNew: false, together: [WATTS] }),
  fields: [
    { label: 'Lieu', before: 'Salle du Lavoir', after: 'Le Four' },
    { label: 'Téléphone', after: '04 65 71 00 01' },
    {
      label: 'Texte',
      parts: [
        { text: 'On répare ce qui peut l’être', kind: 'same' },
        { text: ' et on jette le reste', kind: 'out' },
        { text: ', on démonte le reste, et le café est chaud', kind: 'in' },
        { text: '.\n\nVenez avec vos outils.', kind: 'same' },
      ],
    },
  ],
  photos: [
    { href: PICTURE.src, alt: PICTURE.alt },
    { href: PICTURE.src, alt: '' },
  ],
  remarks: ['Téléphone : ce numéro n’est pas celui de la fiche. Vérifiez avec la personne.'],
  words: [
    { by: 'Odile', isReviewer: true, when: 'il y a 10 minutes', text: 'Est-ce toujours à 18 h ?' },
    { by: 'Amina', isReviewer: false, when: 'il y a 8 minutes', text: 'Oui.\nSauf en août.' },
  ],
  contacts: [{ name: 'Amina', contact: '06 12 34 56 78' }],
  frame: `${SITE.base}/_atelier-des-composants/`,
  action: NOWHERE,
  reasons: refusalReasons({ title: 'Permanence du mardi', contact: '04 65 71 00 00' }, SITE.locale),
  edit: NOWHERE,
  editor: NOWHERE,
  clashes: [
    {
      contribution: 'essai',
      by: 'Jean-Baptiste',
      action: NOWHERE,
      fields: [
        { name: 'start.time', label: 'Heure de début', theirs: '18 h', mine: '17 h 30' },
        { name: 'place', label: 'Lieu', theirs: 'Le Four', mine: '' },
      ],
    },
  ],
  back: NOWHERE,
};

export const NEW_REVIEW: WorkshopReviewModel = {
  ...REVIEW,
  title: BAL.title,
  row: row('bal-de-fin-d-hiver', BAL.title, { doubles: [{ label: 'Le bal d’hiver', href: NOWHERE }] }),
  fields: [
    { label: 'Titre', after: BAL.title },
    { label: 'Quand', after: 'samedi 6 mars 2027, 20 h 30' },
    { label: 'Texte', parts: [{ text: 'On danse.\nOn chante.', kind: 'in' }] },
  ],
  photos: [],
  remarks: [],
  words: [],
  contacts: [],
  clashes: [],
  frame: undefined,
};

export const COMPARE: WorkshopCompareModel = {
  ...base('compare', 'Est-ce la même chose ?'),
  a: {
    title: 'Soupe du jeudi',
    value: 'events/soupe-du-jeudi',
    read: 'events/soupe-du-jeudi=1',
    by: 'Amina',
  },
  b: {
    title: 'La soupe du jeudi',
    value: 'events/la-soupe-du-jeudi',
    read: 'events/la-soupe-du-jeudi=1',
    by: 'Jean-Baptiste',
  },
  fields: [
    { path: 'title', label: 'Titre', a: 'Soupe du jeudi', b: 'La soupe du jeudi', isList: false },
    { path: 'place', label: 'Lieu', a: 'Le Four', b: 'Le Four', isList: false },
    { path: 'themes', label: 'Thèmes', a: 'Bien manger', b: 'Culture et fêtes', isList: true },
    { path: 'body', label: 'Texte', b: 'Une louche chacun, et des nouvelles du village.', isList: false },
  ],
  action: NOWHERE,
  back: NOWHERE,
};

export const END: WorkshopEndModel = {
  ...base('end', 'Terminer l’atelier'),
  counts: COUNTS,
  steps: [
    { label: 'Relire ce qui attend', isDone: true, detail: 'Plus rien n’attend.' },
    { label: 'Publier la page de l’atelier', isDone: true },
    {
      label: 'Envoyer ce qui est approuvé, et le reste en brouillon',
      isDone: false,
      detail: 'Pas de réseau : plus tard.',
    },
  ],
  action: NOWHERE,
  exportHref: NOWHERE,
  summary: NOWHERE,
  canErase: false,
  destination: 'https://forge.example/collectif/portail.git',
};

export const ENDED: WorkshopEndModel = {
  ...END,
  steps: END.steps.map((step) => ({ ...step, isDone: true, detail: undefined })),
  canErase: true,
};

export const SUMMARY: WorkshopSummaryModel = {
  ...base('summary', 'Bilan de l’atelier'),
  when: 'mardi 1er décembre 2026',
  participants: 11,
  thanks: WALL.thanks,
  groups: [
    {
      title: 'Nouvelles pages',
      items: [
        { title: BAL.title, href: NOWHERE, by: ['Amina', 'Jean-Baptiste'] },
        { title: WATTS.title, by: [], note: 'en attente de relecture' },
      ],
    },
    { title: 'Pages mises à jour', items: [{ title: 'Permanence du mardi', href: NOWHERE, by: ['Odile'] }] },
  ],
  counts: COUNTS,
};

/** Each state under its name. */
export const TEAM_PAGES: Record<string, WorkshopPageModel> = {
  'atelier, mur': WALL,
  'atelier, mur, au début': EMPTY_WALL,
  'atelier, à projeter': JOIN,
  'atelier, à projeter, sans Wi-Fi': { ...JOIN, wifi: undefined, others: [] },
  'atelier, feuilles': SHEETS,
  'atelier, à relire': QUEUE,
  'atelier, à relire, rien': EMPTY_QUEUE,
  'atelier, relecture d’une correction': REVIEW,
  'atelier, relecture d’une nouvelle page': NEW_REVIEW,
  'atelier, comparer': COMPARE,
  'atelier, fin': END,
  'atelier, fin, terminé': ENDED,
  'atelier, bilan': SUMMARY,
};

/** Sheets to print: one date, a month on two sheets, a week to fold. */
import type {
  PosterModel,
  PrintedColumn,
  PrintedDate,
  ProgrammeModel,
  ProgrammePage,
} from '../../../domain/models/types.ts';
import { NOWHERE, THEMES, pageBase, tools } from './site.ts';

const QR = tools('Exemple').qr;

const date = (title: string, more: Partial<PrintedDate> = {}): PrintedDate => ({
  title,
  href: NOWHERE,
  start: '2026-12-05T14:00',
  when: '14 h – 17 h',
  facts: 'La Remise à neuf, Vallon · Prix libre',
  ...more,
});

const COLUMN: PrintedColumn = {
  air: 3,
  days: [
    {
      goesOn: false,
      dates: [date('Quinzaine du livre', { when: 'du 1er au 15 décembre', start: '2026-12-01' })],
    },
    {
      day: '2026-12-05',
      goesOn: false,
      dates: [date('Café des bricoles'), date('Concert d’hiver', { status: 'Annulé' })],
    },
    { day: '2026-12-06', goesOn: true, dates: [date('Fournée', { when: undefined, facts: undefined })] },
  ],
};

const ONE: PrintedColumn = {
  air: 0,
  days: [
    {
      day: '2026-12-05',
      goesOn: false,
      dates: [date('Café des bricoles', { summary: 'On vient avec ce qui est en panne.' })],
    },
  ],
};

const common = {
  total: 8,
  source: {
    label: 'Ces dates à l’écran',
    href: NOWHERE,
    url: 'https://vallon.example/agenda/2026/12/',
    qr: QR,
  },
  announce: { label: 'Proposer une info', address: 'vallon.example/contribuer' },
  choices: [
    {
      title: 'Affiches des mois',
      links: [
        { label: 'décembre 2026', href: NOWHERE, current: true },
        { label: 'janvier 2027', href: NOWHERE },
      ],
    },
  ],
  paper: { notes: [], dated: { as: 'state' as const, day: '2026-12-01' } },
};

const poster = (more: Partial<PosterModel> = {}): PosterModel => ({
  ...pageBase('poster', 'Affiche, décembre 2026'),
  ...common,
  step: 134,
  month: '2026-12',
  columns: 2,
  sheets: [
    [COLUMN, COLUMN],
    [COLUMN, COLUMN],
  ],
  ...more,
});

const page = (number: number, holds: ProgrammePage['holds'], column?: PrintedColumn): ProgrammePage => ({
  number,
  side: number === 1 || number === 4 ? 1 : 2,
  half: number % 2 === 0 ? 'left' : 'right',
  holds,
  column,
});

const programme = (more: Partial<ProgrammeModel> = {}): ProgrammeModel => ({
  ...pageBase('programme', 'Programme de la semaine du 30 novembre 2026'),
  ...common,
  step: 144,
  week: '2026-11-30',
  end: '2026-12-06',
  pages: [page(1, 'cover'), page(2, 'days', COLUMN), page(3, 'days', COLUMN), page(4, 'back')],
  next: [date('Bal', { when: 'sam. 12 déc., 20 h 30' })],
  subscribe: { address: 'vallon.example/s-abonner', qr: QR },
  ...more,
});

export const PRINTED = {
  'affiche d’un mois, deux feuilles': poster(),
  'affiche d’un thème, une date': poster({
    scope: { label: 'Bien manger', theme: THEMES[0] },
    since: '2026-12-02',
    step: 440,
    columns: 1,
    sheets: [[ONE]],
    announce: undefined,
  }),
  'programme d’une semaine': programme(),
  'programme d’une semaine, une date': programme({
    pages: [page(1, 'cover'), page(2, 'days', ONE), page(3, 'next'), page(4, 'back')],
  }),
};

/** The pages for those who take data elsewhere, and lists for their sites. */
import type {
  DownloadsModel,
  EmbedLink,
  EmbedModel,
  OpenFiles,
  PageModel,
} from '../../../domain/models/types.ts';
import { DAYS, LIST } from './cards.ts';
import { NOWHERE, SITE, pageBase } from './site.ts';

const FILES = ['CSV', 'JSON', 'GeoJSON', 'data·inclusion'].map((label) => ({
  label,
  href: NOWHERE,
  type: 'text/csv',
}));

export const DOWNLOADS: DownloadsModel = { type: 'actor', files: FILES, about: NOWHERE, embed: NOWHERE };

const files = (title: string, count: number): OpenFiles => ({
  title,
  href: NOWHERE,
  count,
  updated: '2026-11-03',
  files: FILES,
});

const frame = (type: EmbedLink['type'], title: string): EmbedLink => ({
  type,
  title,
  id: `${type}-exemple`,
  href: NOWHERE,
  src: `${SITE.origin}/integrer/${type}/`,
  page: SITE.origin,
});

const embed = (title: string, more: Partial<EmbedModel>): EmbedModel => ({
  ...pageBase('embed', title),
  type: 'actor',
  cards: [],
  days: [],
  today: '2026-12-05',
  total: 0,
  page: SITE.origin,
  ...more,
});

export const OPEN_PAGES: Record<string, PageModel> = {
  'données ouvertes': {
    ...pageBase('open-data', 'Données ouvertes'),
    intro: 'Reprenez l’annuaire et l’agenda où vous voulez.',
    directory: {
      whole: files('Annuaire', 49),
      described: [{ label: 'Le descriptif', href: NOWHERE, type: 'application/json' }],
      themes: [files('Bien manger', 9)],
      territories: [files('Vallon', 5)],
      fields: [
        {
          name: 'legalForm',
          label: 'Forme juridique',
          hint: 'Celle des statuts.',
          example: 'association-1901',
          kind: 'choice',
          isList: false,
          required: true,
          isClosed: true,
          schemaOrg: 'additionalType',
        },
      ],
      vocabularies: [
        { name: 'legalForm', label: 'Forme juridique', terms: [{ value: 'scop', label: 'SCOP' }] },
      ],
      csv: `${SITE.origin}/annuaire/annuaire.csv`,
      geojson: `${SITE.origin}/annuaire/annuaire.geojson`,
      importCommand: 'npm run import',
      reserved: 1,
      refused: { name: 1, date: 2, closed: 1 },
    },
    agenda: { files: FILES.slice(0, 2), fields: [{ name: 'start', meaning: 'Début' }] },
    licence: { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
    citation: 'Vallon en commun, annuaire',
    guide: NOWHERE,
  },
  'données ouvertes, sans licence ni annuaire': {
    ...pageBase('open-data', 'Données ouvertes'),
    citation: 'Vallon en commun',
    guide: NOWHERE,
  },
  'afficher une liste ailleurs': {
    ...pageBase('embed-guide', 'Afficher une liste sur votre site'),
    groups: [
      {
        key: 'whole',
        rows: [{ label: 'Vallon en commun', embeds: [frame('actor', 'Annuaire'), frame('event', 'Agenda')] }],
      },
    ],
    script: `${SITE.origin}/integrer.js`,
  },
  'liste pour un autre site': embed('Annuaire', { cards: LIST, total: 49 }),
  'agenda pour un autre site': embed('Agenda', { type: 'event', days: DAYS }),
  'agenda pour un autre site, rien': embed('Agenda : Le Col', { type: 'event' }),
};

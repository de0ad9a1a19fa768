/** A portal that is none, for the examples: everything it names is invented. */
import type {
  Base,
  CoverModel,
  PictureModel,
  SiteModel,
  ThemeTag,
  ToolsModel,
} from '../../../domain/models/types.ts';

/** Where the development server lives, without a final slash. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const ATELIER = '/_atelier-des-composants/';

/** Examples lead nowhere: to the top of their own page. */
export const NOWHERE = '#';

const link = (label: string) => ({ label, href: NOWHERE });

export const SITE: SiteModel = {
  name: 'Vallon en commun',
  tagline: 'Ce qui se fait ici, ensemble',
  description: 'Associations, dates et coups de main du Vallon.',
  locale: 'fr',
  base,
  origin: 'https://vallon.example',
  themeColor: { light: '#f9f7f2', dark: '#10201b' },
  timeZone: 'Europe/Paris',
  home: `${base}/`,
  search: `${base}/recherche/`,
  subscribe: NOWHERE,
  siteMap: NOWHERE,
  openData: NOWHERE,
  menu: [
    'Annuaire',
    'Agenda',
    'Articles',
    'Annonces',
    'Ressources',
    'Questions',
    'Thèmes',
    'Territoires',
  ].map(link),
  footer: [link('À propos'), link('Contact'), link('Accessibilité : non conforme')],
  contribute: link('Proposer une info'),
  forms: { actor: NOWHERE, event: NOWHERE, correction: NOWHERE },
  contact: {
    name: 'L’équipe du Vallon',
    email: 'equipe@vallon.example',
    phone: { display: '04 65 71 00 00', href: 'tel:+33465710000' },
    address: '1 place du Lavoir, 99000 Vallon',
  },
  licence: 'CC BY-SA 4.0',
  icons: [{ rel: 'icon', href: `${base}/favicon.svg`, type: 'image/svg+xml' }],
};

/** What every page of the examples has. */
export const pageBase = <K extends string>(kind: K, title: string): Base<K> => ({
  kind,
  address: ATELIER,
  site: SITE,
  head: { title, canonical: SITE.origin, noindex: true, ogType: 'website', feeds: [], jsonLd: [] },
  breadcrumbs: [
    { label: 'Accueil', href: SITE.home },
    { label: title, href: NOWHERE },
  ],
  title,
});

export const theme = (label: string, slug: string): ThemeTag => ({ label, slug, href: NOWHERE });

export const THEMES: ThemeTag[] = [
  theme('Bien manger', 'bien-manger'),
  theme('Se déplacer', 'se-deplacer'),
  theme('Culture et fêtes', 'culture-et-fetes'),
  theme('Réparer et réemployer', 'reparer-et-reemployer'),
  theme('Grandir et vieillir ici', 'grandir-et-vieillir-ici'),
  theme('Numérique et démarches', 'numerique-et-demarches'),
  theme('Montagne et énergie', 'montagne-et-energie'),
];

export const FEEDS = [
  { title: 'Agenda', type: 'application/atom+xml', href: NOWHERE },
  { title: 'Agenda', type: 'application/rss+xml', href: NOWHERE },
  { title: 'Agenda', type: 'application/feed+json', href: NOWHERE },
] as const;

const DRAWN =
  "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 800 500'%3E%3Cpath fill='%23bcd' d='M0 0h800v500H0z'/%3E%3Cpath fill='%23485' d='m0 500 250-300 180 200 120-140 250 240z'/%3E%3C/svg%3E";

export const PICTURE: PictureModel = {
  src: `data:image/svg+xml,${DRAWN}`,
  width: 800,
  height: 500,
  alt: 'Le vallon vu du col, un matin clair',
  credit: 'Club photo du Vallon',
};

/** What stands for a picture where there is none. */
export const COVER: CoverModel = { src: PICTURE.src, width: PICTURE.width, height: PICTURE.height };

export const tools = (title: string): ToolsModel => ({
  url: `${SITE.origin}/exemple/`,
  title,
  text: title,
  mailto: `mailto:?subject=${encodeURIComponent(title)}`,
  sms: `sms:?&body=${encodeURIComponent(title)}`,
  whatsapp: 'https://wa.me/?text=exemple',
  qr: { size: 21, path: 'M1 1.5h7m6 0h7M1 4.5h1m5 0h1m3 0h2m1 0h1m5 0h1M1 19.5h7m4 0h5' },
});

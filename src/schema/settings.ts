/** `portal.yaml`: what makes this portal this one. Same fields, same messages as any contribution. */
import { bad, good } from '../lib/result.ts';
import type { DataOf } from './field.ts';
import { editor } from './editor-settings.ts';
import { boolean, number } from './fields/numbers.ts';
import { choice } from './fields/choice.ts';
import { slug } from './fields/codes.ts';
import { hue } from './fields/color.ts';
import { group, list, picture, relation } from './fields/compound.ts';
import { timeZone } from './fields/dates.ts';
import { email, phone, url } from './fields/reach.ts';
import { scalar } from './fields/scalar.ts';
import { text } from './fields/text.ts';
import { map } from './map-settings.ts';
import { sources } from './source-settings.ts';
import { vocabulary } from './vocabulary.ts';

const LOCALES = vocabulary({ fr: 'Français', en: 'English' });

const section = (fr: string, en: string) =>
  boolean({
    label: { fr, en },
    hint: 'non : la rubrique disparaît du portail, sans rien effacer.',
    example: 'oui',
  });

const readBase = (path: string) => {
  const base = `/${path.replace(/^\/+|\/+$/g, '')}`;
  return /^\/([a-zA-Z0-9._~-]+(\/[a-zA-Z0-9._~-]+)*)?$/.test(base)
    ? good(base === '/' ? '' : base)
    : bad('format');
};

const menuItem = group({
  label: { fr: 'Entrée de menu', en: 'Menu item' },
  fields: {
    label: text({ label: { fr: 'Texte', en: 'Text' }, required: true, example: 'Contribuer' }),
    href: text({
      label: { fr: 'Adresse', en: 'Address' },
      required: true,
      example: '/contribuer/',
      synonyms: ['url', 'lien'],
    }),
  },
});

const menu = (fr: string, en: string) => list({ label: { fr, en }, of: menuItem });

export const SETTINGS = {
  name: text({
    label: { fr: 'Nom du portail', en: 'Name' },
    example: 'Portail d’Ambrune',
    required: true,
    max: 80,
  }),
  id: slug({
    label: { fr: 'Identifiant', en: 'Identifier' },
    hint: 'Ne le changez jamais : les identifiants des rendez-vous et des flux en dépendent.',
    required: true,
    example: 'ambrune',
  }),
  tagline: text({ label: { fr: 'Devise', en: 'Tagline' }, max: 160 }),
  description: text({ label: { fr: 'Description', en: 'Description' }, max: 300 }),
  url: url({
    label: { fr: 'Adresse du site', en: 'Address of the site' },
    required: true,
    example: 'https://ambrune.example',
  }),
  base: {
    kind: 'text' as const,
    label: { fr: 'Sous-dossier', en: 'Base path' },
    hint: 'Si le portail n’est pas à la racine du site.',
    example: '/portail',
    required: false as const,
    schema: scalar(readBase, () => 'un chemin est attendu, comme /portail'),
    widget: { widget: 'string' },
  },
  locale: choice({ label: { fr: 'Langue', en: 'Language' }, options: LOCALES, example: 'fr' }),
  timeZone: timeZone({ label: { fr: 'Fuseau horaire', en: 'Time zone' } }),
  colors: group({
    label: { fr: 'Couleurs', en: 'Colours' },
    fields: {
      hue: hue({ label: { fr: 'Teinte principale (0 à 360)', en: 'Main hue' }, example: '165' }),
      accentHue: hue({ label: { fr: 'Teinte d’accent (0 à 360)', en: 'Accent hue' }, example: '40' }),
    },
  }),
  logo: picture({
    label: { fr: 'Logo', en: 'Logo' },
    hint: 'Une image du dossier media/. Sans elle, le portail porte une montagne et une corde à ses couleurs.',
    example: 'media/logo.png',
  }),
  icon: picture({
    label: { fr: 'Icône', en: 'Icon' },
    hint: 'Une image carrée d’au moins 512 pixels de côté, pour les onglets et les écrans d’accueil.',
    example: 'media/icone.png',
    synonyms: ['icône', 'favicon'],
  }),
  socialImages: boolean({
    label: { fr: 'Images de partage', en: 'Sharing images' },
    hint: 'Une image par fiche, pour les messageries et les réseaux. Sans réglage : oui en dessous de 1 000 fiches.',
    example: 'oui',
  }),
  sections: group({
    label: { fr: 'Rubriques', en: 'Sections' },
    fields: {
      event: section('Agenda', 'Calendar'),
      article: section('Articles', 'Articles'),
      listing: section('Annonces', 'Listings'),
      resource: section('Ressources', 'Resources'),
      question: section('Questions', 'Questions'),
      actor: section('Annuaire', 'Directory'),
      theme: section('Thèmes', 'Themes'),
      territory: section('Territoires', 'Territories'),
    },
  }),
  rootTerritory: relation({
    label: { fr: 'Territoire du portail', en: 'Territory of the portal' },
    to: 'territory',
    example: 'massif-d-ambrune',
  }),
  map,
  sources,
  editor,
  menus: group({
    label: { fr: 'Menus', en: 'Menus' },
    fields: { main: menu('Menu principal', 'Main menu'), footer: menu('Pied de page', 'Footer') },
  }),
  contribute: group({
    label: { fr: 'Contribuer', en: 'Contribute' },
    fields: {
      label: text({ label: { fr: 'Texte du bouton', en: 'Button' }, example: 'Proposer une info' }),
      href: text({
        label: { fr: 'Adresse', en: 'Address' },
        hint: 'Sans réglage : les formulaires de /proposer/.',
        example: '/contribuer/',
      }),
    },
  }),
  contact: group({
    label: { fr: 'Contact', en: 'Contact' },
    fields: {
      name: text({ label: { fr: 'Qui', en: 'Who' }, example: 'L’équipe du portail' }),
      email: email({ label: { fr: 'Adresse électronique', en: 'Email' } }),
      phone: phone({ label: { fr: 'Téléphone', en: 'Phone' } }),
      address: text({ label: { fr: 'Adresse postale', en: 'Postal address' } }),
    },
  }),
  legal: group({
    label: { fr: 'Mentions légales', en: 'Legal notices' },
    fields: {
      publisher: text({
        label: { fr: 'Éditeur', en: 'Publisher' },
        example: 'Coordination associative de Sarvenne',
      }),
      address: text({ label: { fr: 'Siège', en: 'Seat' } }),
      phone: phone({ label: { fr: 'Téléphone', en: 'Phone' } }),
      email: email({ label: { fr: 'Adresse électronique', en: 'Email' } }),
      identifier: text({ label: { fr: 'RNA ou SIRET', en: 'RNA or SIRET' } }),
      director: text({ label: { fr: 'Direction de la publication', en: 'Publication director' } }),
      host: text({ label: { fr: 'Hébergeur', en: 'Host' }, example: 'Nom, adresse et téléphone' }),
      licence: text({
        label: { fr: 'Licence des contenus', en: 'Content licence' },
        example: 'CC BY-SA 4.0',
      }),
    },
  }),
  listing: group({
    label: { fr: 'Listes', en: 'Lists' },
    fields: {
      pageSize: number({
        label: { fr: 'Fiches par page', en: 'Entries a page' },
        integer: true,
        min: 6,
        max: 200,
        example: '24',
      }),
    },
  }),
};

export type Settings = DataOf<typeof SETTINGS>;

export const DEFAULT_SETTINGS = { locale: 'fr', timeZone: 'Europe/Paris', base: '', pageSize: 24 } as const;

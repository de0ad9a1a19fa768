import { defineContentType } from '../../schema/content-type.ts';
import { choice } from '../../schema/fields/choice.ts';
import { naf, openingHours, rna, siren, siret } from '../../schema/fields/codes.ts';
import { list, picture, relation } from '../../schema/fields/compound.ts';
import { date } from '../../schema/fields/dates.ts';
import { boolean, number } from '../../schema/fields/numbers.ts';
import { url } from '../../schema/fields/reach.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';
import { LABELS, LEGAL_FORMS, STATUSES, TYPOLOGIES, WELCOMES } from './vocabularies.ts';

/** An association, a cooperative, a collective, a public service: whoever does something here. */
export const actor = defineContentType({
  name: 'actor',
  folder: 'actors',
  section: 'annuaire',
  labels: {
    section: { fr: 'Annuaire', en: 'Directory' },
    singular: { fr: 'Structure', en: 'Organisation' },
    plural: { fr: 'Structures', en: 'Organisations' },
    intro: {
      fr: 'Qui fait quoi, où, et comment les joindre.',
      en: 'Who does what, where, and how to reach them.',
    },
  },
  title: 'name',
  schemaType: 'Organization',
  feeds: true,
  facets: ['theme', 'territory', 'legalForm', 'typology', 'public', 'label'],
  fields: {
    name: text({
      label: { fr: 'Nom', en: 'Name' },
      example: 'La Remise à neuf',
      required: true,
      min: 2,
      max: 150,
      synonyms: ['title', 'titre', 'nom de la structure'],
    }),
    acronym: text({ label: { fr: 'Sigle', en: 'Acronym' }, example: 'MJC' }),
    alternateNames: shared.alternateNames,
    legalName: text({ label: { fr: 'Nom officiel', en: 'Legal name' } }),
    summary: shared.summary,
    themes: shared.themes,
    typology: list({
      label: { fr: 'Type de lieu ou d’activité', en: 'Kind of place' },
      of: choice({ label: { fr: 'Type', en: 'Kind' }, options: TYPOLOGIES, example: 'recyclerie' }),
    }),
    legalForm: choice({
      label: { fr: 'Forme juridique', en: 'Legal form' },
      options: LEGAL_FORMS,
      example: 'association-1901',
    }),
    labels: list({
      label: { fr: 'Labels et agréments', en: 'Labels' },
      of: choice({ label: { fr: 'Label', en: 'Label' }, options: LABELS, example: 'esus' }),
    }),
    publics: shared.publics,
    address: shared.address,
    geo: shared.geo,
    areaServed: list({
      label: { fr: 'Zone d’action', en: 'Area served' },
      hint: 'Les territoires où la structure intervient, au-delà de son adresse.',
      of: relation({
        label: { fr: 'Territoire', en: 'Territory' },
        to: 'territory',
        example: 'haute-dourse',
      }),
    }),
    territories: shared.territories,
    contact: shared.contact,
    website: url({ label: { fr: 'Site web', en: 'Website' }, synonyms: ['site', 'url'] }),
    links: shared.links,
    openingHours: openingHours({
      label: { fr: 'Horaires', en: 'Opening hours' },
      hint: 'Comme sur une porte (« du lundi au vendredi 9h-12h et 14h-18h ; fermé en août »), ou comme dans l’exemple. Une phrase plus libre va dans les précisions.',
      synonyms: ['horaires'],
    }),
    openingHoursNote: text({
      label: { fr: 'Précisions sur les horaires', en: 'About the hours' },
      example: 'Fermé du 24 décembre au 2 janvier',
    }),
    welcome: list({
      label: { fr: 'Accueil', en: 'Welcome' },
      of: choice({ label: { fr: 'Mode d’accueil', en: 'Mode' }, options: WELCOMES, example: 'rendez-vous' }),
    }),
    price: shared.price,
    gettingThere: shared.gettingThere,
    accessibility: shared.accessibility,
    logo: picture({ label: { fr: 'Logo', en: 'Logo' } }),
    logoAlt: text({ label: { fr: 'Description du logo', en: 'Logo description' } }),
    logoDecorative: boolean({
      label: { fr: 'Logo décoratif', en: 'Decorative logo' },
      hint: 'Oui : il ne dit rien de plus que le nom, les lecteurs d’écran le passent.',
      example: 'oui',
    }),
    logoCredit: text({ label: { fr: 'Crédit du logo', en: 'Logo credit' } }),
    ...shared.image,
    networks: list({
      label: { fr: 'Réseaux', en: 'Networks' },
      hint: 'Les réseaux et fédérations dont la structure est membre.',
      of: relation({ label: { fr: 'Réseau', en: 'Network' }, to: 'actor', words: true }),
    }),
    parent: relation({
      label: { fr: 'Structure porteuse', en: 'Parent organisation' },
      to: 'actor',
      words: true,
    }),
    differentFrom: list({
      label: { fr: 'N’est pas un double de', en: 'Is not a double of' },
      hint: 'Les fiches qui lui ressemblent et sont bien d’autres structures : on ne vous le demandera plus.',
      synonyms: ['notDoubleOf', 'distinctFrom'],
      of: relation({ label: { fr: 'Autre structure', en: 'Other organisation' }, to: 'actor' }),
    }),
    siren: siren({ label: 'SIREN' }),
    siret: siret({ label: 'SIRET' }),
    rna: rna({ label: { fr: 'Numéro RNA', en: 'RNA number' } }),
    naf: naf({ label: { fr: 'Code NAF', en: 'NAF code' }, synonyms: ['ape'] }),
    foundingYear: number({
      label: { fr: 'Année de création', en: 'Founded' },
      spared: true,
      example: '1998',
      integer: true,
      min: 1000,
      max: 2199,
    }),
    status: choice({ label: { fr: 'État', en: 'Status' }, options: STATUSES, example: 'actif' }),
    closedOn: date({ label: { fr: 'Fermé le', en: 'Closed on' } }),
    verifiedOn: date({
      label: { fr: 'Vérifié le', en: 'Verified on' },
      spared: true,
      hint: 'Le jour où quelqu’un a confirmé que la fiche est exacte.',
    }),
    verifiedBy: text({ label: { fr: 'Vérifié par', en: 'Verified by' }, example: 'l’équipe du portail' }),
    keywords: shared.keywords,
    consent: shared.consent,
    ...shared.provenance,
    ...shared.life,
  },
  rules(data) {
    if (!data.siren || !data.siret || data.siret.startsWith(data.siren)) return [];
    return [
      {
        severity: 'warning',
        code: 'siren-siret',
        path: ['siret'],
        value: data.siret,
        message: `les neuf premiers chiffres du SIRET devraient être le SIREN (${data.siren}). Corrigez l’un des deux`,
      },
    ];
  },
  card(data) {
    const kind = data.typology?.[0];
    const closed =
      data.status && data.status !== 'actif' && data.status !== 'inconnu' ? data.status : undefined;
    return {
      kicker: kind
        ? labelled(TYPOLOGIES, kind)
        : data.legalForm
          ? labelled(LEGAL_FORMS, data.legalForm)
          : undefined,
      badge: closed ? { label: labelled(STATUSES, closed), tone: 'quiet' } : undefined,
    };
  },
});

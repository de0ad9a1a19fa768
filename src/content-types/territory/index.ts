import { defineContentType } from '../../schema/content-type.ts';
import { vocabulary } from '../../schema/vocabulary.ts';
import { choice } from '../../schema/fields/choice.ts';
import { postalCode } from '../../schema/fields/codes.ts';
import { list, relation } from '../../schema/fields/compound.ts';
import { number } from '../../schema/fields/numbers.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';

/** data·inclusion's TypeCOG, with the levels that people live by. */
export const TERRITORY_LEVELS = vocabulary({
  quartier: { fr: 'Quartier', en: 'Neighbourhood' },
  commune: { fr: 'Commune', en: 'Town' },
  epci: { label: { fr: 'Intercommunalité', en: 'Intermunicipality' }, synonyms: ['communauté de communes'] },
  bassin: { fr: 'Bassin de vie', en: 'Living area' },
  vallee: { fr: 'Vallée', en: 'Valley' },
  pays: { fr: 'Pays', en: 'Country' },
  parc: { label: { fr: 'Parc naturel', en: 'Nature park' }, synonyms: ['parc naturel régional'] },
  departement: { fr: 'Département', en: 'Département' },
  region: { fr: 'Région', en: 'Region' },
});

/** The official codes, by level: INSEE for communes, départements and régions, SIREN for an intercommunalité. */
const CODES = {
  commune: {
    pattern: /^([013-9]\d|2[AB1-9])\d{3}$/,
    say: 'un code INSEE de commune compte cinq caractères, comme 38185',
  },
  epci: { pattern: /^\d{9}$/, say: 'le code d’une intercommunalité est son SIREN : neuf chiffres' },
  departement: { pattern: /^(\d{2,3}|2[AB])$/, say: 'un numéro de département est attendu, comme 38 ou 2A' },
  region: { pattern: /^\d{2}$/, say: 'un code de région compte deux chiffres' },
} as const;

/** Where it is: a tree, from the whole to the village. */
export const territory = defineContentType({
  name: 'territory',
  folder: 'territories',
  section: 'territoires',
  labels: {
    section: { fr: 'Territoires', en: 'Territories' },
    singular: { fr: 'Territoire', en: 'Territory' },
    plural: { fr: 'Territoires', en: 'Territories' },
    intro: { fr: 'Tout le portail, lieu par lieu.', en: 'The whole portal, place by place.' },
  },
  title: 'name',
  schemaType: 'AdministrativeArea',
  feeds: false,
  facets: [],
  fields: {
    name: text({
      label: { fr: 'Nom', en: 'Name' },
      example: 'Vernasse',
      required: true,
      max: 120,
      synonyms: ['title'],
    }),
    summary: {
      ...shared.summary,
      example: 'La vallée, de la gare aux alpages : six communes, un marché, deux cols.',
      advised: false,
    },
    level: choice({
      label: { fr: 'Niveau', en: 'Level' },
      options: TERRITORY_LEVELS,
      advised: true,
      example: 'commune',
    }),
    code: text({
      label: { fr: 'Code officiel', en: 'Official code' },
      hint: 'INSEE pour une commune, SIREN pour une intercommunalité, numéro pour un département.',
      example: '38185',
      synonyms: ['inseeCode', 'insee'],
    }),
    parent: relation({
      label: { fr: 'Fait partie de', en: 'Part of' },
      to: 'territory',
      example: 'haute-dourse',
    }),
    postalCode: postalCode({
      label: { fr: 'Code postal', en: 'Postal code' },
      synonyms: ['cp', 'postalCodes'],
    }),
    members: list({
      label: { fr: 'Communes membres (codes INSEE)', en: 'Member towns (INSEE codes)' },
      of: text({ label: { fr: 'Code INSEE', en: 'INSEE code' }, example: '38185' }),
      synonyms: ['communes'],
    }),
    geo: shared.geo,
    population: number({
      label: { fr: 'Population', en: 'Population' },
      integer: true,
      min: 0,
      example: '842',
    }),
    neighbours: list({
      label: { fr: 'Territoires voisins', en: 'Neighbours' },
      of: relation({ label: { fr: 'Territoire voisin', en: 'Neighbour' }, to: 'territory' }),
    }),
    alternateNames: shared.alternateNames,
    reviewer: text({
      label: { fr: 'Relecture locale', en: 'Local reviewer' },
      example: 'équipe de la Haute-Dourse',
    }),
    ...shared.image,
    ...shared.life,
  },
  rules({ level, code }) {
    const form = code && level ? CODES[level as keyof typeof CODES] : undefined;
    if (!form || form.pattern.test(code!)) return [];
    return [
      {
        severity: 'warning',
        code: 'territory-code',
        path: ['code'],
        value: code,
        message: `${form.say}. Sans lui, les adresses de ce territoire ne seront reconnues que par leur nom`,
      },
    ];
  },
  card(data) {
    return { kicker: data.level && labelled(TERRITORY_LEVELS, data.level) };
  },
});

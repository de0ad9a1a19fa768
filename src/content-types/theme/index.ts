import { defineContentType } from '../../schema/content-type.ts';
import { hue } from '../../schema/fields/color.ts';
import { group, list, relation } from '../../schema/fields/compound.ts';
import { number } from '../../schema/fields/numbers.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';

/** What it is about: the portal's own subjects, matched with the field's vocabularies. */
export const theme = defineContentType({
  name: 'theme',
  folder: 'themes',
  section: 'themes',
  labels: {
    section: { fr: 'Thèmes', en: 'Themes' },
    singular: { fr: 'Thème', en: 'Theme' },
    plural: { fr: 'Thèmes', en: 'Themes' },
    intro: { fr: 'Tout le portail, par sujet.', en: 'The whole portal, by subject.' },
  },
  title: 'name',
  schemaType: 'DefinedTerm',
  feeds: false,
  facets: [],
  fields: {
    name: text({
      label: { fr: 'Nom', en: 'Name' },
      example: 'Bien manger',
      required: true,
      max: 80,
      synonyms: ['title', 'label'],
    }),
    summary: {
      ...shared.summary,
      example: 'Se déplacer à plusieurs, à vélo ou à pied, partout dans la vallée.',
      label: { fr: 'Définition', en: 'Definition' },
    },
    parent: relation({ label: { fr: 'Thème plus large', en: 'Broader theme' }, to: 'theme' }),
    order: number({ label: { fr: 'Rang', en: 'Order' }, integer: true }),
    icon: text({ label: { fr: 'Icône', en: 'Icon' }, example: 'carrot' }),
    color: hue({ label: { fr: 'Teinte (0 à 360)', en: 'Hue (0 to 360)' }, example: '140' }),
    alternateNames: shared.alternateNames,
    closeMatch: group({
      label: { fr: 'Équivalences', en: 'Close matches' },
      fields: {
        dataInclusion: list({
          label: 'data·inclusion',
          of: text({ label: 'data·inclusion', example: 'mobilite' }),
        }),
        rna: list({ label: { fr: 'Objet social RNA', en: 'RNA code' }, of: text({ label: 'RNA' }) }),
        naf: list({ label: 'NAF', of: text({ label: 'NAF' }) }),
        sdg: list({
          label: { fr: 'Objectifs de développement durable', en: 'SDGs' },
          of: number({ label: 'ODD', integer: true, min: 1, max: 17 }),
        }),
      },
    }),
    ...shared.image,
    ...shared.life,
  },
  card() {
    return {};
  },
});

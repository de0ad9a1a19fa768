import { defineContentType } from '../../schema/content-type.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';

/** What the portal says of itself: about, charter, legal notices. */
export const page = defineContentType({
  name: 'page',
  folder: 'pages',
  labels: {
    section: { fr: 'Pages', en: 'Pages' },
    singular: { fr: 'Page', en: 'Page' },
    plural: { fr: 'Pages', en: 'Pages' },
    intro: { fr: 'Le portail, son équipe, ses règles.', en: 'The portal, its team, its rules.' },
  },
  title: 'title',
  schemaType: 'WebPage',
  feeds: false,
  facets: [],
  fields: {
    title: text({
      label: { fr: 'Titre', en: 'Title' },
      example: 'À propos',
      required: true,
      max: 140,
      synonyms: ['name'],
    }),
    summary: { ...shared.summary, example: 'Qui fait ce portail, et comment nous joindre.' },
    ...shared.image,
    keywords: shared.keywords,
    ...shared.life,
  },
  card() {
    return {};
  },
});

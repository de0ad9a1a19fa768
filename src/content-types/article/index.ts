import { defineContentType } from '../../schema/content-type.ts';
import { vocabulary } from '../../schema/vocabulary.ts';
import { choice } from '../../schema/fields/choice.ts';
import { list, relation } from '../../schema/fields/compound.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';
import { FLOWS } from '../shared/vocabularies.ts';

export const ARTICLE_KINDS = vocabulary({
  actualite: { label: { fr: 'Actualité', en: 'News' }, synonyms: ['news', 'actu'] },
  portrait: { fr: 'Portrait', en: 'Portrait' },
  'compte-rendu': { label: { fr: 'Compte rendu', en: 'Report' }, synonyms: ['cr'] },
  dossier: { fr: 'Dossier', en: 'Feature' },
  tribune: { label: { fr: 'Tribune', en: 'Opinion' }, synonyms: ['point de vue'] },
});

/** What was written: news, portraits, reports. */
export const article = defineContentType({
  name: 'article',
  folder: 'articles',
  section: 'articles',
  labels: {
    section: { fr: 'Articles', en: 'Articles' },
    singular: { fr: 'Article', en: 'Article' },
    plural: { fr: 'Articles', en: 'Articles' },
    intro: {
      fr: 'Nouvelles, portraits et comptes rendus, écrits par celles et ceux d’ici.',
      en: 'News, portraits and reports, written by people from here.',
    },
  },
  title: 'title',
  schemaType: 'Article',
  feeds: true,
  facets: ['theme', 'territory', 'kind'],
  fields: {
    title: text({
      label: { fr: 'Titre', en: 'Title' },
      example: 'Un mercredi avec le Dérailleur d’en haut',
      required: true,
      max: 140,
      synonyms: ['name'],
    }),
    summary: {
      ...shared.summary,
      example: 'Trois ans après son ouverture, la recyclerie fait vivre six personnes : récit.',
    },
    kind: choice({ label: { fr: 'Genre', en: 'Kind' }, options: ARTICLE_KINDS, example: 'portrait' }),
    authors: list({
      label: { fr: 'Écrit par', en: 'Written by' },
      synonyms: ['author', 'auteurs'],
      of: relation({ label: { fr: 'Autrice ou auteur', en: 'Author' }, to: 'actor', words: true }),
    }),
    contributedAt: relation({
      label: { fr: 'Écrit à l’atelier', en: 'Written at' },
      to: 'event',
      words: true,
    }),
    themes: shared.themes,
    territories: shared.territories,
    actors: list({
      label: { fr: 'Structures citées', en: 'Organisations' },
      of: relation({ label: { fr: 'Structure', en: 'Organisation' }, to: 'actor' }),
    }),
    events: list({
      label: { fr: 'Rendez-vous cités', en: 'Events' },
      of: relation({ label: { fr: 'Rendez-vous', en: 'Event' }, to: 'event' }),
    }),
    sources: { ...shared.links, label: { fr: 'Sources', en: 'Sources' } },
    flow: choice({ label: { fr: 'Flux', en: 'Flow' }, options: FLOWS }),
    ...shared.image,
    keywords: shared.keywords,
    alternateNames: shared.alternateNames,
    ...shared.provenance,
    ...shared.life,
  },
  card(data) {
    return { kicker: data.kind && labelled(ARTICLE_KINDS, data.kind) };
  },
});

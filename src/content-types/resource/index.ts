import { defineContentType } from '../../schema/content-type.ts';
import { vocabulary } from '../../schema/vocabulary.ts';
import { choice } from '../../schema/fields/choice.ts';
import { picture, relation } from '../../schema/fields/compound.ts';
import { number } from '../../schema/fields/numbers.ts';
import { url } from '../../schema/fields/reach.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';

export const RESOURCE_KINDS = vocabulary({
  guide: 'Guide',
  outil: { fr: 'Outil', en: 'Tool' },
  etude: { fr: 'Étude', en: 'Study' },
  modele: { fr: 'Modèle', en: 'Template' },
  video: { fr: 'Vidéo', en: 'Video' },
  formation: { fr: 'Formation', en: 'Course' },
  donnees: { fr: 'Données', en: 'Data' },
});

export const LEVELS = vocabulary({
  debutant: { label: { fr: 'Pour commencer', en: 'Beginner' }, synonyms: ['débutant'] },
  intermediaire: { label: { fr: 'Pour approfondir', en: 'Intermediate' }, synonyms: ['intermédiaire'] },
  avance: { label: { fr: 'Pour qui s’y connaît', en: 'Advanced' }, synonyms: ['avancé', 'expert'] },
});

/** Something to read, use or copy. */
export const resource = defineContentType({
  name: 'resource',
  folder: 'resources',
  section: 'ressources',
  labels: {
    section: { fr: 'Ressources', en: 'Resources' },
    singular: { fr: 'Ressource', en: 'Resource' },
    plural: { fr: 'Ressources', en: 'Resources' },
    intro: { fr: 'Guides, modèles et outils à reprendre.', en: 'Guides, templates and tools to take up.' },
  },
  title: 'title',
  schemaType: 'CreativeWork',
  feeds: true,
  facets: ['theme', 'territory', 'kind', 'public'],
  fields: {
    title: text({
      label: { fr: 'Titre', en: 'Title' },
      example: 'Monter un atelier de réparation',
      required: true,
      max: 140,
      synonyms: ['name'],
    }),
    summary: { ...shared.summary, example: 'Un modèle de convention de prêt entre associations, à remplir.' },
    kind: choice({ label: { fr: 'Genre', en: 'Kind' }, options: RESOURCE_KINDS, example: 'guide' }),
    publisher: relation({ label: { fr: 'Proposée par', en: 'Published by' }, to: 'actor', words: true }),
    year: number({
      label: { fr: 'Année', en: 'Year' },
      integer: true,
      min: 1400,
      max: 2199,
      example: '2025',
    }),
    format: text({ label: { fr: 'Format', en: 'Format' }, example: 'PDF' }),
    size: text({ label: { fr: 'Taille', en: 'Size' }, example: '12 pages, 2 Mo' }),
    language: text({ label: { fr: 'Langue', en: 'Language' }, example: 'fr' }),
    level: choice({ label: { fr: 'Niveau', en: 'Level' }, options: LEVELS }),
    url: url({ label: { fr: 'Adresse', en: 'Address' }, synonyms: ['link', 'lien'] }),
    file: picture({
      label: { fr: 'Fichier', en: 'File' },
      hint: 'Un document du dossier media/, quand la ressource n’est pas ailleurs.',
      example: 'media/guide.pdf',
      synonyms: ['fichier', 'document'],
    }),
    archivedUrl: url({ label: { fr: 'Copie archivée', en: 'Archived copy' } }),
    themes: shared.themes,
    territories: shared.territories,
    publics: shared.publics,
    ...shared.image,
    keywords: shared.keywords,
    alternateNames: shared.alternateNames,
    ...shared.provenance,
    ...shared.life,
  },
  card(data) {
    return { kicker: data.kind && labelled(RESOURCE_KINDS, data.kind) };
  },
});

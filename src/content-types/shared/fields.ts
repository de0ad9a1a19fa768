/** Fields and groups of fields that several types share: one declaration, one label, one rule. */
import { boolean, number } from '../../schema/fields/numbers.ts';
import { choice } from '../../schema/fields/choice.ts';
import { insee, postalCode, slug } from '../../schema/fields/codes.ts';
import { group, list, picture, relation } from '../../schema/fields/compound.ts';
import { date, moment } from '../../schema/fields/dates.ts';
import { email, phone, url } from '../../schema/fields/reach.ts';
import { text } from '../../schema/fields/text.ts';
import { DISABILITIES, LICENCES, PRICES, PUBLICS } from './vocabularies.ts';

export const summary = text({
  label: { fr: 'Résumé', en: 'Summary' },
  hint: 'Une phrase qui dit l’essentiel : qui, quoi, pour qui. Elle paraît dans les listes.',
  example: 'Recyclerie associative : dépôt, vente à petits prix et ateliers de réparation.',
  max: 200,
  advised: true,
  synonyms: ['chapo', 'chapô', 'résumé', 'disambiguatingDescription', 'accroche'],
});

export const themes = list({
  label: { fr: 'Thèmes', en: 'Themes' },
  hint: 'Un à trois thèmes du portail.',
  example: 'bien-manger',
  advised: true,
  synonyms: ['theme', 'thématiques'],
  of: relation({ label: { fr: 'Thème', en: 'Theme' }, to: 'theme', example: 'bien-manger' }),
});

export const territories = list({
  label: { fr: 'Territoires', en: 'Territories' },
  hint: 'Les communes ou vallées concernées, si l’adresse ne le dit pas déjà.',
  example: 'val-de-sarvenne',
  synonyms: ['territory', 'communes'],
  of: relation({ label: { fr: 'Territoire', en: 'Territory' }, to: 'territory', example: 'val-de-sarvenne' }),
});

export const publics = list({
  label: { fr: 'Publics', en: 'Audience' },
  hint: 'À qui cela s’adresse d’abord.',
  example: 'familles',
  synonyms: ['public', 'audience'],
  of: choice({ label: { fr: 'Public', en: 'Audience' }, options: PUBLICS }),
});

export const keywords = list({
  label: { fr: 'Mots-clés', en: 'Keywords' },
  hint: 'Les mots que les gens tapent et qui ne sont pas dans le texte.',
  synonyms: ['tags', 'motscles'],
  of: text({ label: { fr: 'Mot-clé', en: 'Keyword' }, example: 'vide-grenier' }),
});

export const alternateNames = list({
  label: { fr: 'Autres noms', en: 'Other names' },
  hint: 'Ancien nom, nom d’usage, nom sans accent : la recherche les connaîtra.',
  synonyms: ['aliases', 'alias', 'alternateName'],
  of: text({ label: { fr: 'Autre nom', en: 'Other name' }, example: 'La Recyclerie' }),
});

export const address = group({
  label: { fr: 'Adresse', en: 'Address' },
  synonyms: ['adresse', 'location'],
  fields: {
    street: text({
      label: { fr: 'Rue', en: 'Street' },
      example: '4, rue du Moulin',
      synonyms: ['streetAddress', 'adresse'],
    }),
    complement: text({ label: { fr: 'Complément', en: 'Complement' }, example: 'Bâtiment B, 1er étage' }),
    postalCode: postalCode({
      label: { fr: 'Code postal', en: 'Postal code' },
      synonyms: ['codepostal', 'cp'],
    }),
    commune: text({
      label: { fr: 'Commune', en: 'Town' },
      hint: 'Son nom, tel qu’il est dans la liste des territoires ou sur un plan.',
      example: 'Vernasse',
      synonyms: ['ville', 'addressLocality', 'city'],
    }),
    inseeCode: insee({
      label: { fr: 'Code INSEE de la commune', en: 'INSEE code' },
      synonyms: ['codeInsee', 'insee'],
    }),
  },
});

export const geo = group({
  label: { fr: 'Position', en: 'Position' },
  spared: true,
  hint: 'Latitude et longitude, en degrés décimaux.',
  fields: {
    lat: number({
      label: 'Latitude',
      example: '45.2261',
      min: -90,
      max: 90,
      required: true,
      synonyms: ['latitude'],
    }),
    lon: number({
      label: 'Longitude',
      example: '6.5190',
      min: -180,
      max: 180,
      required: true,
      synonyms: ['longitude', 'lng'],
    }),
  },
});

export const contact = group({
  label: { fr: 'Contact', en: 'Contact' },
  hint: 'Des coordonnées générales, jamais celles d’une personne sans son accord.',
  fields: {
    email: email({ label: { fr: 'Adresse électronique', en: 'Email' }, synonyms: ['mail', 'courriel'] }),
    phone: phone({ label: { fr: 'Téléphone', en: 'Phone' }, synonyms: ['tel', 'telephone'] }),
    formUrl: url({ label: { fr: 'Formulaire de contact', en: 'Contact form' } }),
  },
});

export const price = group({
  label: { fr: 'Prix', en: 'Price' },
  spared: true,
  fields: {
    kind: choice({
      label: { fr: 'Formule', en: 'Kind' },
      required: true,
      options: PRICES,
      example: 'prix-libre',
    }),
    details: text({
      label: { fr: 'Précisions', en: 'Details' },
      example: '5 € l’année, une heure d’atelier offerte',
    }),
  },
});

export const gettingThere = group({
  label: { fr: 'Comment venir', en: 'Getting there' },
  fields: {
    bus: text({ label: { fr: 'Bus ou train', en: 'Bus or train' }, example: 'Ligne 3, arrêt Mairie' }),
    lastReturn: text({
      label: { fr: 'Dernier retour', en: 'Last way back' },
      example: '19 h 10 vers Sarvenne',
    }),
    carSharing: text({
      label: { fr: 'Covoiturage', en: 'Car sharing' },
      example: 'Arrêt du pouce devant la fontaine',
    }),
    parking: text({ label: { fr: 'Stationnement', en: 'Parking' }, example: 'Place du Marché, à 200 m' }),
    stepFree: text({
      label: { fr: 'Accès de plain-pied', en: 'Step-free access' },
      example: 'Rampe côté cour',
    }),
  },
});

export const accessibility = group({
  label: { fr: 'Accessibilité', en: 'Accessibility' },
  fields: {
    codes: list({
      label: { fr: 'Handicaps pris en compte', en: 'Provision' },
      of: choice({ label: { fr: 'Handicap', en: 'Provision' }, options: DISABILITIES, example: 'mi' }),
    }),
    url: url({ label: { fr: 'Fiche Acceslibre', en: 'Acceslibre record' } }),
    note: text({ label: { fr: 'Précisions', en: 'Details' }, example: 'Boucle magnétique à l’accueil' }),
  },
});

export const links = list({
  label: { fr: 'Liens', en: 'Links' },
  of: group({
    label: { fr: 'Lien', en: 'Link' },
    spared: true,
    fields: {
      label: text({ label: { fr: 'Texte du lien', en: 'Text' }, example: 'Notre chaîne de vidéos' }),
      url: url({ label: { fr: 'Adresse du lien', en: 'Address' }, required: true }),
    },
  }),
});

/** A picture goes with its words: what it shows, and who made it. */
export const image = {
  image: picture({ label: { fr: 'Image', en: 'Picture' }, synonyms: ['cover', 'photo'] }),
  imageAlt: text({
    label: { fr: 'Description de l’image', en: 'Picture description' },
    hint: 'Ce que l’on voit, pour qui ne voit pas.',
    example: 'Trois personnes réparent un vélo devant un hangar.',
  }),
  imageDecorative: boolean({
    label: { fr: 'Image décorative', en: 'Decorative picture' },
    hint: 'Oui : elle ne dit rien de plus que le texte, les lecteurs d’écran la passent.',
    example: 'oui',
  }),
  imageCredit: text({
    label: { fr: 'Crédit de l’image', en: 'Picture credit' },
    example: 'Photo : La Remise à neuf',
  }),
};

/** Life of an entry: when it appeared, changed, and whether it may appear at all. */
export const life = {
  published: date({
    label: { fr: 'Publié le', en: 'Published' },
    synonyms: ['date', 'datePublished', 'posted'],
  }),
  updated: date({ label: { fr: 'Mis à jour le', en: 'Updated' }, synonyms: ['dateModified'] }),
  publishedAt: moment({
    label: { fr: 'À publier à partir du', en: 'Publish from' },
    hint: 'La fiche attend cette date pour paraître.',
  }),
  draft: boolean({
    label: { fr: 'Brouillon', en: 'Draft' },
    hint: 'Oui : la fiche ne paraît pas encore.',
    example: 'oui',
  }),
  formerSlugs: list({
    label: { fr: 'Anciennes adresses', en: 'Former addresses' },
    hint: 'Les anciens noms de fichier : leurs adresses mènent ici.',
    of: slug({ label: { fr: 'Ancienne adresse', en: 'Former address' } }),
  }),
  licence: choice({ label: { fr: 'Licence', en: 'Licence' }, options: LICENCES }),
};

export const consent = group({
  label: { fr: 'Accord de la personne', en: 'Consent' },
  hint: 'Quand une personne est nommée ou joignable : qui a donné son accord, quand, pour combien de temps.',
  fields: {
    given: boolean({ label: { fr: 'Accord donné', en: 'Given' } }),
    on: date({ label: { fr: 'Donné le', en: 'On' } }),
    until: date({ label: { fr: 'Valable jusqu’au', en: 'Until' } }),
    how: text({ label: { fr: 'Comment', en: 'How' }, example: 'Par courriel, à l’atelier de Vernasse' }),
  },
});

/** Where an imported entry comes from: a trace that lets it be refreshed, and its author credited. */
export const provenance = {
  source: text({ label: { fr: 'Source', en: 'Source' }, example: 'Mednum BFC, données ouvertes 2023' }),
  sourceId: text({ label: { fr: 'Identifiant chez la source', en: 'Identifier at the source' } }),
};

/** `map` in `portal.yaml`: what lies under the map of the directory, besides the portal's own contours. */
import { parseTilesUrl } from '../lib/geo/tiles-url.ts';
import type { Field } from './field.ts';
import { group } from './fields/compound.ts';
import { number } from './fields/numbers.ts';
import { url } from './fields/reach.ts';
import { scalar } from './fields/scalar.ts';
import { text } from './fields/text.ts';

const REASONS: Readonly<Record<string, string>> = {
  scheme: 'les tuiles d’un autre site doivent venir en https',
  host: 'le nom du serveur de tuiles n’est pas lisible. Un nom complet est attendu, comme tuiles.exemple.fr',
  tokens:
    'l’adresse des tuiles doit contenir {z}, {x} et {y}, là où vont le niveau, la colonne et la ligne, et rien d’autre entre accolades que {s} ou {r}',
  'far-pmtiles':
    'un fichier .pmtiles d’un autre site ne peut pas être lu d’ici. Téléchargez-le et servez-le avec le portail, par exemple /tiles/territoire.pmtiles',
  format:
    'une adresse de tuiles est attendue : un chemin de ce site (/tiles/{z}/{x}/{y}.png ou /tiles/territoire.pmtiles), ou une adresse en https',
};

const tilesUrl: Field<string, true> = {
  kind: 'url',
  label: { fr: 'Adresse des tuiles', en: 'Address of the tiles' },
  hint: 'Un dossier de ce site, un fichier .pmtiles de ce site, ou l’adresse d’un fournisseur.',
  example: '/tiles/{z}/{x}/{y}.png',
  required: true,
  schema: scalar(parseTilesUrl, (reason) => REASONS[reason] ?? REASONS['format']!),
  widget: { widget: 'string' },
};

export const map = group({
  label: { fr: 'Carte', en: 'Map' },
  hint: 'Sans réglage, la carte est faite des contours du portail et ne demande rien à personne.',
  synonyms: ['carte'],
  fields: {
    tiles: group({
      label: { fr: 'Fond de carte', en: 'Background of the map' },
      synonyms: ['tuiles', 'fond'],
      fields: {
        url: tilesUrl,
        provider: text({
          label: { fr: 'Fournisseur', en: 'Provider' },
          hint: 'À qui l’adresse IP des visiteurs est envoyée s’ils demandent ce fond. Le fond attend leur accord.',
          example: 'OpenStreetMap France',
          max: 80,
          synonyms: ['fournisseur'],
        }),
        attribution: text({
          label: { fr: 'Mention des auteurs', en: 'Attribution' },
          hint: 'Écrite sous la carte, comme la licence du fond le demande.',
          example: '© les contributeurs d’OpenStreetMap',
          max: 120,
        }),
        attributionUrl: url({
          label: { fr: 'Lien de la mention', en: 'Link of the attribution' },
          example: 'https://www.openstreetmap.org/copyright',
        }),
        maxZoom: number({
          label: { fr: 'Plus grand niveau', en: 'Greatest zoom' },
          hint: 'Le niveau le plus détaillé que ces tuiles ont.',
          integer: true,
          min: 6,
          max: 20,
          example: '17',
          synonyms: ['zoom'],
        }),
      },
    }),
  },
});

/** What the map of the directory says: on the page, and once it is open. */
import { languageOf } from './language.ts';

const structures = (count: number) => `${count} structure${count > 1 ? 's' : ''}`;
const pins = (count: number) => `${count} repère${count > 1 ? 's' : ''}`;

const fr = {
  see: 'Voir sur une carte',
  /** The picture's text: the list says the same, and says more. */
  picture: (count: number) =>
    `Carte\u00a0: ${structures(count)}, chacune un point. La liste de cette page dit les mêmes.`,
  caption: (placed: number, total: number) =>
    total > placed
      ? `${structures(placed)} sur la carte\u202f; ${total - placed} sans position connue ${total - placed > 1 ? 'ne sont' : 'n’est'} que dans la liste.`
      : `${structures(placed)} sur la carte.`,
  open: 'Ouvrir la carte',
  loading: 'La carte arrive…',
  failed: 'La carte n’a pas pu être ouverte. La liste dit la même chose\u202f; vous pouvez aussi réessayer.',
  title: (placed: number) => `Carte\u00a0: ${structures(placed)}`,
  region: 'Carte des structures',
  help: 'Flèches pour se déplacer, plus et moins pour zoomer, Tab pour aller de repère en repère, Échap pour fermer une fiche.',
  skip: 'Passer la carte',
  after: 'Fin de la carte',
  controls: 'Réglages de la carte',
  zoomIn: 'Zoomer',
  zoomOut: 'Dézoomer',
  whole: 'Tout voir',
  close: 'Fermer la carte',
  closed: 'Carte fermée.',
  closePopup: 'Fermer',
  pin: (title: string, place?: string) => (place ? `${title}, ${place}` : title),
  cluster: (count: number, place?: string) =>
    `${structures(count)}${place ? `, autour de ${place}` : ''}, zoomer`,
  heap: (count: number, place?: string) =>
    `${structures(count)} au même endroit${place ? `, ${place}` : ''}, voir la liste`,
  heapTitle: (count: number, place?: string) =>
    place ? `${place}\u00a0: ${structures(count)}` : structures(count),
  inCommune: 'Placée au cœur de la commune\u00a0: son adresse exacte n’est pas donnée.',
  shown: (count: number) =>
    count === 0 ? 'Aucune structure sur la carte.' : `${structures(count)} sur la carte.`,
  zoomed: (count: number) => `${pins(count)} à l’écran.`,
  ask: (provider: string, host: string) =>
    `Le fond détaillé (rues, chemins) vient de ${provider}. Si vous l’affichez, votre adresse IP et l’endroit regardé seront envoyés à ${host}.`,
  agree: 'Afficher ce fond',
  remember: 'Ne plus demander sur cet appareil',
  withdraw: 'Retirer le fond détaillé',
  tilesFailed: 'Le fond détaillé ne répond pas\u00a0: la carte reste sans lui.',
};

export type MapWords = typeof fr;

const organisations = (count: number) => `${count} organisation${count === 1 ? '' : 's'}`;

const en: MapWords = {
  see: 'See on a map',
  picture: (count) => `Map: ${organisations(count)}, a dot each. The list on this page says the same.`,
  caption: (placed, total) =>
    total > placed
      ? `${organisations(placed)} on the map; ${total - placed} without a known position ${total - placed === 1 ? 'is' : 'are'} in the list only.`
      : `${organisations(placed)} on the map.`,
  open: 'Open the map',
  loading: 'The map is coming…',
  failed: 'The map could not be opened. The list says the same; you can also try again.',
  title: (placed) => `Map: ${organisations(placed)}`,
  region: 'Map of organisations',
  help: 'Arrow keys to move, plus and minus to zoom, Tab from marker to marker, Escape to close a card.',
  skip: 'Skip the map',
  after: 'End of the map',
  controls: 'Map controls',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'See all',
  close: 'Close the map',
  closed: 'Map closed.',
  closePopup: 'Close',
  pin: (title, place) => (place ? `${title}, ${place}` : title),
  cluster: (count, place) => `${organisations(count)}${place ? `, around ${place}` : ''}, zoom in`,
  heap: (count, place) => `${organisations(count)} at one place${place ? `, ${place}` : ''}, see the list`,
  heapTitle: (count, place) => (place ? `${place}: ${organisations(count)}` : organisations(count)),
  inCommune: 'Placed at the heart of its town: the exact address is not given.',
  shown: (count) => (count === 0 ? 'No organisation on the map.' : `${organisations(count)} on the map.`),
  zoomed: (count) => `${count} marker${count === 1 ? '' : 's'} on screen.`,
  ask: (provider, host) =>
    `The detailed background (streets, paths) comes from ${provider}. If you show it, your IP address and the place you look at will be sent to ${host}.`,
  agree: 'Show this background',
  remember: 'Do not ask again on this device',
  withdraw: 'Remove the detailed background',
  tilesFailed: 'The detailed background does not answer: the map stays without it.',
};

export const mapWords = (locale: string): MapWords => (languageOf(locale) === 'fr' ? fr : en);

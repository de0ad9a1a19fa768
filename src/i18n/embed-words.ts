/** What is said of the frames that other sites show, and in them. */
import { typeset } from './index.ts';
import { languageOf } from './language.ts';

const fr = {
  title: 'Afficher une liste sur votre site',
  intro:
    'Mairie, médiathèque, association : montrez l’annuaire, l’agenda ou la carte chez vous. La liste se met à jour toute seule, sans cookie et sans rien mesurer de vos visites.',
  choose: 'Choisissez',
  list: 'Quelle liste ?',
  what: { actor: 'Annuaire', event: 'Agenda', map: 'Carte' },
  mapOf: 'Carte de l’annuaire',
  kind: 'Quel code ?',
  kinds: {
    script: 'Avec le script : le cadre prend la hauteur de la liste',
    iframe: 'Sans script : un cadre d’une hauteur fixe, qui défile',
  },
  colours: 'Quelles couleurs ?',
  schemes: { clair: 'Claires', sombre: 'Sombres', auto: 'Celles de l’appareil de la personne' },
  code: 'Le code à coller dans votre page',
  copy: 'Copier le code',
  copied: 'Code copié : il reste à le coller dans votre page.',
  copyFailed: 'La copie n’a pas marché. Sélectionnez le code, puis copiez-le.',
  preview: 'Aperçu',
  how: 'Comment faire',
  steps: [
    'Choisissez une liste plus bas, et copiez son code.',
    'Dans votre site, ouvrez la page en mode HTML (« code », « bloc HTML personnalisé ») et collez.',
    'Si votre site refuse les scripts, prenez le code sans script : le cadre a une hauteur fixe, que vous pouvez changer.',
  ],
  guard:
    'Le cadre ne lit rien de votre page et ne peut pas en sortir : il annonce sa hauteur, et rien d’autre. Les liens ouvrent le portail dans un nouvel onglet.',
  scriptCode: 'Avec le script',
  iframeCode: 'Sans script',
  all: 'Toutes les listes',
  whole: 'Tout le portail',
  byTheme: 'Par thème',
  byTerritory: 'Par territoire',
  byCrossing: 'Par thème et par vallée',
  see: 'Voir le cadre',
  seeOf: (title: string) => `Voir le cadre : ${title}`,
  codeShort: 'Code',
  codeOf: (title: string) => `Code : ${title}`,
  newTab: (name: string) => `Les liens ouvrent ${name} dans un nouvel onglet.`,
  seeAll: (name: string) => `Tout voir sur ${name}`,
  seeCount: (count: number, name: string) => `Voir les ${count} structures sur ${name}`,
  nothing: {
    actor: 'Aucune structure ici pour l’instant.',
    event: 'Rien d’annoncé pour l’instant.',
    map: 'Aucune structure sur la carte pour l’instant.',
  },
  closed: 'n’existe plus',
};

const en: typeof fr = {
  title: 'Show a list on your site',
  intro:
    'Town hall, library, association: show the directory or the calendar on your own site. The list keeps itself up to date, without cookies and without measuring your visitors.',
  choose: 'Choose',
  list: 'Which list?',
  what: { actor: 'Directory', event: 'Calendar', map: 'Map' },
  mapOf: 'Map of the directory',
  kind: 'Which code?',
  kinds: {
    script: 'With the script: the frame is as high as the list',
    iframe: 'Without script: a frame of a fixed height, which scrolls',
  },
  colours: 'Which colours?',
  schemes: { clair: 'Light', sombre: 'Dark', auto: 'Those of the visitor’s device' },
  code: 'The code to paste in your page',
  copy: 'Copy the code',
  copied: 'Code copied: paste it in your page.',
  copyFailed: 'It could not be copied. Select the code, then copy it.',
  preview: 'Preview',
  how: 'How to',
  steps: [
    'Choose a list below, and copy its code.',
    'In your site, open the page as HTML (“code”, “custom HTML block”) and paste.',
    'If your site refuses scripts, take the code without script: the frame has a fixed height, which you can change.',
  ],
  guard:
    'The frame reads nothing of your page and cannot leave its place: it tells its height, and nothing else. Links open the portal in a new tab.',
  scriptCode: 'With the script',
  iframeCode: 'Without script',
  all: 'All lists',
  whole: 'The whole portal',
  byTheme: 'By theme',
  byTerritory: 'By territory',
  byCrossing: 'By theme and valley',
  see: 'See the frame',
  seeOf: (title) => `See the frame: ${title}`,
  codeShort: 'Code',
  codeOf: (title) => `Code: ${title}`,
  newTab: (name) => `Links open ${name} in a new tab.`,
  seeAll: (name) => `See all on ${name}`,
  seeCount: (count, name) => `See the ${count} organisations on ${name}`,
  nothing: {
    actor: 'No organisation here for now.',
    event: 'Nothing announced for now.',
    map: 'No organisation on the map for now.',
  },
  closed: 'no longer exists',
};

const typesetFr = typeset(fr);

export const embedWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? typesetFr : en);

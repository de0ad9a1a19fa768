/** What is said of open data: the page, the links to files, and what stands in the files themselves. */
import { typeset } from './index.ts';
import { sayDay } from './days.ts';
import { languageOf } from './language.ts';

const some = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('fr-FR').replace(/\s/g, '\u00a0')}\u00a0${count > 1 ? many : one}`;
const day = (date: string, locale: string): string => sayDay(date, locale, { weekday: false });

const fr = {
  title: 'Données ouvertes',
  intro:
    'Reprenez l’annuaire et l’agenda dans un tableur, une carte, un bulletin ou un autre site. Ces fichiers disent la même chose que les pages et changent avec elles.',
  download: 'Télécharger',
  downloadHow: 'Les structures de cette page, à reprendre où vous voulez.',
  downloadDates: 'Les prochaines dates, à reprendre où vous voulez.',
  downloadAll: 'Tout l’annuaire, et non ce que vous avez filtré.',
  downloadAllDates: 'Toutes les prochaines dates, et non celles que vous avez filtrées.',
  downloadOf: (form: string, title: string) => `${form}, ${title}`,
  about: 'Champs, licence et exemples',
  embed: 'Afficher cette liste sur un autre site',
  files: 'Les fichiers',
  filesOf: 'Fichier',
  rows: 'Structures',
  date: 'Mis à jour',
  forms: 'Formats',
  count: (n: number) => some(n, 'structure', 'structures'),
  updated: (date: string) => `Mis à jour le ${day(date, 'fr')}`,
  on: (date: string) => day(date, 'fr'),
  byTheme: (n: number) => `Par thème (${n})`,
  byTerritory: (n: number) => `Par territoire (${n})`,
  described: 'Le descriptif (Data Package)',
  schema: 'Le schéma des colonnes (Table Schema)',
  importMap: 'Carte d’import des structures de ce portail dans un autre portail Cordée.',
  mapLabel: 'La carte d’import pour un autre portail Cordée',
  agenda: 'L’agenda',
  agendaRows: 'Une ligne par date à venir, jusqu’à dix-huit mois.',
  calendars: 'Calendriers et flux',
  subscribe: 'S’abonner',
  calendarsSay:
    'Tout ce qui se suit de jour en jour (calendriers iCalendar, flux RSS, Atom et JSON) est sur la page',
  which: {
    csv: 'CSV : pour un tableur. Séparateur virgule, UTF-8, listes séparées par des points-virgules.',
    json: 'JSON : pour un programme. Les mêmes champs, rangés en groupes et en listes.',
    geojson: 'GeoJSON : pour une carte. Les structures sans position y sont aussi, sans point.',
    structures: 'data·inclusion : les structures au format national de l’offre d’insertion, version 1.',
  },
  licence: 'La licence, et comment citer',
  licenceIs: 'Les données sont sous licence',
  noLicence: 'Ce portail n’a pas dit sous quelle licence il publie. Demandez avant de réutiliser.',
  owned: 'Une fiche peut avoir sa propre licence : elle est dans le champ licence.',
  cite: 'Citez ainsi :',
  citation: (name: string, updated: string | undefined, licence: string | undefined, url: string) =>
    [`${name}, annuaire`, updated && `mis à jour le ${day(updated, 'fr')}`, licence, url]
      .filter(Boolean)
      .join(', '),
  reuse: 'Réutiliser',
  sheet: 'Dans un tableur',
  sheetHow:
    'Ouvrez LibreOffice Calc ou Excel, choisissez d’importer un fichier texte (CSV), codage UTF-8, séparateur virgule. Dites que les colonnes des codes postaux, des téléphones et des numéros SIRET sont du texte : un tableur leur enlève sinon le premier zéro. Un texte qu’un tableur prendrait pour une formule commence par une apostrophe.',
  shell: 'En ligne de commande',
  map: 'Sur une carte',
  mapHow:
    'uMap, QGIS et les autres lisent l’adresse du fichier GeoJSON : la carte suit l’annuaire toute seule.',
  other: 'Dans un autre portail Cordée',
  otherHow: 'Téléchargez le CSV et la carte d’import, puis :',
  site: 'Sur un autre site',
  siteHow: 'Sans rien programmer, une liste toute faite se pose dans une page :',
  embedPage: 'Afficher l’annuaire ou l’agenda ailleurs',
  promise: 'Ce que vous pouvez attendre de nous',
  promises: [
    'Les adresses des fichiers et les noms des champs ne changent pas. Un champ peut s’ajouter ; s’il devait disparaître, cette page le dirait un an avant.',
    'L’identifiant d’une structure (slug) reste le même ; si la fiche change de nom, son ancienne adresse mène à la nouvelle.',
    'Un thème ou un territoire sans aucune structure n’a pas de fichier.',
    'Le même contenu donne les mêmes octets : comparez deux versions ligne à ligne.',
    'Aucune inscription, aucune clé, aucun cookie.',
  ],
  fields: 'Les champs de l’annuaire',
  fieldsHow:
    'Les mêmes en CSV et en JSON, sous le même nom : un point sépare le groupe et son champ. Ce qui n’est pas dit est vide en CSV, absent en JSON.',
  dateFields: 'Les champs de l’agenda',
  column: {
    name: 'Nom',
    meaning: 'Ce qu’il dit',
    type: 'Forme',
    schemaOrg: 'schema.org',
    dataInclusion: 'data·inclusion',
  },
  required: 'toujours présent',
  example: (text: string) => `Exemple : ${text}`,
  kinds: {
    text: 'texte',
    longText: 'texte de plusieurs lignes',
    slug: 'identifiant',
    date: 'jour (AAAA-MM-JJ)',
    dateTime: 'jour et heure',
    number: 'nombre',
    boolean: 'oui ou non',
    choice: 'une valeur de la liste',
    relation: 'identifiant d’une fiche',
    url: 'adresse web',
    email: 'adresse électronique',
    phone: 'téléphone',
    openingHours: 'horaires (OpenStreetMap)',
    identifier: 'code',
    list: 'liste',
    group: 'groupe',
    picture: 'image',
  },
  several: (kind: string) => `liste : ${kind}`,
  relations: {
    theme: 'identifiant d’un thème',
    territory: 'identifiant d’un territoire',
    actor: 'identifiant d’une structure, ou un nom',
  },
  vocabularies: 'Les listes de valeurs',
  vocabularyOf: (label: string, n: number) => `${label} (${n})`,
  missing: 'Ce qui n’y est pas',
  kept: {
    consent:
      'L’accord donné pour un contact, et les contacts dont l’accord a été refusé ou a pris fin : ils ne sont ni sur la page ni dans les fichiers.',
    portal: 'La vie de la fiche dans le portail : brouillon, date de parution, anciennes adresses.',
    pictures: 'Les images et les logos : ils appartiennent à leurs auteurs.',
  },
  reserved: (n: number) =>
    `${some(n, 'structure', 'structures')} dont la fiche dit « Tous droits réservés ».`,
  refused: {
    lead: (kept: number, total: number) => `En data·inclusion, ${kept} sur ${total}. N’y sont pas :`,
    closed: (n: number) =>
      `${some(n, 'structure fermée', 'structures fermées')} : le format ne sait pas le dire, et on y enverrait des gens ;`,
    date: (n: number) =>
      `${some(n, 'structure', 'structures')} dont aucune date ne dit si la fiche est à jour ;`,
    name: (n: number) =>
      `${some(n, 'structure', 'structures')} dont le nom compte moins de trois lettres, ou plus de cent cinquante.`,
  },
  states:
    'Les structures fermées ou en sommeil restent dans le CSV, le JSON et le GeoJSON : le champ status le dit. Regardez-le avant d’envoyer quelqu’un. En data·inclusion, la description d’une structure en sommeil commence par le dire.',
  asleep: 'En sommeil : appelez avant de vous déplacer.',
  datasetOf: (name: string) => `Annuaire et agenda : ${name}`,
};

const en: typeof fr = {
  title: 'Open data',
  intro:
    'Take the directory and the calendar into a spreadsheet, a map, a newsletter or another site. These files say what the pages say, and change with them.',
  download: 'Download',
  downloadHow: 'The organisations of this page, to use where you want.',
  downloadDates: 'The coming dates, to use where you want.',
  downloadAll: 'The whole directory, not what you filtered.',
  downloadAllDates: 'All coming dates, not those that you filtered.',
  downloadOf: (form, title) => `${form}, ${title}`,
  about: 'Fields, licence and examples',
  embed: 'Show this list on another site',
  files: 'The files',
  filesOf: 'File',
  rows: 'Organisations',
  date: 'Updated',
  forms: 'Formats',
  count: (n) => `${n} organisation${n === 1 ? '' : 's'}`,
  updated: (date) => `Updated on ${day(date, 'en')}`,
  on: (date) => day(date, 'en'),
  byTheme: (n) => `By theme (${n})`,
  byTerritory: (n) => `By territory (${n})`,
  described: 'Their description (Data Package)',
  schema: 'The schema of the columns (Table Schema)',
  importMap: 'Import map of this portal’s organisations into another Cordée portal.',
  mapLabel: 'The import map for another Cordée portal',
  agenda: 'The calendar',
  agendaRows: 'A row for each coming date, up to eighteen months.',
  calendars: 'Calendars and feeds',
  subscribe: 'Subscribe',
  calendarsSay: 'What is followed day by day (iCalendar, RSS, Atom and JSON feeds) is on the page',
  which: {
    csv: 'CSV: for a spreadsheet. Commas, UTF-8, lists cut with semicolons.',
    json: 'JSON: for a program. The same fields, in groups and lists.',
    geojson: 'GeoJSON: for a map. Organisations without a position are there, without a point.',
    structures: 'data·inclusion: organisations in the French national format, version 1.',
  },
  licence: 'Licence, and how to cite',
  licenceIs: 'The data are under the licence',
  noLicence: 'This portal has not said under which licence it publishes. Ask before you reuse.',
  owned: 'An entry may have a licence of its own: it is in the field licence.',
  cite: 'Cite it so:',
  citation: (name, updated, licence, url) =>
    [`${name}, directory`, updated && `updated on ${day(updated, 'en')}`, licence, url]
      .filter(Boolean)
      .join(', '),
  reuse: 'Reuse',
  sheet: 'In a spreadsheet',
  sheetHow:
    'Import the file as text (CSV) with UTF-8 and commas. Say that postal codes, phones and SIRET numbers are text, or the spreadsheet takes their first zero away. A text that would be run as a formula begins with an apostrophe.',
  shell: 'On the command line',
  map: 'On a map',
  mapHow: 'uMap, QGIS and others read the address of the GeoJSON file: the map then follows the directory.',
  other: 'In another Cordée portal',
  otherHow: 'Download the CSV and the import map, then:',
  site: 'On another site',
  siteHow: 'Without programming, a ready-made list is put in a page:',
  embedPage: 'Show the directory or the calendar elsewhere',
  promise: 'What you can expect of us',
  promises: [
    'Addresses of files and names of fields do not change. A field may be added; were one to go, this page would say so a year before.',
    'The identifier of an organisation (slug) stays; where an entry is renamed, its former address leads to the new one.',
    'A theme or a territory without any organisation has no file.',
    'The same content gives the same bytes: compare two versions line by line.',
    'No account, no key, no cookie.',
  ],
  fields: 'The fields of the directory',
  fieldsHow:
    'The same in CSV and in JSON, under the same name: a dot stands between a group and its field. What is not said is empty in CSV, absent in JSON.',
  dateFields: 'The fields of the calendar',
  column: {
    name: 'Name',
    meaning: 'What it says',
    type: 'Form',
    schemaOrg: 'schema.org',
    dataInclusion: 'data·inclusion',
  },
  required: 'always there',
  example: (text) => `Example: ${text}`,
  kinds: {
    text: 'text',
    longText: 'text of several lines',
    slug: 'identifier',
    date: 'day (YYYY-MM-DD)',
    dateTime: 'day and hour',
    number: 'number',
    boolean: 'oui or non',
    choice: 'a value of the list',
    relation: 'identifier of an entry',
    url: 'web address',
    email: 'mail',
    phone: 'phone',
    openingHours: 'hours (OpenStreetMap)',
    identifier: 'code',
    list: 'list',
    group: 'group',
    picture: 'picture',
  },
  several: (kind) => `list: ${kind}`,
  relations: {
    theme: 'identifier of a theme',
    territory: 'identifier of a territory',
    actor: 'identifier of an organisation, or a name',
  },
  vocabularies: 'The lists of values',
  vocabularyOf: (label, n) => `${label} (${n})`,
  missing: 'What is not there',
  kept: {
    consent:
      'The consent given for a contact, and the contacts whose consent was refused or has ended: they are neither on the page nor in the files.',
    portal: 'The life of an entry in the portal: draft, day of publication, former addresses.',
    pictures: 'Pictures and logos: they are their authors’.',
  },
  reserved: (n) => `${n} organisation(s) whose entry says “All rights reserved”.`,
  refused: {
    lead: (kept, total) => `In data·inclusion, ${kept} of ${total}. Not there:`,
    closed: (n) => `${n} closed: the format cannot say it, and people would be sent there;`,
    date: (n) => `${n} of which no date says how fresh the entry is;`,
    name: (n) => `${n} whose name has less than three letters, or more than a hundred and fifty.`,
  },
  states:
    'Closed and dormant organisations stay in CSV, JSON and GeoJSON: the field status says so. Look at it before you send somebody. In data·inclusion the description of a dormant one begins by saying it.',
  asleep: 'Dormant: call before you go.',
  datasetOf: (name) => `Directory and calendar: ${name}`,
};

const typesetFr = typeset(fr);

export const openWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? typesetFr : en);

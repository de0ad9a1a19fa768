/** A portal of events that calendars get wrong, and when they take place, worked out by hand. */

const md = (header: string, body = ''): string => `---\n${header.trim()}\n---\n\n${body}\n`;

const LONG = Array.from({ length: 300 }, (_, i) => ['gâteau', 'œuvre', 'ici;', 'là,', '\\fin'][i % 5]).join(
  ' ',
);

interface Awkward {
  file: string;
  /** The first dates that are not over on 1 December 2026: instants in UTC, or days; `!` where it is not held. */
  dates: string[];
}

export const AWKWARD: Readonly<Record<string, Awkward>> = {
  'heure-d-ete': {
    file: md(`title: Chaque mardi
start: 2026-09-01 18:30
end: 2026-09-01 20:00
recurrence: {freq: hebdomadaire, until: 2027-04-06, exceptRanges: [{from: 2026-12-05, to: 2027-03-18}]}`),
    // The clocks change on 28 March 2027: 18:30 stays 18:30.
    dates: ['2026-12-01T17:30Z', '2027-03-23T17:30Z', '2027-03-30T16:30Z', '2027-04-06T16:30Z'],
  },
  'trois-jours': {
    file: md('title: Trois jours\nstart: 2027-07-02\nend: 2027-07-04\nallDay: oui'),
    dates: ['2027-07-02'],
  },
  'trois-jours-chaque-annee': {
    file: md(
      'title: La fête\nstart: 2025-07-04\nend: 2025-07-06\nallDay: oui\nrecurrence: {freq: annuel, byDay: [1er vendredi], byMonth: [7]}',
    ),
    dates: ['2027-07-02'],
  },
  'dernier-jeudi': {
    file: md(
      'title: Le dernier jeudi\nstart: 2026-01-29 20:00\nrecurrence: {freq: mensuel, byDay: [dernier jeudi], until: 2027-02-25}',
    ),
    dates: ['2026-12-31T19:00Z', '2027-01-28T19:00Z', '2027-02-25T19:00Z'],
  },
  'une-sur-deux': {
    file: md(
      'title: Une semaine sur deux\nstart: 2026-12-16 14:00\nend: 2026-12-16 17:00\nrecurrence: {freq: hebdomadaire, interval: 2, until: 2027-02-15}',
    ),
    dates: [
      '2026-12-16T13:00Z',
      '2026-12-30T13:00Z',
      '2027-01-13T13:00Z',
      '2027-01-27T13:00Z',
      '2027-02-10T13:00Z',
    ],
  },
  'une-sur-deux-deux-jours': {
    // Begins on the Thursday of its first week: the Monday that comes is of a week that is skipped.
    file: md(
      'title: Deux jours sur deux semaines\nstart: 2026-12-03 10:00\nrecurrence: {freq: hebdomadaire, interval: 2, byDay: [lundi, jeudi], count: 4}',
    ),
    dates: ['2026-12-03T09:00Z', '2026-12-14T09:00Z', '2026-12-17T09:00Z', '2026-12-28T09:00Z'],
  },
  'hors-vacances': {
    file: md(`title: Hors vacances
start: 2026-11-03 09:00
end: 2026-11-03 12:00
recurrence: {freq: hebdomadaire, exceptRanges: [{from: 2026-12-19, to: 2027-01-03}], except: [2026-12-08], extra: ["2026-12-10 15:00", "2026-12-08 09:00"], until: 2027-01-12}`),
    // Excluded, then added again at the same hour: it is held.
    dates: [
      '2026-12-01T08:00Z',
      '2026-12-08T08:00Z',
      '2026-12-10T14:00Z',
      '2026-12-15T08:00Z',
      '2027-01-05T08:00Z',
      '2027-01-12T08:00Z',
    ],
  },
  changements: {
    file: md(`title: "Changé, déplacé ; et complet"
start: 2026-12-04 20:30
end: 2026-12-04 22:30
place: la-grange
recurrence:
  freq: hebdomadaire
  count: 6
  changes:
    - {date: 2026-12-04, newDate: 2026-12-03}
    - {date: 2026-12-11, status: annule, note: "Salle en travaux, désolés"}
    - {date: 2026-12-18, newDate: 2026-12-19, start: "18:00", place: La Poste}
    - {date: 2026-12-25, newDate: 2027-01-01, note: Deux en une}
    - {date: 2027-01-08, status: complet}`),
    // The first is moved before the start of the series; one is moved onto the next: that is one date.
    dates: [
      '2026-12-03T19:30Z',
      '2026-12-11T19:30Z!',
      '2026-12-19T17:00Z',
      '2027-01-01T19:30Z',
      '2027-01-08T19:30Z',
    ],
  },
  nuit: {
    file: md('title: La nuit\nstart: 2026-12-31 21:00\nend: 2027-01-01 03:00'),
    dates: ['2026-12-31T20:00Z'],
  },
  'nuits-de-bal': {
    file: md(`title: Bals
start: 2026-12-05 22:00
end: 2026-12-06 02:00
recurrence: {freq: hebdomadaire, count: 3, changes: [{date: 2026-12-12, end: "23:30"}], extra: ["2026-12-16 20:00"]}`),
    dates: ['2026-12-05T21:00Z', '2026-12-12T21:00Z', '2026-12-16T19:00Z', '2026-12-19T21:00Z'],
  },
  'quatre-dont-une-exclue': {
    // Four in all: an excluded one counts, RFC 5545.
    file: md(
      'title: Quatre\nstart: 2026-12-07 12:00\nrecurrence: {freq: hebdomadaire, count: 4, except: [2026-12-07, 2026-12-21]}',
    ),
    dates: ['2026-12-14T11:00Z', '2026-12-28T11:00Z'],
  },
  'jusqu-au-et-nombre': {
    file: md(
      'title: Les deux limites\nstart: 2026-12-02 12:00\nrecurrence: {freq: hebdomadaire, count: 10, until: 2026-12-16}',
    ),
    dates: ['2026-12-02T11:00Z', '2026-12-09T11:00Z', '2026-12-16T11:00Z'],
  },
  'hors-regle': {
    // The start is a Monday, the rule gives Wednesdays: the Monday is not one of them.
    file: md(
      'title: Commence un lundi\nstart: 2026-12-07 18:00\nend: 2026-12-07 19:00\nrecurrence: {freq: hebdomadaire, byDay: [mercredi], count: 2, extra: ["2026-12-08 18:00"]}',
    ),
    dates: ['2026-12-08T17:00Z', '2026-12-09T17:00Z', '2026-12-16T17:00Z'],
  },
  'vendredi-13': {
    file: md(
      'title: Les vendredis 13\nstart: 2026-11-13 20:00\nrecurrence: {freq: mensuel, byMonthDay: [13], byDay: [vendredi], until: 2027-09-01}',
    ),
    dates: ['2027-08-13T18:00Z'],
  },
  'semaine-et-quantieme': {
    // RFC 5545 knows no day of the month in a week.
    file: md(
      'title: Le mardi ou le jeudi s’il est un 3\nstart: 2026-12-01 20:00\nrecurrence: {freq: hebdomadaire, byDay: [mardi, jeudi], byMonthDay: [3], until: 2027-06-30}',
    ),
    dates: ['2026-12-03T19:00Z', '2027-06-03T18:00Z'],
  },
  'une-semaine-sur-deux-et-quantieme': {
    file: md(
      'title: Plus rare encore\nstart: 2026-12-01 20:00\nrecurrence: {freq: hebdomadaire, interval: 2, byDay: [mardi, jeudi], byMonthDay: [3, 15, 31], until: 2026-12-31}',
    ),
    dates: ['2026-12-03T19:00Z', '2026-12-15T19:00Z', '2026-12-31T19:00Z'],
  },
  reunion: {
    file: md(
      'title: À La Réunion\ntimeZone: Indian/Reunion\nstart: 2026-12-05 10:00\nend: 2026-12-05 12:00\nrecurrence: {freq: mensuel, byDay: [1er samedi], until: 2027-04-30}',
    ),
    dates: [
      '2026-12-05T06:00Z',
      '2027-01-02T06:00Z',
      '2027-02-06T06:00Z',
      '2027-03-06T06:00Z',
      '2027-04-03T06:00Z',
    ],
  },
  guadeloupe: {
    file: md(
      'title: En Guadeloupe\ntimeZone: America/Guadeloupe\nstart: 2026-12-05 22:00\nend: 2026-12-06 01:00',
    ),
    dates: ['2026-12-06T02:00Z'],
  },
  '29-fevrier': {
    file: md('title: Le jour de trop\nstart: 2024-02-29\nallDay: oui\nrecurrence: {freq: annuel}'),
    dates: ['2028-02-29'],
  },
  'le-31': {
    file: md('title: Le 31\nstart: 2026-08-31 10:00\nrecurrence: {freq: mensuel, until: 2027-05-31}'),
    dates: ['2026-12-31T09:00Z', '2027-01-31T09:00Z', '2027-03-31T08:00Z', '2027-05-31T08:00Z'],
  },
  'dernier-jour': {
    file: md(
      'title: Le dernier jour du mois\nstart: 2026-11-30 10:00\nrecurrence: {freq: mensuel, byMonthDay: [-1], until: 2027-03-01}',
    ),
    dates: ['2026-12-31T09:00Z', '2027-01-31T09:00Z', '2027-02-28T09:00Z'],
  },
  'sans-fin': {
    file: md('title: Sans fin\nstart: 2026-12-12 18:00'),
    dates: ['2026-12-12T17:00Z'],
  },
  'sans-heure': {
    file: md(
      'title: Sans heure\nstart: 2026-12-13\nrecurrence: {freq: mensuel, until: 2027-02-28, extra: ["2027-01-20 14:00"], changes: [{date: 2027-02-13, start: "15:00"}]}',
    ),
    // A date that was given an hour has it; the others have none.
    dates: ['2026-12-13', '2027-01-13', '2027-01-20T13:00Z', '2027-02-13T14:00Z'],
  },
  'tout-annule': {
    file: md(
      'title: Tout est annulé\nstatus: annule\nstatusNote: "Neige; verglas"\nstart: 2026-12-12 10:00\nend: 2026-12-12 11:00',
    ),
    dates: ['2026-12-12T09:00Z!'],
  },
  'ajout-avant': {
    file: md(
      'title: Une de plus, avant\nstart: 2026-12-20 10:00\nrecurrence: {freq: hebdomadaire, count: 2, extra: ["2026-12-06 10:00"]}',
    ),
    dates: ['2026-12-06T09:00Z', '2026-12-20T09:00Z', '2026-12-27T09:00Z'],
  },
  'que-des-ajouts': {
    file: md(
      'title: Rien de régulier\nstart: 2026-12-09 10:00\nrecurrence: {freq: hebdomadaire, count: 1, except: [2026-12-09], extra: ["2026-12-10 11:00", "2026-12-14 12:00"]}',
    ),
    dates: ['2026-12-10T10:00Z', '2026-12-14T11:00Z'],
  },
  festival: {
    file: md('title: Le festival\nstart: 2027-05-07\nend: 2027-05-09\nallDay: oui'),
    dates: ['2027-05-07'],
  },
  'concert-du-festival': {
    file: md('title: Un concert\nparent: festival\nstart: 2027-05-08 21:00\nend: 2027-05-08 23:00'),
    dates: ['2027-05-08T19:00Z'],
  },
  signes: {
    file: md(
      `title: "لقاء 🎉 été, fin; \\\\ 👩‍👩‍👧"
summary: "Un; deux, trois\\\\ quatre\\nENDE:VEVENT"
keywords: ["a,b", "c;d"]
place: "Salle « A, B; C »"
start: 2026-12-13 15:00`,
    ),
    dates: ['2026-12-13T14:00Z'],
  },
  'trois-cents-mots': {
    file: md(
      `title: ${'Très long titre œuvré '.repeat(6).trim()}\nstart: 2026-12-14 15:00\nstatusNote: Venez tôt`,
      LONG,
    ),
    dates: ['2026-12-14T14:00Z'],
  },
};

const ACTORS = {
  'actors/la-grange.md': md(
    'name: La Grange\naddress: {street: 1 rue Haute, postalCode: "39000", commune: Lons-le-Saunier}\ngeo: {lat: 46.67, lon: 5.55}',
  ),
};

/** The whole content folder. */
export const awkwardContent = (): Record<string, string> => ({
  'portal.yaml': 'name: Portail d’essai\nid: essai\nurl: https://essai.example\n',
  ...ACTORS,
  ...Object.fromEntries(Object.entries(AWKWARD).map(([slug, { file }]) => [`events/${slug}.md`, file])),
});

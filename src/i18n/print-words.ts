/** What posters and folded programmes say, and the pages that show them. */
import { sayDay, sayMonth, sayRange, sayTime } from './days.ts';
import { typeset } from './index.ts';
import { NBSP, languageOf } from './language.ts';

const LOCALE = { fr: 'fr', en: 'en' } as const;
const plainDay = (day: string, locale: string) => sayDay(day, locale, { weekday: false });
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** « du 30 novembre au 6 décembre 2026 », also over New Year. */
const week = (from: string, to: string, locale: string) => sayRange(from, to, locale);

const fr = {
  posterTitle: (month: string, scope?: string) => `Affiche, ${month}${scope ? ` : ${scope}` : ''}`,
  posterIntro: 'Une feuille A4 à accrocher : bibliothèque, mairie, vitrine, panneau du village.',
  programmeTitle: (monday: string, scope?: string) =>
    `Programme de la semaine du ${plainDay(monday, LOCALE.fr)}${scope ? ` : ${scope}` : ''}`,
  programmeIntro: 'Une feuille A4 pliée en deux, à poser sur un comptoir ou à glisser dans une poche.',
  /** How a sheet is printed, and how many there are. */
  posterHow: (sheets: number) =>
    sheets === 1
      ? 'Une feuille, en couleurs ou en noir. Sans bouton : Ctrl + P, ou « Imprimer » dans le menu du navigateur.'
      : `${sheets} feuilles à accrocher côte à côte, en couleurs ou en noir. Sans bouton : Ctrl + P, ou « Imprimer » dans le menu du navigateur.`,
  programmeHow: (sheets: number) =>
    sheets === 1
      ? 'Imprimez recto verso, en retournant sur le bord court, puis pliez en deux. Votre imprimante n’a qu’un côté ? Pliez les deux feuilles et glissez la seconde dans la première.'
      : `Imprimez recto verso, en retournant sur le bord court : ${sheets} feuilles, à plier ensemble. Votre imprimante n’a qu’un côté ? Pliez chaque feuille et glissez-la dans la précédente.`,
  /** On the paper itself. */
  fold: 'Recto verso, retourné sur le bord court, puis plié en deux. Une face par feuille : pliez, et glissez la seconde dans la première.',
  preview: 'Aperçu',
  print: 'Imprimer',
  month: (month: string) => capital(sayMonth(month, LOCALE.fr)),
  sheet: (number: number, total: number) => `feuille ${number} sur ${total}`,
  sheetShort: (number: number, total: number) => `${number}/${total}`,
  agenda: 'Agenda',
  near: 'Ce qui se passe près de chez vous',
  since: (day: string) => `à partir du ${sayDay(day, LOCALE.fr, { year: false, weekday: false })}`,
  sinceSaid: (day: string) =>
    `Ce qui est passé n’y est plus : elle commence le ${sayDay(day, LOCALE.fr, { year: false })}.`,
  sinceSaidWeek: (day: string) =>
    `Ce qui est passé n’y est plus : il commence le ${sayDay(day, LOCALE.fr, { year: false })}.`,
  several: 'Sur plusieurs jours',
  goesOn: (day: string) => `${day}, suite`,
  upToDate: 'Toutes les dates, à jour',
  announce: 'Annoncer une date',
  orCall: 'ou',
  printed: (day: string) => `Imprimé avec les dates connues le ${plainDay(day, LOCALE.fr)}`,
  cover: 'Programme de la semaine',
  week: (from: string, to: string) => week(from, to, LOCALE.fr),
  next: 'Et ensuite',
  subscribe: 'Recevoir les dates',
  subscribeHow: 'Dans votre agenda ou votre lecteur de flux, sans compte à ouvrir :',
  announceHow: 'Une association, un collectif, une envie ? Dites-le, c’est gratuit :',
  online: 'En ligne',
  choices: {
    dates: 'Ces dates à l’écran',
    months: 'Affiches des mois',
    weeks: 'Programmes des semaines',
    themes: 'Par thème',
    territories: 'Par territoire',
    whole: 'Tout le portail',
  },
  /** Links from the agenda and its scopes. */
  weekLink: (monday: string) => `Semaine du ${sayDay(monday, LOCALE.fr, { year: false, weekday: false })}`,
  posterLink: (month: string) => `Affiche, ${month}`,
  programmeLink: 'Programme à plier',
};

const en: typeof fr = {
  posterTitle: (month, scope) => `Poster, ${month}${scope ? `: ${scope}` : ''}`,
  posterIntro: 'An A4 sheet to pin up: library, town hall, shop window, village board.',
  programmeTitle: (monday, scope) =>
    `Programme of the week of ${plainDay(monday, LOCALE.en)}${scope ? `: ${scope}` : ''}`,
  programmeIntro: 'An A4 sheet folded in two, for a counter or a pocket.',
  posterHow: (sheets) =>
    `${sheets === 1 ? 'One sheet' : `${sheets} sheets to pin side by side`}, in colour or in black. Without a button: Ctrl + P, or “Print” in the menu of the browser.`,
  programmeHow: (sheets) =>
    sheets === 1
      ? 'Print on both sides, flipped on the short edge, then fold in two. Your printer has one side? Fold both sheets and slip the second into the first.'
      : `Print on both sides, flipped on the short edge: ${sheets} sheets, folded together. Your printer has one side? Fold each sheet and slip it into the one before.`,
  fold: 'Both sides, flipped on the short edge, then folded in two. One side only: fold, and slip the second sheet into the first.',
  preview: 'Preview',
  print: 'Print',
  month: (month) => sayMonth(month, LOCALE.en),
  sheet: (number, total) => `sheet ${number} of ${total}`,
  sheetShort: (number, total) => `${number}/${total}`,
  agenda: 'Calendar',
  near: 'What is on near you',
  since: (day) => `from ${sayDay(day, LOCALE.en, { year: false, weekday: false })}`,
  sinceSaid: (day) => `What is over has left it: it begins on ${sayDay(day, LOCALE.en, { year: false })}.`,
  sinceSaidWeek: (day) =>
    `What is over has left it: it begins on ${sayDay(day, LOCALE.en, { year: false })}.`,
  several: 'Over several days',
  goesOn: (day) => `${day}, continued`,
  upToDate: 'Every date, kept up to date',
  announce: 'Announce a date',
  orCall: 'or',
  printed: (day) => `Printed with the dates known on ${plainDay(day, LOCALE.en)}`,
  cover: 'Programme of the week',
  week: (from, to) => week(from, to, LOCALE.en),
  next: 'And then',
  subscribe: 'Get the dates',
  subscribeHow: 'In your calendar or your feed reader, without an account:',
  announceHow: 'An association, a group, an idea? Tell us, it is free:',
  online: 'Online',
  choices: {
    dates: 'These dates on screen',
    months: 'Posters of the months',
    weeks: 'Programmes of the weeks',
    themes: 'By theme',
    territories: 'By territory',
    whole: 'The whole portal',
  },
  weekLink: (monday) => `Week of ${sayDay(monday, LOCALE.en, { year: false, weekday: false })}`,
  posterLink: (month) => `Poster, ${month}`,
  programmeLink: 'Programme to fold',
};

const kept = { fr: typeset(fr), en };

export const printWords = (locale: string): typeof fr => kept[languageOf(locale)];

/** « 14 h – 17 h 30 », « 14 h »: short, for sheets. From local times. */
export function printHours(start: string, end: string | undefined, locale: string): string {
  const from = sayTime(start, locale);
  return end === undefined || end === start ? from : `${from}${NBSP}– ${sayTime(end, locale)}`;
}

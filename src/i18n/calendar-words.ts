/** What calendars and tables of dates say, which are read far from the pages. */
import { languageOf } from './language.ts';

const fr = {
  marked: (status: string, title: string) => `${status} : ${title}`,
  price: (text: string) => `Prix : ${text}`,
  registration: (text: string) => `Inscription : ${text}`,
  organisers: (names: string) => `Organisé par : ${names}`,
  partners: (names: string) => `Avec : ${names}`,
  online: (url: string) => `En ligne : ${url}`,
  onlinePlace: 'En ligne',
  known: (url: string) => `Tout savoir : ${url}`,
  kept: 'Ce qui vient, et ce qui a eu lieu depuis un an.',
  programme: (title: string) => `${title} : le programme`,
  comingDates: (section: string) => `${section} : prochaines dates`,
  dated: (when: string, title: string) => `${title}, ${when}`,
};

const en: typeof fr = {
  marked: (status, title) => `${status}: ${title}`,
  price: (text) => `Price: ${text}`,
  registration: (text) => `Registration: ${text}`,
  organisers: (names) => `Organised by: ${names}`,
  partners: (names) => `With: ${names}`,
  online: (url) => `Online: ${url}`,
  onlinePlace: 'Online',
  known: (url) => `All about it: ${url}`,
  kept: 'What is coming, and what was held in the last year.',
  programme: (title) => `${title}: the programme`,
  comingDates: (section) => `${section}: next dates`,
  dated: (when, title) => `${title}, ${when}`,
};

export const calendarWords = (locale: string): typeof fr => (languageOf(locale) === 'fr' ? fr : en);

/** Typography is for pages: calendars and spreadsheets have plain spaces. */
export const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

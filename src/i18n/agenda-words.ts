/** What the agendas say: their titles, their archives, what an event’s page adds to them. */
import { typeset } from './index.ts';
import { languageOf } from './language.ts';

const some = (count: number, one: string, many: string) =>
  `${new Intl.NumberFormat('fr-FR').format(count)} ${count < 2 ? one : many}`;

const fr = {
  title: (scope: string) => `Agenda : ${scope}`,
  archiveTitle: (scope: string, year: string) => `Agenda : ${scope}, archives ${year}`,
  intro: 'Toutes les dates à venir, jour par jour.',
  archiveIntro: 'Ces rendez-vous ont eu lieu. Ils restent ici pour mémoire.',
  total: (count: number) => some(count, 'date à venir', 'dates à venir'),
  pastTotal: (count: number) => some(count, 'date passée', 'dates passées'),
  ongoing: 'En ce moment',
  ongoingIntro: 'Ce qui a commencé et dure encore plusieurs jours.',
  past: 'Dates passées',
  archives: 'Archives',
  nothing: 'Rien d’annoncé pour l’instant.',
  /** Below the cards of a theme, a territory, an actor. */
  all: 'Tout l’agenda, jour par jour',
  allPast: 'Voir les dates passées',
  whole: 'Tout l’agenda',
  back: (scope: string) => `La fiche : ${scope}`,
  reuse: {
    /** Comments at the head of the file that is prepared. */
    made: (title: string) => `Préparé à partir de « ${title} ».`,
    dates: (was: string, is: string) => `Avant : ${was}. Maintenant : ${is}.`,
    reread: 'À relire : la date, les heures, le prix, les contacts, et tout le texte.',
    save: (file: string) => `À enregistrer dans ${file}, ou à envoyer à l’équipe du portail.`,
    link: 'Reprendre cette date',
    title: 'Reprendre une date',
    intro: 'Préparez la prochaine édition d’un rendez-vous à partir de celle qui a eu lieu.',
    how: 'Ouvrez la fiche d’un rendez-vous, puis choisissez « Reprendre cette date » : la fiche revient ici, un an plus tard, le même jour de la semaine. Il reste à la relire.',
    choose: 'Choisir un rendez-vous dans l’agenda',
    ready:
      'La fiche est prête. Relisez les dates, le prix, les contacts et le texte, puis choisissez comment l’envoyer.',
    text: 'La fiche de la prochaine édition',
    editor: 'Ouvrir dans l’éditeur',
    mail: 'Envoyer à l’équipe par courriel',
    copy: 'Copier',
    download: 'Télécharger le fichier',
    copied: 'Fiche copiée : il reste à la coller dans un message.',
    copyFailed: 'La copie n’a pas marché. Sélectionnez le texte, puis copiez-le.',
    paste: 'Collez ici la fiche : elle vient d’être copiée.',
    missing: 'Cette fiche n’a pas pu être lue. Vérifiez votre connexion, ou choisissez un autre rendez-vous.',
    subject: (title: string) => `Prochaine édition : ${title}`,
    offline:
      'Rien n’est envoyé tant que vous ne le faites pas. Cette page marche aussi sans réseau, une fois ouverte.',
  },
  flags: { free: 'Gratuit ou prix libre', accessible: 'Accessible', online: 'En ligne' },
  when: {
    label: 'Quand',
    values: {
      '': 'Tout',
      'aujourd-hui': 'Aujourd’hui',
      'week-end': 'Ce week-end',
      semaine: 'Cette semaine',
      mois: 'Ce mois-ci',
    },
  },
  /** Said by the script of the filters, as patterns. */
  found: {
    one: 'Une date sur {total}',
    some: '{n} dates sur {total}',
    all: '{n} dates',
    none: 'Aucune date avec ces filtres.',
    oneFound: 'une date',
    someFound: '{n} dates',
    position: 'page {page} sur {pages}',
    failed: 'Les filtres ne répondent pas. Réessayez, ou passez par les thèmes, les territoires et les mois.',
    waiting: 'Filtrage en cours…',
    ahead: 'Les filtres portent sur les {n} prochains jours. Au-delà, voyez les mois.',
    wider: 'Retirez un filtre, regardez une autre période, ou annoncez une date.',
  },
  alike: 'À venir, dans le même esprit',
  directions: 'Itinéraire',
  insteadOf: (when: string) => `Au lieu de : ${when}`,
};

const en: typeof fr = {
  title: (scope) => `Calendar: ${scope}`,
  archiveTitle: (scope, year) => `Calendar: ${scope}, archive of ${year}`,
  intro: 'Every date to come, day by day.',
  archiveIntro: 'These events took place. They stay here for the record.',
  total: (count) => `${count} ${count === 1 ? 'date to come' : 'dates to come'}`,
  pastTotal: (count) => `${count} ${count === 1 ? 'past date' : 'past dates'}`,
  ongoing: 'Going on now',
  ongoingIntro: 'What has begun and goes on for several days.',
  past: 'Past dates',
  archives: 'Archive',
  nothing: 'Nothing announced for now.',
  all: 'The whole calendar, day by day',
  allPast: 'See past dates',
  whole: 'The whole calendar',
  back: (scope) => `The page: ${scope}`,
  reuse: {
    made: (title) => `Made from “${title}”.`,
    dates: (was, is) => `Before: ${was}. Now: ${is}.`,
    reread: 'Read again: the date, the hours, the price, the contacts, and the whole text.',
    save: (file) => `Save it as ${file}, or send it to the team of the portal.`,
    link: 'Take up this event again',
    title: 'Take up an event again',
    intro: 'Prepare the next edition of an event from the one that was held.',
    how: 'Open the page of an event, then choose “Take up this event again”: it comes back here a year later, on the same day of the week. It only has to be read again.',
    choose: 'Choose an event in the calendar',
    ready:
      'It is ready. Read the dates, the price, the contacts and the text again, then choose how to send it.',
    text: 'The next edition',
    editor: 'Open in the editor',
    mail: 'Send to the team by e-mail',
    copy: 'Copy',
    download: 'Download the file',
    copied: 'Copied: paste it into a message.',
    copyFailed: 'Copying failed. Select the text, then copy it.',
    paste: 'Paste it here: it has just been copied.',
    missing: 'This event could not be read. Check your connection, or choose another one.',
    subject: (title) => `Next edition: ${title}`,
    offline: 'Nothing is sent until you send it. Once open, this page also works offline.',
  },
  flags: { free: 'Free or pay what you can', accessible: 'Accessible', online: 'Online' },
  when: {
    label: 'When',
    values: {
      '': 'All',
      'aujourd-hui': 'Today',
      'week-end': 'This weekend',
      semaine: 'This week',
      mois: 'This month',
    },
  },
  found: {
    one: 'One date of {total}',
    some: '{n} dates of {total}',
    all: '{n} dates',
    none: 'No date with these filters.',
    oneFound: 'one date',
    someFound: '{n} dates',
    position: 'page {page} of {pages}',
    failed: 'The filters do not answer. Try again, or go by themes, territories and months.',
    waiting: 'Filtering…',
    ahead: 'The filters cover the next {n} days. Beyond, see the months.',
    wider: 'Remove a filter, look at another period, or announce a date.',
  },
  alike: 'Coming up, in the same spirit',
  directions: 'Directions',
  insteadOf: (when) => `Instead of: ${when}`,
};

export type AgendaWords = typeof fr;

let typesetFr: AgendaWords | undefined;

export const agendaWords = (locale: string): AgendaWords =>
  languageOf(locale) === 'fr' ? (typesetFr ??= typeset(fr)) : en;

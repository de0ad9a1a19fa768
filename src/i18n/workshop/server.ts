/** What the server of a workshop says itself: titles of pages, choices, where a text is, what was just done. */
import { closed } from '../../lib/text/closed.ts';
import { typeset } from '../index.ts';
import { languageOf } from '../language.ts';

const fr = {
  titles: {
    door: 'Entrer dans l’atelier',
    wall: 'Ce qui arrive',
    join: 'Rejoindre l’atelier',
    sheets: 'Fiches sur papier',
    queue: 'À relire',
    compare: 'Réunir deux textes',
    end: 'Terminer l’atelier',
    summary: 'Bilan de l’atelier',
    receipt: 'Votre reçu',
    preview: 'La page à venir',
    missing: 'Rien à cette adresse',
    refused: 'Ce n’est pas possible',
    forms: {
      actor: 'Une association, un lieu',
      event: 'Un rendez-vous',
      article: 'Un article',
      listing: 'Une annonce',
      question: 'Une question',
      answer: 'Répondre à une question',
      correction: 'Corriger une page',
      exact: 'C’est toujours exact',
    },
    of: (title: string, what: string) => `${title} : ${what}`,
  },
  /** What may be chosen: a label, and what it is for. */
  choices: {
    actor: ['Mon association', 'La présenter dans l’annuaire : qui, où, quand, comment la joindre.'],
    event: ['Un rendez-vous', 'Une fête, une permanence, un atelier qui revient chaque semaine.'],
    article: ['Un article', 'Raconter ce qui s’est passé, donner une méthode.'],
    listing: ['Une annonce', 'Chercher ou proposer : du matériel, un local, un coup de main.'],
    question: ['Une question', 'La poser à tout le monde : quelqu’un d’ici sait sûrement.'],
    answer: ['Répondre à une question', 'Quelqu’un l’a posée, vous savez.'],
    correction: ['Corriger une page', 'Un horaire, un numéro, une adresse a changé.'],
    exact: ['C’est toujours exact', 'Dire d’une page qu’elle est encore juste : un seul geste.'],
  } satisfies Record<string, [string, string]>,
  kinds: {
    actor: 'association',
    event: 'rendez-vous',
    article: 'article',
    listing: 'annonce',
    question: 'question',
    answer: 'réponse',
    correction: 'correction',
    exact: 'toujours exact',
    resource: 'ressource',
    page: 'page',
    theme: 'thème',
    territory: 'territoire',
    removal: 'retrait',
  },
  untitled: 'sans titre',
  stages: {
    begun: 'commencé',
    sent: 'reçu, à relire',
    'to-change': 'à compléter',
    clash: 'deux versions : l’équipe choisit',
    ready: 'relu, bientôt publié',
    published: 'publié',
    refused: 'non retenu',
    joined: 'réuni à un autre texte',
    withdrawn: 'retiré',
  },
  explanations: {
    begun:
      'Ce texte est gardé par l’ordinateur de l’atelier. Personne ne le lit tant que vous ne l’envoyez pas.',
    sent: 'Votre texte est bien reçu. Une personne de l’équipe va le relire ; vous pouvez encore le modifier.',
    'to-change':
      'La personne qui relit vous demande quelque chose : lisez son message, modifiez, puis renvoyez.',
    clash:
      'Quelqu’un d’autre a changé la même chose en même temps. Les deux versions sont gardées ; une personne de l’équipe choisit avec vous.',
    ready: 'Votre texte est relu. Il sera publié dans un moment.',
    published: 'Votre texte est publié. Merci !',
    refused:
      'Votre texte n’a pas été retenu. Voici pourquoi ; il reste gardé ici, vous pouvez en parler avec l’équipe.',
    joined: 'Un autre texte parlait de la même chose : les deux n’en font plus qu’un.',
    withdrawn: 'Vous avez retiré ce texte : il ne sera pas publié.',
  },
  now: 'à l’instant',
  waits: (ago: string) => `attend depuis ${ago}`,
  waitsNow: 'vient d’arriver',
  minutes: (n: number) => `${n} minute${n > 1 ? 's' : ''}`,
  hours: (n: number) => `${n} heure${n > 1 ? 's' : ''}`,
  days: (n: number) => `${n} jour${n > 1 ? 's' : ''}`,
  statuses: { draft: 'à compléter', pending_review: 'à relire', pending_publish: 'relu' },
  draft: 'un texte de l’atelier, pas encore publié',
  team: {
    queue: 'À relire',
    wall: 'Le mur',
    join: 'L’affiche à projeter',
    sheets: 'Les fiches sur papier',
    end: 'Terminer l’atelier',
    editor: 'L’éditeur complet',
  },
  counts: {
    participants: (n: number): string => (n > 1 ? 'personnes' : 'personne'),
    received: (n: number): string => (n > 1 ? 'contributions' : 'contribution'),
    waiting: (): string => 'à relire',
    published: (n: number): string => (n > 1 ? 'publiées' : 'publiée'),
    refused: (n: number): string => (n > 1 ? 'non retenues' : 'non retenue'),
    unsent: (n: number): string => (n > 1 ? 'commencées, pas envoyées' : 'commencée, pas envoyée'),
    made: (n: number): string => (n > 1 ? 'pages faites ou complétées' : 'page faite ou complétée'),
  },
  steps: {
    publish: 'Publier ce qui est relu',
    publishDone: (n: number) =>
      n === 0
        ? 'Plus rien n’attend.'
        : `${n} texte${n > 1 ? 's' : ''} à relire encore ; ce qui ne l’est pas part comme brouillon.`,
    event: 'Faire la page de l’atelier',
    eventDetail: 'Ce qui a été fait ici, et par qui, pour celles et ceux qui ont bien voulu être cités.',
    push: 'Envoyer vers le portail public',
    pushDetail:
      'Réunir avec ce qui a changé ailleurs, envoyer ce qui est publié et, comme brouillons, le reste.',
    pushedBefore: 'C’est envoyé.',
    noRemote:
      'Aucun dépôt distant n’est réglé : exportez sur une clé, ou donnez son adresse au prochain départ.',
    later: (why: string) => `Pas maintenant : ${why}`,
    pushed: (pulled: number, merged: number) =>
      `C’est envoyé. ${pulled} page${pulled > 1 ? 's' : ''} reçue${pulled > 1 ? 's' : ''}, ${merged} réunie${merged > 1 ? 's' : ''}.`,
  },
  groups: { new: 'Pages nouvelles', changed: 'Pages corrigées', exact: 'Pages toujours exactes' },
  waitingNote: 'à relire encore',
  notices: {
    sent: 'C’est envoyé. Merci ! Votre texte est dans la liste de ce qui est à relire.',
    sentPersonal:
      'C’est envoyé. Mais un numéro ou une adresse à publier semble être à une personne, et rien ne dit qu’elle est d’accord. Choisissez « Modifier » : cochez la case de l’accord, ou retirez le numéro ou l’adresse.',
    exact: 'Merci, c’est noté : cette page est toujours exacte.',
    kept: 'C’est gardé par l’ordinateur de l’atelier. Pas encore envoyé.',
    older:
      'Ce texte a changé ailleurs, sur un autre appareil. Ce que vous venez d’envoyer est ci-dessous : comparez, puis envoyez de nouveau pour garder cette version.',
    invalid: 'Rien n’est encore envoyé : il reste à compléter ce qui suit. Votre texte est gardé.',
    same: 'Une page porte presque ce nom. Est-ce celle-ci ? Rien n’est encore envoyé, votre texte est gardé.',
    photo: 'La photo est reçue. Dites ce que l’on y voit.',
    photoRemoved: 'La photo est retirée.',
    replied: 'Votre réponse est partie.',
    contact: 'C’est noté. Effacé dans 60 jours.',
    contactErased: 'C’est effacé.',
    withdrawn: 'Votre texte est retiré.',
    code: 'Ce n’est pas le bon code. Il est affiché dans la salle.',
    noCode: 'Il manque le code. Il est affiché dans la salle.',
    noName: 'Il manque votre nom. Un prénom ou un surnom suffit, par exemple : Amina.',
    longName: 'Ce nom est trop long : 60 signes au plus. Un prénom suffit.',
    left: 'Vous avez quitté l’atelier. Ce que vous avez envoyé reste.',
    again:
      'La séance est finie. Entrez de nouveau, puis revenez à la page d’avant : ce que vous avez écrit y est encore.',
    approved: (titles: readonly string[]) =>
      `${closed(`Publié : ${titles.join(', ')}`)} La page est visible dans quelques secondes.`,
    approveClash: (title: string) =>
      `« ${title} » n’est pas publié : la page a changé entre-temps. Les deux versions sont ci-dessous.`,
    approveInvalid: (title: string, why: string) => closed(`« ${title} » n’est pas publié : ${why}`),
    nothingChosen: 'Cochez au moins un texte.',
    asked: 'Votre demande est partie. Le texte attend la réponse de son auteur.',
    askEmpty: 'Rien n’est parti : dites ce qui est à compléter.',
    refused: 'Le texte est refusé ; son auteur lit votre message.',
    refuseEmpty: 'Rien n’est refusé : choisissez un motif et gardez un message pour son auteur.',
    merged: 'Les deux textes n’en font plus qu’un.',
    settled: 'C’est choisi.',
    edited: 'C’est modifié.',
    finished: 'L’atelier est envoyé. Merci à toutes et à tous.',
    erased: 'Ce qui était personnel est effacé de cet ordinateur.',
    sendUnsure: 'Rien n’est envoyé : cochez la case pour confirmer où.',
    eraseUnsure: 'Rien n’est effacé : cochez la case pour confirmer.',
  },
  missing: 'L’adresse est incomplète, ou ce qui s’y trouvait est parti.',
  gone: 'Il n’y a plus rien à relire à cette adresse : quelqu’un l’a peut-être déjà publié ou refusé.',
  team403: 'Cette page est pour les personnes qui relisent. Leur code est connu de qui anime l’atelier.',
  own403: 'Cette page s’ouvre sur l’ordinateur de l’atelier, ou avec le code de relecture.',
  back: 'Accueil de l’atelier',
  frameMissing: 'Cet aperçu ne peut pas être montré',
  nowFixed: 'Rien à montrer : il reste à compléter ce texte.',
};

const en: typeof fr = {
  titles: {
    door: 'Join the workshop',
    wall: 'What comes in',
    join: 'How to join',
    sheets: 'Sheets of paper',
    queue: 'To review',
    compare: 'Merge two texts',
    end: 'End the workshop',
    summary: 'What the workshop made',
    receipt: 'Your receipt',
    preview: 'The page to come',
    missing: 'Nothing at this address',
    refused: 'This cannot be done',
    forms: {
      actor: 'An organisation, a place',
      event: 'An event',
      article: 'An article',
      listing: 'A notice',
      question: 'A question',
      answer: 'Answer a question',
      correction: 'Correct a page',
      exact: 'Still correct',
    },
    of: (title, what) => `${title}: ${what}`,
  },
  choices: {
    actor: ['My organisation', 'Who, where, when, how to reach it: in the directory.'],
    event: ['An event', 'A feast, an open hour, something that comes back every week.'],
    article: ['An article', 'Tell what happened, give a method.'],
    listing: ['A notice', 'Look for or offer equipment, a room, a hand.'],
    question: ['A question', 'Ask everybody: somebody here surely knows.'],
    answer: ['Answer a question', 'Somebody asked it, and you know.'],
    correction: ['Correct a page', 'An hour, a number, an address has changed.'],
    exact: ['Still correct', 'Say that a page is still right: one gesture.'],
  },
  kinds: {
    actor: 'organisation',
    event: 'event',
    article: 'article',
    listing: 'notice',
    question: 'question',
    answer: 'answer',
    correction: 'correction',
    exact: 'still correct',
    resource: 'resource',
    page: 'page',
    theme: 'theme',
    territory: 'territory',
    removal: 'removal',
  },
  untitled: 'untitled',
  stages: {
    begun: 'begun',
    sent: 'received, to be reviewed',
    'to-change': 'to be completed',
    clash: 'two versions: the team chooses',
    ready: 'reviewed, out soon',
    published: 'published',
    refused: 'not kept',
    joined: 'merged with another text',
    withdrawn: 'withdrawn',
  },
  explanations: {
    begun: 'The laptop of the workshop has this text. Nobody reads it until you send it.',
    sent: 'Your text is received. Somebody of the team will read it; you can still change it.',
    'to-change': 'The reviewer asks you for something: read the message, change your text, send it again.',
    clash: 'Somebody else changed the same thing. Both versions are kept; the team chooses with you.',
    ready: 'Your text was reviewed. It will be published in a moment.',
    published: 'Your text is published. Thank you!',
    refused: 'Your text was not kept. Here is why; it stays here, and you can talk with the team.',
    joined: 'Another text was about the same thing: the two are one now.',
    withdrawn: 'You withdrew this text: it will not be published.',
  },
  now: 'just now',
  waits: (ago) => `waiting for ${ago}`,
  waitsNow: 'just arrived',
  minutes: (n) => `${n} minute${n > 1 ? 's' : ''}`,
  hours: (n) => `${n} hour${n > 1 ? 's' : ''}`,
  days: (n) => `${n} day${n > 1 ? 's' : ''}`,
  statuses: { draft: 'to be completed', pending_review: 'to review', pending_publish: 'reviewed' },
  draft: 'a text of the workshop, not published yet',
  team: {
    queue: 'To review',
    wall: 'The wall',
    join: 'The page to project',
    sheets: 'Sheets of paper',
    end: 'End the workshop',
    editor: 'The whole editor',
  },
  counts: {
    participants: (n) => (n === 1 ? 'person' : 'people'),
    received: (n) => (n === 1 ? 'contribution' : 'contributions'),
    waiting: () => 'to review',
    published: () => 'published',
    refused: () => 'not kept',
    unsent: () => 'begun, not sent',
    made: (n) => (n === 1 ? 'page made or completed' : 'pages made or completed'),
  },
  steps: {
    publish: 'Publish what was reviewed',
    publishDone: (n) => (n === 0 ? 'Nothing waits.' : `${n} still to review; they leave as drafts.`),
    event: 'Make the page of the workshop',
    eventDetail: 'What was made here, and by whom, for those who agreed to be named.',
    push: 'Send to the public portal',
    pushDetail: 'Merge with what changed elsewhere, send what is published and, as drafts, the rest.',
    pushedBefore: 'Sent.',
    noRemote: 'No remote is set: export to a stick, or give its address at the next start.',
    later: (why) => `Not now: ${why}`,
    pushed: (pulled, merged) => `Sent. ${pulled} pages received, ${merged} merged.`,
  },
  groups: { new: 'New pages', changed: 'Corrected pages', exact: 'Pages that are still correct' },
  waitingNote: 'still to review',
  notices: {
    sent: 'Sent. Thank you! Your text is in the list of what is to be reviewed.',
    sentPersonal:
      'Sent. But a number or an address to publish seems to be a person’s, and nothing says that they agree. Choose “Change”: tick the box of the agreement, or take it away.',
    exact: 'Thank you: noted that this page is still correct.',
    kept: 'Kept by the laptop of the workshop. Not sent yet.',
    older:
      'This text changed elsewhere, on another device. What you just sent is below: compare, then send again to keep this version.',
    invalid: 'Nothing is sent yet: this is still to be completed. Your text is kept.',
    same: 'A page bears nearly this name. Is it this one? Nothing is sent yet, your text is kept.',
    photo: 'The photo is received. Say what can be seen in it.',
    photoRemoved: 'The photo is removed.',
    replied: 'Your answer is sent.',
    contact: 'Noted. Erased in 60 days.',
    contactErased: 'Erased.',
    withdrawn: 'Your text is withdrawn.',
    code: 'This is not the right code. It is shown in the room.',
    noCode: 'The code is missing. It is shown in the room.',
    noName: 'Your name is missing. A first name or a nickname will do, for example: Amina.',
    longName: 'This name is too long: 60 signs at most. A first name will do.',
    left: 'You left the workshop. What you sent stays.',
    again: 'The session has ended. Come in again, then go back: what you wrote is still there.',
    approved: (titles) => `${closed(`Published: ${titles.join(', ')}`)} Seen in a few seconds.`,
    approveClash: (title) =>
      `“${title}” is not published: the page changed meanwhile. Both versions are below.`,
    approveInvalid: (title, why) => closed(`“${title}” is not published: ${why}`),
    nothingChosen: 'Tick one text at least.',
    asked: 'Your request is sent. The text waits for its author.',
    askEmpty: 'Nothing is sent: say what is to be completed.',
    refused: 'The text is refused; its author reads your message.',
    refuseEmpty: 'Nothing is refused: choose a reason and keep a message for the author.',
    merged: 'The two texts are one now.',
    settled: 'Chosen.',
    edited: 'Changed.',
    finished: 'The workshop is sent. Thanks to all.',
    erased: 'What was personal is erased from this computer.',
    sendUnsure: 'Nothing is sent: tick the box to confirm where.',
    eraseUnsure: 'Nothing is erased: tick the box to confirm.',
  },
  missing: 'The address is incomplete, or what was there has left.',
  gone: 'Nothing to review at this address: somebody may have published or refused it already.',
  team403: 'This page is for those who review. Whoever leads the workshop knows their code.',
  own403: 'This page opens on the laptop of the workshop, or with the code of reviewers.',
  back: 'Home of the workshop',
  frameMissing: 'This preview cannot be shown',
  nowFixed: 'Nothing to show: this text is still to be completed.',
};

export type ServerWords = typeof fr;

let french: ServerWords | undefined;

export const serverWords = (locale: string): ServerWords =>
  languageOf(locale) === 'fr' ? (french ??= typeset(fr)) : en;

const MINUTE = 60_000;

/** « il y a 5 minutes », « hier ». @param elapsed milliseconds */
export function sayAgo(elapsed: number, locale: string): string {
  const minutes = Math.floor(elapsed / MINUTE);
  if (minutes < 1) return serverWords(locale).now;
  const say = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (minutes < 60) return say.format(-minutes, 'minute');
  if (minutes < 24 * 60) return say.format(-Math.floor(minutes / 60), 'hour');
  return say.format(-Math.floor(minutes / (24 * 60)), 'day');
}

/** « attend depuis 12 minutes ». @param elapsed milliseconds */
export function sayWaits(elapsed: number, locale: string): string {
  const say = serverWords(locale);
  const minutes = Math.floor(elapsed / MINUTE);
  if (minutes < 1) return say.waitsNow;
  if (minutes < 60) return say.waits(say.minutes(minutes));
  if (minutes < 24 * 60) return say.waits(say.hours(Math.floor(minutes / 60)));
  return say.waits(say.days(Math.floor(minutes / (24 * 60))));
}

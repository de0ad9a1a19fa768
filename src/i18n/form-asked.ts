/**
 * How the forms of `/proposer/` ask, where the label of a field is not how one asks a neighbour. By name of question,
 * or by kind of form and name. An empty hint says that the field's own is not for here.
 */
import { typeset } from './index.ts';
import { languageOf } from './language.ts';

interface Asked {
  label?: string;
  hint?: string;
  example?: string;
}

type AskedWords = Readonly<Record<string, Asked>>;

const fr: AskedWords = {
  'actor.name': { label: 'Nom de l’association ou du collectif' },
  'actor.summary': { label: 'En une phrase, que faites-vous ?' },
  'actor.body': {
    label: 'Présentez-vous',
    hint: 'Ce que vous faites, pour qui, quand on peut venir. Quelques lignes suffisent.',
  },
  'event.title': { label: 'Titre du rendez-vous' },
  'event.body': {
    label: 'Que s’y passe-t-il ?',
    hint: 'Ce qu’on y fait, pour qui, ce qu’il faut apporter.',
  },
  'event.organisers': { hint: 'Les noms, séparés par un point-virgule.' },
  'event.registration': { hint: 'Un lien, une adresse ou un numéro, si l’on s’inscrit.' },
  'listing.title': { label: 'Que cherchez-vous, ou que proposez-vous ?' },
  'listing.body': {
    label: 'Dites-en plus',
    hint: 'Quoi, pour quand, dans quel état, à quelles conditions.',
  },
  'listing.kind': { label: 'C’est plutôt…' },
  'question.title': { label: 'Votre question' },
  'question.body': { label: 'D’où vient-elle ?', hint: 'Ce que vous avez déjà cherché, pour qui, où.' },
  'question.territories': { label: 'Où cela se passe-t-il ?' },
  'question.askedBy': {
    label: 'Au nom de qui ?',
    hint: 'Une structure, si ce n’est pas vous seul ou seule.',
  },
  'article.body': { label: 'Votre texte', hint: 'Une ligne vide fait un nouveau paragraphe.' },
  'article.authors': {
    label: 'Qui signe ?',
    hint: 'Une structure, ou un nom avec son accord. Séparés par un point-virgule.',
  },
  'article.actors': { hint: 'Les noms, séparés par un point-virgule.' },
  'answer.text': {
    label: 'Votre réponse',
    hint: 'Ce que vous savez, qui appeler, ce qui a marché pour vous.',
    example: 'À Fontorbe, l’atelier du Plot répare le samedi matin. Appelez la veille.',
  },
  'answer.author': {
    label: 'Qui répond ?',
    hint: 'Une structure, ou un nom avec son accord. Vide : la réponse n’est pas signée.',
  },
  body: { label: 'Texte' },
  'correction.title': { label: 'Nom ou titre' },
  'correction.openingHours': {
    label: 'Horaires',
    hint: 'Comme sur une porte.',
    example: 'mardi et jeudi 9h-12h ; samedi 14h-18h',
  },
  'correction.website': { label: 'Site web' },
  'start.date': { label: 'Jour', hint: 'Le premier, s’il y en a plusieurs.' },
  'start.time': { label: 'Heure de début' },
  'end.time': { label: 'Heure de fin' },
  'end.date': { label: 'Dernier jour', hint: 'Si cela dure plusieurs jours de suite.' },
  recurrence: {
    label: 'Cela se répète ?',
    hint: 'Avec vos mots. Laissez vide pour une seule fois.',
    example: 'chaque mardi jusqu’en juin',
  },
  openingHours: { hint: 'Comme sur une porte.', example: 'lun-ven 9h-12h et 14h-18h, fermé en août' },
  openingHoursNote: { example: 'sur rendez-vous le mercredi' },
  'address.commune': { label: 'Commune', hint: '' },
  'address.street': { label: 'Rue, lieu-dit' },
  'contact.phone': {
    label: 'Téléphone à publier',
    hint: 'Celui de l’association plutôt que d’une personne.',
  },
  'contact.email': { label: 'Courriel à publier' },
  'price.kind': { label: 'Prix' },
  'price.details': { label: 'Précisions sur le prix' },
  'gettingThere.stepFree': { label: 'De plain-pied ?' },
  'accessibility.note': { label: 'Précisions sur l’accessibilité' },
  allDay: { label: 'Cela dure toute la journée' },
  themes: { hint: 'Un à trois.' },
  territories: { hint: 'La commune ou la vallée.', example: 'Vernasse' },
  alternateNames: { hint: 'Ancien nom, surnom. Séparés par un point-virgule.' },
  keywords: { hint: 'Séparés par un point-virgule.' },
  'consent.given': {
    label: 'Les personnes nommées ou joignables ici ont donné leur accord pour paraître.',
  },
  page: {
    label: 'Adresse de la page',
    hint: 'Copiez-la depuis la barre d’adresse.',
    example: '/annuaire/la-remise-a-neuf/',
  },
  verdict: { label: 'Qu’en est-il ?' },
  other: { label: 'Autre chose', hint: 'Ce qui est faux, et ce qui est juste.' },
  'sender.name': { label: 'Votre nom ou un pseudonyme' },
  'sender.contact': {
    label: 'Comment vous joindre, vous',
    hint: 'Un courriel ou un téléphone, si nous avons une question.',
  },
  'sender.credit': { label: 'Vous pouvez me citer parmi les personnes qui ont contribué.' },
};

const en: AskedWords = {
  'actor.name': { label: 'Name of the organisation or group' },
  'actor.summary': { label: 'In one sentence, what do you do?' },
  'actor.body': { label: 'Introduce yourselves', hint: 'What you do, for whom, when people may come.' },
  'event.title': { label: 'Title of the event' },
  'event.body': { label: 'What happens there?', hint: 'What one does, for whom, what to bring.' },
  'event.organisers': { hint: 'Names, separated by semicolons.' },
  'event.registration': { hint: 'A link, an address or a number.' },
  'listing.title': { label: 'What do you look for, or offer?' },
  'listing.body': { label: 'Say more', hint: 'What, for when, in which state, on which terms.' },
  'listing.kind': { label: 'It is rather…' },
  'question.title': { label: 'Your question' },
  'question.body': { label: 'Where does it come from?', hint: 'What you have tried, for whom, where.' },
  'question.territories': { label: 'Where is it?' },
  'question.askedBy': { label: 'On whose behalf?', hint: 'An organisation, if it is not you alone.' },
  'article.body': { label: 'Your text', hint: 'An empty line makes a new paragraph.' },
  'article.authors': {
    label: 'Who signs?',
    hint: 'An organisation, or a name with consent. Separated by semicolons.',
  },
  'article.actors': { hint: 'Names, separated by semicolons.' },
  'answer.text': {
    label: 'Your answer',
    hint: 'What you know, whom to call, what worked for you.',
    example: 'In Fontorbe, the workshop of the Plot repairs on Saturday mornings. Call the day before.',
  },
  'answer.author': {
    label: 'Who answers?',
    hint: 'An organisation, or a name with consent. Empty: the answer is not signed.',
  },
  body: { label: 'Text' },
  'correction.title': { label: 'Name or title' },
  'correction.openingHours': {
    label: 'Opening hours',
    hint: 'As on a door.',
    example: 'Tu,Th 09:00-12:00; Sa 14:00-18:00',
  },
  'correction.website': { label: 'Website' },
  'start.date': { label: 'Day', hint: 'The first one, if there are several.' },
  'start.time': { label: 'Starts at' },
  'end.time': { label: 'Ends at' },
  'end.date': { label: 'Last day', hint: 'If it lasts several days in a row.' },
  recurrence: {
    label: 'Does it come back?',
    hint: 'In French words. Leave empty for once.',
    example: 'chaque mardi jusqu’en juin',
  },
  openingHours: { hint: 'As on a door.', example: 'Mo-Fr 09:00-12:00,14:00-18:00; Aug off' },
  openingHoursNote: { example: 'by appointment on Wednesdays' },
  'address.commune': { label: 'Town', hint: '' },
  'address.street': { label: 'Street' },
  'contact.phone': { label: 'Phone to publish', hint: 'That of the organisation rather than of a person.' },
  'contact.email': { label: 'Mail to publish' },
  'price.kind': { label: 'Price' },
  'price.details': { label: 'About the price' },
  'gettingThere.stepFree': { label: 'Step-free?' },
  'accessibility.note': { label: 'About accessibility' },
  allDay: { label: 'It lasts the whole day' },
  themes: { hint: 'One to three.' },
  territories: { hint: 'Town or valley.', example: 'Vernasse' },
  alternateNames: { hint: 'Former name, nickname. Separated by semicolons.' },
  keywords: { hint: 'Separated by semicolons.' },
  'consent.given': { label: 'The people who are named or can be reached here agreed to appear.' },
  page: {
    label: 'Address of the page',
    hint: 'Copy it from the address bar.',
    example: '/annuaire/la-remise-a-neuf/',
  },
  verdict: { label: 'What is it?' },
  other: { label: 'Something else', hint: 'What is wrong, and what is right.' },
  'sender.name': { label: 'Your name or a pseudonym' },
  'sender.contact': { label: 'How to reach you', hint: 'Mail or phone, if we have a question.' },
  'sender.credit': { label: 'You may name me among those who contributed.' },
};

let french: AskedWords | undefined;

/** By name of question, or by kind and name: `actor.name`. */
export const askedWords = (locale: string): AskedWords =>
  languageOf(locale) === 'fr' ? (french ??= typeset(fr)) : en;

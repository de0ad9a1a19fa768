/** What the page of an actor says and no other page does: its state, its card, and how to report a fault. */
import { typeset } from './index.ts';
import { languageOf } from './language.ts';

const fr = {
  life: {
    ferme: (day?: string) =>
      `${day ? `Fermé depuis le ${day}.` : 'Ce lieu ou cette structure a cessé son activité.'} La fiche reste pour mémoire.`,
    'en-sommeil': () => 'En sommeil : l’activité est en pause. Appelez avant de vous déplacer.',
    inconnu: () => 'Nous n’avons plus de nouvelles. Vous en avez ? Dites-le-nous, plus bas sur cette page.',
  },
  vcard: 'Ajouter à mes contacts',
  report: {
    ask: 'Cette fiche est la vôtre ? Une erreur, un oubli ?',
    open: 'Signaler une erreur',
    how: 'Choisissez ce qui se passe : un courriel déjà écrit s’ouvre, il ne reste qu’à le compléter.',
    form: 'Ou corrigez les champs un à un',
    otherwise: 'Pas de messagerie sur cet appareil ? Recopiez ce message.',
    copy: 'Copier le message',
    copied: 'Message copié.',
    to: (mail: string) => `À : ${mail}`,
    hello: 'Bonjour,',
    about: (title: string) => `Fiche : ${title}`,
    seen: (day: string) => `Vérifiée ou mise à jour le : ${day}`,
    anyReason: 'Raison (n’existe plus, informations fausses, c’est ma structure…) :',
    who: 'Mon nom, et comment me joindre :',
    subject: (reason: string, title: string) => `${reason} : ${title}`,
    reasons: [
      ['C’est ma structure', 'Mon rôle :\nÀ changer :'],
      ['Des informations sont fausses', 'Ce qui est faux :\nÀ écrire :'],
      ['N’existe plus', 'Depuis quand :'],
      ['Données personnelles', 'À retirer :\nJe suis la personne concernée (oui, non) :'],
      ['Droits d’image', 'L’image, et mes droits :'],
      ['Ne respecte pas la charte', 'Ce qui pose problème :'],
      ['Autre chose', 'Mon message :'],
    ] as [reason: string, blanks: string][],
  },
};

const en: typeof fr = {
  life: {
    ferme: (day) =>
      `${day ? `Closed since ${day}.` : 'This place or organisation has closed.'} Its page stays for the record.`,
    'en-sommeil': () => 'Dormant: nothing happens for now. Call before you go.',
    inconnu: () => 'We have had no news. Have you? Tell us, further down this page.',
  },
  vcard: 'Add to my contacts',
  report: {
    ask: 'Is this page yours? A mistake, something missing?',
    open: 'Report a mistake',
    how: 'Choose what is the matter: a message opens, ready but for a few words of yours.',
    form: 'Or correct field by field',
    otherwise: 'No mail program on this device? Copy this message.',
    copy: 'Copy the message',
    copied: 'Message copied.',
    to: (mail) => `To: ${mail}`,
    hello: 'Hello,',
    about: (title) => `Page: ${title}`,
    seen: (day) => `Checked or updated on: ${day}`,
    anyReason: 'Reason (no longer exists, wrong information, it is my organisation…):',
    who: 'My name, and how to reach me:',
    subject: (reason, title) => `${reason}: ${title}`,
    reasons: [
      ['It is my organisation', 'My role in it:\nWhat should change:'],
      ['Information is wrong', 'What is wrong:\nWhat should be written:'],
      ['It no longer exists', 'Since when, and how I know:'],
      ['Personal data', 'What should be removed:\nI am the person concerned (yes or no):'],
      ['Image rights', 'The picture, and my rights to it:'],
      ['Against the charter', 'What is the matter:'],
      ['Something else', 'My message:'],
    ],
  },
};

export type ActorWords = typeof fr;

export const actorWords = (locale: string): ActorWords => (languageOf(locale) === 'fr' ? typeset(fr) : en);

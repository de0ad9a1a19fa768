/** The eight reasons of a refusal, as the charter of the portal has them, and for each a reply that is ready to send. */
import { typeset } from '../index.ts';
import { languageOf } from '../language.ts';

export interface RefusalWords {
  /** As the charter names it. */
  label: string;
  /** What was found, said without blame. */
  why: string;
  /** What its author may do now. */
  next: string;
}

const fr = {
  'off-charter': {
    label: 'Hors charte',
    why: 'un passage ne va pas avec la charte du portail',
    next: 'Retirez ou réécrivez ce passage, et nous relisons le tout avec plaisir.',
  },
  'out-of-territory': {
    label: 'Hors territoire',
    why: 'nous n’avons pas trouvé de lien avec le territoire du portail',
    next: 'Un lien nous a échappé ? Dites-le en une phrase, et renvoyez-le.',
  },
  double: {
    label: 'Doublon',
    why: 'la même information est déjà en ligne',
    next: 'Il manque quelque chose à la page qui existe ? Proposez une correction : elle garde votre nom si vous le voulez.',
  },
  incomplete: {
    label: 'Incomplet',
    why: 'il y manque la date, le lieu ou un contact',
    next: 'Complétez-le quand vous l’aurez : votre texte vous attend.',
  },
  commercial: {
    label: 'Publicité',
    why: 'il cherche d’abord à vendre',
    next: 'Décrivez le service rendu, avec son prix, et nous le relirons.',
  },
  'personal-data': {
    label: 'Données personnelles',
    why: 'une personne y est reconnaissable sans que nous sachions si elle est d’accord',
    next: 'Demandez-lui son accord, ou retirez ce qui permet de la reconnaître.',
  },
  illegible: {
    label: 'Illisible',
    why: 'nous n’avons pas réussi à comprendre le texte, ou à lire l’image',
    next: 'Réécrivez-le en quelques phrases simples, ou dictez-le-nous.',
  },
  'out-of-date': {
    label: 'Périmé',
    why: 'la date est passée',
    next: 'Racontez plutôt comment cela s’est passé : cela intéressera du monde.',
  },
};

const en: Record<RefusalKey, RefusalWords> = {
  'off-charter': {
    label: 'Against the charter',
    why: 'a passage does not go with the charter of this portal',
    next: 'Remove or rewrite that passage, and we will gladly read it again.',
  },
  'out-of-territory': {
    label: 'Out of the territory',
    why: 'we found no link with the territory of this portal',
    next: 'Did we miss it? Say it in one sentence, and send it again.',
  },
  double: {
    label: 'Already there',
    why: 'the same information is already online',
    next: 'Is something missing from that page? Propose a correction: it bears your name if you wish.',
  },
  incomplete: {
    label: 'Incomplete',
    why: 'the date, the place or a contact is missing',
    next: 'Complete it when you have it: your text is waiting for you.',
  },
  commercial: {
    label: 'Advertising',
    why: 'its first purpose is to sell',
    next: 'Describe the service, with its price, and we will read it again.',
  },
  'personal-data': {
    label: 'Personal data',
    why: 'somebody can be recognised, and we do not know whether they agree',
    next: 'Ask for their consent, or remove what they can be recognised by.',
  },
  illegible: {
    label: 'Illegible',
    why: 'we could not understand the text, or read the picture',
    next: 'Write it again in a few plain sentences, or dictate it to us.',
  },
  'out-of-date': {
    label: 'Out of date',
    why: 'the date has passed',
    next: 'Tell how it went instead: people will like to read it.',
  },
};

/** The values of RefusalReason of `cms/workshop/types.ts`. */
export type RefusalKey = keyof typeof fr;

const kept = { fr: typeset(fr), en };

export const REFUSAL_KEYS = Object.keys(fr) as RefusalKey[];

export const refusalLabel = (reason: RefusalKey, locale: string): string =>
  kept[languageOf(locale)][reason].label;

interface Around {
  /** Of what is refused. */
  title: string;
  /** Whom to talk to: a name, a phone, a mail, as a line. */
  contact?: string | undefined;
}

/** What its author reads, unless the reviewer writes something else: what, why, what to do, whom to call. */
export function refusalText(reason: RefusalKey, { title, contact }: Around, locale: string): string {
  const language = languageOf(locale);
  const { why, next } = kept[language][reason];
  const say = language === 'fr' ? frame.fr : frame.en;
  return [say.thanks(title), say.why(why), next, say.kept, say.talk(contact)].filter(Boolean).join('\n');
}

/** Each of the eight, ready for the page of a review. */
export const refusalReasons = (
  around: Around,
  locale: string,
): { value: RefusalKey; label: string; text: string }[] =>
  REFUSAL_KEYS.map((value) => ({
    value,
    label: refusalLabel(value, locale),
    text: refusalText(value, around, locale),
  }));

const frame = {
  fr: typeset({
    thanks: (title: string) => `Merci pour « ${title} ».`,
    why: (why: string) => `Nous ne pouvons pas publier ce texte : ${why}.`,
    kept: 'Rien n’est perdu : votre texte reste à votre adresse de suivi.',
    talk: (contact?: string) =>
      contact
        ? `Pas d’accord, ou une question ? Parlons-en : ${contact}.`
        : 'Pas d’accord, ou une question ? Parlons-en.',
  }),
  en: {
    thanks: (title: string) => `Thank you for “${title}”.`,
    why: (why: string) => `We cannot publish this text: ${why}.`,
    kept: 'Nothing is lost: your text stays at the address where you follow it.',
    talk: (contact?: string) =>
      contact
        ? `You disagree, or have a question? Talk to us: ${contact}.`
        : 'You disagree, or have a question? Talk to us.',
  },
};

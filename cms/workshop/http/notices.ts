/** What was just done, told by the page that comes after: a word of a short list in its address, and nothing else of it. */
import { randomBytes } from 'node:crypto';
import type { ServerWords } from '../../../src/i18n/workshop/server.ts';
import { serverWords } from '../../../src/i18n/workshop/server.ts';
import type { Notice } from './context.ts';

type Tone = Notice['tone'];

/** By the word that stands in the address (`?fait=envoye`). */
const NOTICES = {
  envoye: ['good', 'sent'],
  'envoye-accord': ['bad', 'sentPersonal'],
  exact: ['good', 'exact'],
  garde: ['good', 'kept'],
  incomplet: ['bad', 'invalid'],
  semblable: ['bad', 'same'],
  photo: ['good', 'photo'],
  'photo-retiree': ['quiet', 'photoRemoved'],
  reponse: ['good', 'replied'],
  contact: ['good', 'contact'],
  'contact-efface': ['quiet', 'contactErased'],
  retire: ['quiet', 'withdrawn'],
  sorti: ['quiet', 'left'],
  rien: ['bad', 'nothingChosen'],
  demande: ['good', 'asked'],
  'demande-vide': ['bad', 'askEmpty'],
  refuse: ['good', 'refused'],
  'refus-vide': ['bad', 'refuseEmpty'],
  reuni: ['good', 'merged'],
  choisi: ['good', 'settled'],
  modifie: ['good', 'edited'],
  fini: ['good', 'finished'],
  'envoi-non': ['bad', 'sendUnsure'],
  'efface-non': ['bad', 'eraseUnsure'],
} as const satisfies Record<string, [Tone, keyof ServerWords['notices']]>;

export type NoticeWord = keyof typeof NOTICES;

export function noticeOf(word: string | undefined, locale: string): Notice | undefined {
  if (word === undefined || !Object.hasOwn(NOTICES, word)) return undefined;
  const [tone, name] = NOTICES[word as NoticeWord];
  return { tone, text: serverWords(locale).notices[name] };
}

/** Notices that are kept for the page that comes. */
const KEPT = 200;

/** What no short list can say: kept under a word that nobody guesses, so that an address cannot make the page say things. */
export class Told {
  readonly #notices = new Map<string, Notice>();

  tell(notice: Notice): string {
    const word = randomBytes(9).toString('base64url');
    this.#notices.set(word, notice);
    for (const old of this.#notices.keys()) if (this.#notices.size > KEPT) this.#notices.delete(old);
    return word;
  }

  get(word: string): Notice | undefined {
    return this.#notices.get(word);
  }
}

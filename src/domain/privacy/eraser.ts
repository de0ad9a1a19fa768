/** Takes mails and numbers out of texts, however they are written there. */
import { mailPattern, phonePattern } from '../../lib/reach-patterns.ts';

const WEB = /\bhttps?:\/\/[^\s<>"']*/giu;
/** What follows the brackets of a link: `(mailto:… "title")`, with one level of parentheses in it. */
const DESTINATION = String.raw`\(\s*<?(?:mailto|tel|sms|callto|whatsapp):(?:[^()\n]|\([^()\n]*\))*\)`;
const LABEL = String.raw`!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]`;
const LINK = new RegExp(LABEL + DESTINATION, 'giu');
const AUTOLINK = /<(?:(?:mailto|tel|sms):)?[^<>\s]+>/giu;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?:mailto|tel|sms):[^\n]*$/gimu;

export class Eraser {
  #pattern: RegExp;
  #mark: string;

  /**
   * @param reach mails, and numbers as `tel:+33639982012`; short numbers are nobody's own and stay
   * @param mark what stands in their place
   */
  constructor(reach: readonly string[], mark: string) {
    const sources = reach.flatMap((value) => {
      if (value.startsWith('tel:+')) return phonePattern(value.slice('tel:'.length));
      return value.includes('@') ? mailPattern(value) : [];
    });
    // The longest first: a mail within a longer one is not it.
    this.#pattern = new RegExp(sources.sort((a, b) => b.length - a.length).join('|') || '(?!)', 'giu');
    this.#mark = mark;
  }

  /** In plain words. Web addresses stay addresses: there, nothing takes the place. */
  text(source: string): string {
    return source.replace(WEB, (url) => url.replace(this.#pattern, '')).replace(this.#pattern, this.#mark);
  }

  /** In Markdown: a link that would write or call goes whole, with its words. */
  markdown(source: string): string {
    const whole = (found: string) => (this.#has(found) ? this.#mark : found);
    const cleared = source
      .replace(DEFINITION, (found) => (this.#has(found) ? '' : found))
      .replace(LINK, whole)
      .replace(AUTOLINK, whole);
    return this.text(cleared);
  }

  /** In every text of a value. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (!value || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.value(one)]));
  }

  #has(text: string): boolean {
    return text.search(this.#pattern) >= 0;
  }
}

import { Unreadable } from '../tokens.ts';
import type { Token } from './tokens.ts';

/** The words of a sentence, read from left to right; what is not understood stops the reading of the whole. */
export class Phrase {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The token if it is of this kind, stepped over. */
  take<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }> | undefined {
    const { next } = this;
    if (next?.kind !== kind) return undefined;
    this.#at++;
    return next as Extract<Token, { kind: K }>;
  }

  /** Steps over words that stand in this order (« du mois »); false where they do not. */
  skip(words: string): boolean {
    const wanted = words.split(' ');
    if (!wanted.every((word, i) => this.#tokens[this.#at + i]?.text === word)) return false;
    this.#at += wanted.length;
    return true;
  }

  skipAny(...choices: readonly string[]): boolean {
    return choices.some((words) => this.skip(words));
  }

  /** What `read` finds; where it finds nothing, the phrase stands where it stood. */
  attempt<T>(read: () => T | undefined): T | undefined {
    const start = this.#at;
    const found = read();
    if (found === undefined) this.#at = start;
    return found;
  }

  refuse(): never {
    throw new Unreadable(this.next ? `token:${this.next.text}` : 'end');
  }
}

/** What stops the reading of opening hours; `reason` is the code that `parseOpeningHours` gives back. */
export class Unreadable extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

const TOKEN = /24\/7|\d{1,2}:\d{2}\+?|[\p{L}.]+|\d[\p{L}\d]*|"[^"]*"?|\S/gu;

/** A text cut into words, times, numbers and signs, read from left to right. */
export class Tokens {
  readonly #tokens: string[];
  #at = 0;

  constructor(text: string) {
    // Word processors turn hyphens into dashes.
    this.#tokens = text.replace(/[\u2010-\u2015\u2212]/g, '-').match(TOKEN) ?? [];
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(ahead = 0): string | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Unreadable('end');
    this.#at++;
    return token;
  }

  /** Steps over the token if it comes next. */
  skip(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#at++;
    return true;
  }

  /** Steps over a token that must come next. */
  expect(token: string): void {
    if (!this.skip(token)) this.refuse();
  }

  /** Stops at the token that comes next; at a comma it is what follows that could not be read. */
  refuse(): never {
    const token = this.peek() === ',' ? (this.peek(1) ?? ',') : this.peek();
    throw new Unreadable(token === undefined ? 'end' : `token:${token}`);
  }
}

/** What stops an import before its first row: a sentence or several, in French, never a stack trace. */
export class ImportError extends Error {
  override name = 'ImportError';
  readonly mistakes: readonly string[];

  constructor(...mistakes: string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

/** What a person is told where nothing is written: a French sentence, with what to do. Never a stack trace. */
export class StoreRefusal extends Error {
  override name = 'StoreRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

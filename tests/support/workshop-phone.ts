/** A phone at a workshop, as far as HTTP is concerned: it asks again until it was answered. */
import { request } from 'node:http';

interface Answer {
  status: number;
  location: string;
  cookie: string | undefined;
  text: string;
}

export class Phone {
  readonly #port: number;
  readonly #name: string;
  readonly #code: string;
  #cookie = '';
  #token = '';
  /** What was not answered, or was answered by a refusal that passes. */
  tries = 0;

  constructor(port: number, name: string, code = '1234') {
    this.#port = port;
    this.#name = name;
    this.#code = code;
  }

  async enter(): Promise<void> {
    await this.#until(async () => {
      const { status, cookie } = await this.#ask('POST', 'entrer', {
        code: this.#code,
        nom: this.#name,
        citer: 'oui',
      });
      if (status !== 303 || !cookie) throw new Error(`the door answers ${status}`);
      this.#cookie = cookie;
      const home = await this.#ask('GET', '');
      this.#token = (JSON.parse(home.text) as { person: { token: string } }).person.token;
    });
  }

  /** @returns the identifier of a contribution */
  begin(kind: string): Promise<string> {
    return this.#until(async () => {
      const { status, location } = await this.#ask('POST', 'commencer', { sorte: kind, jeton: this.#token });
      const id = /\/c\/([\w-]{22})\/modifier/.exec(location)?.[1];
      if (status !== 303 || !id) throw new Error(`begin answers ${status}`);
      return id;
    });
  }

  /** Acknowledged once it resolves. */
  keep(id: string, values: Record<string, string[]>, revision: number): Promise<void> {
    return this.#until(async () => {
      const { status, text } = await this.#call(
        `c/${id}/garder`,
        JSON.stringify({ values, revision }),
        'application/json',
      );
      if (status !== 200 || !(JSON.parse(text) as { kept: boolean }).kept)
        throw new Error(`keep answers ${status} ${text}`);
    });
  }

  photo(id: string, name: string, bytes: Buffer): Promise<string> {
    return this.#until(async () => {
      const { status, text } = await this.#call(
        `c/${id}/photo?name=${name}`,
        bytes,
        'application/octet-stream',
      );
      if (status !== 200) throw new Error(`photo answers ${status} ${text}`);
      return (JSON.parse(text) as { path: string }).path;
    });
  }

  /** Without a script: the whole form, and « envoyer ». Acknowledged once it resolves. */
  send(id: string, values: Record<string, string[]>, revision: number): Promise<void> {
    return this.#until(async () => {
      const fields: [string, string][] = Object.entries(values).flatMap(([name, answers]) =>
        answers.map((answer): [string, string] => [name, answer]),
      );
      const form = { jeton: this.#token, revision: String(revision), faire: 'another' };
      const { status, location } = await this.#ask('POST', `c/${id}/`, [...Object.entries(form), ...fields]);
      if (status !== 303 || !location.endsWith('fait=envoye'))
        throw new Error(`send answers ${status} ${location}`);
    });
  }

  /** All that waits is read and approved, together. */
  approve(): Promise<void> {
    return this.#until(async () => {
      const { text } = await this.#ask('GET', 'relire/');
      const rows = (JSON.parse(text) as { rows: { read: string }[] }).rows;
      if (rows.length === 0) return;
      const pages = rows.map(({ read }): [string, string] => ['page', read]);
      const form: [string, string][] = [
        ['jeton', this.#token],
        ['faire', 'approve'],
      ];
      const { status } = await this.#ask('POST', 'relire/', [...form, ...pages]);
      if (status !== 303) throw new Error(`approve answers ${status}`);
    });
  }

  async #until<T>(work: () => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn++)
      try {
        return await work();
      } catch (error) {
        this.tries++;
        if (turn > 400) throw error;
        await new Promise((done) => setTimeout(done, Math.min(25 * turn, 400)));
      }
  }

  #call(path: string, body: string | Buffer, type: string): Promise<Answer> {
    return this.#ask('POST', path, body, {
      'Content-Type': type,
      'X-Jeton': this.#token,
      'X-Requested-With': 'fetch',
    });
  }

  #ask(
    method: string,
    path: string,
    body?: Record<string, string> | [string, string][] | string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const bytes = Buffer.from(isRaw ? body : String(new URLSearchParams(body ?? {})));
    const all = {
      Cookie: this.#cookie,
      ...(method === 'POST' && { Origin: `http://127.0.0.1:${this.#port}`, 'Content-Length': bytes.length }),
      ...(method === 'POST' && !isRaw && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port: this.#port,
          host: '127.0.0.1',
          method,
          path: `/atelier/${path}`,
          headers: all,
          agent: false,
          timeout: 20_000,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          // Cut short: the head came, and not all of the rest. It is no answer.
          answer.on('close', () =>
            answer.complete
              ? resolve({
                  status: answer.statusCode!,
                  location: answer.headers.location ?? '',
                  cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
                  text: Buffer.concat(chunks).toString(),
                })
              : reject(new Error('cut')),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('nobody answers')));
      sent.on('error', reject);
      sent.end(method === 'POST' ? bytes : undefined);
    });
  }
}

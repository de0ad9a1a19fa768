/**
 * One calendar over the web: at most five redirections, twenty megabytes and half a minute, and only what has
 * changed. Every way in which it can fail is a sentence.
 */
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { MAX_BYTES } from '../calendar/read-calendar.ts';
import { FetchFailure, refusal, sayNetwork } from './fetch-words.ts';
import { isPrivateAddress, publicLookup } from './private-address.ts';

export interface Asked {
  url: string;
  /** Of the last answer: what has not changed is not sent again. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Addresses of this machine and of its network too. */
  local?: boolean | undefined;
  limits?: Partial<Limits> | undefined;
}

export interface Limits {
  bytes: number;
  /** Milliseconds without a byte, and in all. */
  idle: number;
  total: number;
}

export type Answer =
  | {
      kind: 'fresh';
      bytes: Uint8Array;
      etag?: string | undefined;
      lastModified?: string | undefined;
      /** Where the calendar has moved for good. */
      movedTo?: string | undefined;
    }
  | { kind: 'same' }
  | { kind: 'failed'; why: string; cure: string };

const LIMITS: Limits = { bytes: MAX_BYTES, idle: 15_000, total: 60_000 };
const MAX_REDIRECTS = 5;

export async function fetchCalendar(asked: Asked): Promise<Answer> {
  const limits = { ...LIMITS, ...asked.limits };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), limits.total);
  try {
    return await follow(asked, limits, deadline.signal);
  } catch (error) {
    if (deadline.signal.aborted) return { kind: 'failed', ...sayNetwork('TOTAL', asked.url, limits) };
    if (error instanceof FetchFailure) return { kind: 'failed', why: error.why, cure: error.cure };
    return { kind: 'failed', ...sayNetwork(codeOf(error), asked.url, limits) };
  } finally {
    clearTimeout(timer);
  }
}

const codeOf = (error: unknown): string => {
  const { code, name, message } = error as NodeJS.ErrnoException;
  return name === 'PrivateAddressError' ? 'PRIVATE' : (code ?? message ?? name);
};

async function follow(asked: Asked, limits: Limits, signal: AbortSignal): Promise<Answer> {
  let url = new URL(asked.url);
  let isForGood = true;
  let movedTo: string | undefined;
  for (let turn = 0; ; turn++) {
    const response = await ask(url, asked, limits, signal);
    const status = response.statusCode ?? 0;
    if (![301, 302, 303, 307, 308].includes(status)) {
      if (status === 304 && (asked.etag ?? asked.lastModified) !== undefined) {
        response.destroy();
        return { kind: 'same' };
      }
      if (status !== 200) {
        response.destroy();
        throw refusal(status, url.hostname);
      }
      return { kind: 'fresh', bytes: await readAll(response, limits), ...validators(response), movedTo };
    }
    response.destroy();
    if (turn >= MAX_REDIRECTS) throw new FetchFailure(...TOO_FAR);
    const next = nextUrl(url, response.headers.location);
    isForGood &&= status === 301 || status === 308;
    if (isForGood) movedTo = next.href;
    url = next;
  }
}

const TOO_FAR = [
  `cette adresse renvoie d’une page à l’autre plus de ${MAX_REDIRECTS} fois`,
  'Ouvrez-la dans un navigateur, et donnez celle où l’on arrive',
] as const;

function nextUrl(from: URL, location: string | undefined): URL {
  const next = location === undefined ? null : URL.parse(location, from);
  if (!next || !/^https?:$/.test(next.protocol))
    throw new FetchFailure(
      'cette adresse renvoie vers quelque chose qui n’est pas sur le web',
      'Vérifiez l’adresse dans un navigateur',
    );
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new FetchFailure(
      `cette adresse renvoie de https:// vers http://, où n’importe qui peut changer la réponse (${next.hostname})`,
      'Demandez une adresse en https:// à qui tient cet agenda',
    );
  return next;
}

const validators = ({ headers }: IncomingMessage) => ({
  etag: headers.etag,
  lastModified: headers['last-modified'],
});

function ask(url: URL, asked: Asked, { idle }: Limits, signal: AbortSignal): Promise<IncomingMessage> {
  if (!asked.local && (isPrivateAddress(url.hostname) || /(^|\.)localhost$/.test(url.hostname)))
    throw Object.assign(new Error(url.hostname), { code: 'PRIVATE' });
  const headers: Record<string, string> = {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Cordee (npm run pull)',
  };
  if (asked.etag) headers['if-none-match'] = asked.etag;
  if (asked.lastModified) headers['if-modified-since'] = asked.lastModified;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    let answered: IncomingMessage | undefined;
    const options = { headers, signal, ...(asked.local ? {} : { lookup: publicLookup }) };
    const sent = send(url, options, (response) => resolve((answered = response)));
    sent.setTimeout(idle, () => {
      const error = Object.assign(new Error('idle'), { code: 'IDLE' });
      if (answered) idleError.set(answered, error);
      sent.destroy(error);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** A response that is cut because nothing came says only that it was cut. */
const idleError = new WeakMap<object, Error>();

/** Counts what comes in and what it unfolds to: a small answer can hold a great many zeros. */
function readAll(response: IncomingMessage, { bytes: max }: Limits): Promise<Uint8Array> {
  const tooLarge = () =>
    new FetchFailure(
      `cet agenda dépasse ${Math.round(max / 1024 / 1024)} Mo : la réponse est coupée`,
      'Demandez un agenda plus court, par exemple de l’année',
    );
  if (Number(response.headers['content-length'] ?? 0) > max) {
    response.destroy();
    throw tooLarge();
  }
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let [received, length] = [0, 0];
    // Refused before it is closed: closing it is an error too, which says less.
    const stop = (error: Error) => {
      reject(idleError.get(response) ?? error);
      response.destroy();
    };
    response.on('data', (chunk: Uint8Array) => {
      received += chunk.length;
      if (received > max) stop(tooLarge());
    });
    const body = unfolded(response, stop);
    body.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > max) {
        body.destroy();
        stop(tooLarge());
      } else chunks.push(chunk);
    });
    body.on('error', stop);
    response.on('aborted', () => stop(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
    body.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

function unfolded(response: IncomingMessage, stop: (error: Error) => void): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  const unfold =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : undefined;
  if (!unfold)
    throw new FetchFailure(
      `cette réponse est comprimée d’une façon inconnue (${encoding.slice(0, 40)})`,
      'Dites-le à qui tient cet agenda',
    );
  return pipeline(response, unfold, (error) => {
    if (error) stop(error);
  });
}

/** Text goes out compressed, as hosts do it: a page is then a quarter of its size on the way. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';

/** Events are told one by one: none waits for the next. */
const TEXT =
  /^(?:text\/(?!event-stream)|image\/svg\+xml|application\/(?:javascript|json|xml|[\w.+-]+\+(?:json|xml)))/i;

/**
 * Makes a response compress what is written to it, where the browser takes gzip (RFC 9110, 12.5.3) and the
 * content is text. A part of a file (`range`) is sent as it is: its bytes are those of the file.
 */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.range || request.method === 'HEAD' || !takesGzip(request)) return;
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
    const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    if (typeof type !== 'string' || !TEXT.test(type)) return writeHead(status, headers);
    throughGzip(response);
    const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    return writeHead(status, {
      ...Object.fromEntries(kept),
      'Content-Encoding': 'gzip',
      Vary: 'Accept-Encoding',
    });
  }) as ServerResponse['writeHead'];
}

const takesGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\b)/i.test(String(headers['accept-encoding'] ?? ''));

/** What is written goes to gzip, and what gzip gives goes out. */
function throughGzip(response: ServerResponse): void {
  const gzip = createGzip();
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  gzip.on('data', (chunk: Buffer) => void write(chunk));
  gzip.on('end', () => void end());
  // The pages of a portal are small: they may wait in memory, so the source is never held back.
  response.write = ((chunk: Buffer | string) => {
    gzip.write(chunk);
    return true;
  }) as ServerResponse['write'];
  response.end = ((chunk?: Buffer | string) => {
    gzip.end(chunk);
    return response;
  }) as ServerResponse['end'];
}

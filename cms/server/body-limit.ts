/**
 * How much may be sent at once. Hono's own `bodyLimit` makes a request out of the one of the socket, which is not one
 * that `new Request` can read: all that comes without a `Content-Length` (chunked, or a DELETE) ended in an error.
 */
import type { Context, MiddlewareHandler } from 'hono';

/**
 * @param most bytes of a body
 * @param refuse throws what is answered where there are more
 */
export const limitBody =
  (most: number, refuse: () => never): MiddlewareHandler =>
  async (context, next) => {
    const { raw } = context.req;
    const length = raw.headers.get('content-length');
    if (length !== null) {
      if (Number(length) > most) refuse();
    } else if (raw.body) await countBody(context, most, refuse);
    await next();
  };

/** Size that nobody told: it is read here, as far as it may go, and handed on. */
async function countBody({ req }: Context, most: number, refuse: () => never): Promise<void> {
  const { url, method, headers, body, signal } = req.raw;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body!.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) refuse();
    chunks.push(part.value);
  }
  req.raw = new Request(url, { method, headers: [...headers], body: Buffer.concat(chunks), signal });
}

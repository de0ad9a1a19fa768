/**
 * On a plain-HTTP address that is not localhost (a room's own network), browsers take `crypto.randomUUID` away, and
 * Decap asks for it at its first breath. Imported before anything else.
 */
if (typeof crypto.randomUUID !== 'function')
  Object.defineProperty(crypto, 'randomUUID', { value: uuid, configurable: true });

/** Version 4 (RFC 9562), of random bytes, which every address has. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

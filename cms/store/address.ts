/** Addresses of repositories, as they may be said and remembered. */
import { createHash } from 'node:crypto';

/** Without what an address may hold of secrets: it is shown, and remembered. */
export const withoutSecret = (address: string): string =>
  address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1').replace(/[?#].*$/, '');

/** Where the branches of a remote are remembered as they were when it was last seen. */
export const trackedAt = (address: string): string =>
  `refs/cordee/remotes/${createHash('sha256').update(withoutSecret(address)).digest('hex').slice(0, 16)}/`;

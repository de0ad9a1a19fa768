/** What is not done, and why: a status, a French sentence, a code for programs. Never a stack. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export class Refused extends Error {
  override name = 'Refused';
  readonly status: ContentfulStatusCode;
  readonly code: string;
  /** Told beside the sentence: the problems of a text, the other version. */
  readonly more: object;

  constructor(status: ContentfulStatusCode, code: string, message: string, more: object = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const badRequest = (what: string): Refused =>
  new Refused(
    400,
    'bad-request',
    `La demande n’a pas pu être lue (${what}). Rechargez la page ; ce que vous avez écrit est gardé.`,
  );

/** What is told of what nobody foresaw: the cause goes to the log. */
export const unforeseen = (): Refused =>
  new Refused(
    500,
    'server-error',
    'Le serveur n’a pas pu faire ce qui était demandé, à cause d’une erreur du programme. Votre texte est gardé dans cette page : réessayez dans un instant.',
  );

/** Codes of the system, where the disk is the cause. */
const DISK = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** Undefined where the cause is not one that a person can do something about. */
export function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (name === 'StoreRefusal')
    return new Refused(STATUS[code ?? ''] ?? 422, code ?? 'refused', message ?? '');
  // Whoever asked is gone before it was all there: a Wi-Fi that was lost is no fault of the program.
  if (code === 'ECONNRESET' || name === 'AbortError') return badRequest('elle n’est pas entière');
  if (name === 'LiveError') return new Refused(503, 'not-ready', message ?? '');
  if (code && DISK.has(code))
    return new Refused(
      507,
      'disk-full',
      'Le disque de l’ordinateur est plein : rien n’a été enregistré, ce qui l’était l’est toujours. Votre texte est gardé dans cette page ; prévenez la personne qui s’occupe du portail, puis réessayez.',
    );
  return undefined;
}

/** By the codes of the store; 422 for the others. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  'no-draft': 404,
  'not-published': 404,
  'reviewers-only': 403,
  'not-yours': 403,
  'disk-full': 507,
};

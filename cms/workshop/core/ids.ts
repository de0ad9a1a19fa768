/** Identifiers of a workshop: what nobody can guess, and what everybody may see. */
import { createHash, randomBytes } from 'node:crypto';

const ID = /^[A-Za-z0-9_-]{22}$/;

/** 128 random bits, base64url: whoever has it is its author. */
export const newId = (): string => randomBytes(16).toString('base64url');

export const isId = (text: string): boolean => ID.test(text);

/**
 * The name of a contribution on what everybody sees: the wall, the events. Its identifier cannot be found from it.
 */
export const shownId = (id: string): string =>
  createHash('sha256').update(`wall ${id}`).digest('base64url').slice(0, 16);

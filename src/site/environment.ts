/** Where the world comes in: folders and clock, from the environment. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseLocalDateTime } from '../lib/dates/local.ts';
import type { LocalDate, LocalDateTime } from '../lib/dates/local.ts';
import { localOf } from '../lib/dates/zone.ts';

/** A setting of the environment that cannot be used, said in a sentence. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

export const PROJECT_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Environment {
  /** The content folder. */
  content: string;
  /** Where the portal is written. */
  out: string;
  /** The clock, when it is fixed; local, in the portal's zone. */
  now?: LocalDateTime | undefined;
  /** A manifest of the build before, where it is not the one of `out`. */
  previous?: string | undefined;
  /** Any fault stops the build. */
  strict?: boolean;
}

/** @throws EnvironmentError where PORTAL_NOW is no date */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return {
    content: resolve(env.PORTAL_CONTENT || resolve(PROJECT_ROOT, 'content')),
    out: resolve(env.PORTAL_OUT || resolve(PROJECT_ROOT, 'dist')),
    now: env.PORTAL_NOW ? readNow(env.PORTAL_NOW) : undefined,
    ...(env.PORTAL_PREVIOUS ? { previous: resolve(env.PORTAL_PREVIOUS) } : {}),
    ...(env.STRICT && env.STRICT !== '0' ? { strict: true } : {}),
  };
}

/**
 * The day of the clock, or of `PORTAL_NOW`, for what a command stamps.
 * @param zone of the portal
 */
export function currentDay(zone = 'Europe/Paris', env: NodeJS.ProcessEnv = process.env): LocalDate {
  return (readEnvironment(env).now ?? localOf(Date.now(), zone)).slice(0, 10);
}

/** The hour of the clock, or of `PORTAL_NOW`, local. @param zone of the portal */
export const currentMoment = (zone: string, env: NodeJS.ProcessEnv = process.env): LocalDateTime =>
  readEnvironment(env).now ?? localOf(Date.now(), zone);

function readNow(text: string): LocalDateTime {
  const parsed = parseLocalDateTime(text);
  if (!parsed.ok)
    throw new EnvironmentError(
      `PORTAL_NOW doit être une date et une heure locales, par exemple 2026-12-01T09:00. Reçu : « ${text} ».`,
    );
  return `${parsed.value.date}T${parsed.value.time ?? '00:00'}`;
}

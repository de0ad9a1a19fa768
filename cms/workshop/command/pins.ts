/** The two codes of a workshop: six figures each, kept with it, so that a restart leaves everybody in their place. */
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CmsError } from '../../cli/own-repository.ts';
import type { Codes } from '../../server/session.ts';

export type Pins = Required<Codes>;

/** The server reads the reviewers' one there too. */
const FILE = 'codes.json';

const PIN = /^\d{6}$/;

/**
 * Those of the flags, else those of before, else drawn.
 * @param wanted where one changes, whoever came in by it gives the new one
 * @throws CmsError where the two are the same: participants would review
 */
export function pinsOf(state: string, wanted: Partial<Pins> = {}): Pins {
  const before = readPins(state);
  const reviewer = wanted.reviewer ?? before.reviewer ?? draw(wanted.contributor ?? before.contributor);
  const contributor = wanted.contributor ?? before.contributor ?? draw(reviewer);
  if (reviewer === contributor)
    throw new CmsError(
      'Les deux codes sont les mêmes : qui vient écrire pourrait aussi publier. Donnez-en deux différents (--pin et --reviewer-pin), ou aucun.',
    );
  mkdirSync(state, { recursive: true, mode: 0o700 });
  writeFileSync(join(state, FILE), JSON.stringify({ reviewer, contributor }), { mode: 0o600 });
  return { reviewer, contributor };
}

function readPins(state: string): Partial<Pins> {
  try {
    const said = JSON.parse(readFileSync(join(state, FILE), 'utf8')) as Record<string, unknown>;
    const sound = (pin: unknown) => (typeof pin === 'string' && PIN.test(pin) ? pin : undefined);
    return { reviewer: sound(said['reviewer']), contributor: sound(said['contributor']) };
  } catch {
    return {};
  }
}

/** @param other than this one */
function draw(other: string | undefined): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (pin !== other) return pin;
  }
}

/** « 123 456 » → `123456`; undefined where it is no code. */
export function readPin(text: string): string | undefined {
  const pin = text.replace(/\s/g, '');
  return PIN.test(pin) ? pin : undefined;
}

/** As it is read aloud: « 123 456 ». */
export const sayPin = (pin: string): string => pin.replace(/(...)(?=.)/, '$1 ');

/**
 * Who wrote, and how to reach them: for the team, in a file of its own that git ignores and that nothing publishes. Never
 * in an entry, whose history forgets nothing.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Sender } from '../../domain/forms/read.ts';

const HEADER = ['reçu le', 'fiche', 'nom', 'contact', 'peut être cité'];

export interface Contact extends Sender {
  /** YYYY-MM-DD */
  on: string;
  file: string;
}

/** Adds what is new; says how many lines. @throws where the file cannot be written */
export function keepContacts(path: string, contacts: readonly Contact[]): number {
  const known = existsSync(path) ? readFileSync(path, 'utf8').split('\r\n') : [];
  const lines = contacts
    .filter(({ name, contact }) => name ?? contact)
    .map(({ on, file, name = '', contact = '', credit }) =>
      [on, file, name, contact, credit ? 'oui' : 'non'].map(cell).join(';'),
    )
    // The same person on the same entry, whatever the day, is one line.
    .filter((line) => !known.some((one) => one.slice(one.indexOf(';')) === line.slice(line.indexOf(';'))));
  const fresh = [...new Set(lines)];
  if (fresh.length === 0) return 0;
  const head = known.length > 0 ? '' : `\ufeff${HEADER.join(';')}\r\n`;
  appendFileSync(path, `${head}${fresh.join('\r\n')}\r\n`, { mode: 0o600 });
  return fresh.length;
}

/** A cell that begins like a formula would be run by the spreadsheet. */
function cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').slice(0, 300);
  const safe = /^[=+\-@]/.test(line) ? `'${line}` : line;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What devices send and no file should hold: controls, half characters, marks of a conflict of git. */
import type { FormValues } from '../../../src/domain/forms/types.ts';

// Controls but the tab and the line, marks that reorder what is read (Trojan Source), a byte order mark.
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

export const cleanAnswer = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .toWellFormed()
    .replace(INVISIBLE, '')
    .normalize('NFC');

export const cleanAnswers = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== '__proto__')
      .map(([name, texts]) => [name, texts.map(cleanAnswer)]),
  );

/** A reader takes such a line for two versions that git left: it is text. */
export const safeBody = (body: string): string => body.replace(/^(?=<{7} )/gm, '\\');

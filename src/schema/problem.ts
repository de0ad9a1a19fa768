/** What is wrong, where, and what to write instead. Shared by reader, portal and commands. */
import type { Fault } from './validate.ts';

export interface Problem extends Fault {
  /** From the content root, with `/`. */
  file: string;
  /** From 1; given by the reader, which has the file's text. */
  line?: number | undefined;
}

/** The order in which people should mend: errors first, then by file and line. */
export function compareProblems(a: Problem, b: Problem): number {
  const rank = { error: 0, warning: 1, note: 2 };
  return (
    rank[a.severity] - rank[b.severity] ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

/** « contact.phone » */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part + 1}]` : i ? `.${part}` : part)).join('');
}

/** One sentence: the field's label, the value received, what is wrong and what to write. */
export function sentenceOf({ label, path, value, message }: Problem): string {
  const key = pathText(path);
  const field = label && key ? `${label} (${key})` : label || key;
  const received = value === undefined ? '' : `reçu « ${value} » : `;
  return `${field ? `— ${field} : ` : '— '}${received}${message}.`.replace(/([.!?…])\.$/, '$1');
}

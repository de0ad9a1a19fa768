/** Texts that are far longer than any that is read: a list stays a list, and a page can still be laid out. */

/** What a list shows of a title or of a summary, in characters: half as much again as the form advises. */
const BRIEF = 300;

/** The beginning of a text, cut at a word and ended with `…` where it is longer than 300 characters. */
export function brief(text: string): string {
  if (text.length <= BRIEF) return text;
  const start = text.slice(0, BRIEF - 1);
  const words = start.replace(/\s+\S*$/, '');
  return `${(words || start).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** In a row and without a space: no word and hardly an address is as long, what a picture becomes in text is. */
export const LONGEST_RUN = 1000;
/** What is left of such a run, in characters: enough to see what it was. */
const KEPT_OF_RUN = 200;

/** Scripts that write no spaces are left alone, and what may close around a run: brackets and quotes. */
const RUN = /[^\s\p{Lo}()[\]<>"'`]+/gu;

/** The text with its runs of more than 1,000 characters cut: browsers need minutes to lay those out. */
export function withoutRuns(text: string): string {
  if (text.length <= LONGEST_RUN) return text;
  return text.replace(RUN, (run) => (run.length > LONGEST_RUN ? `${run.slice(0, KEPT_OF_RUN)}…` : run));
}

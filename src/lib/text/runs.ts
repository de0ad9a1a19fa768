/**
 * What patterns of spaces around a sign, or of signs at an end (`-+$`), do, in a time that grows with the text and no faster: at each sign of a
 * long run of spaces, such a pattern runs to its end again. A person can paste a hundred thousand of them.
 */

/** Lines as one: `by` takes the place of each line break, with all the spaces around it. */
export const joinLines = (text: string, by: string): string =>
  text.replace(/\s+/g, (run) => (run.includes('\n') ? by : run));

/**
 * The same as `text.split(cut)`, where the cut takes the spaces around it too; what begins and what ends the text keeps
 * its own. Signs that are spaces themselves, like a line, leave empty pieces where several follow each other.
 * @param cut one sign
 */
export const piecesOf = (text: string, cut: string | RegExp): string[] =>
  text.split(cut).map((piece, i, { length }) => {
    const begun = i > 0 ? piece.trimStart() : piece;
    return i < length - 1 ? begun.trimEnd() : begun;
  });

/** The same as `text.replace(/[…]+$/, '')`. @param sign one of those that are dropped, alone: no flag */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The same at both ends. @param sign one of those that are dropped, alone: no flag */
export function withoutEnds(text: string, sign: RegExp): string {
  let from = 0;
  while (from < text.length && sign.test(text[from]!)) from++;
  return withoutEnd(text.slice(from), sign);
}

/** Up to the last `>`, and what follows it: in the first part each tag that begins ends, and none is looked for twice. */
export function upToLastTag(html: string): [string, string] {
  const end = html.lastIndexOf('>') + 1;
  return [html.slice(0, end), html.slice(end)];
}

/** The same as `html.replace(tag, by)`. @param tag which begins by `<`, ends by `>` and has no other `>` */
export function replaceTags(html: string, tag: RegExp, by: string): string {
  const [tagged, rest] = upToLastTag(html);
  return tagged.replace(tag, by) + rest;
}

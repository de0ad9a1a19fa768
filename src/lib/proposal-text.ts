/**
 * What a form sends: a text that a person reads in a mail, and that a program reads back. A heading, then each
 * question after « # », its answer under it, then a last line that says that nothing was cut. Mail programs wrap
 * lines, put « > » before them and add signatures: all that is undone here.
 */

export interface Answer {
  label: string;
  text: string;
}

export interface ReadProposal {
  heading: string;
  answers: Answer[];
  /** Whether its last line is there: without it, something may have been cut. */
  isWhole: boolean;
}

/** @param end the last line, « Fin » */
export function writeProposal(heading: string, answers: readonly Answer[], end: string): string {
  const blocks = answers.map(({ label, text }) => `# ${plain(label)}\n${escaped(plain(text).trim())}`);
  return `${[plain(heading), ...blocks, `# ${end}`].join('\n\n')}\n`;
}

/** Plain spaces and lines: no-break spaces are odd signs in some mails. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\r\n?/g, '\n');

/** An answer may have lines that look like questions. */
const escaped = (text: string): string => text.replace(/^(\\*#)/gm, '\\$1');

/**
 * The proposals in a text, wherever they stand in it: a mail may hold several.
 * @param isHeading whether a line is the first of a proposal
 * @param isLabel whether a text is one of its questions
 * @param ends the last lines, one a language
 */
export function readProposals(
  source: string,
  isHeading: (line: string) => boolean,
  isLabel: (heading: string, label: string) => boolean,
  ends: readonly string[],
): ReadProposal[] {
  const lines = plain(source)
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.replace(/^(?:> ?)+/, '').trimEnd());
  const starts = lines.flatMap((line, i) => (isHeading(line.trim()) ? [i] : []));
  return starts.map((start, i) => {
    const heading = lines[start]!.trim();
    const own = lines.slice(start + 1, starts[i + 1]);
    return { heading, ...readAnswers(own, (label) => isLabel(heading, label), ends) };
  });
}

function readAnswers(
  lines: readonly string[],
  isLabel: (label: string) => boolean,
  ends: readonly string[],
): Omit<ReadProposal, 'heading'> {
  const answers: { label: string; lines: string[] }[] = [];
  let isWhole = false;
  for (let i = 0; i < lines.length && !isWhole; i++) {
    const line = lines[i]!;
    const asked = /^# (.*)$/.exec(line)?.[1]?.trim();
    // A long question may have been wrapped.
    const wrapped = asked === undefined ? undefined : `${asked} ${lines[i + 1] ?? ''}`.trim();
    if (asked !== undefined && ends.includes(asked)) isWhole = true;
    else if (asked !== undefined && isLabel(asked)) answers.push({ label: asked, lines: [] });
    else if (wrapped !== undefined && isLabel(wrapped)) {
      answers.push({ label: wrapped, lines: [] });
      i++;
    } else answers[answers.length - 1]?.lines.push(line.replace(/^\\(\\*#)/, '$1'));
  }
  return {
    answers: answers.map((one) => ({ label: one.label, text: one.lines.join('\n').trim() })),
    isWhole,
  };
}

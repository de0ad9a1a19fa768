/** Chrome falls silent after fifteen seconds of one utterance; so many letters take about ten. */
const LONGEST = 180;

/** A text in pieces short enough to be spoken: sentences, cut at a comma or between words where they are long. */
export function chunksOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.match(/[^.!?…]+[.!?…»”")\]\s]*/g) ?? [])
    .flatMap((sentence) => cut(sentence.trim()))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function cut(text: string): string[] {
  if (text.length <= LONGEST) return [text];
  const comma = text.lastIndexOf(', ', LONGEST - 1);
  const space = text.lastIndexOf(' ', LONGEST);
  const end = comma > 0 ? comma + 1 : space > 0 ? space : LONGEST;
  return [text.slice(0, end), ...cut(text.slice(end).trim())];
}

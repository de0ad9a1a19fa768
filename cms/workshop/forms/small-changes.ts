/** What takes no form: one more answer to a question, « c’est toujours exact ». */
import type { TypeName } from '../../../src/content-types/registry.ts';
import type { Lookup } from '../../../src/domain/forms/types.ts';
import { isPlain } from '../../../src/lib/text/yaml-plain.ts';
import { pairsOf } from '../../../src/reader/amend-pairs.ts';
import { amendTo } from '../../../src/reader/amend-to.ts';
import { PARTS } from '../../../src/reader/amend.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { isGroup, isSameRaw } from '../../../src/schema/raw.ts';
import type { RawGroup } from '../../../src/schema/raw.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { cleanAnswer } from './clean.ts';
import { entryIn, itemsOf, withValue } from './entry.ts';
import type { EntryValues } from './entry.ts';
import { unwritable } from './new-text.ts';
import type { Refused } from './types.ts';
import { withoutEnd } from '../../../src/lib/text/runs.ts';

/**
 * « C’est toujours exact »: verified on this day, or updated where the type has no such field. Whoever had verified it
 * before did not this time.
 * @param by who says so, where they agree to be named
 */
export function exactText(type: TypeName, entryText: string, today: string, by?: string): string {
  const entry = entryIn(type, entryText);
  if (!entry) return entryText;
  const { fields } = entry;
  if (!fields['verifiedOn'])
    return amendTo(fields, entryText, withValue(entry, ['updated'], today)) ?? entryText;
  const verified = withValue(entry, ['verifiedOn'], today);
  const signed = withValue({ fields, written: verified }, ['verifiedBy'], by?.trim() || undefined);
  return amendTo(fields, entryText, signed) ?? entryText;
}

/** A question with one more answer, under an identifier of its own; it waits for none any more. */
export function answerText(
  entryText: string,
  answer: { text: string; author: string; today: string; lookup?: Lookup | undefined },
): { text: string } | Refused {
  const text = cleanAnswer(answer.text).trim();
  if (!text) return { problems: [missing] };
  const entry = entryIn('question', entryText);
  const name = cleanAnswer(answer.author).replace(/\s+/g, ' ').trim();
  const author = (name && answer.lookup?.('actor', name)) || name;
  const written = entry && withAnswer(entryText, entry, { text, author, date: answer.today });
  if (written === undefined) return { problems: [unwritable('text', text)] };
  const answered = entryIn('question', written)!;
  const isOpen = answered.raw['state'] === 'ouverte';
  const state = isOpen
    ? amendTo(answered.fields, written, withValue(answered, ['state'], 'repondue'))
    : undefined;
  return { text: state ?? written };
}

const missing = {
  question: 'text',
  label: 'Votre réponse',
  message: 'ce champ manque',
  blocking: true,
};

interface Answer {
  text: string;
  author: string;
  date: string;
}

function withAnswer(entryText: string, entry: EntryValues, answer: Answer): string | undefined {
  const { fields, raw } = entry;
  const there = itemsOf(fields['answers']!, raw['answers']);
  const id = freeId(there);
  const item: RawGroup = {
    id,
    ...(answer.author ? { author: answer.author } : {}),
    date: answer.date,
    text: `${answer.text}\n`,
  };
  const next = withValue(entry, ['answers'], [...there, item]);
  const appended = withLines(entryText, linesOf({ ...answer, id }));
  const back = appended === undefined ? undefined : parseFrontMatter(appended);
  if (back?.ok && isSameRaw(back.raw, next)) return appended;
  return amendTo(fields, entryText, next);
}

/** r1, r2…: the first that none bears, after those that are there. */
function freeId(answers: readonly Raw[]): string {
  const taken = new Set(answers.map((one) => (isGroup(one) ? one['id'] : undefined)));
  let number = answers.length + 1;
  while (taken.has(`r${number}`)) number++;
  return `r${number}`;
}

function linesOf({ id, author, date, text }: Answer & { id: string }): string[] {
  const prose = text.split('\n').map((line) => (line.trim() ? `    ${line}` : ''));
  return [
    `- id: ${id}`,
    ...(author ? [`  author: ${isPlain(author) ? author : JSON.stringify(author)}`] : []),
    `  date: ${date}`,
    '  text: |',
    ...prose,
  ];
}

/** Behind the other answers, as they are written; at the end of the header where there is none. */
function withLines(entryText: string, lines: readonly string[]): string | undefined {
  const parts = PARTS.exec(entryText.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  if (!parts) return undefined;
  const [, opening = '', header = '', closing = '', body] = parts;
  const pairs = pairsOf(header);
  const answers = pairs?.find(({ key }) => key === 'answers');
  if (!pairs || answers?.isFlow) return undefined;
  const indent = answers ? indentIn(header.slice(answers.keyFrom)) : '  ';
  if (indent === undefined) return undefined;
  const said = lines.map((line) => `${line ? indent + line : ''}\n`).join('');
  const at = answers ? answers.end : header.length;
  const before = `${withoutEnd(header.slice(0, at), /\n/)}\n`;
  const amended = `${before}${answers ? '' : 'answers:\n'}${said}${header.slice(at)}`;
  return `${opening}${amended}${closing}${body === undefined ? '' : `\n${body}`}`;
}

/** The spaces before the first dash of a list. */
function indentIn(list: string): string | undefined {
  const dash = list.indexOf('- ');
  return dash < 0 ? undefined : list.slice(withoutEnd(list.slice(0, dash), / /).length, dash);
}

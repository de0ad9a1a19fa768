import { fold } from '../../text/fold.ts';
import { Unreadable } from '../tokens.ts';
import { joinLines } from '../../text/runs.ts';

/** A word of hours as people write them; `text` is what was written, folded. */
export type Token =
  | { kind: 'days'; text: string; days: readonly number[]; broad: boolean }
  | { kind: 'month'; text: string; month: number }
  /** From midnight, in minutes; `bare`: a number alone, which may be an hour beside another (« 9-12h »). */
  | { kind: 'time'; text: string; minutes: number; bare: boolean }
  /** 1 to 5, -1 for the last. */
  | { kind: 'nth'; text: string; nth: number }
  | { kind: 'always'; text: string }
  | { kind: 'word'; text: string };

type Reader = [pattern: RegExp, make: (match: RegExpExecArray) => Token];

const DAYS = [
  'lundis?|lun|lu',
  'mardis?|mar|ma',
  'mercredis?|merc|mer|me',
  'jeudis?|jeu|je',
  'vendredis?|vend|ven|ve',
  'samedis?|sam|sa',
  'dimanches?|dim|di',
];

const MONTHS = [
  'janvier|janv|jan',
  'fevrier|fevr|fev',
  'mars',
  'avril|avr',
  'mai',
  'juin',
  'juillet|juil',
  'aout',
  'septembre|sept',
  'octobre|oct',
  'novembre|nov',
  'decembre|dec',
];

const NTH: [nth: number, words: string][] = [
  [1, '1ere?|premiers?'],
  [2, '2(?:e|eme|nd)|deuxiemes?|seconds?'],
  [3, '3e(?:me)?|troisiemes?'],
  [4, '4e(?:me)?|quatriemes?'],
  [5, '5e(?:me)?|cinquiemes?'],
  [-1, 'derniers?'],
];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const END = String.raw`(?![a-z\d])`;
const HOUR = '(?:h(?:eures?|rs?)?)';

const READERS: Reader[] = [
  [/24 ?h(?:eures?)? ?(?:\/|sur) ?24(?: ?h)?(?:,? (?:et )?7 ?j(?:ours)? ?(?:\/|sur|-) ?7)?/y, always],
  ...[/7 ?j(?:ours)? ?(?:\/|sur) ?7/y, new RegExp(`(?:tous les jours|chaque jour|tlj)${END}`, 'y')].map(
    (pattern): Reader => [pattern, ([text]) => ({ kind: 'days', text, days: EVERY_DAY, broad: true })],
  ),
  [
    new RegExp(`(?:le |les )?week-?ends?${END}`, 'y'),
    ([text]) => ({ kind: 'days', text, days: [6, 7], broad: false }),
  ],
  [
    new RegExp(String.raw`(\d{1,2}) ?(?:${HOUR}|:) ?(\d{2})(?: ?mn| ?min)?(?! ?h|:?\d)`, 'y'),
    ([text, hour, minute]) => timeOf(text, Number(hour), Number(minute)),
  ],
  [
    new RegExp(String.raw`(\d{1,2}) ?${HOUR}(?![a-z\d:])`, 'y'),
    ([text, hour]) => timeOf(text, Number(hour), 0),
  ],
  [new RegExp(`midi${END}`, 'y'), ([text]) => timeOf(text, 12, 0)],
  [new RegExp(`minuit${END}`, 'y'), ([text]) => timeOf(text, 24, 0)],
  ...NTH.map(([nth, words]): Reader => [
    new RegExp(`(?:${words})${END}`, 'y'),
    ([text]) => ({ kind: 'nth', text, nth }),
  ]),
  // A year, without the full stop behind it.
  [/20\d{2}(?![\d\p{L}:])/uy, ([text]) => ({ kind: 'word', text })],
  [/\d{1,2}(?![\d:.h])/y, ([text]) => ({ kind: 'time', text, minutes: Number(text) * 60, bare: true })],
  ...DAYS.map((words, i): Reader => [
    new RegExp(`(?:${words})${END}\\.?`, 'y'),
    ([text]) => ({ kind: 'days', text, days: [i + 1], broad: false }),
  ]),
  ...MONTHS.map((words, i): Reader => [
    new RegExp(`(?:${words})${END}\\.?`, 'y'),
    ([text]) => ({ kind: 'month', text, month: i + 1 }),
  ]),
  [/apres[ -]?midis?|[a-z]+'|[\p{L}]+|\d[\p{L}\d:.]*|\S/uy, ([text]) => ({ kind: 'word', text })],
];

function always([text]: RegExpExecArray): Token {
  return { kind: 'always', text };
}

function timeOf(text: string, hour: number, minute: number): Token {
  if (minute > 59 || hour * 60 + minute > 24 * 60) throw new Unreadable(`hour:${text}`);
  return { kind: 'time', text, minutes: hour * 60 + minute, bare: false };
}

/** Cut from left to right; a new line is a semicolon. Throws `Unreadable` at an hour that no clock has. */
export function tokensOf(text: string): Token[] {
  const bare = fold(joinLines(text.replace(/\r/g, '\n'), ' ; '));
  const tokens: Token[] = [];
  for (let at = 0; at < bare.length;) {
    if (bare[at] === ' ') {
      at++;
      continue;
    }
    const token = tokenAt(bare, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [pattern, make] of READERS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return make(match);
  }
  return { kind: 'word', text: text[at]! };
}

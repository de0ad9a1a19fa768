/** Nothing that was typed is dropped from a rhythm that is said to be understood. */
import { describe, expect, it } from 'vitest';
import { readFrenchRecurrence } from '../../../src/i18n/recurrence/read-french.ts';
import type { ReadRecurrence } from '../../../src/i18n/recurrence/read-french.ts';
import { sayRead } from '../../../src/i18n/recurrence/say-read.ts';
import { fold } from '../../../src/lib/text/fold.ts';

/** A Tuesday. */
const FROM = '2026-12-01';
const read = (text: string) => {
  const parsed = readFrenchRecurrence(text, FROM);
  return parsed.ok ? parsed.value : undefined;
};
const reason = (text: string) => {
  const parsed = readFrenchRecurrence(text, FROM);
  return parsed.ok ? undefined : parsed.reason;
};
const but = (...out: number[]) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => !out.includes(month));

const weekly = (byDay: string, more: Partial<ReadRecurrence> = {}): ReadRecurrence => ({
  freq: 'hebdomadaire',
  byDay: byDay.split(' '),
  ...more,
});
const tuesday = (more: Partial<ReadRecurrence>) => weekly('mardi', more);

const UNDERSTOOD: [text: string, expected: ReadRecurrence][] = [
  ['chaque mardi, sauf le 22 et le 29 décembre', tuesday({ except: ['2026-12-22', '2026-12-29'] })],
  ['chaque mardi sauf le mardi 22 décembre', tuesday({ except: ['2026-12-22'] })],
  ['chaque mardi sauf le 22/12', tuesday({ except: ['2026-12-22'] })],
  ['chaque mardi, sauf le 24 décembre et en août', tuesday({ byMonth: but(8), except: ['2026-12-24'] })],
  ['chaque mardi, sauf en août et le 24 décembre', tuesday({ byMonth: but(8), except: ['2026-12-24'] })],
  ['chaque mardi sauf juillet et août', tuesday({ byMonth: but(7, 8) })],
  ['chaque mardi, hors juillet et août', tuesday({ byMonth: but(7, 8) })],
  ['chaque mardi de mai à septembre, sauf en août', tuesday({ byMonth: [5, 6, 7, 9] })],
  ['chaque mardi sauf en août, de mai à septembre', tuesday({ byMonth: [5, 6, 7, 9] })],
  ['chaque mardi jusqu’à la fin juin', tuesday({ until: '2027-06-30' })],
  ['chaque mardi, jusqu’au mardi 15 juin', tuesday({ until: '2027-06-15' })],
  ['mardi 18h-20h', tuesday({ start: '18:00', end: '20:00' })],
  ['tous les mardis de 18 à 20h', tuesday({ start: '18:00', end: '20:00' })],
  ['le mardi, 20h30 à 2h', tuesday({ start: '20:30', end: '02:00' })],
  ['tous les mardis soir', tuesday({ part: 'soir' })],
  ['chaque mardi matin jusqu’en juin', tuesday({ part: 'matin', until: '2027-06-30' })],
  ['chaque mardi soir à 18h', tuesday({ part: 'soir', start: '18:00' })],
  ['chaque mardi, dix fois, sauf le 22 décembre', tuesday({ count: 10, except: ['2026-12-22'] })],
  ['lundi au vendredi', weekly('lundi mardi mercredi jeudi vendredi')],
  ['du vendredi au lundi', weekly('vendredi samedi dimanche lundi')],
  ['du samedi au mercredi', weekly('samedi dimanche lundi mardi mercredi')],
  ['une semaine sur deux, du samedi au lundi', weekly('samedi dimanche lundi', { interval: 2 })],
  ['tous les jours sauf le dimanche', weekly('lundi mardi mercredi jeudi vendredi samedi')],
  ['du lundi au vendredi, sauf le mercredi', weekly('lundi mardi jeudi vendredi')],
  ['toutes les deux semaines', { freq: 'hebdomadaire', interval: 2 }],
  ['toutes les 3 semaines, le mardi', tuesday({ interval: 3 })],
  ['tous les quinze jours, le mardi', tuesday({ interval: 2 })],
  ['tous les trois jours', { freq: 'quotidien', interval: 3 }],
  ['tous les premiers mardis du mois', { freq: 'mensuel', byDay: ['1er mardi'] }],
  ['tous les 2 mois, le 15', { freq: 'mensuel', interval: 2, byMonthDay: [15] }],
  ['les 1er et 15 de chaque mois, sauf en août', { freq: 'mensuel', byMonthDay: [1, 15], byMonth: but(8) }],
  ['chaque année, le 14 juin', { freq: 'annuel', byMonthDay: [14], byMonth: [6] }],
];

/** What goes without saying is said: « chaque semaine » is that of the first day. */
const whole = ({ part, ...rule }: ReadRecurrence) => ({
  ...rule,
  ...(rule.start || !part ? {} : { part }),
  interval: rule.interval ?? 1,
  ...(rule.freq === 'hebdomadaire' ? { byDay: [...(rule.byDay ?? ['mardi'])].sort() } : {}),
  byMonth: rule.byMonth && [...rule.byMonth].sort((a, b) => a - b),
});

const UNKNOWN = [', ou pas', ' quand il pleut', ' sauf grève', ', puis le 40', ' zut', ' et', ' 7', ' sauf'];

describe.each(UNDERSTOOD)('« %s »', (text, expected) => {
  it('is read whole', () => expect(read(text)).toEqual(expected));

  it('says the same once it is written back in words', () => {
    const said = sayRead(expected, { day: FROM }, 'fr');
    expect(whole(read(said) ?? ({} as never)), said).toEqual(whole(expected));
  });

  it.each(UNKNOWN)('is refused with « %s » behind', (more) => expect(read(text + more)).toBeUndefined());

  it('is refused where any of its words is another', () => {
    const words = text.split(/(\p{L}+|\d+)/u);
    const understood = words.flatMap((word, i) => {
      const other = words.with(i, 'zut').join('');
      return i % 2 === 1 && fold(word) !== 'zut' && read(other) ? [other] : [];
    });
    expect(understood).toEqual([]);
  });
});

describe('a rhythm that cannot be', () => {
  it.each([
    'chaque mardi jusqu’en juin 2025',
    'chaque mardi jusqu’au 30 novembre 2026',
    'un mardi sur 0',
    'un mardi sur zéro',
    'tous les zéro mois, le 15',
    'le 9e mardi du mois',
    'le 0e mardi du mois',
    'chaque mardi à 25h',
    'chaque mardi à 18h75',
    'chaque mardi de 20h à 18h',
    'chaque mardi, 0 fois',
    'chaque mardi soir à 9h',
    'chaque mardi, sauf le 31 février',
    'chaque mardi, sauf le mercredi 22 décembre',
    'chaque mardi, sauf le mercredi',
    'chaque mardi, sauf le mardi',
    'chaque mardi de mai à juillet, sauf en décembre',
    'chaque année, le 14 juin, en mai',
    'chaque année sauf en août',
  ])('« %s » is refused', (text) => expect(read(text)).toBeUndefined());
});

describe('what may be meant in two ways', () => {
  it.each([
    'chaque mardi à 18h et 20h',
    'chaque mardi à 18h et jeudi',
    'chaque mardi sauf le 22 décembre à 16h',
    'chaque mardi sauf le 22 décembre jusqu’au 7 janvier',
    'tous les jours sauf le lundi matin',
    'mardi matin et jeudi soir',
    'tous les huit jours',
    'chaque semaine deux fois',
  ])('« %s » is refused', (text) => expect(read(text)).toBeUndefined());

  it('is refused with what to say instead', () => {
    expect(reason('une fois par mois')).toBe('often');
    expect(reason('deux fois chaque semaine')).toBe('often');
    expect(reason('chaque mardi hors vacances scolaires')).toBe('holidays');
    expect(reason('chaque mardi ou mercredi')).toBe('format');
  });
});

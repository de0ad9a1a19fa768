import { describe, expect, it } from 'vitest';
import { readHalfDays } from '../../../src/cli/import/hours.ts';
import { seeded } from '../lib/random.ts';
import { parseOpeningHours, weekOf } from '../../../src/lib/opening-hours.ts';

const NOTHING = { closed: [], texts: new Map() };
const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** « 9h-12h | 14h-18h » a day, from Monday. */
const week = (days: readonly string[], spec: Parameters<typeof readHalfDays>[1] = NOTHING) =>
  readHalfDays(
    days.map((cells, i) => ({
      day: i + 1,
      parts: cells.split('|').map((text, part) => ({ column: `${DAYS[i]} ${part + 1}`, text: text.trim() })),
    })),
    spec,
  );
const hours = (text: string) => week([text]).hours;

describe('one cell', () => {
  it.each([
    ['8h30-12h', 'Mo 08:30-12:00'],
    ['9h12h', 'Mo 09:00-12:00'],
    ['12h17h', 'Mo 12:00-17:00'],
    ['9h3012h15', 'Mo 09:30-12:15'],
    ['09h-12h', 'Mo 09:00-12:00'],
    ['9h - 12 h 30', 'Mo 09:00-12:30'],
    ['9:00-12:00', 'Mo 09:00-12:00'],
    ['de 9h à 12h', 'Mo 09:00-12:00'],
    ['De 9 heures à midi', 'Mo 09:00-12:00'],
    ['9-12h', 'Mo 09:00-12:00'],
    ['9h – 12h', 'Mo 09:00-12:00'],
    ['14h-minuit', 'Mo 14:00-24:00'],
    ['20h-2h', 'Mo 20:00-02:00'],
    ['9h-12h / 14h-18h', 'Mo 09:00-12:00,14:00-18:00'],
    ['9h-12h et de 14h à 18h', 'Mo 09:00-12:00,14:00-18:00'],
  ])('%s → %s', (text, expected) => {
    expect(week([text])).toEqual({ hours: expected, note: '', unread: [] });
    expect(parseOpeningHours(expected).ok).toBe(true);
  });

  it.each([
    'sur rendez-vous',
    '14h-12h',
    '9h',
    '9h12',
    '25h-26h',
    '9h75-12h',
    '9h-12h sauf vacances',
    'x',
    '9h/12h',
    '?',
    '9'.repeat(5000),
  ])('%s is no range, and stays in words', (text) => {
    const read = week([text]);
    expect(read.hours).toBe('');
    expect(read.note).toBe(`Lundi : ${text}`);
    expect(read.unread).toEqual([{ column: 'lundi 1', text }]);
  });

  it('does not guess which half of the day « 2h-6h » is', () => {
    expect(week(['|2h-6h'])).toMatchObject({ hours: '', note: 'Lundi après-midi : 2h-6h' });
    expect(hours('|12h-17h')).toBe('Mo 12:00-17:00');
  });
});

describe('a week', () => {
  it('is grouped, halves that touch or overlap joined', () => {
    expect(
      week(['9h-12h|14h-18h', '9h-12h|14h-18h', '|', '9h-12h|14h-18h', '9h-12h|12h-17h', '|', '|']).hours,
    ).toBe('Mo,Tu,Th 09:00-12:00,14:00-18:00; Fr 09:00-17:00');
    expect(hours('13h30-16h30|13h30-16h30')).toBe('Mo 13:30-16:30');
    expect(hours('9h-18h|14h-17h')).toBe('Mo 09:00-18:00');
  });

  it('says closed where the table does, of the whole day', () => {
    const spec = { closed: ['x'], texts: new Map() };
    expect(week(['X|x', '9h-12h|-', '|-', 'Fermé|fermée'], spec).hours).toBe('Tu 09:00-12:00; Mo,Th off');
  });

  it('says in words what is not a range, days together', () => {
    const texts = new Map([['souscondition', ['sous condition']]]);
    const spec = { closed: ['x'], texts };
    const read = week(
      [
        'x|x',
        '9h-12h|sur rdv',
        '9h-12h|',
        '|',
        '|',
        'souscondition|souscondition',
        'souscondition|souscondition',
      ],
      spec,
    );
    expect(read.hours).toBe('Tu,We 09:00-12:00; Mo off');
    expect(read.note).toBe('Mardi après-midi : sur rdv ; samedi et dimanche : sous condition');
    expect(read.unread).toHaveLength(5);
  });

  it('does not show a closed week where no hour is known', () => {
    expect(week(['-|-', '-|-', '-|-', '|', '|', 'rdv|'], NOTHING)).toMatchObject({
      hours: '',
      note: 'Du lundi au mercredi : fermé ; samedi matin : rdv',
    });
    expect(week(['|', '|'])).toEqual({ hours: '', note: '', unread: [] });
  });

  it('names the parts of a day by their columns where there are three', () => {
    expect(week(['9h-12h|?|19h-22h'])).toMatchObject({
      hours: 'Mo 09:00-12:00,19:00-22:00',
      note: 'Lundi lundi 2 : ?',
    });
  });

  it('opens the very minutes that were written, whatever the week', () => {
    const { next } = seeded(7);
    const time = (minutes: number) =>
      `${Math.floor(minutes / 60)}h${minutes % 60 ? String(minutes % 60).padStart(2, '0') : ''}`;
    for (let turn = 0; turn < 300; turn++) {
      const days = DAYS.map(() =>
        [8 * 60, 13 * 60].map((start) => {
          if (next() < 0.3) return { text: '', spans: [] as [number, number][] };
          const from = start + 15 * Math.floor(next() * 12);
          const to = from + 15 * (1 + Math.floor(next() * 16));
          return { text: `${time(from)}-${time(to)}`, spans: [[from, to] as [number, number]] };
        }),
      );
      const read = week(days.map((halves) => halves.map((half) => half.text).join('|')));
      const opened = read.hours ? parseOpeningHours(read.hours) : undefined;
      const shown = opened?.ok ? weekOf(opened.value) : [];
      for (const [i, halves] of days.entries()) {
        const ranges = shown[i]?.ranges ?? [];
        const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
        for (let at = 0; at < 1440; at += 15)
          expect(ranges.some(({ from, to }) => at >= minute(from) && at < minute(to))).toBe(
            halves.some(({ spans }) => spans.some(([from, to]) => at >= from && at < to)),
          );
      }
    }
  });
});

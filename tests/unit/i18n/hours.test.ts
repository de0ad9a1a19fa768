import { expect, it } from 'vitest';
import { hoursRows, sayHoursRow } from '../../../src/i18n/hours.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const lines = (week: Parameters<typeof hoursRows>[0], locale = 'fr') =>
  hoursRows(week, locale).map((row) => plain(sayHoursRow(row, locale)));

it('tells a week, from Monday', () => {
  const week = [
    {
      day: 1,
      ranges: [
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ],
    },
    { day: 2, ranges: [{ from: '09:30', to: '12:00' }] },
    { day: 3, ranges: [] },
    { day: 5, ranges: [{ from: '18:00', to: '24:00' }] },
    { day: 6, ranges: [{ from: '20:00', to: '02:00' }] },
    { day: 7, ranges: [{ from: '00:00', to: '24:00' }] },
  ];
  expect(lines(week)).toEqual([
    'lundi : 9 h – 12 h, 14 h – 18 h',
    'mardi : 9 h 30 – 12 h',
    'mercredi : fermé',
    'jeudi : fermé',
    'vendredi : 18 h – minuit',
    'samedi : 20 h – 2 h',
    'dimanche : 24 h sur 24',
  ]);
});

it('tells it in English', () => {
  const week = [{ day: 1, ranges: [{ from: '09:00', to: '12:30' }] }];
  expect(lines(week, 'en').slice(0, 2)).toEqual(['Monday: 9 am – 12:30 pm', 'Tuesday: closed']);
});

it('marks closed days and never breaks inside a range', () => {
  const [monday, tuesday] = hoursRows([{ day: 1, ranges: [{ from: '09:00', to: '12:00' }] }], 'fr');
  expect(monday).toEqual({ day: 1, label: 'lundi', text: '9\u00A0h\u00A0–\u00A012\u00A0h', closed: false });
  expect(tuesday?.closed).toBe(true);
});

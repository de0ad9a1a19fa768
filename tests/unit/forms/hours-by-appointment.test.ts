/** « sur rendez-vous » has no rule: its words are kept beside the hours, and the hours are read. */
import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/domain/forms/read.ts';
import { formatOpeningHours, readByAppointment } from '../../../src/lib/opening-hours.ts';
import { workshopForm } from '../../../cms/workshop/forms/index.ts';

const read = (text: string) => {
  const found = readByAppointment(text);
  return found && [found.hours && formatOpeningHours(found.hours), found.note];
};

describe('hours by appointment', () => {
  it.each([
    ['sur rendez-vous', undefined, 'sur rendez-vous'],
    ['Uniquement sur RDV.', undefined, 'Uniquement sur RDV'],
    ['mardi 9h-12h, sur rendez-vous', 'Tu 09:00-12:00', 'sur rendez-vous'],
    ['mardi 9h-12h (sur rendez-vous)', 'Tu 09:00-12:00', 'sur rendez-vous'],
    ['mardi 9h-12h ; samedi sur rendez-vous', 'Tu 09:00-12:00', 'samedi sur rendez-vous'],
    [
      'lundi 9h-12h, sur rendez-vous ; mardi 14h-18h',
      'Mo 09:00-12:00; Tu 14:00-18:00',
      'lundi 9h-12h, sur rendez-vous',
    ],
  ])('%s', (text, hours, note) => expect(read(text)).toEqual([hours, note]));

  it.each([
    'mardi 9h-12h',
    'quand il fait beau, sur rendez-vous',
    'sur rendez-vous le jeudi de la pleine lune',
    'mardi 9h-12h sauf sur rendez-vous',
    '',
  ])('nothing is guessed of « %s »', (text) => expect(read(text)).toBeUndefined());
});

describe('a form', () => {
  const form = workshopForm('actor', undefined, { locale: 'fr', themes: [] });
  const answers = (values: Record<string, string>) =>
    readForm(form, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])), {
      lookup: () => undefined,
      today: '2026-11-03',
      how: '',
    }).raw;

  it('has the words in the note', () => {
    expect(answers({ openingHours: 'mardi 9h-12h, sur rendez-vous' })).toEqual({
      openingHours: 'Tu 09:00-12:00',
      openingHoursNote: 'sur rendez-vous',
    });
  });

  it('keeps a note that was there', () => {
    expect(answers({ openingHours: 'sur rendez-vous', openingHoursNote: 'Sonnez.' })).toEqual({
      openingHoursNote: 'Sonnez.\u00a0; sur rendez-vous',
    });
  });
});

/** A rhythm of a form: what a calendar cannot hold of it is told, and kept in words. */
import { expect, it } from 'vitest';
import { readForm } from '../../../src/domain/forms/read.ts';
import { workshopForm } from '../../../cms/workshop/forms/index.ts';

const form = workshopForm('event', undefined, { locale: 'fr', themes: [] });
const read = (recurrence: string, time = '') => {
  const values = { 'start.date': ['2026-12-01'], 'start.time': [time], recurrence: [recurrence] };
  const { raw, problems } = readForm(form, values, { lookup: () => undefined, today: '2026-11-21', how: '' });
  return {
    rule: raw['recurrence'],
    told: problems.map(({ message, value }) => `${message} : ${value}`).join(),
  };
};
const TUESDAY = { freq: 'hebdomadaire', byDay: ['mardi'] };

it('asks for the hour of an evening, and keeps its days', () => {
  const { rule, told } = read('tous les mardis soir');
  expect(rule).toEqual(TUESDAY);
  expect(told).toMatch(/à quelle heure.*tous les mardis soir$/);
});

it('is silent where the hour is of that evening, and not where it is of the morning', () => {
  expect(read('tous les mardis soir', '18:00')).toEqual({ rule: TUESDAY, told: '' });
  expect(read('tous les mardis soir', '09:00').told).toContain('ne va pas avec « soir »');
});

it.each([
  ['chaque mardi hors vacances scolaires', 'écrivez plutôt les jours'],
  ['une fois par mois', 'dites aussi quel jour'],
  ['quand il fait beau', 'ce rythme n’est pas compris'],
])('says what to write instead of « %s »', (text, why) => {
  expect(read(text).rule).toBeUndefined();
  expect(read(text).told).toContain(why);
});

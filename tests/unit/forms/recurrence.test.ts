/** A rhythm in words, as people type it, and as the portal says it. */
import { describe, expect, it } from 'vitest';
import { readFrenchRecurrence } from '../../../src/i18n/recurrence/read-french.ts';

/** A Tuesday. */
const FROM = '2026-12-01';
const read = (text: string, from = FROM) => {
  const parsed = readFrenchRecurrence(text, from);
  return parsed.ok ? parsed.value : undefined;
};

describe('a rhythm in words', () => {
  it.each([
    ['chaque mardi', { freq: 'hebdomadaire', byDay: ['mardi'] }],
    ['Tous les mardis', { freq: 'hebdomadaire', byDay: ['mardi'] }],
    ['le mardi', { freq: 'hebdomadaire', byDay: ['mardi'] }],
    ['tous les mardis et jeudis', { freq: 'hebdomadaire', byDay: ['mardi', 'jeudi'] }],
    [
      'le lundi, le mercredi et le vendredi',
      { freq: 'hebdomadaire', byDay: ['lundi', 'mercredi', 'vendredi'] },
    ],
    ['du lundi au jeudi', { freq: 'hebdomadaire', byDay: ['lundi', 'mardi', 'mercredi', 'jeudi'] }],
    ['un jeudi sur deux', { freq: 'hebdomadaire', interval: 2, byDay: ['jeudi'] }],
    ['une semaine sur deux, le mardi', { freq: 'hebdomadaire', interval: 2, byDay: ['mardi'] }],
    ['tous les quinze jours', { freq: 'hebdomadaire', interval: 2 }],
    ['chaque semaine', { freq: 'hebdomadaire' }],
    ['tous les jours', { freq: 'quotidien' }],
    ['le premier samedi du mois', { freq: 'mensuel', byDay: ['1er samedi'] }],
    ['le 1er et le 3e samedi du mois', { freq: 'mensuel', byDay: ['1er samedi', '3e samedi'] }],
    ['chaque dernier dimanche du mois', { freq: 'mensuel', byDay: ['dernier dimanche'] }],
    ['le deuxième mardi de chaque mois', { freq: 'mensuel', byDay: ['2e mardi'] }],
    ['le 15 de chaque mois', { freq: 'mensuel', byMonthDay: [15] }],
    ['les 1er et 15 de chaque mois', { freq: 'mensuel', byMonthDay: [1, 15] }],
    ['chaque année, le 14 juin', { freq: 'annuel', byMonthDay: [14], byMonth: [6] }],
  ])('reads « %s »', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['chaque mardi jusqu’en juin', { until: '2027-06-30' }],
    ['chaque mardi jusqu’au 15 juin', { until: '2027-06-15' }],
    ['chaque mardi jusqu’au 15/06/2027.', { until: '2027-06-15' }],
    ['chaque mardi, jusqu’à fin décembre', { until: '2026-12-31' }],
    ['chaque mardi, dix fois', { count: 10 }],
    ['chaque mardi pendant 6 séances', { count: 6 }],
    ['chaque mardi, sauf le 22 décembre', { except: ['2026-12-22'] }],
    [
      'chaque mardi, sauf les 22 et 29 décembre et le 5 janvier',
      { except: ['2026-12-22', '2026-12-29', '2027-01-05'] },
    ],
    ['chaque mardi de mai à juillet', { byMonth: [5, 6, 7] }],
    ['chaque mardi d’octobre à février', { byMonth: [10, 11, 12, 1, 2] }],
    ['chaque mardi en mai et juin', { byMonth: [5, 6] }],
    ['chaque mardi, sauf en juillet et août', { byMonth: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12] }],
    ['chaque mardi de 18 h à 20 h jusqu’en juin', { start: '18:00', end: '20:00', until: '2027-06-30' }],
    ['chaque mardi à 18h30', { start: '18:30' }],
  ])('reads « %s » whole', (text, more) => {
    expect(read(text)).toEqual({ freq: 'hebdomadaire', byDay: ['mardi'], ...more });
  });

  it.each([
    '',
    'quand il fait beau',
    'chaque mardi sauf pendant les vacances scolaires',
    'chaque mardi jusqu’à la saint-glinglin',
    'chaque mardi ou mercredi',
    'le 40 de chaque mois',
    'mardi prochain',
    'sauf en août',
    `chaque ${'mardi, '.repeat(5000)}`,
  ])('guesses nothing of « %s »', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

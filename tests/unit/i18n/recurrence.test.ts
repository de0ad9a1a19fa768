import { describe, expect, it } from 'vitest';
import type { RuleModel } from '../../../src/domain/models/types.ts';
import { sayRule } from '../../../src/i18n/recurrence.ts';

const RULE: RuleModel = {
  freq: 'weekly',
  interval: 1,
  byDay: [],
  byMonthDay: [],
  byMonth: [],
  except: [],
  exceptRanges: [],
  extra: [],
  start: '2026-09-01T18:30',
};
/** The rule that begins on Tuesday 1 September 2026, with these changes; no-break spaces become plain. */
const said = (rule: Partial<RuleModel>, locale = 'fr') =>
  sayRule({ ...RULE, ...rule }, locale).replaceAll('\u00A0', ' ');
const on = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday }));
const nth = (rank: number, weekday: number) => ({ weekday, nth: rank });

describe('weeks', () => {
  it.each<[Partial<RuleModel>, string]>([
    [{}, 'chaque mardi'],
    [{ byDay: on(2), time: '18:30' }, 'chaque mardi à 18 h 30'],
    [{ byDay: on(4), time: '08:00', endTime: '12:00' }, 'chaque jeudi de 8 h à 12 h'],
    [{ byDay: on(4, 2) }, 'chaque mardi et jeudi'],
    [{ byDay: on(1, 3, 5) }, 'chaque lundi, mercredi et vendredi'],
    [{ byDay: on(1, 2, 3, 4, 5) }, 'du lundi au vendredi'],
    [{ byDay: on(1, 2, 3, 4, 5, 6, 7) }, 'chaque jour'],
    [{ byDay: on(3), interval: 2 }, 'un mercredi sur deux'],
    [{ byDay: on(3), interval: 3 }, 'un mercredi sur trois'],
    [{ byDay: on(2, 4), interval: 2 }, 'une semaine sur deux, le mardi et le jeudi'],
    [{ byDay: on(1, 2, 3), interval: 2 }, 'une semaine sur deux, du lundi au mercredi'],
    [{ byDay: on(4), byMonth: [5, 6, 7, 8, 9, 10] }, 'chaque jeudi, de mai à octobre'],
    [{ byDay: on(4), byMonth: [4, 5, 6] }, 'chaque jeudi, d’avril à juin'],
    [{ byDay: on(4), byMonth: [11, 12, 1, 2] }, 'chaque jeudi, de novembre à février'],
    [{ byDay: on(4), byMonth: [7, 8] }, 'chaque jeudi, en juillet et août'],
    [{ byDay: on(4), byMonth: [1, 5, 9] }, 'chaque jeudi, en janvier, mai et septembre'],
    [{ byDay: on(4), byMonth: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12] }, 'chaque jeudi, sauf en juillet et août'],
    [{ byDay: on(2), count: 10 }, 'chaque mardi, 10 fois'],
    [
      { freq: 'daily', count: 1, time: '18:30', extra: ['2026-12-05T18:30', '2026-12-17T18:30'] },
      'le 1er septembre 2026 à 18 h 30, et aussi les 5 et 17 décembre 2026',
    ],
  ])('%j', (rule, words) => expect(said(rule)).toBe(words));
});

describe('days', () => {
  it.each<[Partial<RuleModel>, string]>([
    [{ freq: 'daily' }, 'chaque jour'],
    [{ freq: 'daily', interval: 2 }, 'un jour sur deux'],
    [{ freq: 'daily', interval: 3 }, 'tous les trois jours'],
    [{ freq: 'daily', byDay: on(1, 2, 3, 4, 5) }, 'du lundi au vendredi'],
    [
      { freq: 'daily', byMonth: [7, 8], time: '14:00', endTime: '18:00' },
      'chaque jour de 14 h à 18 h, en juillet et août',
    ],
  ])('%j', (rule, words) => expect(said(rule)).toBe(words));
});

describe('months', () => {
  it.each<[Partial<RuleModel>, string]>([
    [{ byDay: [nth(1, 6)] }, 'le premier samedi du mois'],
    [
      { byDay: [nth(-1, 7)], byMonth: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
      'le dernier dimanche du mois, sauf en janvier',
    ],
    [{ byDay: [nth(-2, 5)] }, 'l’avant-dernier vendredi du mois'],
    [{ byDay: [nth(3, 6), nth(1, 6)] }, 'le premier et le troisième samedi du mois'],
    [{ byDay: [nth(1, 6), nth(-1, 2)] }, 'le premier samedi et le dernier mardi du mois'],
    [{ byDay: [nth(3, 5)], interval: 2 }, 'un mois sur deux, le troisième vendredi'],
    [{ byDay: [nth(1, 1)], interval: 3 }, 'tous les trois mois, le premier lundi'],
    [{ byDay: on(6) }, 'chaque samedi'],
    [{ byMonthDay: [15] }, 'le 15 de chaque mois'],
    [{ byMonthDay: [15, 1] }, 'les 1er et 15 de chaque mois'],
    [{ byMonthDay: [-1] }, 'le dernier jour de chaque mois'],
    [{ byMonthDay: [-1, 15] }, 'le 15 et le dernier jour de chaque mois'],
    [{ byMonthDay: [13], byDay: on(5) }, 'chaque vendredi 13'],
    [{}, 'le 1er de chaque mois'],
    [{ byDay: [nth(1, 6)], time: '14:00', endTime: '18:00' }, 'le premier samedi du mois de 14 h à 18 h'],
  ])('%j', (rule, words) => expect(said({ ...rule, freq: 'monthly' })).toBe(words));
});

describe('years', () => {
  it.each<[Partial<RuleModel>, string]>([
    [{ start: '2026-06-14' }, 'chaque année, le 14 juin'],
    [{ byMonth: [6], byMonthDay: [14] }, 'chaque année, le 14 juin'],
    [{ byMonth: [6, 12], byMonthDay: [1] }, 'chaque année, le 1er juin et le 1er décembre'],
    [{ byMonth: [9], byDay: [nth(3, 6)] }, 'chaque année, le troisième samedi de septembre'],
    [{ byMonth: [10], byDay: [nth(-1, 7)] }, 'chaque année, le dernier dimanche d’octobre'],
    [{ byMonth: [6], byDay: on(6) }, 'chaque année, chaque samedi, en juin'],
    [{ byDay: [nth(20, 1)] }, 'chaque année, le 20e lundi de l’année'],
    [{ byMonth: [2], byMonthDay: [-1] }, 'chaque année, le dernier jour de février'],
    [{ start: '2026-06-14', interval: 2 }, 'une année sur deux, le 14 juin'],
    [{ start: '2026-06-14', interval: 4, time: '09:00' }, 'tous les quatre ans, le 14 juin à 9 h'],
  ])('%j', (rule, words) => expect(said({ ...rule, freq: 'yearly' })).toBe(words));
});

describe('exceptions, additions and ends', () => {
  const tuesdays = { byDay: on(2), time: '18:30' };

  it('needs no year inside a year', () => {
    expect(said({ ...tuesdays, except: ['2026-12-24'], until: '2027-06-30' })).toBe(
      'chaque mardi à 18 h 30, sauf le 24 décembre, jusqu’au 30 juin 2027',
    );
  });

  it('tells the year when the rule outlives it', () => {
    expect(said({ ...tuesdays, except: ['2026-12-24', '2026-12-31'] })).toBe(
      'chaque mardi à 18 h 30, sauf les 24 et 31 décembre 2026',
    );
  });

  it('leaves out holidays', () => {
    const exceptRanges = [{ from: '2026-12-19', to: '2027-01-03', label: 'vacances de Noël' }];
    expect(said({ ...tuesdays, exceptRanges, until: '2027-06-30' })).toBe(
      'chaque mardi à 18 h 30, sauf pendant les vacances de Noël (du 19 décembre au 3 janvier), jusqu’au 30 juin 2027',
    );
    expect(said({ ...tuesdays, exceptRanges })).toContain('(du 19 décembre 2026 au 3 janvier 2027)');
  });

  it.each([
    ['les fêtes', 'pendant les fêtes (du 1er au 15 mars 2027)'],
    ['la coupure d’hiver', 'pendant la coupure d’hiver (du 1er au 15 mars 2027)'],
    ['Vacances d’hiver', 'pendant les vacances d’hiver (du 1er au 15 mars 2027)'],
    [
      'Vacances d’hiver ; on répond au téléphone',
      'pendant les vacances d’hiver (du 1er au 15 mars 2027, on répond au téléphone)',
    ],
    ['Fermeture de printemps', 'du 1er au 15 mars 2027 (fermeture de printemps)'],
    ['Noël', 'du 1er au 15 mars 2027 (Noël)'],
    ['neige', 'du 1er au 15 mars 2027 (neige)'],
    [undefined, 'du 1er au 15 mars 2027'],
  ])('names a period: %s', (label, words) => {
    expect(said({ exceptRanges: [{ from: '2027-03-01', to: '2027-03-15', label }] })).toBe(
      `chaque mardi, sauf ${words}`,
    );
  });

  it('joins all that is left out', () => {
    const rule: Partial<RuleModel> = {
      freq: 'monthly',
      byDay: [nth(-1, 7)],
      byMonth: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      except: ['2026-10-25'],
      exceptRanges: [{ from: '2027-07-01', to: '2027-07-31', label: undefined }],
    };
    expect(said(rule)).toBe(
      'le dernier dimanche du mois, sauf en janvier, le 25 octobre 2026 et du 1er au 31 juillet 2027',
    );
  });

  it('keeps an « et » of its own apart', () => {
    const byMonth = [1, 2, 3, 4, 5, 6, 9, 10, 11, 12];
    expect(said({ byMonth, except: ['2026-12-29'] })).toBe(
      'chaque mardi, sauf en juillet et août, et le 29 décembre 2026',
    );
  });

  it('names many holidays without their dates', () => {
    const labels = ['Vacances de la Toussaint', 'Vacances de Noël', 'Vacances d’hiver'];
    const exceptRanges = labels.map((label, i) => ({
      from: `2027-0${i + 1}-01`,
      to: `2027-0${i + 1}-15`,
      label,
    }));
    expect(said({ exceptRanges })).toBe(
      'chaque mardi, sauf pendant les vacances de la Toussaint, de Noël et d’hiver',
    );
  });

  it('does not recite a calendar', () => {
    const except = ['01', '08', '15', '22', '29'].flatMap((day) => [`2026-09-${day}`, `2027-06-${day}`]);
    expect(said({ except })).toBe('chaque mardi, sauf à certaines dates');
  });

  it('adds dates, with their hour when it is another one', () => {
    expect(said({ ...tuesdays, extra: ['2026-12-05T18:30'] })).toBe(
      'chaque mardi à 18 h 30, et aussi le 5 décembre 2026',
    );
    expect(said({ ...tuesdays, extra: ['2026-12-05T14:00', '2026-12-12'] })).toBe(
      'chaque mardi à 18 h 30, et aussi le 12 décembre 2026 et le 5 décembre 2026 à 14 h',
    );
  });
});

describe('in English', () => {
  it.each<[Partial<RuleModel>, string]>([
    [
      { byDay: on(2), time: '18:30', except: ['2026-12-24'], until: '2027-06-30' },
      'every Tuesday at 6:30 pm, except on 24 December, until 30 June 2027',
    ],
    [{ byDay: on(3), interval: 2 }, 'every other Wednesday'],
    [{ byDay: on(2, 4), interval: 3 }, 'every three weeks, on Tuesday and Thursday'],
    [{ byDay: on(1, 2, 3, 4, 5), time: '09:00', endTime: '17:30' }, 'from Monday to Friday 9 am to 5:30 pm'],
    [{ byDay: on(4), byMonth: [5, 6, 7, 8, 9, 10] }, 'every Thursday, from May to October'],
    [{ freq: 'monthly', byDay: [nth(1, 6)] }, 'the first Saturday of the month'],
    [
      { freq: 'monthly', byDay: [nth(-1, 7)], byMonth: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
      'the last Sunday of the month, except in January',
    ],
    [{ freq: 'monthly', byMonthDay: [1, 22, 13] }, 'the 1st, the 13th and the 22nd of the month'],
    [{ freq: 'yearly', byMonth: [6], byMonthDay: [14] }, 'every year, on 14 June'],
    [{ freq: 'yearly', byMonth: [9], byDay: [nth(3, 6)] }, 'every year, the third Saturday of September'],
    [{ freq: 'daily', count: 10 }, 'every day, 10 times'],
    [
      { byDay: on(2), exceptRanges: [{ from: '2026-12-19', to: '2027-01-03', label: 'Christmas holidays' }] },
      'every Tuesday, except during the Christmas holidays (19 December 2026 to 3 January 2027)',
    ],
  ])('%j', (rule, words) => expect(said(rule, 'en')).toBe(words));
});

it('keeps numbers and their words together', () => {
  expect(sayRule({ ...RULE, time: '18:30', until: '2027-06-30' }, 'fr')).toBe(
    'chaque mardi à 18\u00A0h\u00A030, jusqu’au 30\u00A0juin\u00A02027',
  );
});

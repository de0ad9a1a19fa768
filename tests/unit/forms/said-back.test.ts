/** What a form says back of hours and rhythms: what was read, by the reader that makes the page. */
import { describe, expect, it } from 'vitest';
import { readFrenchRecurrence } from '../../../src/i18n/recurrence/read-french.ts';
import { sayRead } from '../../../src/i18n/recurrence/say-read.ts';
import { sayOpening } from '../../../src/i18n/say-opening.ts';
import { readHours } from '../../../src/lib/opening-hours.ts';
import { plain } from '../../support/browser.ts';

/** A Tuesday. */
const day = '2026-12-01';

const rhythm = (text: string, times: { start?: string; end?: string } = {}, locale = 'fr') => {
  const read = readFrenchRecurrence(text, day);
  return read.ok ? plain(sayRead(read.value, { day, ...times }, locale)) : undefined;
};

const hours = (text: string, locale = 'fr') => {
  const read = readHours(text);
  return read.ok ? plain(sayOpening(read.value, locale)) : undefined;
};

describe('a rhythm', () => {
  it.each([
    ['chaque mardi de 18 h à 20 h jusqu’en juin', "chaque mardi de 18 h à 20 h, jusqu'au 30 juin 2027"],
    ['tous les premiers samedis', 'le premier samedi du mois'],
    ['chaque mardi soir jusqu’en juin', "chaque mardi, le soir, jusqu'au 30 juin 2027"],
    ['le 1er et le dernier samedi du mois', 'le premier et le dernier samedi du mois'],
    ['un jeudi sur deux, sauf le 24 décembre', 'un jeudi sur deux, sauf le 24 décembre 2026'],
    ['chaque semaine', 'chaque mardi'],
    ['le 15 de chaque mois, dix fois', 'le 15 de chaque mois, 10 fois'],
    ['chaque année, le 14 juin', 'chaque année, le 14 juin'],
  ])('%s', (text, said) => expect(rhythm(text)).toBe(said));

  it('has the hours of the form rather than those of its words', () => {
    expect(rhythm('chaque mardi à 18h', { start: '19:00', end: '21:00' })).toBe(
      'chaque mardi de 19 h à 21 h',
    );
  });

  it('is said in the language of the portal', () => {
    expect(rhythm('chaque mardi', {}, 'en')).toBe('every Tuesday');
  });
});

describe('hours', () => {
  it.each([
    [
      'lun-ven 9h-12h, fermé en août',
      'du lundi au vendredi : 9 h – 12 h. Fermé en août. Les jours fériés : à vérifier.',
    ],
    [
      'mardi et jeudi 9h-12h ; samedi 14h-18h ; fermé jours fériés',
      'mardi et jeudi : 9 h – 12 h ; samedi : 14 h – 18 h. Fermé les jours fériés.',
    ],
    ['sur rendez-vous', undefined],
  ])('%s', (text, said) => expect(hours(text)).toBe(said));

  it('are said in the language of the portal', () => {
    expect(hours('Mo-Fr 09:00-12:00; PH off', 'en')).toMatch(
      /^Monday to Friday: .*\. Closed on public holidays\.$/,
    );
  });
});

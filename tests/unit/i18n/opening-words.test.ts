import { describe, expect, it } from 'vitest';
import { sayOpening } from '../../../src/components/client/live/opening.ts';
import { localIn } from '../../../src/components/client/live/clock.ts';
import { nowWords, sayBeyondWeek } from '../../../src/i18n/opening-words.ts';
import { holidayIn } from '../../../src/lib/dates/holidays.ts';
import { readHours } from '../../../src/lib/opening-hours.ts';
import { openingAt } from '../../../src/lib/opening-hours/state.ts';

const hours = (text: string) => {
  const read = readHours(text);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const now = (text: string, local: string, locale = 'fr', more = {}) =>
  plain(sayOpening(openingAt(hours(text), local, holidayIn()), local, nowWords(locale, more), locale));

describe('sayOpening', () => {
  // A Tuesday.
  it.each([
    ['Mo-Fr 09:00-12:00,14:00-18:00', '2026-12-01T10:00', 'Ouvert, ferme à 12 h'],
    ['Mo-Fr 09:00-12:00,14:00-18:30', '2026-12-01T14:00', 'Ouvert, ferme à 18 h 30'],
    ['Mo-Fr 09:00-12:00,14:00-18:00', '2026-12-01T13:59', 'Fermé, ouvre à 14 h'],
    ['Mo-Fr 09:00-12:00', '2026-12-01T12:00', 'Fermé, ouvre demain à 9 h'],
    ['Mo-Fr 09:00-12:00', '2026-12-04T12:00', 'Fermé, ouvre lundi à 9 h'],
    ['Sa[3] 09:00-12:00', '2026-12-07T12:00', 'Fermé, ouvre samedi 19 décembre à 9 h'],
    ['Fr 18:00-24:00', '2026-12-04T20:00', 'Ouvert, ferme à minuit'],
    ['24/7', '2026-12-04T20:00', 'Ouvert'],
    ['Mo-Fr 09:00-12:00; Dec off', '2026-12-04T10:00', 'Fermé'],
    ['Mo-Fr 09:00-12:00', '2026-12-25T10:00', 'Jour férié : horaires à vérifier'],
  ])('%s at %s', (text, local, said) => expect(now(text, local)).toBe(said));

  it('says what the hours leave out, where it is open', () => {
    const more = { isNoted: true, isSchool: true };
    const text = 'Tu 09:00-12:00; SH off';
    expect(now(text, '2026-12-01T10:00', 'fr', more)).toBe(
      'Ouvert, ferme à 12 h, hors vacances scolaires (voir les précisions)',
    );
    expect(now(text, '2026-12-01T13:00', 'fr', more)).toBe('Fermé, ouvre mardi 8 décembre à 9 h');
  });

  it('speaks English', () => {
    expect(now('Mo-Fr 09:00-12:30', '2026-12-01T10:00', 'en')).toBe('Open, closes at 12:30 pm');
    expect(now('Mo-Fr 09:00-12:30', '2026-12-04T20:00', 'en')).toBe('Closed, opens on Monday at 9 am');
  });
});

describe('localIn', () => {
  it('is the clock of the zone, in winter and in summer', () => {
    expect(localIn('Europe/Paris', new Date('2026-12-01T23:30Z'))).toBe('2026-12-02T00:30');
    expect(localIn('Europe/Paris', new Date('2026-07-01T12:05Z'))).toBe('2026-07-01T14:05');
    expect(localIn('Indian/Reunion', new Date('2026-07-01T12:05Z'))).toBe('2026-07-01T16:05');
  });

  it('is that of the machine where the zone is not known', () => {
    expect(localIn('Lune/Mer', new Date('2026-12-01T23:30Z'))).toMatch(/^2026-12-0\dT\d\d:\d\d$/);
  });
});

describe('sayBeyondWeek', () => {
  it.each([
    ['Mo 09:00-12:00', ['Les jours fériés : à vérifier.']],
    ['Mo 09:00-12:00; PH off', ['Fermé les jours fériés.']],
    ['Mo 09:00-12:00; PH 10:00-12:00', ['Les jours fériés : 10 h – 12 h.']],
    ['24/7', []],
    ['Mo 09:00-12:00; Aug off; PH off', ['Fermé en août.', 'Fermé les jours fériés.']],
    ['Mo 09:00-12:00; Aug 1-15 off; PH off', ['Fermé du 1er au 15 août.', 'Fermé les jours fériés.']],
    [
      'Mo 09:00-12:00; 2026 Dec 24-2027 Jan 02 off; May 1 off; PH off',
      ['Fermé du 24 décembre 2026 au 2 janvier 2027.', 'Fermé le 1er mai.', 'Fermé les jours fériés.'],
    ],
    ['Mo 09:00-12:00; Jul,Aug off; PH off', ['Fermé en juillet et août.', 'Fermé les jours fériés.']],
    [
      'Apr-Oct Tu-Su 10:00-18:00; PH off',
      ['D’avril à octobre, du mardi au dimanche : 10 h – 18 h.', 'Fermé les jours fériés.'],
    ],
    ['Sa[1,3] 10:00-12:00; PH off', ['1er et 3e samedi du mois : 10 h – 12 h.', 'Fermé les jours fériés.']],
    ['Su[-1] off; Su 10:00-12:00; PH off', ['Dernier dimanche du mois : fermé.', 'Fermé les jours fériés.']],
    ['Mo 09:00-12:00; PH,SH off', ['Fermé les jours fériés.', 'Fermé pendant les vacances scolaires.']],
  ])('%s', (text, said) => expect(sayBeyondWeek(hours(text), 'fr').map(plain)).toEqual(said));
});

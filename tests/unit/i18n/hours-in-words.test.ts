/** Hours said as a door has them: read back, they are the same hours. */
import { describe, expect, it } from 'vitest';
import { hoursInWords, isSameHours } from '../../../src/i18n/hours-in-words.ts';
import { parseOpeningHours, readFrenchHours } from '../../../src/lib/opening-hours.ts';
import type { OpeningHours } from '../../../src/lib/opening-hours.ts';
import { random } from '../../support/random.ts';

const read = (osm: string): OpeningHours => {
  const parsed = parseOpeningHours(osm);
  if (!parsed.ok) throw new Error(`${osm}: ${parsed.reason}`);
  return parsed.value;
};

describe('opening hours in words', () => {
  it.each([
    ['Mo-Fr 09:00-12:00,14:00-18:30', 'du lundi au vendredi 9h-12h et 14h-18h30'],
    ['Tu 09:00-12:00; We-Th 09:00-12:00', 'du mardi au jeudi 9h-12h'],
    [
      'Mo,Th 09:00-12:00; Sa off; PH off; SH off',
      'lundi et jeudi 9h-12h\nfermé les jours fériés\nfermé pendant les vacances scolaires',
    ],
    ['24/7', '24h/24'],
    ['Sa[1,-1] 10:00-12:00', '1er et dernier samedi du mois 10h-12h'],
    [
      'Mo-Su 08:00-20:00; Aug off; Dec 24-Jan 02 off',
      'tous les jours 8h-20h\nfermé en août\nfermé du 24 décembre au 2 janvier',
    ],
    [
      'Apr-Oct Tu 10:00-18:00; Nov-Mar Tu 14:00-17:00',
      'd’avril à octobre : mardi 10h-18h\nde novembre à mars : mardi 14h-17h',
    ],
    ['Fr 20:00-02:00', 'vendredi 20h-2h'],
  ])('%s is « %s »', (osm, words) => expect(hoursInWords(read(osm))).toBe(words));

  it.each(['Sa 10:00-18:00; PH 10:00-18:00', 'Mo 02:00-06:00', 'Mo-Fr 09:00-12:00; Aug Mo 09:00-10:00'])(
    '%s has no words that are read alike',
    (osm) => expect(hoursInWords(read(osm))).toBeUndefined(),
  );

  it('are the same hours when they are read again, whatever the week', () => {
    const { seed, next } = random(Number(process.env['SEED']) || undefined);
    const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
    const ranges = ['09:00-12:00', '08:30-12:00,13:30-17:45', '14:00-24:00', '18:00-01:30', '07:05-22:00'];
    let said = 0;
    for (let turn = 0; turn < 300; turn++) {
      const days = names
        .filter(() => next() % 2 === 0)
        .map((day) => `${day} ${ranges[next() % ranges.length]}`);
      const more = ['PH off', 'SH off', 'Aug off', 'Dec 24-31 off'].filter(() => next() % 4 === 0);
      if (days.length === 0) continue;
      const hours = read([...days, ...more].join('; '));
      const words = hoursInWords(hours);
      const back = words === undefined ? undefined : readFrenchHours(words);
      expect(back?.ok && isSameHours(back.value, hours), `SEED=${seed} ${days.join()} → ${words}`).toBe(true);
      said++;
    }
    expect(said).toBeGreaterThan(200);
  });
});

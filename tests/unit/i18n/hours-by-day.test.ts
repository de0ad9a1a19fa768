/** A table of seven days and a line of hours say the same; nothing that one holds is lost in the other. */
import { describe, expect, it } from 'vitest';
import { hoursByDay, hoursFromDays } from '../../../src/i18n/hours-by-day.ts';
import { readHours } from '../../../src/lib/opening-hours.ts';

const NONE = { rules: [] };
const week = (...days: string[]): string[] => [...days, ...Array<string>(7 - days.length).fill('')];

describe('a line as a table', () => {
  it.each([
    ['', week()],
    ['lun-mar 9h-12h et 14h-18h', week('9h-12h et 14h-18h', '9h-12h et 14h-18h')],
    ['Mo 09:00-12:30; We 14:00-17:00', week('9h-12h30', '', '14h-17h')],
    ['mardi 9h-12h\nmercredi fermé\njeudi 9h-12h', week('', '9h-12h', '', '9h-12h')],
    ['24/7', Array<string>(7).fill('0h-24h')],
    ['Mo-Fr 09:00-12:00; We off', week('9h-12h', '9h-12h', '', '9h-12h', '9h-12h')],
  ])('%j', (line, days) => expect(hoursByDay(line)?.days).toEqual(days));

  it('is not made of what is not understood', () => {
    expect(hoursByDay('quand il fait beau')).toBeUndefined();
  });
});

describe('a table as a line', () => {
  it.each([
    [week(), ''],
    [week('9h-12h', '9h-12h', '', '', '14h-18h'), 'lundi et mardi 9h-12h\nvendredi 14h-18h'],
    [week('9h-12h', '9h-12h', '9h-12h', '', 'fermé'), 'du lundi au mercredi 9h-12h'],
    [week('9:00-12:00, 14:00-18:00'), 'lundi 9h-12h et 14h-18h'],
    [week('', '', '', '', '', '-', '10 h – 12 h'), 'dimanche 10h-12h'],
    [week('', '', '', '', '20h-2h'), 'vendredi 20h-2h'],
  ])('%j', (days, line) => {
    const { text, faults } = hoursFromDays({ days, beyond: NONE }, 'fr');
    expect({ text, faults }).toEqual({ text: line, faults: [] });
    if (text) expect(readHours(text.replace(/\n/g, ' ; ')).ok).toBe(true);
  });

  it('keeps what is typed and not understood, and says of which day it is', () => {
    const days = week('9h-12h', 'le matin', '', 'mercredi 9h-10h');
    const { text, faults } = hoursFromDays({ days, beyond: NONE }, 'fr');
    expect(text).toBe('lundi 9h-12h\nmardi le matin\njeudi mercredi 9h-10h');
    expect(faults).toEqual([2, 4]);
  });

  it.each(['fermé le matin, 14h-18h', 'ferme à 12h', 'fermeture à 18h', 'ferme de 12h à 14h', 'off-peak'])(
    'says that « %s » is not understood, rather than closed',
    (said) => {
      const { text, faults } = hoursFromDays({ days: week('9h-12h', said), beyond: NONE }, 'fr');
      expect({ text, faults }).toEqual({ text: `lundi 9h-12h\nmardi ${said}`, faults: [2] });
    },
  );

  it.each(['fermé', 'Fermée', 'fermés.', 'ferme', 'closed', 'off', '-', '–', '—', '/'])(
    'takes « %s » for closed',
    (said) => {
      const table = { days: week('9h-12h', said), beyond: NONE };
      expect(hoursFromDays(table, 'fr')).toEqual({ text: 'lundi 9h-12h', faults: [] });
    },
  );

  it('takes « 9-12 » for hours', () => {
    const table = { days: week('9-12 et 14-18'), beyond: NONE };
    expect(hoursFromDays(table, 'fr')).toEqual({ text: 'lundi 9h-12h et 14h-18h', faults: [] });
  });

  it('keeps an appointment as it was typed, and the other days with it', () => {
    const days = week('9h-12h, sur rendez-vous', 'sur rendez-vous', '14h-18h');
    expect(hoursFromDays({ days, beyond: NONE }, 'fr')).toEqual({
      text: 'lundi 9h-12h, sur rendez-vous\nmardi sur rendez-vous\nmercredi 14h-18h',
      faults: [],
    });
    const other = hoursFromDays({ days: week('mardi 9h, sur rendez-vous'), beyond: NONE }, 'fr');
    expect(other.faults).toEqual([1]);
  });

  it('takes no rule of a whole year for a day of the week', () => {
    const { faults } = hoursFromDays({ days: week('9h-12h, fermé en août'), beyond: NONE }, 'fr');
    expect(faults).toEqual([1]);
  });

  it('keeps what no day says: closures, holidays', () => {
    const read = hoursByDay('mardi 9h-12h, fermé en août, fermé les jours fériés')!;
    expect(read.days).toEqual(week('', '9h-12h'));
    const { text } = hoursFromDays({ ...read, days: week('', '9h-12h', '14h-17h') }, 'fr');
    expect(text).toBe('mardi 9h-12h\nmercredi 14h-17h\nfermé en août\nfermé les jours fériés');
  });

  it('is written as OpenStreetMap does where the portal is not in French', () => {
    const { text } = hoursFromDays({ days: week('9:00-12:00', '9:00-12:00'), beyond: NONE }, 'en');
    expect(text).toBe('Mo,Tu 09:00-12:00');
  });
});

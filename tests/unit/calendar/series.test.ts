/** Repetitions come in as repetitions; where our fields cannot say one, its dates do, and nothing repeats for ever. */
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { seeded } from '../lib/random.ts';
import { Imported, ics, imported, said, vevent } from './setup.ts';

const START = 'DTSTART;TZID=Europe/Paris:20261201T183000';

describe('a rule', () => {
  it.each([
    ['FREQ=WEEKLY', 'freq: hebdomadaire'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'freq: hebdomadaire\ninterval: 2\nbyDay: [mardi, jeudi]'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'freq: mensuel\nbyDay:\n- "1er mardi"'],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1', 'freq: mensuel\nbyDay:\n- "1er mardi"'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,-1', 'freq: mensuel\nbyMonthDay: [1, -1]'],
    ['FREQ=YEARLY;BYMONTH=12;BYDAY=1TU', 'freq: annuel\nbyDay:\n- "1er mardi"\nbyMonth: [12]'],
    [
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=12',
      'freq: quotidien\nbyDay: [lundi, mardi, mercredi, jeudi, vendredi]\ncount: 12',
    ],
    ['FREQ=WEEKLY;UNTIL=20270630T163000Z', 'freq: hebdomadaire\nuntil: "2027-06-30"'],
    // Before the hour of the last date: that one is not.
    ['FREQ=WEEKLY;UNTIL=20270629T160000Z', 'freq: hebdomadaire\nuntil: "2027-06-28"'],
    ['FREQ=WEEKLY;UNTIL=20270629', 'freq: hebdomadaire\nuntil: "2027-06-29"'],
    // Both: the one that is reached first.
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20270629', 'freq: hebdomadaire\ncount: 3'],
    ['FREQ=WEEKLY;COUNT=300;UNTIL=20270629', 'freq: hebdomadaire\nuntil: "2027-06-29"'],
    ['FREQ=DAILY;COUNT=5000', 'freq: quotidien\nuntil: "2040-08-08"'],
    ['FREQ=WEEKLY;WKST=SU', 'freq: hebdomadaire'],
    ['FREQ=DAILY;BYHOUR=18;BYMINUTE=30', 'freq: quotidien'],
    ['FREQ=WEEKLY;BYDAY=TU;X-SOMETHING=1', 'freq: hebdomadaire\nbyDay: [mardi]'],
  ])('%s', async (rule, fields) => {
    const text = await imported(START, `RRULE:${rule}`);
    const recurrence = text.split('recurrence:\n')[1]!.replace(/^ +/gm, '').trim();
    expect(recurrence).toBe(fields);
  });

  it('that our fields cannot say becomes its dates, up to an end that is said', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(vevent(START, 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1')),
    );
    expect(said(result)).toEqual([
      'remark 7 RRULE «  » : le portail n’a pas cette règle : ses 14 dates, jusqu’au 2027-12-31, sont écrites une à une. Refaites l’import plus tard pour les suivantes.',
    ]);
    expect(here.dates({ from: '2026-01-01', to: '2030-01-01' })).toEqual([
      '2026-12-01T18:30',
      ...[
        '2026-12-31',
        '2027-01-29',
        '2027-02-26',
        '2027-03-31',
        '2027-04-30',
        '2027-05-31',
        '2027-06-30',
      ].map((date) => `${date}T18:30`),
      ...['2027-07-30', '2027-08-31', '2027-09-30', '2027-10-29', '2027-11-30', '2027-12-31'].map(
        (date) => `${date}T18:30`,
      ),
    ]);
  });

  it('with several hours a day has each of them', async () => {
    const here = new Imported();
    await here.import(ics(vevent(START, 'RRULE:FREQ=DAILY;BYHOUR=9,18;BYMINUTE=30;COUNT=4')));
    expect(here.dates({ from: '2026-01-01', to: '2030-01-01' })).toEqual([
      '2026-12-01T18:30',
      '2026-12-02T09:30',
      '2026-12-02T18:30',
      '2026-12-03T09:30',
    ]);
  });

  it.each([
    ['FREQ=HOURLY', 'cette répétition est plus serrée que le jour'],
    ['FREQ=SECONDLY', 'cette répétition est plus serrée que le jour'],
    ['FREQ=SOMETIMES', 'cette règle ne dit pas sa fréquence'],
    ['BYDAY=MO', 'cette règle ne dit pas sa fréquence'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX n’a pas de sens'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY=32 n’a pas de sens'],
    ['FREQ=WEEKLY;UNTIL=20270231', 'la date de fin 20270231 n’existe pas'],
    ['FREQ=WEEKLY;PERHAPS=1', '« PERHAPS » n’est pas un mot des règles de répétition'],
  ])('%s is refused with a sentence', async (rule, why) => {
    const here = new Imported();
    const result = await here.import(ics(vevent(START, `RRULE:${rule}`)));
    expect(result).toMatchObject({ written: 0, reported: 1 });
    expect(said(result)[0]).toContain(`refused 7 RRULE « Bal : ${rule} » : ${why}`);
  });

  it('that never happens ends', async () => {
    const here = new Imported();
    const rule = 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5';
    await here.import(ics(vevent(START, rule)));
    // Its first date counts, as RFC 5545 has it.
    expect(here.dates({ from: '2026-01-01', to: '2100-01-01' })).toEqual(['2026-12-01T18:30']);
  });

  it('gives the dates that another program gives, whatever the rule', async () => {
    const random = seeded(5545);
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    const seen = { fields: 0, dates: 0 };
    for (let turn = 0; turn < 200; turn++) {
      const freq = random.pick(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
      const isLong = freq === 'MONTHLY' || freq === 'YEARLY';
      // One rank for all days, and none beside BYMONTHDAY: rrule-temporal 2.2.7 loses one or the other.
      const nth = isLong && random.next() < 0.4 ? random.pick(['1', '2', '-1', '5']) : '';
      const parts = [`FREQ=${freq}`, `INTERVAL=${1 + random.int(3)}`];
      if (random.next() < 0.6)
        parts.push(
          `BYDAY=${[...new Set([random.pick(days), random.pick(days)])].map((day) => nth + day).join(',')}`,
        );
      if (freq !== 'WEEKLY' && nth === '' && random.next() < 0.3)
        parts.push(`BYMONTHDAY=${random.pick(['1', '13,14,15', '-1', '31'])}`);
      if (random.next() < 0.3) parts.push(`BYMONTH=${random.pick(['1', '6,12', '2,3,4'])}`);
      if (parts.length > 2 && isLong && random.next() < 0.4)
        parts.push(`BYSETPOS=${random.pick(['1', '-1', '1,2'])}`);
      if (random.next() < 0.3) parts.push(`WKST=${random.pick(days)}`);
      const bare = parts.join(';');
      const oracle = (start: string, rule: string) =>
        new RRuleTemporal({ rruleString: `DTSTART;TZID=Europe/Paris:${start}T183000\nRRULE:${rule}` })
          .between(new Date('2026-01-01T00:00Z'), new Date('2027-12-31T23:00Z'), true)
          .map((date) => date.toPlainDate().toString());
      const [first] = oracle('20260105', bare);
      if (!first) continue;
      const start = first.replaceAll('-', '');
      const rule = bare + random.pick(['', '', ';COUNT=7', ';UNTIL=20270401T225959Z']);
      const expected = oracle(start, rule);
      // Without BYDAY and the like, the first date is itself a part of the rule: it may give another first.
      if (expected[0] !== first) continue;
      const here = new Imported();
      await here.import(ics(vevent(`DTSTART;TZID=Europe/Paris:${start}T183000`, `RRULE:${rule}`)));
      const dates = here.dates({ from: '2026-01-01', to: '2027-12-31' }).map((date) => date.slice(0, 10));
      expect([rule, start, dates]).toEqual([rule, start, expected]);
      const [data] = here.data();
      if (data!.recurrence!.extra) seen.dates++;
      else seen.fields++;
    }
    expect(seen.fields).toBeGreaterThan(50);
    expect(seen.dates).toBeGreaterThan(10);
  });
});

describe('dates apart', () => {
  it('are excluded by the day, whatever the hour that is written', async () => {
    const text = await imported(
      START,
      'RRULE:FREQ=WEEKLY',
      'EXDATE;TZID=Europe/Paris:20261222T183000',
      'EXDATE:20261229T173000Z',
      'EXDATE;VALUE=DATE:20270105',
    );
    expect(text).toContain('  except: ["2026-12-22", "2026-12-29", "2027-01-05"]\n');
  });

  it('that exclude nothing, or do not exist, are said', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(vevent(START, 'RRULE:FREQ=WEEKLY', 'EXDATE:20261223T173000Z', 'EXDATE:20260231T173000Z')),
    );
    expect(said(result)).toEqual([
      'remark 8 EXDATE « 20261223T173000Z » : cette date exclue n’est pas une date de la répétition : elle est laissée. Rien à faire si les dates sont justes.',
      'remark 9 EXDATE « 20260231T173000Z » : cette date exclue n’existe pas : elle est laissée. Vérifiez-la dans l’agenda d’origine.',
    ]);
    expect(Object.values(here.files())[0]).not.toContain('except');
  });

  it('are added, with their hour', async () => {
    const text = await imported(
      START,
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'RDATE;TZID=Europe/Paris:20261224T200000,20261226T183000',
      'RDATE;VALUE=PERIOD:20270102T090000Z/PT3H',
    );
    expect(text).toContain(
      'extra:\n    - "2026-12-24 20:00"\n    - "2026-12-26 18:30"\n    - "2027-01-02 10:00"\n',
    );
  });

  it('make a series without a rule', async () => {
    const here = new Imported();
    await here.import(
      ics(vevent(START, 'RDATE;TZID=Europe/Paris:20261224T200000', 'RDATE:20261005T163000Z')),
    );
    expect(here.dates({ from: '2026-01-01', to: '2030-01-01' })).toEqual([
      '2026-10-05T18:30',
      '2026-12-01T18:30',
      '2026-12-24T20:00',
    ]);
  });

  it('changed are changes: moved, elsewhere, cancelled, with a word', async () => {
    const here = new Imported();
    const override = (id: string, ...lines: string[]) =>
      vevent(`RECURRENCE-ID;TZID=Europe/Paris:${id}T183000`, ...lines);
    const at = (date: string, from: string, to: string) =>
      `DTSTART;TZID=Europe/Paris:${date}T${from}00\r\nDTEND;TZID=Europe/Paris:${date}T${to}00`;
    const result = await here.import(
      ics(
        override('20261208', at('20261209', '2000', '2130'), 'LOCATION:Salle haute'),
        override('20261215', at('20261215', '1830', '2100'), 'LOCATION:Salle basse', 'SUMMARY:Bal de Noël'),
        vevent(START, 'DTEND;TZID=Europe/Paris:20261201T200000', 'RRULE:FREQ=WEEKLY', 'LOCATION:Salle basse'),
        override('20261222', at('20261222', '1830', '2000'), 'LOCATION:Salle basse', 'STATUS:CANCELLED'),
        override('20261230', at('20261230', '1830', '2000'), 'LOCATION:Salle basse', 'SUMMARY:En plus'),
        override('20270105', at('20270105', '1830', '2000'), 'LOCATION:Salle basse'),
      ),
    );
    expect(result).toMatchObject({ read: 1, written: 1 });
    expect(Object.values(here.files())[0]!.split('recurrence:\n')[1]!.split('\nplace:')[0])
      .toMatchInlineSnapshot(`
      "  freq: hebdomadaire
        extra:
          - "2026-12-30 18:30"
        changes:
          - date: "2026-12-08"
            newDate: "2026-12-09"
            start: "20:00"
            place: Salle haute
          - date: "2026-12-15"
            end: "21:00"
            note: Bal de Noël
          - date: "2026-12-22"
            status: annule
          - date: "2026-12-30"
            note: En plus"
    `);
    expect(here.dates({ from: '2026-12-01', to: '2027-01-01' })).toEqual([
      '2026-12-01T18:30',
      '2026-12-09T20:00',
      '2026-12-15T18:30',
      '2026-12-22T18:30',
      '2026-12-29T18:30',
      '2026-12-30T18:30',
    ]);
  });

  it('changed for all that follow are said to be more than they are', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(
        vevent(START, 'RRULE:FREQ=WEEKLY'),
        vevent(
          'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261208T183000',
          'DTSTART;TZID=Europe/Paris:20261208T190000',
        ),
      ),
    );
    expect(said(result)[0]).toContain(
      'vaut pour toutes les dates qui suivent : elle n’est reprise que pour ce jour',
    );
  });
});

/** Values between a file and the controls that show them: nothing is lost by being shown. */
import { describe, expect, it } from 'vitest';
import { readHoursForm, writeHoursForm } from '../../../cms/admin/widgets/state/hours.ts';
import {
  readDay,
  readMoment,
  readTime,
  writeDay,
  writeMoment,
  writeTime,
} from '../../../cms/admin/widgets/state/moment.ts';
import { parsePoint, withCommune } from '../../../cms/admin/widgets/state/place.ts';
import {
  readRecurrence,
  sayRecurrence,
  writeRecurrence,
} from '../../../cms/admin/widgets/state/recurrence.ts';
import type { RawRule } from '../../../cms/admin/widgets/state/recurrence.ts';
import { entryOf, named, suggestCommunes, suggestEntries } from '../../../cms/admin/widgets/state/suggest.ts';
import { validate } from '../../../src/schema/validate.ts';
import { typeOf } from '../../../src/content-types/registry.ts';

describe('a moment', () => {
  it.each([
    ['2026-11-24 18:30', '2026-11-24', '18:30'],
    ['2026-11-24T18:30', '2026-11-24', '18:30'],
    ['24/11/2026', '2026-11-24', ''],
    ['24 novembre 2026 à 18 h 30', '2026-11-24', '18:30'],
    ['', '', ''],
  ])('« %s » is shown, and kept as written', (text, date, time) => {
    expect(readMoment(text)).toEqual({ date, time });
    expect(writeMoment({ date, time }, text)).toBe(text);
  });

  it('keeps what no input can show, until a day is chosen', () => {
    for (const text of ['un soir de juin', '2026-02-31', '2026-11-24T18:30:00Z']) {
      expect(readMoment(text)).toEqual({ date: '', time: '', asWritten: text });
      expect(writeMoment(readMoment(text), text)).toBe(text);
      expect(writeMoment({ date: '2026-06-12', time: '' }, text)).toBe('2026-06-12');
    }
  });

  it('is written local, with a space and no zone', () => {
    expect(writeMoment({ date: '2026-12-05', time: '14:00' })).toBe('2026-12-05 14:00');
    expect(writeMoment({ date: '', time: '14:00' }, '2026-12-05 14:00')).toBe('');
  });

  it('of a day or an hour alone is the same', () => {
    expect(writeDay(readDay('5/12/2026').date, '5/12/2026')).toBe('5/12/2026');
    expect(writeDay('2026-12-06', '5/12/2026')).toBe('2026-12-06');
    expect(readDay('bientôt').asWritten).toBe('bientôt');
    expect(writeTime(readTime('18 h 30').time, '18 h 30')).toBe('18 h 30');
    expect(writeTime('19:00', '18 h 30')).toBe('19:00');
  });
});

describe('hours', () => {
  const week = (text: string) =>
    readHoursForm(text) as Extract<ReturnType<typeof readHoursForm>, { kind: 'week' }>;

  it.each(['Tu,Th 14:00-18:00; PH off', 'Mo-Fr 09:00-12:00,14:00-18:00', 'du lundi au vendredi 9h-12h', ''])(
    '« %s » is seven rows, and kept as written',
    (text) => {
      expect(week(text).kind).toBe('week');
      expect(writeHoursForm(week(text), text)).toBe(text);
    },
  );

  it('are written day by day, days of the same hours together', () => {
    const range = [{ from: '14:00', to: '18:00' }];
    const rows = [[], range, [], range, [], [{ from: '09:00', to: '12:00' }], []];
    expect(writeHoursForm({ kind: 'week', week: rows, holidaysOff: true })).toBe(
      'Tu,Th 14:00-18:00; Sa 09:00-12:00; PH off',
    );
  });

  it('wait for the end of a range that is being typed', () => {
    const text = 'Tu 14:00-18:00';
    const form = week(text);
    form.week[0] = [{ from: '09:00', to: '' }];
    expect(writeHoursForm(form, text)).toBe(text);
  });

  it.each(['Mo-Fr 09:00-12:00; Aug off', 'Th[1] 18:00-20:00', '24/7'])(
    '« %s » says more than a week: it stays a sentence',
    (text) => expect(readHoursForm(text)).toEqual({ kind: 'sentence', text, isRead: true }),
  );

  it('that are not understood say so', () => {
    expect(readHoursForm('quand on est là')).toMatchObject({ kind: 'sentence', isRead: false });
  });
});

describe('a recurrence', () => {
  const written = (part: object, before?: RawRule) =>
    writeRecurrence({ ...readRecurrence(before), ...part } as never, before);
  /** What the file says is what the reader of the portal reads. */
  const isValid = (recurrence: unknown) =>
    validate(typeOf('event').fields, { title: 'Café', start: '2026-12-05 18:30', recurrence } as never).data;

  it.each<[string, object, object, string]>([
    [
      'weekly',
      { pattern: 'weekly', days: [2] },
      { freq: 'hebdomadaire', byDay: ['mardi'] },
      'chaque mardi à 18 h 30',
    ],
    [
      'fortnightly',
      { pattern: 'fortnightly', days: [6] },
      { freq: 'hebdomadaire', interval: '2', byDay: ['samedi'] },
      'un samedi sur deux à 18 h 30',
    ],
    [
      'monthly by weekday',
      { pattern: 'monthly-weekday', ranks: [{ nth: 1, weekday: 6 }] },
      { freq: 'mensuel', byDay: ['1er samedi'] },
      'le premier samedi du mois à 18 h 30',
    ],
    [
      'last of the month',
      { pattern: 'monthly-weekday', ranks: [{ nth: -1, weekday: 7 }] },
      { freq: 'mensuel', byDay: ['dernier dimanche'] },
      'le dernier dimanche du mois à 18 h 30',
    ],
    [
      'by date',
      { pattern: 'monthly-date', dates: [15] },
      { freq: 'mensuel', byMonthDay: ['15'] },
      'le 15 de chaque mois à 18 h 30',
    ],
    ['yearly', { pattern: 'yearly' }, { freq: 'annuel' }, 'chaque année, le 5 décembre à 18 h 30'],
    [
      'until a day',
      { pattern: 'weekly', days: [2], end: 'until', until: '2027-06-29' },
      { freq: 'hebdomadaire', byDay: ['mardi'], until: '2027-06-29' },
      'chaque mardi à 18 h 30, jusqu’au 29 juin 2027',
    ],
  ])('%s is written, read again and said', (_name, part, raw, said) => {
    expect(written(part)).toEqual(raw);
    expect(readRecurrence(raw as RawRule)).toMatchObject(part);
    expect(isValid(raw)).toBeDefined();
    expect(sayRecurrence(raw as RawRule, '2026-12-05 18:30').replace(/[\u00a0\u202f]/g, ' ')).toBe(said);
  });

  it.each<RawRule>([
    { freq: 'mensuel', interval: '3', byDay: ['2e lundi'] },
    { freq: 'mensuel', byDay: ['mardi'], byMonthDay: ['13'] },
    { freq: 'annuel', byDay: ['dernier jeudi'], byMonth: ['11'] },
    { freq: 'hebdomadaire', byDay: ['mardi', 'n’importe quand'] },
  ])('richer than the form is kept whole: %o', (raw) => {
    expect(readRecurrence(raw).pattern).toBe('rich');
    expect(written({ except: ['2026-12-24'] }, raw)).toEqual({ ...raw, except: ['2026-12-24'] });
  });

  it('keeps holidays, moved dates and months when its day changes', () => {
    const before: RawRule = {
      freq: 'Chaque semaine',
      byDay: ['mardi'],
      byMonth: ['5', '6'],
      except: ['2026-12-24'],
      exceptRanges: [{ from: '2026-12-19', to: '2027-01-03', label: 'vacances de Noël' }],
      changes: [{ date: '2027-03-09', place: 'la-combe-claire' }],
    };
    const { freq: _freq, byDay: _byDay, ...rest } = before;
    expect(written({ days: [3] }, before)).toEqual({ freq: 'hebdomadaire', byDay: ['mercredi'], ...rest });
    expect(written({ pattern: 'never' }, before)).toBeUndefined();
  });

  it('is not said without a first date', () => {
    expect(sayRecurrence({ freq: 'annuel' }, '')).toBe('');
  });
});

describe('suggestions', () => {
  const entries = [
    { collection: 'actors', slug: 'mjc-de-sarvenne', title: 'Maison des jeunes', also: ['MJC'] },
    { collection: 'actors', slug: 'l-epicerie-du-col', title: 'L’Épicerie du col' },
    { collection: 'actors', slug: 'le-col', title: 'Col en fête' },
  ];

  it('know names without their accents, other names, and put beginnings first', () => {
    const slugs = (typed: string) => suggestEntries(entries, typed).map(({ slug }) => slug);
    expect(slugs('epicerie')).toEqual(['l-epicerie-du-col']);
    expect(slugs('mjc')).toEqual(['mjc-de-sarvenne']);
    expect(slugs('col')).toEqual(['le-col', 'l-epicerie-du-col']);
    expect(slugs('zzz')).toEqual([]);
  });

  it('take the whole name of one entry for that entry, and a name that two bear for none', () => {
    expect(named(entries, 'l’épicerie du COL')?.slug).toBe('l-epicerie-du-col');
    expect(named([...entries, { ...entries[2]!, slug: 'autre' }], 'Col en fête')).toBeUndefined();
    expect(entryOf(entries, 'mjc-de-sarvenne')?.title).toBe('Maison des jeunes');
    expect(entryOf(entries, 'Salle des fêtes')).toBeUndefined();
  });
});

describe('a place', () => {
  const vernasse = { name: 'Vernasse', postalCodes: ['99123'], inseeCode: '38185' };
  const sarvenne = { name: 'Sarvenne', postalCodes: ['99110', '99111'] };
  const all = [vernasse, sarvenne];

  it('is filled by its commune, and no point is made up', () => {
    expect(withCommune({}, vernasse)).toEqual({
      address: { commune: 'Vernasse', postalCode: '99123', inseeCode: '38185' },
    });
  });

  it('keeps its street, its own postal code and its own point; not those of another commune', () => {
    const own = {
      address: { street: '4, rue du Four', commune: 'sarvenne', postalCode: '99111' },
      geo: { lat: '45.11', lon: '6.41' },
    };
    expect(withCommune(own, sarvenne)).toEqual({
      ...own,
      address: { ...own.address, commune: 'Sarvenne' },
    });
    expect(withCommune(own, vernasse)).toEqual({
      address: { street: '4, rue du Four', commune: 'Vernasse', postalCode: '99123', inseeCode: '38185' },
    });
  });

  it.each([
    ['45.2261, 6.5190', '45.2261', '6.5190'],
    ['45,2261 ; 6,5190', '45.2261', '6.5190'],
    ['https://www.openstreetmap.org/?mlat=45.22&mlon=6.51#map=17/45.3/6.6', '45.22', '6.51'],
    ['https://www.openstreetmap.org/#map=17/45.22/-6.51', '45.22', '-6.51'],
    ['https://plan.example/@45.22,6.51,17z', '45.22', '6.51'],
    ['geo:45.22,6.51', '45.22', '6.51'],
  ])('reads a point: %s', (text, lat, lon) =>
    expect(parsePoint(text)).toEqual({ ok: true, value: { lat, lon } }),
  );

  it.each(['', 'rue du Four', '45.2', '95.2, 6.5', '12 rue des 3 ponts, 38000', 'https://plan.example/'])(
    'reads none in « %s »',
    (text) => expect(parsePoint(text).ok).toBe(false),
  );

  it('finds communes by name and by postal code', () => {
    expect(suggestCommunes(all, 'sarv')).toEqual([sarvenne]);
    expect(suggestCommunes(all, '9912')).toEqual([vernasse]);
  });
});

/** What a calendar says of an event beside its dates, and which calendars there are. */
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarsOf, publicCalendars } from '../../../src/domain/calendar-links.ts';
import { documentFor } from '../../../src/domain/documents/index.ts';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel, HubModel, ListModel } from '../../../src/domain/models/types.ts';
import { csvSource } from '../../../src/lib/formats/csv.ts';
import { structuredData } from '../../../src/domain/structured-data/index.ts';
import { md, portalOf } from '../../support/portal.ts';
import type { Files, PortalOptions } from '../../support/portal.ts';

const ACTORS: Files = {
  'actors/la-grange.md': md(
    'name: La Grange\naddress: {street: 1 rue Haute, postalCode: "39000", commune: Lons-le-Saunier}\ngeo: {lat: 46.6712346, lon: 5.55}\ncontact: {email: contact@grange.example}',
  ),
  'actors/la-poste.md': md(
    'name: La Poste\naddress: {street: 2 rue Basse, postalCode: "39000", commune: Lons-le-Saunier}',
  ),
  'themes/bien-manger.md': md('name: Bien manger'),
};

const textAt = (files: Files, address: string, options?: PortalOptions): string =>
  documentFor(portalOf({ ...ACTORS, ...files }, options), address)!.text();

/** The VEVENTs of the own calendar of `events/a.md`. */
function vevents(header: string, body = '', more: Files = {}): ICAL.Component[] {
  const text = textAt(
    { 'events/a.md': md(`title: Soupe\n${header}`, body), ...more },
    '/agenda/a/calendrier.ics',
  );
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
}

const value = (component: ICAL.Component, name: string) => component.getFirstPropertyValue(name)?.toString();
const first = (header: string, body?: string, more?: Files) => vevents(header, body, more)[0]!;

const START = 'start: 2026-12-05 14:00\n';

describe('an event in a calendar', () => {
  it('says where: the place, its street, its town, and that of a date that is elsewhere', () => {
    const [usual, moved, online] = vevents(
      `${START}place: la-grange\nrecurrence: {freq: hebdomadaire, changes: [{date: 2026-12-12, place: la-poste}, {date: 2026-12-19, status: déplacé en ligne}]}`,
    );
    expect(value(usual!, 'location')).toBe('La Grange, 1 rue Haute, 39000 Lons-le-Saunier');
    expect(value(usual!, 'geo')).toBe('46.671235,5.55');
    expect(value(moved!, 'location')).toBe('La Poste, 2 rue Basse, 39000 Lons-le-Saunier');
    expect(moved!.hasProperty('geo')).toBe(false);
    expect(value(online!, 'location')).toBe('En ligne');
    expect(value(online!, 'summary')).toBe('Déplacé en ligne : Soupe');
    expect(first(`${START}place: itinérant\ngeo: {lat: 1, lon: 2}`).hasProperty('geo')).toBe(false);
  });

  it.each([
    ['programmé', 'Soupe', 'CONFIRMED'],
    ['reprogrammé', 'Soupe', 'CONFIRMED'],
    ['complet', 'Complet : Soupe', 'CONFIRMED'],
    ['reporté', 'Reporté : Soupe', 'CANCELLED'],
    ['annulé', 'Annulé : Soupe', 'CANCELLED'],
  ])('%s: « %s », %s', (status, summary, told) => {
    const event = first(`${START}status: ${status}`);
    expect([value(event, 'summary'), value(event, 'status')]).toEqual([summary, told]);
  });

  it('tells its price, registration, organisers and page', () => {
    const event = first(
      `${START}summary: On mange.\nprice: {kind: prix-libre, details: Dès 2 €}\nregistration: [https://a.example/x, 04 65 71 20 26]\norganisers: [la-grange, Les Voisins]\nonlineUrl: https://visio.example/a`,
    );
    expect(value(event, 'description')).toBe(
      'On mange.\n\nPrix : Prix libre. Dès 2 €\nInscription : https://a.example/x, 04 65 71 20 26\nOrganisé par : La Grange, Les Voisins\nEn ligne : https://visio.example/a\nTout savoir : https://essai.example/agenda/a/',
    );
    expect(value(event, 'organizer')).toBe('mailto:contact@grange.example');
    expect(value(event, 'conference')).toBe('https://visio.example/a');
  });

  it('has no organiser where nobody can be written to', () => {
    expect(first(`${START}organisers: [Les Voisins]`).hasProperty('organizer')).toBe(false);
  });

  it('without a summary tells the beginning of its text, cut between words', () => {
    const told = value(first(START, 'soupe chaude '.repeat(80)), 'description')!;
    expect(told).toMatch(/soupe… *\n|chaude…\n/);
    expect(told.length).toBeLessThan(470);
  });

  it.each([
    ['start: 2026-12-05', '2026-12-05', '2026-12-06'],
    ['start: 2026-12-05\nend: 2026-12-07\nallDay: oui', '2026-12-05', '2026-12-08'],
    ['start: 2026-12-05 14:00', '2026-12-05T14:00:00', undefined],
    ['start: 2026-12-05 14:00\nend: 2026-12-05 14:00', '2026-12-05T14:00:00', undefined],
    ['start: 2026-12-05 14:00\nend: 2026-12-06', '2026-12-05T14:00:00', '2026-12-07T00:00:00'],
    ['start: 2026-12-05 20:00\nend: 2026-12-06 02:00', '2026-12-05T20:00:00', '2026-12-06T02:00:00'],
  ])('%j: from %s to %s, excluded', (header, start, end) => {
    const event = first(header);
    expect([value(event, 'dtstart'), value(event, 'dtend')]).toEqual([start, end]);
  });

  it('bears the day of its last change, and a number that grows with it', () => {
    const stamp = (header: string) => {
      const event = first(START + header);
      return [value(event, 'dtstamp'), value(event, 'created'), Number(value(event, 'sequence'))] as const;
    };
    const [at, created, published] = stamp('published: 2026-10-01');
    expect([at, created]).toEqual(['2026-10-01T12:00:00Z', '2026-10-01T12:00:00Z']);
    const [later, , updated] = stamp('published: 2026-10-01\nupdated: 2026-10-02');
    expect(later).toBe('2026-10-02T12:00:00Z');
    // Cancelled without a word of the day: greater all the same, and less than what says its day.
    const [, , cancelled] = stamp('published: 2026-10-01\nstatus: annulé');
    expect(published < cancelled && cancelled < updated).toBe(true);
    const [, , exceptions] = stamp(
      `published: 2026-10-01\nrecurrence: {freq: quotidien, except: [${Array.from({ length: 150 }, () => '2026-12-06').join(', ')}]}`,
    );
    expect(cancelled < exceptions && exceptions < updated).toBe(true);
    expect(stamp('')[0]).toBe('2026-12-05T12:00:00Z');
  });

  it('keeps its identifier when its file is renamed, and shares it with no other', () => {
    const uids = (files: Files) => {
      const text = textAt(files, '/agenda/calendrier.ics');
      const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      return events.map((event) => `${value(event, 'summary')} ${value(event, 'uid')}`).toSorted();
    };
    expect(uids({ 'events/b.md': md(`title: B\n${START}formerSlugs: [a]`) })).toEqual(['B a@essai']);
    // A new one at the former address has the identifier of its own.
    expect(
      uids({
        'events/b.md': md(`title: B\n${START}formerSlugs: [a]`),
        'events/a.md': md(`title: A\n${START}`),
      }),
    ).toEqual(['A a@essai', 'B b@essai']);
    // A copy, its identifier with it.
    expect(
      uids({
        'events/b.md': md(`title: B\n${START}uid: x@y`),
        'events/a.md': md(`title: A\n${START}uid: x@y`),
      }),
    ).toEqual(['A x@y', 'B b@essai']);
  });

  it('is said to be shared, to whoever copied the file', () => {
    const portal = portalOf({
      'events/b.md': md(`title: B\n${START}uid: x@y`),
      'events/a.md': md(`title: A\n${START}uid: x@y`),
    });
    const [problem] = checkIntegrity(portal).filter(({ code }) => code === 'shared-uid');
    expect(problem).toMatchObject({ file: 'events/b.md', value: 'x@y', severity: 'warning' });
    expect(problem!.message).toContain('events/a.md');
  });

  it('is told to be part of its festival, by its identifier', () => {
    const event = first(`${START}parent: fete`, '', {
      'events/fete.md': md('title: Fête\nstart: 2026-12-05\nuid: fete@x'),
    });
    expect(value(event, 'related-to')).toBe('fete@x');
  });
});

describe('calendars', () => {
  const files: Files = {
    ...ACTORS,
    'events/a.md': md(`title: A\n${START}themes: [bien-manger]\nplace: la-grange\npublics: [familles]`),
    'events/ancien.md': md('title: Ancien\nstart: 2024-12-05\nthemes: [bien-manger]\norganisers: [la-poste]'),
    'events/fete.md': md('title: Fête\nstart: 2026-12-12\nend: 2026-12-13'),
    'events/concert.md': md('title: Concert\nstart: 2026-12-12 20:00\nparent: fete'),
    'territories/lons-le-saunier.md': md('name: Lons-le-Saunier\nlevel: commune'),
  };
  const portal = portalOf(files);
  const summaries = (address: string) =>
    [
      ...documentFor(portal, address)!
        .text()
        .matchAll(/^SUMMARY:(.*)\r$/gm),
    ]
      .map(([, text]) => text!)
      .toSorted();

  it('are of the whole, each event, theme, territory, actor, public and programme', () => {
    expect([...calendarsOf(portal).keys()].toSorted()).toEqual([
      '/agenda/a/calendrier.ics',
      '/agenda/ancien/calendrier.ics',
      '/agenda/calendrier.ics',
      '/agenda/concert/calendrier.ics',
      '/agenda/fete/calendrier.ics',
      '/agenda/fete/programme.ics',
      '/agenda/public-familles.ics',
      '/annuaire/la-grange/calendrier.ics',
      '/annuaire/la-poste/calendrier.ics',
      '/territoires/lons-le-saunier/calendrier.ics',
      '/themes/bien-manger/calendrier.ics',
    ]);
  });

  it('hold a year of the past; an event’s own file holds it for ever', () => {
    expect(summaries('/agenda/calendrier.ics')).toEqual(['A', 'Concert', 'Fête']);
    expect(summaries('/agenda/ancien/calendrier.ics')).toEqual(['Ancien']);
    expect(summaries('/agenda/fete/programme.ics')).toEqual(['Concert', 'Fête']);
    // Nothing is left, the calendar is still there and whole: who subscribed sees no error.
    expect(summaries('/annuaire/la-poste/calendrier.ics')).toEqual([]);
    expect(documentFor(portal, '/annuaire/la-poste/calendrier.ics')!.text()).toContain('TZID:Europe/Paris');
  });

  it('are linked from their pages, by webcal and as files', () => {
    const webcal = 'webcal://essai.example';
    const list = modelFor(portal, '/agenda/') as ListModel;
    expect(list.calendar).toEqual({
      href: '/agenda/calendrier.ics',
      webcal: `${webcal}/agenda/calendrier.ics`,
    });
    expect(publicCalendars(portal)).toEqual([
      {
        label: 'Agenda : Familles',
        href: '/agenda/public-familles.ics',
        webcal: `${webcal}/agenda/public-familles.ics`,
      },
    ]);
    expect(list.exports!.map(({ label, href }) => `${label} ${href}`)).toEqual([
      'RSS /agenda/dates-rss.xml',
      'Atom /agenda/dates-atom.xml',
      'CSV /agenda/agenda.csv',
      'JSON /agenda/agenda.json',
    ]);
    const hub = modelFor(portal, '/themes/bien-manger/') as HubModel;
    expect(hub.calendar?.href).toBe('/themes/bien-manger/calendrier.ics');
    const entry = (address: string) => modelFor(portal, address) as EntryModel;
    expect(entry('/annuaire/la-grange/').calendar?.href).toBe('/annuaire/la-grange/calendrier.ics');
    expect(entry('/agenda/fete/').calendar?.href).toBe('/agenda/fete/programme.ics');
    // Without a programme, its own: what changes follows.
    expect(entry('/agenda/concert/').calendar?.href).toBe('/agenda/concert/calendrier.ics');
  });

  it('are none where the agenda is off', () => {
    const off = portalOf(files, { settings: 'sections: {event: non}\n' });
    expect(calendarsOf(off).size).toBe(0);
    expect(documentFor(off, '/agenda/agenda.csv')).toBeUndefined();
  });

  it('follow the portal under a base path', () => {
    const under = portalOf(files, { settings: 'base: /portail\n' });
    const text = documentFor(under, '/agenda/calendrier.ics')!.text();
    expect(text).toContain('SOURCE;VALUE=URI:https://essai.example/portail/agenda/calendrier.ics\r\n');
    expect(text).toContain('URL:https://essai.example/portail/agenda/a/\r\n');
  });
});

describe('« Ajouter à mon agenda »', () => {
  const calendar = (header: string) => {
    const portal = portalOf({ ...ACTORS, 'events/a.md': md(`title: Soupe\n${header}`) });
    const links = (modelFor(portal, '/agenda/a/') as EntryModel).event!.calendar;
    const query = (href: string): Record<string, string> => Object.fromEntries(new URL(href).searchParams);
    return links && { ics: links.ics, google: query(links.google), outlook: query(links.outlook) };
  };

  it('leads to the next date, in two calendars of the web', () => {
    const { ics, google, outlook } = calendar(`${START}end: 2026-12-05 17:00\nplace: la-grange`)!;
    expect(ics).toBe('/agenda/a/calendrier.ics');
    expect(google).toMatchObject({
      action: 'TEMPLATE',
      text: 'Soupe',
      dates: '20261205T140000/20261205T170000',
      ctz: 'Europe/Paris',
      location: 'La Grange, 1 rue Haute, 39000 Lons-le-Saunier',
    });
    expect(outlook).toMatchObject({
      subject: 'Soupe',
      startdt: '2026-12-05T14:00:00+01:00',
      enddt: '2026-12-05T17:00:00+01:00',
    });
    expect(google['recur']).toBeUndefined();
  });

  it('gives days to what has no hour', () => {
    const { google, outlook } = calendar('start: 2026-12-05\nend: 2026-12-07')!;
    expect(google['dates']).toBe('20261205/20261208');
    expect(outlook).toMatchObject({ startdt: '2026-12-05', enddt: '2026-12-08', allday: 'true' });
  });

  it.each([
    ['{freq: hebdomadaire}', 'RRULE:FREQ=WEEKLY'],
    ['{freq: hebdomadaire, count: 10}', 'RRULE:FREQ=WEEKLY;COUNT=6'],
    ['{freq: hebdomadaire, until: 2027-06-30}', 'RRULE:FREQ=WEEKLY;UNTIL=20270630T215900Z'],
    ['{freq: hebdomadaire, except: [2026-11-10]}', 'RRULE:FREQ=WEEKLY'],
    ['{freq: hebdomadaire, except: [2026-12-08]}', undefined],
    ['{freq: hebdomadaire, changes: [{date: 2026-12-08, status: annulé}]}', undefined],
    ['{freq: hebdomadaire, extra: ["2026-12-09 10:00"]}', undefined],
  ])('hands over %s as %s, and no rule that would lie', (rule, recur) => {
    expect(calendar(`start: 2026-11-03 18:30\nrecurrence: ${rule}`)!.google['recur']).toBe(recur);
  });

  it('is not offered for what is over, or not held', () => {
    expect(calendar('start: 2026-11-03 18:30')).toBeUndefined();
    expect(calendar(`${START}status: annulé`)).toBeUndefined();
  });
});

describe('the tables', () => {
  it('run no formula, and tell lists in one cell', () => {
    const csv = textAt(
      {
        'events/a.md': md(
          `title: "=HYPERLINK(1)"\n${START}organisers: [la-grange, "@Voisins"]\nplace: la-grange`,
        ),
      },
      '/agenda/agenda.csv',
    );
    const [row] = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(row!['title']).toBe("'=HYPERLINK(1)");
    expect(csvSource(row!['title']!)).toBe('=HYPERLINK(1)');
    expect(row).toMatchObject({
      start: '2026-12-05T14:00:00+01:00',
      end: '',
      allDay: 'false',
      place: 'La Grange',
      street: '1 rue Haute',
      commune: 'Lons-le-Saunier',
      lat: '46.6712346',
      organisers: 'La Grange ; @Voisins',
      recurring: 'false',
    });
  });

  it('tell the place of each date', () => {
    const json = JSON.parse(
      textAt(
        {
          'events/a.md': md(
            `title: A\n${START}place: la-grange\nrecurrence: {freq: hebdomadaire, count: 3, changes: [{date: 2026-12-12, place: la-poste}, {date: 2026-12-19, status: déplacé en ligne}]}`,
          ),
        },
        '/agenda/agenda.json',
      ),
    ) as { timeZone: string; dates: { place?: string; street?: string; changed: boolean }[] };
    expect(json.timeZone).toBe('Europe/Paris');
    expect(json.dates.map(({ place, street }) => [place, street])).toEqual([
      ['La Grange', '1 rue Haute'],
      ['La Poste', '2 rue Basse'],
      [undefined, undefined],
    ]);
  });

  it('are whole where there is nothing to come', () => {
    expect(JSON.parse(textAt({}, '/agenda/agenda.json'))).toMatchObject({ dates: [] });
    expect(parse(textAt({}, '/agenda/agenda.csv'), { bom: true })).toHaveLength(1);
  });
});

describe('eventSchedule', () => {
  const schedule = (header: string) => {
    const portal = portalOf({ 'events/a.md': md(`title: A\n${header}`) });
    return (structuredData(portal, portal.byKey.get('event/a')!)[0] as { eventSchedule?: object })
      .eventSchedule;
  };

  it('tells the rule, its hours, and the dates to leave out', () => {
    expect(
      schedule(
        'start: 2026-12-01 18:30\nend: 2026-12-01 20:00\nrecurrence: {freq: hebdomadaire, interval: 2, byDay: [mardi], until: 2027-06-30, except: [2026-12-15], changes: [{date: 2026-12-29, start: "19:00"}]}',
      ),
    ).toEqual({
      '@type': 'Schedule',
      startDate: '2026-12-01',
      endDate: '2027-06-30',
      repeatFrequency: 'P2W',
      byDay: ['https://schema.org/Tuesday'],
      startTime: '18:30:00',
      endTime: '20:00:00',
      scheduleTimezone: 'Europe/Paris',
      exceptDate: ['2026-12-15T18:30:00+01:00', '2026-12-29T18:30:00+01:00'],
    });
  });

  it('tells the nth weekday of a month as iCalendar does', () => {
    expect(
      schedule(
        'start: 2026-12-31\nend: 2027-01-01\nrecurrence: {freq: mensuel, byDay: [dernier jeudi], count: 3}',
      ),
    ).toEqual({
      '@type': 'Schedule',
      startDate: '2026-12-31',
      repeatCount: 3,
      repeatFrequency: 'P1M',
      byDay: ['-1TH'],
      duration: 'P2D',
      scheduleTimezone: 'Europe/Paris',
    });
  });

  it('is absent of what takes place once', () => {
    expect(schedule('start: 2026-12-31')).toBeUndefined();
  });
});

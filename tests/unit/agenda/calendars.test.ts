/**
 * What calendars tell, read again by two programs that we did not write, is what the pages tell. The portal is of
 * awkward events; the dates of reference are those of `domain/agenda`, from which pages, feeds and JSON-LD are made.
 */
import ICAL from 'ical.js';
import { convertIcsCalendar } from 'ts-ics';
import { describe, expect, it } from 'vitest';
import { documentFor } from '../../../src/domain/documents/index.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { EntryModel } from '../../../src/domain/models/types.ts';
import type { Item } from '../../../src/domain/item.ts';
import { utcOf } from '../../../src/lib/dates/zone.ts';
import { portalOf } from '../../support/portal.ts';

const md = (front: string, body = '') => `---\n${front}\n---\n${body}\n`;
const FILES = {
  'events/heure-d-ete.md': md(
    'title: Chaque mardi\nstart: 2026-09-01 18:30\nend: 2026-09-01 20:00\nrecurrence: {freq: hebdomadaire}',
  ),
  'events/dernier-jeudi.md': md(
    'title: Le dernier jeudi\nstart: 2026-09-24 20:00\nrecurrence: {freq: mensuel, byDay: ["dernier jeudi"], until: 2027-06-30}',
  ),
  'events/une-sur-deux.md': md(
    'title: Une semaine sur deux\nstart: 2026-12-02 14:00\nend: 2026-12-02 17:00\nrecurrence: {freq: hebdomadaire, interval: 2}',
  ),
  'events/hors-vacances.md': md(
    'title: Hors vacances\nstart: 2026-11-03 09:00\nend: 2026-11-03 12:00\nrecurrence: {freq: hebdomadaire, exceptRanges: [{from: 2026-12-19, to: 2027-01-03}], except: [2026-11-10], extra: ["2026-11-12 15:00"]}',
  ),
  'events/change.md': md(
    'title: "Changé, déplacé ; et complet"\nstart: 2026-11-06 20:30\nend: 2026-11-06 22:30\nrecurrence: {freq: hebdomadaire, count: 8, changes: [{date: 2026-11-13, status: annule, note: Salle en travaux}, {date: 2026-11-20, newDate: 2026-11-21, start: "18:00"}, {date: 2026-11-27, status: complet}]}',
  ),
  'events/nuit.md': md('title: La nuit\nstart: 2026-12-31 21:00\nend: 2027-01-01 03:00'),
  'events/trois-jours.md': md('title: Trois jours\nstart: 2027-07-02\nend: 2027-07-04\nallDay: oui'),
  'events/chaque-annee.md': md(
    'title: Chaque année\nstart: 2024-02-29\nallDay: oui\nrecurrence: {freq: annuel}',
  ),
  'events/le-31.md': md('title: Le 31\nstart: 2026-08-31 10:00\nrecurrence: {freq: mensuel}'),
  'events/reunion.md': md(
    'title: À La Réunion\ntimeZone: Indian/Reunion\nstart: 2026-12-05 10:00\nend: 2026-12-05 12:00\nrecurrence: {freq: hebdomadaire, count: 5}',
  ),
  'events/annule.md': md('title: Annulé\nstatus: annule\nstart: 2026-12-12 10:00\nend: 2026-12-12 11:00'),
  'events/hors-regle.md': md(
    'title: Commence un lundi\nstart: 2026-11-02 18:00\nend: 2026-11-02 19:00\nrecurrence: {freq: hebdomadaire, byDay: [mercredi], count: 6}',
  ),
  'events/arabe.md': md(
    'title: "لقاء 🎉 été"\nsummary: "Un; deux, trois\\\\ quatre"\nstart: 2026-12-13 15:00',
    'Ligne une.\n\nLigne deux, avec des mots.',
  ),
};
const portal = portalOf(FILES);
const LAST = '2028-01-01';

const text = (address: string): string => documentFor(portal, address)!.text();

/** Each start that is held, as an instant, sorted. */
function reference(item: Item<'event'>): number[] {
  const zone = item.data.timeZone ?? portal.timeZone;
  const { past, upcoming } = portal.dates(item as Item);
  return [...past, ...upcoming]
    .filter(({ status, start }) => status !== 'annule' && status !== 'reporte' && start < LAST)
    .map(({ start }) => instant(start, zone))
    .toSorted((a, b) => a - b);
}

const instant = (start: string, zone: string) =>
  start.includes('T') ? utcOf(start, zone) : Date.parse(`${start}T00:00Z`);

function zones(root: ICAL.Component): void {
  for (const one of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(one);
}

const ofTime = (time: ICAL.Time): number =>
  time.isDate ? Date.UTC(time.year, time.month - 1, time.day) : time.toJSDate().getTime();

/** As ical.js expands it. */
function byIcalJs(ics: string): number[] {
  const root = new ICAL.Component(ICAL.parse(ics));
  zones(root);
  const events = root.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const masters = events.filter((event) => !event.isRecurrenceException());
  for (const event of events)
    if (event.isRecurrenceException()) masters.find(({ uid }) => uid === event.uid)!.relateException(event);
  return masters.flatMap(datesOf).toSorted((a, b) => a - b);
}

function datesOf(event: ICAL.Event): number[] {
  const held = (one: ICAL.Event) => one.component.getFirstPropertyValue('status') !== 'CANCELLED';
  if (!event.isRecurring()) return held(event) ? [ofTime(event.startDate)] : [];
  const dates: number[] = [];
  const iterator = event.iterator();
  for (
    let next = iterator.next();
    next && next.toString() < LAST && dates.length < 2000;
    next = iterator.next()
  ) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    if (held(item)) dates.push(ofTime(startDate));
  }
  return dates;
}

const events = portal.items.event as Item<'event'>[];

describe.each(events.map((item) => [item.slug, item] as const))('%s', (slug, item) => {
  const ics = text(`/agenda/${slug}/calendrier.ics`);

  // Dates are followed as far as the portal does: beyond, the rule goes on in calendars alone.
  it('has in ical.js the dates of the portal', () => {
    const ours = reference(item);
    const theirs = byIcalJs(ics).filter((at) => at <= ours.at(-1)!);
    expect(theirs).toEqual(ours);
  });

  it('is read whole by ts-ics, at the same first moment', () => {
    const calendar = convertIcsCalendar(undefined, ics);
    const [master] = calendar.events!;
    expect(master!.uid).toContain(slug);
    expect(master!.summary).toContain(item.title.slice(0, 5));
    const first = new ICAL.Event(new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent')!)
      .startDate;
    expect(master!.start.date.getTime()).toBe(ofTime(first));
  });

  it('folds its lines at 75 octets, ends them, and cuts no character', () => {
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of ics.slice(0, -2).split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\n\r\ufffd]/);
    }
  });
});

describe('the calendars', () => {
  it('of the whole hold every event, cancelled ones too', () => {
    const root = new ICAL.Component(ICAL.parse(text('/agenda/calendrier.ics')));
    const uids = new Set(root.getAllSubcomponents('vevent').map((one) => one.getFirstPropertyValue('uid')));
    expect(uids.size).toBe(events.length);
    expect(text('/agenda/calendrier.ics')).toContain('STATUS:CANCELLED');
  });

  it('write the zone as rules, once', () => {
    const ics = text('/agenda/calendrier.ics');
    expect(ics.match(/BEGIN:VTIMEZONE/g)).toHaveLength(2);
    expect(ics).toMatch(/TZID:Europe\/Paris[\s\S]*RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU/);
  });

  it('keep a series once its first date is long past', () => {
    const later = portalOf(FILES, { now: '2029-03-01T09:00' });
    const ics = documentFor(later, '/agenda/calendrier.ics')!.text();
    expect(ics).toContain('SUMMARY:Chaque mardi');
    expect(ics).not.toContain('SUMMARY:La nuit');
  });

  it('change no byte of an event from one build to the next', () => {
    const later = portalOf(FILES, { now: '2026-12-20T09:00' });
    for (const { slug } of events) {
      const address = `/agenda/${slug}/calendrier.ics`;
      expect(documentFor(later, address)!.text()).toBe(text(address));
    }
  });
});

describe('the links of an event', () => {
  const partOf = (slug: string) => (modelFor(portal, `/agenda/${slug}/`) as EntryModel).event!.calendar;

  it('lead to its file and to two agendas, with its next date and its rule', () => {
    const { ics, google, outlook } = partOf('heure-d-ete')!;
    expect(ics).toBe('/agenda/heure-d-ete/calendrier.ics');
    const query = new URL(google).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      text: 'Chaque mardi',
      dates: '20261201T183000/20261201T200000',
      ctz: 'Europe/Paris',
      recur: 'RRULE:FREQ=WEEKLY',
    });
    expect(new URL(outlook).searchParams.get('startdt')).toBe('2026-12-01T18:30:00+01:00');
  });

  it('end a whole day when the next one begins', () =>
    expect(new URL(partOf('trois-jours')!.google).searchParams.get('dates')).toBe('20270702/20270705'));

  it('are not there when no date is to come', () => {
    const late = portalOf(FILES, { now: '2027-12-01T09:00' });
    expect((modelFor(late, '/agenda/nuit/') as EntryModel).event!.calendar).toBeUndefined();
  });
});

/** schema.org/Event of each status and each way of taking part: https://schema.org/EventStatusType */
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/domain/item.ts';
import { eventData } from '../../../src/domain/structured-data/event.ts';
import { md, portalOf } from '../../support/portal.ts';

interface Told {
  eventStatus?: string;
  eventAttendanceMode?: string;
  startDate?: string;
  previousStartDate?: string;
  location?: { '@type': string; name?: string; url?: string }[];
  offers?: { availability?: string; price?: number; url: string };
  subEvent?: Told[];
}

function told(header: string): Told {
  const portal = portalOf({
    'events/bal.md': md(`title: Bal\n${header}`),
    'actors/grange.md': md('name: La Grange\naddress: { street: 1 rue Haute, commune: Lons-le-Saunier }'),
  });
  return JSON.parse(
    JSON.stringify(eventData(portal, portal.byKey.get('event/bal') as Item<'event'>)),
  ) as Told;
}

const SCHEMA = 'https://schema.org/';
const once = 'start: 2026-12-05 14:00\nplace: grange\n';
const kinds = (data: Told) => (data.location ?? []).map((one) => one['@type']);

describe('the status of an event', () => {
  it.each([
    ['programme', 'EventScheduled'],
    ['reprogramme', 'EventRescheduled'],
    ['deplace-en-ligne', 'EventMovedOnline'],
    ['reporte', 'EventPostponed'],
    ['complet', 'EventScheduled'],
    ['annule', 'EventCancelled'],
  ])('%s is %s, and keeps its date', (status, expected) => {
    const data = told(`${once}status: ${status}`);
    expect(data.eventStatus).toBe(SCHEMA + expected);
    expect(data.startDate).toBe('2026-12-05T14:00:00+01:00');
    expect(data.previousStartDate).toBeUndefined();
  });

  it('complet is sold out', () => {
    expect(told(`${once}status: complet\nregistration: ["https://a.example/b"]`).offers).toEqual({
      '@type': 'Offer',
      availability: `${SCHEMA}SoldOut`,
      url: 'https://a.example/b',
    });
    expect(told(once).offers).toBeUndefined();
    expect(told(`${once}price: { kind: gratuit }`).offers).toMatchObject({ price: 0 });
  });
});

describe('a date that was moved', () => {
  const weekly = (change: string, more = '') =>
    told(
      `${once}${more}recurrence: { freq: hebdomadaire, count: 3, changes: [{ date: 2026-12-12, ${change} }] }`,
    ).subEvent![0]!;

  it.each([
    ['newDate: 2026-12-13', '2026-12-13T14:00:00+01:00'],
    ['start: "16:00"', '2026-12-12T16:00:00+01:00'],
  ])('by %s says when it would have been', (change, start) => {
    expect(weekly(change)).toMatchObject({
      eventStatus: `${SCHEMA}EventRescheduled`,
      startDate: start,
      previousStartDate: '2026-12-12T14:00:00+01:00',
    });
  });

  it('and cancelled is cancelled', () => {
    expect(weekly('newDate: 2026-12-13, status: annule').eventStatus).toBe(`${SCHEMA}EventCancelled`);
  });

  it('with its note alone is not moved', () => {
    expect(weekly('note: Venez tôt')).not.toHaveProperty('previousStartDate');
  });

  it('online is nowhere else', () => {
    const data = weekly('status: deplace-en-ligne', 'onlineUrl: https://visio.example/\n');
    expect(data).toMatchObject({
      eventStatus: `${SCHEMA}EventMovedOnline`,
      eventAttendanceMode: `${SCHEMA}OnlineEventAttendanceMode`,
      location: [{ '@type': 'VirtualLocation', url: 'https://visio.example/' }],
    });
  });

  it('to another place says which', () => {
    expect(weekly('place: La Poste').location).toMatchObject([{ '@type': 'Place', name: 'La Poste' }]);
  });
});

describe('the way of taking part', () => {
  it.each([
    ['', 'Offline', ['Place']],
    ['mode: en-presence', 'Offline', ['Place']],
    ['mode: en-presence\nonlineUrl: https://visio.example/', 'Offline', ['Place']],
    ['mode: en-ligne\nonlineUrl: https://visio.example/', 'Online', ['VirtualLocation']],
    ['mode: en-ligne', 'Online', ['VirtualLocation']],
    ['mode: mixte\nonlineUrl: https://visio.example/', 'Mixed', ['Place', 'VirtualLocation']],
    ['status: deplace-en-ligne', 'Online', ['VirtualLocation']],
  ])('of %j is %s', (header, mode, places) => {
    const data = told(once + header);
    expect(data.eventAttendanceMode).toBe(`${SCHEMA}${mode}EventAttendanceMode`);
    expect(kinds(data)).toEqual(places);
    for (const one of data.location!)
      if (one['@type'] === 'VirtualLocation') expect(one.url).toMatch(/^https:\/\//);
  });

  it('is not said where nothing tells it', () => {
    expect(told('start: 2026-12-05').eventAttendanceMode).toBeUndefined();
    expect(told('start: 2026-12-05\nonlineUrl: https://a.example/').eventAttendanceMode).toBeUndefined();
  });
});

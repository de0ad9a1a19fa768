/**
 * Every exit tells the same dates: pages, months, structured data, calendars (read by programs that we did not write),
 * tables, feeds, search; whatever the zone of the machine that builds.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utcOf } from '../../src/lib/dates/zone.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, temporary, writeFiles } from '../support/built.ts';
import { AWKWARD, awkwardContent } from '../support/exits/awkward.ts';
import { byStart } from '../support/exits/calendars.ts';
import type { When } from '../support/exits/calendars.ts';
import type { Exits } from '../support/exits/read.ts';

type Told = Exits & { search: Record<string, string | undefined> };

/** Eighteen months. */
const TO = '2028-06-01';
const CHILD = join(PROJECT_ROOT, 'tests/support/exits/child.ts');
const SLUGS = Object.keys(AWKWARD);

const { folder, remove } = temporary();
afterAll(remove);

function tell(zone: string, now = NOW): Told {
  const out = join(folder, `${zone.replace('/', '-')}-${now.slice(0, 10)}`);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [CHILD, join(folder, 'content'), out, now, TO],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { ...process.env, TZ: zone },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Told;
}

let told: Told;

beforeAll(() => {
  writeFiles(join(folder, 'content'), awkwardContent());
  told = tell('UTC');
});

/** What is not over at nine in the morning of 1 December in Paris. */
const toCome = (dates: readonly When[]): When[] =>
  dates.filter(({ start }) => (start.includes('T') ? start >= '2026-12-01T08:00Z' : start >= '2026-12-01'));

const key = (one: When): string => JSON.stringify(one);
/** A mark has no word for what is not held. */
const asMarked = (when: When): When => ({ ...when, held: true });

const brief = ({ start, held }: When): string => `${start}${held ? '' : '!'}`;

describe.each(SLUGS)('%s', (slug) => {
  const expected = AWKWARD[slug]!.dates;

  it('takes place when it was worked out by hand', () => {
    expect(told.json[slug]!.map(brief)).toEqual(expected);
  });

  it('is in the spreadsheet as in the program’s table', () => {
    expect(told.csv[slug]).toEqual(told.json[slug]);
  });

  it('is in calendars, read by ical.js, with the same ends', () => {
    expect(toCome(told.icalJs[slug]!)).toEqual(told.json[slug]);
  });

  it('is in calendars, read by ts-ics and rrule-temporal, with the same ends', () => {
    expect(toCome(told.tsIcs[slug]!)).toEqual(told.json[slug]);
  });

  it('is in structured data', () => {
    const { length } = told.jsonLd[slug]!;
    expect(length).toBe(Math.min(10, expected.length));
    expect(told.jsonLd[slug]!.toSorted(byStart)).toEqual(told.json[slug]!.slice(0, length));
  });

  it('is on its page, and found by its next date', () => {
    const zone = /timeZone: (\S+)/.exec(AWKWARD[slug]!.file)?.[1] ?? 'Europe/Paris';
    const instant = (local: string) =>
      local.includes('T') ? `${new Date(utcOf(local, zone)).toISOString().slice(0, 16)}Z` : local;
    const shown = told.pages[slug]!;
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(expected.slice(0, 8).map((date) => date.replace('!', '')));
    expect(instant(told.search[`/agenda/${slug}/`]!)).toBe(shown[0]);
  });

  it('is marked for programs (h-event), on its page and in lists, with the same ends', () => {
    const all = told.json[slug]!.map(asMarked);
    expect(told.marked[slug]).toEqual(all.slice(0, 1));
    // The list goes sixty days ahead.
    const soon = all.filter(({ start }) => start < '2027-01-31');
    expect(told.listed.agenda[slug] ?? []).toEqual(soon);
    const own = (told.listed.months[slug] ?? []).filter(({ start }) => start >= '2026-12-01T08:00Z');
    expect(new Set(own.map(key))).toEqual(new Set(all.map(key)));
  });

  it('is in the months, each date on its day', () => {
    const zone = /timeZone: (\S+)/.exec(AWKWARD[slug]!.file)?.[1] ?? 'Europe/Paris';
    const days = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' });
    const isLong = told.json[slug]!.some(
      ({ start, end }) => !start.includes('T') && Date.parse(end!) - Date.parse(start) > 86_400_000,
    );
    const own = told.months.filter((line) => line.endsWith(` ${slug}`) && line >= '2026-12-01');
    expect(own.map((line) => line.slice(0, 10)).toSorted()).toEqual(
      // What lasts several days is told above the table.
      isLong
        ? []
        : told.json[slug]!.map(({ start }) =>
            start.includes('T') ? days.format(new Date(start)) : start,
          ).toSorted(),
    );
  });
});

describe('the whole', () => {
  it('is the sum of its events, in one file', () => {
    const sum = SLUGS.flatMap((slug) => told.icalJs[slug]!).sort(byStart);
    expect(told.whole.map(key).toSorted()).toEqual(sum.map(key).toSorted());
    expect(sum.length).toBeGreaterThan(80);
  });

  it('has a feed of the dates of a fortnight, in two forms', () => {
    const soon = SLUGS.flatMap((slug) => told.json[slug]!).filter(({ start }) => start < '2026-12-15T23:00Z');
    expect(soon.length).toBeGreaterThan(15);
    expect(told.feeds.atom).toHaveLength(soon.length);
    expect(told.feeds.rss).toEqual(told.feeds.atom);
    expect(told.feeds.atom.some((title) => title.startsWith('Annulé : Tout est annulé, samedi 12'))).toBe(
      true,
    );
  });

  it.each(['Pacific/Auckland', 'America/Los_Angeles'])('is the same when built in %s', (zone) => {
    expect(tell(zone)).toEqual(told);
  });

  it('changes no byte of an event’s file from one day to another', () => {
    expect(tell('UTC', '2027-03-15T18:00').files).toEqual(told.files);
  });
});

/** The samples of ical.js: each is imported or refused with a sentence, and what comes in has the dates that ical.js gives. */
import ICAL from 'ical.js';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/cli/import/errors.ts';
import { isTimeZone, localOf } from '../../../src/lib/dates/zone.ts';
import { CORPORA } from '../../hostile/corpora.ts';
import { Imported, said } from './setup.ts';

const FOLDER = join(CORPORA, 'ical.js');
const has = existsSync(FOLDER);
const SAMPLES = has
  ? (readdirSync(FOLDER, { recursive: true }) as string[]).filter((file) => file.endsWith('.ics')).sort()
  : [];

const bytesOf = (file: string) => readFileSync(join(FOLDER, file));

async function outcomeOf(file: string) {
  const here = new Imported();
  try {
    const result = await here.import(bytesOf(file));
    return { here, result, sentences: [...said(result), ...result.remarked, result.said] };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { here, sentences: error.mistakes };
  }
}

/** The dates of every event by ical.js, as our entries tell them. */
function datesOf(file: string, { from, to }: { from: string; to: string }): string[] {
  const calendar = new ICAL.Component(ICAL.parse(bytesOf(file).toString('utf8')));
  /** @param zone of the entry */
  const tell = (time: ICAL.Time, zone: string): string => {
    if (time.isDate) return time.toString();
    const isOwn = isTimeZone(zone) && zone !== 'UTC';
    if (isOwn && time.zone.tzid === zone) return time.toString().slice(0, 16);
    return localOf(time.toJSDate().getTime(), isOwn ? zone : 'Europe/Paris');
  };
  const dates = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    const { tzid } = event.startDate.zone;
    if (event.isRecurrenceException()) {
      // Alone, it is an event of its own; beside its series, the series tells it.
      const isAlone = !calendar
        .getAllSubcomponents('vevent')
        .some(
          (one) =>
            one !== component && one.getFirstPropertyValue('uid') === event.uid && one.hasProperty('rrule'),
        );
      return isAlone ? [tell(event.startDate, tzid)] : [];
    }
    if (!event.isRecurring()) return [tell(event.startDate, tzid)];
    const found: string[] = [];
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.toString() <= `${to}T99`; next = iterator.next()) {
      // Of RDATE;VALUE=PERIOD, it gives the period.
      const isPeriod = (next as unknown) instanceof ICAL.Period;
      found.push(
        tell(
          isPeriod ? (next as unknown as ICAL.Period).start : event.getOccurrenceDetails(next).startDate,
          tzid,
        ),
      );
    }
    return found;
  });
  return dates.filter((date) => date.slice(0, 10) >= from && date.slice(0, 10) <= to).sort();
}

describe.skipIf(!has)('the corpus of ical.js', () => {
  it('is there', () => {
    expect(SAMPLES).toHaveLength(46);
  });

  it.each(SAMPLES)('%s is imported, or refused with a sentence', async (file) => {
    const { result, sentences } = await outcomeOf(file);
    expect(result === undefined || result.read === result.written + result.reported).toBe(true);
    for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|NaN|\[object|Error/);
    if (result && result.written < result.read) expect(result.notes.length).toBeGreaterThan(0);
    if (!result || result.read === 0) expect(sentences.join()).toMatch(/[Aa]ucun rendez-vous|calendrier/);
  });

  it('comes in as often as once, twenty-six events of thirty', async () => {
    const counts = { read: 0, written: 0, refused: 0 };
    for (const file of SAMPLES) {
      const { here, result } = await outcomeOf(file);
      counts.read += result?.read ?? 0;
      counts.written += result?.written ?? 0;
      counts.refused += result?.reported ?? 0;
      const before = here.files();
      if (result?.written) {
        const again = await here.import(bytesOf(file));
        expect([file, again.written, again.unchanged]).toEqual([file, 0, result.written]);
      }
      expect(here.files()).toEqual(before);
    }
    expect(counts).toMatchInlineSnapshot(`
      {
        "read": 22,
        "refused": 3,
        "written": 19,
      }
    `);
  });

  /** Those of which an event cannot come in: without a title, or without a start. */
  const REFUSED = new Set(['samples/rdate_exdate.ics', 'test/parser/component.ics']);

  /**
   * `FREQ=MONTHLY;BYDAY=SU;UNTIL=20120730T065959Z` has the Sunday 29 July at 11:00 in Los Angeles, which is 18:00 UTC;
   * ical.js 2.2.1 leaves it out.
   */
  const MISSED = '2012-07-29T11:00';

  it.each(SAMPLES.filter((file) => /BEGIN:VEVENT/.test(bytesOf(file).toString()) && !REFUSED.has(file)))(
    '%s has the dates that ical.js gives',
    async (file) => {
      const { here } = await outcomeOf(file);
      // All of what is finite, and two years of what is not.
      const windows = [
        { from: '1900-01-01', to: '2014-12-31' },
        { from: '2022-01-01', to: '2023-12-31' },
      ];
      for (const window of windows)
        expect(
          here
            .dates(window)
            .filter((date) => date !== MISSED)
            .sort(),
        ).toEqual(datesOf(file, window));
    },
  );
});

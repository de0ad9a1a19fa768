/**
 * `npm run bench -- agenda`: what the agenda alone costs, from events already read to the texts of its exits: every
 * date from the first in the content to eighteen months from now, the calendars, the tables and the feeds.
 * Each size in a process of its own. 10,000 events must take 5 s of CPU at most.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Data } from '../../src/content-types/registry.ts';
import { TYPE_NAMES } from '../../src/content-types/registry.ts';
import { datesOf } from '../../src/domain/agenda.ts';
import { datesByMonth } from '../../src/domain/calendar.ts';
import { documents } from '../../src/domain/documents/index.ts';
import { buildPortal } from '../../src/domain/portal.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { snapshotOf } from '../support/many-events.ts';

const NOW = '2026-12-01T09:00';
const SIZES = [2500, 5000, 10_000];
/** Seconds of CPU for the last of them. */
const MOST = 5;
const EXITS = /^\/agenda\/(?:agenda\.|dates-)|\.ics$/;

interface Measure {
  dates: number;
  files: number;
  megabytes: number;
  expansion: number;
  exits: number;
}

/** Seconds of CPU of a step. */
function cpu<T>(step: () => T): [seconds: number, value: T] {
  const before = process.cpuUsage();
  const value = step();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, value];
}

function measure(count: number): Measure {
  const snapshot = snapshotOf(count);
  if (snapshot.entries.some(({ type }) => !TYPE_NAMES.includes(type))) throw new Error('type');
  // Placing and linking are the portal's, with or without an agenda.
  const portal = buildPortal({ snapshot, now: NOW, gazetteer: loadGazetteer });
  const [expansion, dates] = cpu(() => {
    let told = 0;
    for (const { data } of portal.items.event) {
      const { past, upcoming } = datesOf(data as Data<'event'>, NOW, portal.timeZone);
      told += past.length + upcoming.length;
    }
    datesByMonth(portal);
    return told;
  });
  const [exits, sizes] = cpu(() =>
    [...documents(portal)]
      .filter(({ address }) => EXITS.test(address))
      .map(({ text }) => Buffer.byteLength(text())),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { dates, files: sizes.length, megabytes: bytes / 1e6, expansion, exits };
}

/** @returns whether it holds what it promises */
export function benchAgenda(): boolean {
  const column = (text: string | number, width: number) => String(text).padStart(width);
  console.log(
    `${column('rendez-vous', 12)}${column('dates', 9)}${column('fichiers', 10)}${column('Mo', 7)}${column('dates CPU s', 13)}${column('sorties CPU s', 15)}${column('total', 8)}`,
  );
  const totals = SIZES.map((count) => {
    const output = execFileSync(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), String(count)],
      {
        encoding: 'utf8',
      },
    );
    const one = JSON.parse(output.trim().split('\n').at(-1)!) as Measure;
    const total = one.expansion + one.exits;
    console.log(
      `${column(count, 12)}${column(one.dates, 9)}${column(one.files, 10)}${column(one.megabytes.toFixed(0), 7)}${column(one.expansion.toFixed(2), 13)}${column(one.exits.toFixed(2), 15)}${column(total.toFixed(2), 8)}`,
    );
    return total;
  });
  const growth = Math.log(totals.at(-1)! / totals.at(-2)!) / Math.log(SIZES.at(-1)! / SIZES.at(-2)!);
  console.log(`exposant de croissance, en CPU : ${growth.toFixed(2)} ; plafond : ${MOST} s`);
  return totals.at(-1)! <= MOST;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(measure(Number(process.argv[2]))));

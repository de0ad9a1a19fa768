/** The agenda of a region: ten thousand events, two hundred thousand dates; its pages stay light. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Snapshot } from '../../src/content-types/snapshot.ts';
import { addresses } from '../../src/domain/addresses.ts';
import { datesByMonth } from '../../src/domain/calendar.ts';
import { agendaData } from '../../src/domain/filters/agenda.ts';
import { buildPortal } from '../../src/domain/portal.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { loadGazetteer } from '../../src/reader/communes.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import type { CompiledApp } from '../../src/site/build/compile.ts';
import { renderPage } from '../../src/site/build/render.ts';
import { NOW } from '../support/built.ts';
import { parseHtml } from '../support/html.ts';
import { eventOf, snapshotOf } from '../support/many-events.ts';
import { bill, scales, total } from '../support/weight.ts';

const KB = 1024;
const EVENTS = 10_000;
/** Exhibitions that began before today and go on. */
const LASTING = 500;

function region(): Snapshot {
  const snapshot = snapshotOf(EVENTS - LASTING);
  const lasting = Array.from({ length: LASTING }, (_, i) => {
    const entry = eventOf(EVENTS + i);
    const data = {
      ...entry.data,
      start: { date: '2026-10-01' },
      end: { date: '2027-03-31' },
      allDay: true,
      recurrence: undefined,
    };
    return { ...entry, data } as typeof entry;
  });
  return { ...snapshot, entries: [...snapshot.entries, ...lasting] };
}

let portal: Portal;
let app: CompiledApp;

beforeAll(async () => {
  portal = buildPortal({ snapshot: region(), now: NOW, gazetteer: loadGazetteer });
  app = await compileApp('');
});

/** Bytes as a host sends them: HTML, styles, scripts. */
async function weigh(address: string): Promise<{ bytes: number; told: string; html: string }> {
  const html = Buffer.from(await renderPage(app, portal, address)).toString();
  const page = { address, file: `${address.slice(1)}index.html`, html, root: parseHtml(html) };
  const parts = scales(inject('sample'))(page);
  return { bytes: total(parts, 'html', 'css', 'js'), told: bill(parts), html };
}

describe('an agenda of ten thousand events', () => {
  it('has two hundred thousand dates', () => {
    const dates = [...datesByMonth(portal).values()].reduce((sum, { length }) => sum + length, 0);
    expect(dates).toBeGreaterThan(190_000);
  });

  it('is a page of 40 KB at most, in which what lasts is told a few times', async () => {
    const { bytes, told, html } = await weigh('/agenda/');
    expect(bytes, told).toBeLessThan(40 * KB);
    expect(html.match(/class="date-row h-event/g)).toHaveLength(8);
    expect(html).toContain('href="/agenda/en-cours/"');
    // Today begins with what is today.
    expect(html.match(/class="card h-event/g)!.length).toBeGreaterThan(20);
  });

  it('is in months of 60 KB at most', async () => {
    const months = [...datesByMonth(portal)].sort(([, a], [, b]) => b.length - a.length);
    for (const [month] of [months[0]!, ['2026-12'] as const]) {
      const { bytes, told } = await weigh(`/agenda/${month.replace('-', '/')}/`);
      expect(bytes, `${month} ${told}`).toBeLessThan(60 * KB);
    }
  });

  it('is in agendas of themes, territories and actors of 40 KB at most, archives too', async () => {
    const own = [...addresses(portal)].filter((address) =>
      /\/theme-3\/agenda\/|\/lieu-7\/agenda\//.test(address),
    );
    expect(own.length).toBeGreaterThan(50);
    const some = own.filter((_address, i) => i % 40 === 0);
    for (const address of some) {
      const { bytes, told } = await weigh(address);
      expect(bytes, `${address} ${told}`).toBeLessThan(40 * KB);
    }
  });

  it('is filtered with what a telephone fetches in a moment, once asked', () => {
    const text = JSON.stringify(agendaData(portal));
    expect(gzipSync(text).length).toBeLessThan(250 * KB);
  });
});

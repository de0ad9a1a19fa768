/** From a real spreadsheet to a portal: a page for every row, with what the row says. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../src/cli/import/run.ts';
import { writeStarter } from '../../src/cli/import/starter.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { buildSite } from '../../src/site/build/index.ts';
import type { BuildReport } from '../../src/site/build/index.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

const SOURCE = join(PROJECT_ROOT, '../shared/data/bourgogne-franche-comte/lieux.csv');
const MAP = join(PROJECT_ROOT, 'tests/fixtures/import/bourgogne-franche-comte.yaml');
const absent = !existsSync(SOURCE);
if (absent) console.warn('Tests laissés de côté : ../shared/data/bourgogne-franche-comte n’est pas là.');

describe.skipIf(absent)('the places of Bourgogne-Franche-Comté', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-bfc-'));
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  let report: BuildReport;
  let written = 0;
  let rows: Map<string, Record<string, string>>;

  beforeAll(async () => {
    const result = await importFile({
      type: 'actor',
      file: SOURCE,
      map: MAP,
      to: content,
      today: '2026-12-01',
    });
    written = result.written;
    writeStarter(content);
    report = await buildSite({ content, out, now: '2026-12-01T09:00' });
    const records = parse(readFileSync(SOURCE), { columns: true, bom: true }) as Record<string, string>[];
    rows = new Map(records.map((row) => [row.bfc_id!, row]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const actors = () => readContent(content).entries.filter((entry) => entry.type === 'actor');
  const page = (slug: string) =>
    readFileSync(join(out, 'annuaire', slug, 'index.html'), 'utf8')
      .replace(/&#39;/g, '’')
      .replace(/&#64;/g, '@')
      .replace(/[\u00a0\u202f]/g, ' ');

  it('have a page for every row written', () => {
    expect(written).toBeGreaterThanOrEqual(690);
    expect(report.counts).toMatchObject({ published: written, setAside: 0, files: written });
    expect(actors().filter(({ slug }) => !existsSync(join(out, 'annuaire', slug, 'index.html')))).toEqual([]);
  });

  it('show type, contacts, town and département of their row', () => {
    const wrong = actors().flatMap(({ slug, data }) => {
      const row = rows.get((data as { sourceId: string }).sourceId)!;
      const html = page(slug);
      const expected = [
        row.contact_tel && /^\d\d( \d\d){4}$/.test(row.contact_tel) ? row.contact_tel : '',
        row.contact_email && /^[\w.-]+@[\w.-]+\.\w+$/.test(row.contact_email)
          ? `mailto:${row.contact_email}`
          : '',
        row.code_postal!,
      ].filter(Boolean);
      return expected.filter((text) => !html.includes(text)).map((text) => `${slug}: ${text}`);
    });
    expect(wrong).toEqual([]);
    const html = page('fablab-des-3-lapins');
    // Marks stand between the parts of an address.
    const lapins = `${html} ${html.replace(/<[^>]+>/g, '')}`;
    for (const text of [
      'Tiers-lieu',
      '70300 Luxeuil-les-Bains',
      'Haute-Saône',
      'tel:+33767499947',
      '13 h 30',
      'mardi',
    ])
      expect(lapins.toLowerCase()).toContain(text.toLowerCase());
  });

  it('keep the page of a town that no list knows', () => {
    const unknown = report.problems.filter(({ code }) => code === 'unknown-commune').map(({ file }) => file);
    expect(unknown.length).toBeGreaterThan(0);
    for (const file of unknown)
      expect(existsSync(join(out, 'annuaire', file.slice('actors/'.length, -3), 'index.html'))).toBe(true);
  });
});

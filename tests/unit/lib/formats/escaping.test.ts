/** What is escaped reads back as it was written, and never as anything more. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvSource, toCsv } from '../../../../src/lib/formats/csv.ts';
import { icsLine, icsParameter, icsText } from '../../../../src/lib/formats/icalendar.ts';

const TEXTS = [
  'Café, thé; « bis »',
  'fin\r\nEND:VEVENT\r\nBEGIN:VEVENT',
  'a\\nb',
  'é'.repeat(120),
  '🎉'.repeat(40),
];

describe('iCalendar', () => {
  it.each(TEXTS)('keeps on its own line, and gives back: %j', (text) => {
    const line = icsLine(`SUMMARY:${icsText(text)}`);
    const physical = line.slice(0, -2).split('\r\n');
    expect(physical.slice(1).every((one) => one.startsWith(' '))).toBe(true);
    expect(Math.max(...physical.map((one) => Buffer.byteLength(one)))).toBeLessThanOrEqual(75);
    const value = line.replace(/\r\n /g, '').slice('SUMMARY:'.length, -2);
    const read = value.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));
    expect(read).toBe(text.replace(/\r\n/g, '\n'));
  });

  it('lets no parameter leave its quotes', () => {
    expect(icsParameter('a";X=1\r\nB')).toBe('"a;X=1B"');
  });
});

describe('CSV', () => {
  it('gives back every cell, and runs none', () => {
    const cells = [
      '=HYPERLINK("x")',
      '@SUM(A1)',
      '-1+1|cmd',
      '+33465712026',
      '-12,5',
      'a "b", c',
      'deux\nlignes',
    ];
    const [row] = parse(toCsv([cells]), { bom: true }) as string[][];
    expect(row!.map(csvSource)).toEqual(cells);
    expect(row!.slice(0, 3).every((cell) => cell.startsWith("'"))).toBe(true);
    expect(row!.slice(3, 5)).toEqual(cells.slice(3, 5));
  });
});

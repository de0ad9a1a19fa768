/** Groups of rows in columns: whole, in order, never higher than the column, as even as can be. */
import { describe, expect, it } from 'vitest';
import {
  balanceColumns,
  columnHeight,
  fillColumns,
  totalHeight,
} from '../../../../src/lib/sheets/columns.ts';
import type { Column, Group } from '../../../../src/lib/sheets/columns.ts';
import { random } from '../../../support/random.ts';

const group = (...rows: number[]): Group => ({ rows, around: 2, least: 5 });

/** The rows of each column: `0.1` is the second row of the first group. */
const rowsOf = (columns: readonly Column[] | undefined) =>
  columns?.map((column) =>
    column.flatMap(({ group: index, from, to }) =>
      Array.from({ length: to - from }, (_, i) => `${index}.${from + i}`),
    ),
  );

/** Days of one to nine dates of all lengths, the same for the same seed. */
function daysOf(seed: number): Group[] {
  const dice = random(seed);
  const next = (below: number) => dice.next() % below;
  return Array.from({ length: 1 + next(40) }, () =>
    group(...Array.from({ length: 1 + next(9) }, () => 4 + next(20))),
  );
}

const SEEDS = Array.from({ length: 60 }, (_, i) => i * 7919 + 1);

describe('columns', () => {
  it('keep a short group whole, and split a long one between two rows', () => {
    expect(rowsOf(fillColumns([group(25, 25), group(10, 10)], 70))).toEqual([
      ['0.0', '0.1'],
      ['1.0', '1.1'],
    ]);
    expect(rowsOf(fillColumns([group(20), group(10, 10, 10, 10)], 50))).toEqual([
      ['0.0', '1.0', '1.1'],
      ['1.2', '1.3'],
    ]);
  });

  it('say that a row is higher than they are', () => {
    expect(fillColumns([group(10, 60)], 50)).toBeUndefined();
    expect(balanceColumns([group(10), group(60)], 9, 50)).toBeUndefined();
  });

  it('say that they are too few', () => {
    expect(balanceColumns([group(30), group(30), group(30)], 2, 40)).toBeUndefined();
    expect(balanceColumns([group(30), group(30), group(30)], 3, 40)).toHaveLength(3);
  });

  it.each(SEEDS)('lose no row and change no order, none higher than allowed (seed %i)', (seed) => {
    const days = daysOf(seed);
    const all = days.flatMap(({ rows }, index) => rows.map((_, row) => `${index}.${row}`));
    const count = Math.ceil(totalHeight(days) / 120) + 2;
    const columns = balanceColumns(days, count, 150)!;
    expect(rowsOf(columns)!.flat()).toEqual(all);
    expect(columns.length).toBeLessThanOrEqual(count);
    expect(columns.filter((column) => column.length === 0)).toEqual([]);
    // A name never stands without its first row.
    expect(columns.flat().filter(({ from, to }) => to <= from)).toEqual([]);
    expect(Math.max(...columns.map((column) => columnHeight(days, column)))).toBeLessThanOrEqual(150);
  });

  it('are even: the last is not left with a row alone', () => {
    const days = Array.from({ length: 20 }, () => group(10));
    const columns = balanceColumns(days, 4, 200)!;
    expect(columns.map((column) => column.length)).toEqual([5, 5, 5, 5]);
    expect(fillColumns(days, 200)!.map((column) => column.length)).toEqual([16, 4]);
  });
});

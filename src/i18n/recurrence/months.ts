export type Months =
  | { kind: 'all' }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'list' | 'except'; months: number[] };

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The shortest way to tell some months of a year: a few left out, a stretch (also over the new year), or a list. */
export function monthsOf(byMonth: readonly number[]): Months {
  const months = ALL.filter((month) => byMonth.includes(month));
  if (months.length === 0 || months.length === 12) return { kind: 'all' };
  if (months.length >= 10) return { kind: 'except', months: ALL.filter((month) => !months.includes(month)) };
  const firsts = months.filter((month) => !months.includes(month === 1 ? 12 : month - 1));
  if (months.length < 3 || firsts.length > 1) return { kind: 'list', months };
  const from = firsts[0]!;
  return { kind: 'range', from, to: ((from + months.length - 2) % 12) + 1 };
}

/**
 * Groups of rows (days and their dates) in columns of one height, in order: which rows stand in which column, so that
 * none is cut, no group is left without its first row, and the columns are as even as can be.
 */

/** Heights, in any one unit. */
export interface Group {
  rows: readonly number[];
  /** Around the rows, in each column where some of them are: a name above, a space below. */
  around: number;
  /** What stands beside the rows is at least this high. */
  least: number;
}

/** Some rows of a group in one column: from `from` to before `to`. */
export interface Piece {
  group: number;
  from: number;
  to: number;
}

export type Column = Piece[];

/** A group higher than this part of a column may go on in the next one. */
const SPLIT = 0.35;

const heightOf = ({ rows, around, least }: Group, from = 0, to = rows.length): number => {
  let sum = 0;
  for (let row = from; row < to; row++) sum += rows[row]!;
  return Math.max(sum, least) + around;
};

/** The height that a column takes. */
export const columnHeight = (groups: readonly Group[], column: Column): number =>
  column.reduce((sum, { group, from, to }) => sum + heightOf(groups[group]!, from, to), 0);

/**
 * Columns filled one after the other.
 * @returns undefined where a row alone is higher than a column
 */
export function fillColumns(
  groups: readonly Group[],
  capacity: number,
  splitFrom = capacity * SPLIT,
): Column[] | undefined {
  const columns: Column[] = [[]];
  let left = capacity;
  const next = () => {
    if (columns.at(-1)!.length > 0) columns.push([]);
    left = capacity;
  };
  const put = (piece: Piece) => {
    columns.at(-1)!.push(piece);
    left -= heightOf(groups[piece.group]!, piece.from, piece.to);
  };
  for (const [index, group] of groups.entries()) {
    let from = 0;
    const end = group.rows.length;
    if (heightOf(group) > left && heightOf(group) <= splitFrom) next();
    while (from < end) {
      let to = end;
      while (to > from && heightOf(group, from, to) > left) to--;
      if (to > from) put({ group: index, from, to });
      else if (left === capacity) return undefined;
      if (to < end) next();
      from = to;
    }
  }
  return columns;
}

/** How near to the best the balance comes, as a part of a column. */
const PRECISION = 1 / 400;

/**
 * The same in at most `count` columns, as low as they can be: the last is not left half empty.
 * @returns undefined where they do not hold it all
 */
export function balanceColumns(
  groups: readonly Group[],
  count: number,
  capacity: number,
): Column[] | undefined {
  const splitFrom = capacity * SPLIT;
  const within = (height: number) => {
    const columns = fillColumns(groups, height, splitFrom);
    return columns && columns.length <= count ? columns : undefined;
  };
  let best = within(capacity);
  if (!best) return undefined;
  let [low, high] = [totalHeight(groups) / count, capacity];
  while (high - low > capacity * PRECISION) {
    const middle = (low + high) / 2;
    const columns = within(middle);
    if (columns) [best, high] = [columns, middle];
    else low = middle;
  }
  return best;
}

/** All in one column without end. */
export const totalHeight = (groups: readonly Group[]): number =>
  groups.reduce((sum, group) => sum + heightOf(group), 0);

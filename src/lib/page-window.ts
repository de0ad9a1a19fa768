/** The page numbers to show: the ends, and those around the present one. A gap stands for two pages or more. */
export function pageWindow(page: number, pages: number): (number | 'gap')[] {
  const near = [page - 2, page - 1, page, page + 1, page + 2].filter(
    (number) => number > 1 && number < pages,
  );
  // A page alone between two that are shown is shown as well: a gap would take as much room.
  const shown = near.filter(
    (number) => Math.abs(number - page) <= 1 || number - 1 === 1 || number + 1 === pages,
  );
  const numbers = [...new Set([1, ...shown, pages])];
  return numbers.flatMap((number, index) =>
    index > 0 && number > numbers[index - 1]! + 1 ? ['gap' as const, number] : [number],
  );
}

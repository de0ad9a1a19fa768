/** The page numbers to show: the ends, and those around the present one. A gap stands for two pages or more. */
export function pageWindow(page: number, pages: number): (number | 'gap')[] {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const isShown = (number: number) => number === 1 || number === pages || Math.abs(number - page) <= 1;
  const isLonely = (number: number) => !isShown(number) && isShown(number - 1) && isShown(number + 1);
  const shown = numbers.filter((number) => isShown(number) || isLonely(number));
  return shown.flatMap((number, index) =>
    index > 0 && number > shown[index - 1]! + 1 ? ['gap' as const, number] : [number],
  );
}

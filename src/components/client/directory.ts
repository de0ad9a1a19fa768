/** The filters of the directory: nothing of them is fetched before somebody reaches for them, or an address asks. */
import { startFilters } from './filters/start.ts';

export function startDirectory(root: HTMLElement): void {
  startFilters(root, (form) =>
    import('./directory/run.ts').then(({ runDirectory }) => runDirectory(root, form)),
  );
}

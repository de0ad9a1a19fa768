/** The filters of the agenda: nothing of them is fetched before somebody reaches for them, or an address asks. */
import { startFilters } from './filters/start.ts';

export function startAgenda(root: HTMLElement): void {
  startFilters(root, (form) => import('./agenda/run.ts').then(({ runAgenda }) => runAgenda(root, form)));
}

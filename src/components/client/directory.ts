/** The filters of the directory: nothing of them is fetched before somebody reaches for them, or an address asks. */
import { startFilters } from './filters/start.ts';

export function startDirectory(root: HTMLElement): void {
  // The map has a button of its own: the choice of views follows it, whoever listens to the choice.
  document.addEventListener('cordee:view', (event) => {
    const { map } = (event as CustomEvent<{ map: boolean }>).detail;
    root.dataset.view = map ? 'carte' : 'liste';
    const choice = root.querySelector<HTMLInputElement>(`[name=vue][value=${root.dataset.view}]`);
    if (choice) choice.checked = true;
  });
  startFilters(root, (form) =>
    import('./directory/run.ts').then(({ runDirectory }) => runDirectory(root, form)),
  );
}

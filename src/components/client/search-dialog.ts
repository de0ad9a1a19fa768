/** The script of the dialog: fetched by the first gesture, which it answers; then by an event. */
import { openSearch } from './search/dialog.ts';
import { OPEN } from './search/open-event.ts';

const link = document.querySelector<HTMLAnchorElement>('.search-link');
if (link) {
  const open = (): void => void openSearch(link);
  addEventListener(OPEN, open);
  open();
}

/** What leaves a list that is filtered, on paper or as a text, says what was asked and where it is found again. */
import { spelledAddress } from '../../../lib/spelled-address.ts';

/**
 * What marks a list whose entries were asked for: `data-asked`, its address in full, which the copy and the paper read.
 * @param root the page of a list
 * @returns to be told the path and query of what is shown; undefined for the list of the build
 */
export function markAsked(root: HTMLElement): (href: string | undefined) => void {
  const source = document.querySelector('.paper-source');
  const whole = source?.textContent ?? '';
  const home = root.querySelector<HTMLElement>('.list-tools')?.dataset.home ?? location.href;
  const apply = (href: string | undefined): void => {
    const address = href === undefined ? undefined : new URL(href, home).href;
    if (address === undefined) delete root.dataset.asked;
    else root.dataset.asked = address;
    if (source) source.textContent = address === undefined ? whole : spelledAddress(address);
    // Files hold the whole list, whatever is shown of it.
    for (const note of root.querySelectorAll<HTMLElement>('[data-files]')) {
      const isHidden = (note.dataset.files === 'whole') !== (address !== undefined);
      if (note.hidden !== isHidden) note.hidden = isHidden;
    }
  };
  let waiting = 0;
  // The list first: a slow phone would wait for what only paper and copies read.
  return (href) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => apply(href)) as unknown as number;
  };
}

import type { Chip } from './form.ts';

/**
 * Marks of what is chosen, each a button that takes it away. The focus goes to the next mark, or to what says the result:
 * a keyboard is never left on nothing.
 * @param says of the button, with `{label}`
 */
export function showChips(
  list: HTMLElement,
  chips: readonly Chip[],
  says: string,
  { remove, after }: { remove(chip: Chip): void; after: HTMLElement | null },
): void {
  const had = list.contains(document.activeElement);
  const place = had ? [...list.children].findIndex((item) => item.contains(document.activeElement)) : 0;
  list.textContent = '';
  for (const chip of chips) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chip';
    button.setAttribute(
      'aria-label',
      says.replace('{label}', () => chip.label),
    );
    const sign = document.createElement('span');
    sign.setAttribute('aria-hidden', 'true');
    sign.textContent = '×';
    button.append(chip.label, ' ', sign);
    button.addEventListener('click', () => remove(chip));
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  list.hidden = chips.length === 0;
  if (had) (list.children[Math.min(place, chips.length - 1)]?.querySelector('button') ?? after)?.focus();
}

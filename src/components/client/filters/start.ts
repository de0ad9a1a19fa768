/**
 * Waits for the first gesture towards the filters of a list, or for an address that asks something of them.
 * @param load fetches and runs them; tried again at the next gesture if it fails
 */
export function startFilters(root: HTMLElement, load: (form: HTMLFormElement) => Promise<void>): void {
  const form = root.querySelector<HTMLFormElement>('.filters-form');
  if (!form) return;
  let started: Promise<void> | undefined;
  const start = () => {
    started ??= load(form).catch((error: unknown) => {
      console.error(error);
      started = undefined;
      const { failed = '' } = JSON.parse(
        root.querySelector<HTMLElement>('.found')?.dataset.words ?? '{}',
      ) as Record<string, string>;
      root.querySelector('.list-status')!.textContent = failed;
    });
  };
  const toggle = form.querySelector<HTMLButtonElement>('.filters-toggle');
  const open = (isOpen: boolean) => {
    toggle?.setAttribute('aria-expanded', String(isOpen));
    root.toggleAttribute('data-filtering', isOpen);
  };
  toggle?.addEventListener('click', () => open(toggle.getAttribute('aria-expanded') !== 'true'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open(false);
    root.querySelector<HTMLElement>('.list-status')?.focus();
  });
  for (const part of root.querySelectorAll('.filters-form, .list-bar'))
    for (const gesture of ['focusin', 'pointerdown', 'change']) part.addEventListener(gesture, start);
  // A part of the address that is somebody else's (a campaign's) asks for nothing.
  if ([...new URLSearchParams(location.search).keys()].some((name) => form.elements.namedItem(name))) start();
}

/** The filters of the directory: nothing of them is fetched before somebody reaches for them, or an address asks. */
export function startDirectory(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('.filters-form');
  if (!form) return;
  let started: Promise<unknown> | undefined;
  const start = () => {
    started ??= import('./directory/run.ts')
      .then(({ runDirectory }) => runDirectory(root, form))
      .catch((error: unknown) => {
        // The next gesture tries again.
        console.error(error);
        started = undefined;
        const { failed = '' } = JSON.parse(root.querySelector<HTMLElement>('.found')?.dataset.words ?? '{}');
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

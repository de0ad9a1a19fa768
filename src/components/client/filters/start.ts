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
  if (fillFromAddress(form)) start();
}

/** Of a list that is told page by page; no field has it. */
const PAGE = 'page';

/**
 * Puts what the address asks into the form before anything is fetched: what is ticked meanwhile is added to it.
 * @returns whether anything is asked; a part that is somebody else's (a campaign's) asks for nothing
 */
function fillFromAddress(form: HTMLFormElement): boolean {
  let isAsked = false;
  for (const [name, given] of new URLSearchParams(location.search)) {
    const value = given.trim();
    if (name === PAGE) isAsked = true;
    for (const control of form.elements) {
      if ((control as HTMLInputElement).name !== name) continue;
      isAsked = true;
      fill(control, value);
    }
  }
  return isAsked;
}

function fill(control: Element, value: string): void {
  if (control instanceof HTMLSelectElement) {
    if ([...control.options].some((option) => option.value === value)) control.value = value;
  } else if (control instanceof HTMLInputElement && control.type === 'search') control.value = value;
  else if (control instanceof HTMLInputElement && control.value === value) {
    control.checked = true;
    control.closest('details')?.setAttribute('open', '');
  }
}

/** What can be mended of Decap's page from outside: landmarks, names of fields, what is wrong with them, menus. */
import { onForm } from './form.ts';
import { heading } from './notices.ts';
import { showPreview } from './preview.ts';
import { state } from './store.ts';
import { mountTools, tool } from './tools.ts';

/** What the button says of a part that is open (locale.ts). */
const UNFOLDED = 'Replier';

export function mendPage(): void {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mend();
    });
  };
  new MutationObserver(later).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['aria-expanded', 'role'],
  });
  mountTools();
  onForm((form) => {
    heading(form && state().collections.get(form.collection)?.get('label'));
    if (form) tool('preview', 'Aperçu', () => void showPreview());
    else tool('preview');
    document.body.classList.toggle('in-editor', Boolean(form));
  });
}

const all = <E extends Element = HTMLElement>(selector: string): NodeListOf<E> =>
  document.querySelectorAll<E>(selector);

function mend(): void {
  for (const label of all<HTMLLabelElement>('#nc-root label[for*="-field-"]')) mendField(label);
  for (const menu of all('#nc-root span[role="button"][aria-haspopup="true"]')) mendMenu(menu);
  for (const frame of all<HTMLIFrameElement>('#nc-root iframe:not([title])'))
    frame.title = 'Aperçu de la page';
  for (const image of all<HTMLImageElement>('#nc-root img:not([alt]), .ReactModalPortal img:not([alt])'))
    image.alt = '';
  for (const dialog of all('.ReactModalPortal [role="dialog"]:not([aria-label])'))
    set(dialog, 'aria-label', 'Photos du portail');
  for (const mode of all('#nc-root [class*="-ToolbarToggle"] [role="switch"]'))
    set(mode, 'aria-label', 'Écrire avec les signes Markdown');
  for (const fold of all<HTMLElement>('#nc-root [data-testid="expand-button"]')) mendFold(fold);
  // The bar of what is loading says nothing that is not said elsewhere.
  for (const bar of all('body > canvas')) set(bar, 'aria-hidden', 'true');
  const main = document.querySelector('#nc-root [class*="-AppMainContainer"]');
  if (main) set(main, 'role', main.querySelector('main, [role="main"]') ? undefined : 'main');
}

/** The label's own control: an input, or the box where a long text is written. */
function mendField(label: HTMLLabelElement): void {
  const id = label.htmlFor;
  const field =
    document.getElementById(id) ??
    label.closest('[class*="-ControlContainer"]')?.querySelector('[contenteditable="true"]');
  if (!field) return;
  if (!label.id) label.id = `${id}-label`;
  if (field.matches('[contenteditable], [role="textbox"]')) set(field, 'aria-labelledby', label.id);
  const errors = document.getElementById(`${id}-errors`);
  const hint = document.getElementById(`${id}-hint`);
  // A control that ties itself is left alone.
  const told = [errors?.id, hint?.id].filter(Boolean).join(' ');
  if (errors) set(field, 'aria-invalid', 'true');
  else if (field.getAttribute('data-mended')) set(field, 'aria-invalid', undefined);
  if (!field.hasAttribute('aria-describedby') || field.getAttribute('data-mended')) {
    set(field, 'aria-describedby', told || undefined);
    set(field, 'data-mended', 'true');
  }
}

/** « Déplier », ten times in a form: of what, and whether it is. */
function mendFold(fold: HTMLElement): void {
  const [action = ''] = (fold.getAttribute('aria-label') ?? '').split(' : ');
  const label = fold.closest('[class*="-ControlContainer"]')?.querySelector('label')?.firstChild?.textContent;
  set(fold, 'aria-label', label ? `${action} : ${label.trim()}` : action);
  set(fold, 'aria-expanded', String(action === UNFOLDED));
}

/**
 * Decap's menus are a button inside a button: the outer one hears, the inner one is seen. The inner takes the name,
 * the focus and the state; keys and clicks reach the outer from it.
 */
function mendMenu(outer: HTMLElement): void {
  const inner = outer.querySelector('button');
  if (!inner) return;
  set(inner, 'aria-haspopup', 'true');
  set(inner, 'aria-expanded', outer.getAttribute('aria-expanded') ?? 'false');
  for (const name of ['role', 'aria-haspopup', 'aria-expanded']) outer.removeAttribute(name);
  outer.tabIndex = -1;
  outer.dataset.menu = 'true';
  // When the menu closes, Decap gives the focus back to the outer one.
  outer.addEventListener('focus', () => inner.focus());
  new MutationObserver(() => {
    const expanded = outer.getAttribute('aria-expanded');
    if (expanded === null) return;
    set(inner, 'aria-expanded', expanded);
    outer.removeAttribute('aria-expanded');
  }).observe(outer, { attributes: true, attributeFilter: ['aria-expanded'] });
}

/** Changed where it differs: the observer must not hear itself for ever. */
function set(element: Element, name: string, value: string | undefined): void {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

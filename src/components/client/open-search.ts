/**
 * The search from anywhere: the link of the header, Ctrl+K (⌘K) and `/` open a dialog, which comes with the first of
 * these. On every page: it stays small. A browser without dialogs (Firefox before 98, Safari before 15.4) has the link.
 */
// Not a worker: a script of its own, without the kilobyte by which Vite wraps an `import()`.
import dialogHref from './search-dialog.ts?worker&url';
import { OPEN } from './search/open-event.ts';
import { isSlashOn } from './search/slash.ts';

const link = document.querySelector<HTMLAnchorElement>('.search-link');
const isMac = /Mac|iP/.test(navigator.platform);
let script: HTMLScriptElement | undefined;

function start(to: HTMLAnchorElement): void {
  to.dataset.keys = isMac ? '⌘ K' : 'Ctrl K';
  to.setAttribute('aria-keyshortcuts', isMac ? 'Meta+K' : 'Control+K');
  to.addEventListener('click', (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) open(event, to);
  });
  addEventListener('keydown', (event) => {
    if (isAsked(event)) open(event, to);
  });
}

function open(event: Event, { href }: HTMLAnchorElement): void {
  event.preventDefault();
  dispatchEvent(new Event(OPEN));
  if (script) return;
  script = document.createElement('script');
  script.src = dialogHref;
  if (import.meta.env.DEV) {
    // Development serves modules alone, and a worker with more around it.
    script.src = dialogHref.replace(/\?.*/, '');
    script.type = 'module';
  }
  // What cannot come (no network) leaves what the link has always done.
  script.addEventListener('error', () => location.assign(href));
  document.head.append(script);
  holdTyped();
}

/** What is typed before there is a field waits for it, on the link: the dialog takes it from there. */
function holdTyped(): void {
  const { dataset } = link!;
  dataset.typed = '';
  const hold = (event: KeyboardEvent): void => {
    if (dataset.typed === undefined) removeEventListener('keydown', hold);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      dataset.typed += event.key;
    }
  };
  addEventListener('keydown', hold);
}

/** Never where somebody writes, nor over another dialog. */
function isAsked({ key, ctrlKey, metaKey, altKey, repeat, isComposing, target }: KeyboardEvent): boolean {
  const withK = /^k$/i.test(key) && (isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey);
  const slash = key === '/' && !ctrlKey && !metaKey && isSlashOn();
  if (!(withK || slash) || altKey || repeat || isComposing) return false;
  const element = target as HTMLElement;
  return !(
    element.isContentEditable ||
    element.closest('input, textarea, select') ||
    document.querySelector('dialog[open]')
  );
}

if (link && 'HTMLDialogElement' in window) start(link);

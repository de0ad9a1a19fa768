/**
 * Light, dark or as the machine says: what the reader chose, kept in this browser alone (localStorage, never a
 * cookie). Runs in the head, before anything is painted, so that no page flashes; the control of the footer is
 * taken up once it is there. styles/tokens.css answers to `data-scheme`, print.css to nothing but paper.
 */
const KEY = 'cordee-scheme';

type Scheme = 'auto' | 'light' | 'dark';

const root = document.documentElement;
let scheme: Scheme = 'auto';

const read = (text: string | null): Scheme => (text === 'light' || text === 'dark' ? text : 'auto');

/** Storage is forbidden or full in some browsers: the choice then lasts as long as the page. */
function stored(): Scheme {
  try {
    return read(localStorage.getItem(KEY));
  } catch {
    return scheme;
  }
}

function store(): void {
  try {
    if (scheme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // As above.
  }
}

function apply(chosen: Scheme): void {
  scheme = chosen;
  if (scheme === 'auto') root.removeAttribute('data-scheme');
  else root.setAttribute('data-scheme', scheme);
  meta('color-scheme', (one) => (one.content = scheme === 'auto' ? 'light dark' : scheme));
  // The bar of a phone's browser, one colour for each scheme: the chosen one alone is left to choose from.
  meta('theme-color', (one) => {
    const own = one.dataset.scheme;
    const chosenOrNot = scheme === own ? 'all' : 'not all';
    one.setAttribute('media', scheme === 'auto' ? `(prefers-color-scheme: ${own})` : chosenOrNot);
  });
  document
    .querySelectorAll<HTMLInputElement>('.scheme-switch input')
    .forEach((input) => (input.checked = input.value === scheme));
}

function meta(name: string, change: (one: HTMLMetaElement) => void): void {
  document.querySelectorAll<HTMLMetaElement>(`meta[name="${name}"]`).forEach(change);
}

// The control is of use with scripts only, and has its place from the first paint: nothing moves when it comes.
root.setAttribute('data-scripts', '');
apply(stored());
document.addEventListener('DOMContentLoaded', () => apply(scheme));
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches('.scheme-switch input')) return;
  apply(read(target.value));
  store();
});
// Chosen in another tab; or on a page that Back leaves, or that the browser fills in as it last was.
addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) apply(stored());
});
addEventListener('pageshow', () => apply(stored()));

/**
 * The search page: what is typed and chosen is in the address, and the address is what is searched.
 * Typing replaces the address; sending the form or choosing a filter adds one, to which Back returns.
 */
import { createEngine, isAsked, type Found } from './search/engine.ts';
import { addressOf, fillForm, readAddress, readForm } from './search/state.ts';
import { createView } from './search/view.ts';

const TYPING_PAUSE = 250;
const PAGE = 10;

export function startSearch(root: HTMLElement): void {
  const form = root.querySelector('form');
  if (!form) return;
  const engine = createEngine(
    root.dataset.pagefind ?? '/pagefind/pagefind.js',
    new URL('mots.json', form.action).href,
  );
  const view = createView(root);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ticket = 0;
  let found: Found | undefined;

  async function run(): Promise<void> {
    clearTimeout(timer);
    const mine = ++ticket;
    const asked = readForm(form!);
    found = undefined;
    if (!isAsked(asked)) return view.clear();
    view.wait();
    try {
      const next = await engine.search(asked);
      const first = await next.take(0, PAGE);
      if (mine !== ticket) return;
      found = next;
      view.show(asked.q, next, first);
    } catch (error) {
      console.error(error);
      if (mine === ticket) view.fail();
    }
  }

  async function more(): Promise<void> {
    const mine = ticket;
    const results = await found?.take(view.shown(), PAGE);
    if (results && mine === ticket) view.add(results);
  }

  function go(how: 'push' | 'replace'): void {
    const address = addressOf(readForm(form!));
    if (how === 'replace') history.replaceState(null, '', address);
    else if (address !== location.pathname + location.search) history.pushState(null, '', address);
    void run();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go('push');
  });
  form.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (event.target instanceof HTMLInputElement) timer = setTimeout(go, TYPING_PAUSE, 'replace');
  });
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) go('push');
  });
  addEventListener('popstate', () => {
    fillForm(form, readAddress());
    void run();
  });
  view.onMore(() => void more());

  fillForm(form, readAddress());
  void run();
}

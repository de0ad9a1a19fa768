/**
 * The directory, filtered: the address says what is asked, the form and the list follow it. Choosing adds an address, to
 * which Back returns; typing replaces it. What is not filtered is the list of the build, as it came.
 */
import {
  emptyState,
  isFiltering,
  readState,
  withChosen,
  withOption,
  withoutPair,
} from '../../../lib/facets.ts';
import type { FilterSpec, FilterState, Ignored } from '../../../lib/facets.ts';
import { goTo, hrefOf, isPlainClick } from '../filters/address.ts';
import { markAsked } from '../filters/asked.ts';
import { showChips } from '../filters/chips.ts';
import { chipsOf, fillForm, formOptions, formPairs, labelOf, showCounts } from '../filters/form.ts';
import { showPages } from '../filters/pager.ts';
import { cardOf } from './cards.ts';
import { fetchDirectory, localNow, pointOf } from './data.ts';
import type { Point } from './data.ts';
import { sayFound, showIgnored, showNearest, showSearch } from './results.ts';
import type { Words } from './results.ts';

const TYPING_PAUSE = 250;
/** Cards of a frame: a phone shows two without scrolling, and a slow one has time for no more before it draws. */
const AT_ONCE = 2;
const VIEW = 'vue';
const MAP = 'carte';
const LIST = 'liste';
const NOTHING: Ignored = { count: 0, values: [] };

export async function runDirectory(root: HTMLElement, form: HTMLFormElement): Promise<void> {
  const one = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector)!;
  const found = one('.found');
  const status = one('.list-status');
  const words = JSON.parse(found.dataset.words!) as Words;
  const neighbours = JSON.parse(found.dataset.neighbours!) as Record<string, string[]>;
  const size = Number(found.dataset.size);
  const mark = markAsked(root);
  if (location.search) status.textContent = words.waiting;
  const directory = await fetchDirectory(found.dataset.data!);
  const spec: FilterSpec = { facets: directory.facets, options: formOptions(form) };
  /** Where the visitor is, once they said so; in this page alone, never in an address. */
  let here: Point | undefined;
  let state = emptyState(spec);
  /** Which filling of the list is the present one. */
  let filling = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = () => localNow(document.documentElement.dataset.zone, new Date());
  const hrefFor = (asked: FilterState) => hrefOf(spec, asked);
  const from = () => pointOf(directory.data.near[state.options.get('pres') ?? '']) ?? here;

  function show(next: FilterState, ignored = NOTHING): void {
    state = next;
    fillForm(form, state);
    const time = now();
    const answer = directory.ask(state, time);
    const entries = directory.order(answer.entries, state.options.get('tri'), from());
    const pages = Math.max(1, Math.ceil(entries.length / size));
    const page = Math.min(state.page, pages);
    const isPlain = !isFiltering(state) && entries === answer.entries && page === 1;
    const shown = isPlain ? [] : entries.slice((page - 1) * size, page * size);

    one('.list-built').hidden = !isPlain;
    root.querySelector<HTMLElement>('.total')?.toggleAttribute('hidden', !isPlain);
    found.hidden = isPlain;
    mark(isPlain ? undefined : hrefFor(state));
    fillList(shown);
    // The pages of the build have neither view nor filters: from here on, those of its first page are this one's.
    const nav = root.querySelector<HTMLElement>(`${isPlain ? '.list-built' : '.found'} .pagination`);
    if (nav) showPages(nav, { page, pages }, words, (to) => hrefFor({ ...state, page: to }));
    one('.found .empty').hidden = isPlain || entries.length > 0;
    showSearch(one('.search-all'), words, state.q);
    if (entries.length === 0)
      one('.empty-title').hidden = !showNearest(one('.nearest'), state, {
        form,
        spec,
        words,
        neighbours,
        total: (asked) => directory.ask(asked, time).entries.length,
        hrefOf: hrefFor,
      });
    showCounts(form, spec.facets, answer, state);
    showChoices();
    const total = directory.data.titles.length;
    const sentence = sayFound(words, { n: entries.length, total, page, pages: isPlain ? 1 : pages });
    // The list of the build says its own total; only its return is to be told.
    status.classList.toggle('visually-hidden', isPlain);
    if (!isPlain || status.textContent) status.textContent = sentence;
    showIgnored(one('.list-notice'), words, ignored);
    showView();
    tell(isPlain ? null : entries);
  }

  function fillList(entries: readonly number[]): void {
    const point = state.options.get('tri') === 'distance' ? from() : undefined;
    const card = {
      directory,
      template: found.querySelector('template')!,
      action: form.getAttribute('action')!,
      words,
      themeLabel: (slug: string) => labelOf(form, 'theme', slug),
    };
    const list = one('.found > .cards');
    const add = (some: readonly number[]) => {
      list.append(...some.map((entry) => cardOf(card, entry, point && directory.distance(entry, point))));
      showCards();
    };
    const mine = ++filling;
    // What is seen first is drawn first; a slow phone makes the others meanwhile, and answers the next tick in between.
    const addFrom = (first: number) => {
      if (mine !== filling) return;
      add(entries.slice(first, first + AT_ONCE));
      if (first + AT_ONCE < entries.length)
        requestAnimationFrame(() => setTimeout(() => addFrom(first + AT_ONCE)));
    };
    list.textContent = '';
    addFrom(0);
  }

  /** What is chosen, where it can be taken back. */
  function showChoices(): void {
    const chips = chipsOf(form, spec, state, words.words);
    showChips(one('.chips'), chips, words.remove, {
      remove: ({ name, code }) =>
        go(name === 'q' ? { ...state, q: '', page: 1 } : withoutPair(spec, state, name, code)),
      after: status,
    });
    one('.filters-active').textContent =
      chips.length > 0 ? words.active.replace('{n}', String(chips.length)) : '';
    one('.filters-clear').hidden = chips.length === 0;
    const byDistance = state.options.get('tri') === 'distance';
    root.querySelector<HTMLElement>('[data-option="pres"]')?.toggleAttribute('hidden', !byDistance);
    const nearMe = root.querySelector<HTMLButtonElement>('.near-me');
    if (nearMe) nearMe.hidden = !byDistance || !('geolocation' in navigator);
    nearMe?.setAttribute('aria-pressed', String(here !== undefined && !state.options.get('pres')));
  }

  function showView(): void {
    const view = state.options.get(VIEW) ?? '';
    const before = root.dataset.view;
    root.dataset.view = view;
    if (view === MAP && before !== MAP) openMap(root);
    if (view !== MAP && before === MAP) root.querySelector('.atlas')?.removeAttribute('open');
    showCards();
  }

  function showCards(): void {
    const isTall = state.options.get(VIEW) === 'vignettes';
    for (const list of root.querySelectorAll('.list-main .cards'))
      if (list.classList.toggle('cards-tall', isTall) || list.querySelector('.card-tall'))
        for (const card of list.querySelectorAll('.card')) card.classList.toggle('card-tall', isTall);
  }

  /** For who shows the same elsewhere: the map, while it is there. */
  function tell(entries: readonly number[] | null): void {
    if (state.options.get(VIEW) !== MAP) return;
    const slugs = entries && entries.map((entry) => directory.slug(entry));
    const detail = { view: state.options.get(VIEW), slugs };
    document.dispatchEvent(new CustomEvent('cordee:shown', { detail }));
  }

  function go(next: FilterState, how: 'push' | 'replace' = 'push'): void {
    clearTimeout(timer);
    goTo(hrefFor(next), how);
    show(next);
  }

  const fromForm = () => readState(spec, formPairs(form)).state;
  const fromAddress = () => {
    const { state: asked, ignored } = readState(spec, new URLSearchParams(location.search));
    show(asked, ignored);
  };

  function locate(): void {
    status.textContent = words.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        here = [coords.longitude, coords.latitude];
        go(withOption(spec, withOption(spec, state, 'pres', ''), 'tri', 'distance'));
      },
      () => (status.textContent = words.notLocated),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  }

  root.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'q') return;
    if ((target as HTMLInputElement).form === form) go(fromForm());
  });
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'q') return;
    clearTimeout(timer);
    timer = setTimeout(() => go(fromForm(), 'replace'), TYPING_PAUSE);
  });
  form.addEventListener('submit', () => go(fromForm()));
  one('.filters-clear').addEventListener('click', () => {
    let cleared: FilterState = { ...state, q: '', page: 1 };
    for (const { name } of spec.facets) cleared = withChosen(spec, cleared, name, []);
    go(cleared);
    status.focus();
  });
  root.querySelector('.near-me')?.addEventListener('click', locate);
  one('.list-main').addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.pagination a, .nearest a');
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    go(readState(spec, new URLSearchParams(link.search)).state);
    status.focus();
  });
  // The map was opened or closed by its own button, which wrote the address.
  document.addEventListener('cordee:view', (event) => {
    const { map } = (event as CustomEvent<{ map: boolean }>).detail;
    if (map === (state.options.get(VIEW) === MAP)) return;
    show({ ...withOption(spec, state, VIEW, map ? MAP : LIST), page: state.page });
  });
  addEventListener('popstate', fromAddress);
  // Kept by the browser as it was: only the clock went on.
  addEventListener('pageshow', ({ persisted }) => persisted && fromAddress());

  // What was ticked while the data came counts as well.
  const { state: asked, ignored } = readState(spec, new URLSearchParams(location.search));
  const ticked = fromForm();
  const isTouched = hrefFor(ticked) !== hrefFor({ ...asked, page: 1 });
  if (isTouched) goTo(hrefFor(ticked), 'push');
  show(isTouched ? ticked : asked, ignored);
}

/** The map has a button of its own, which fetches what it needs; one that is pressed already is left alone. */
function openMap(root: HTMLElement): void {
  root.querySelector('.atlas')?.setAttribute('open', '');
  const button = root.querySelector<HTMLButtonElement>('.atlas [data-map-open]');
  if (button && !button.disabled) button.click();
}

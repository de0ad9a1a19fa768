/**
 * The agenda, filtered: the address says what is asked, the form and the days follow it. What is not filtered is the list
 * of the build, as it came. What is over by the reader's clock is never found.
 */
import { emptyState, isFiltering, readState, withoutPair } from '../../../lib/facets.ts';
import type { FilterSpec, FilterState, Ignored } from '../../../lib/facets.ts';
import { sayFound, showIgnored, showNearest } from '../directory/results.ts';
import type { Words } from '../directory/results.ts';
import { goTo, hrefOf, isPlainClick } from '../filters/address.ts';
import { markAsked } from '../filters/asked.ts';
import { showChips } from '../filters/chips.ts';
import { chipsOf, fillForm, formOptions, formPairs, labelOf, showCounts } from '../filters/form.ts';
import { showPages } from '../filters/pager.ts';
import { dayLabels, todayIn } from '../live/page.ts';
import { fetchDates } from './dates.ts';
import { daysOf } from './days.ts';

const WHEN = 'quand';
const NOTHING: Ignored = { count: 0, values: [] };

export async function runAgenda(root: HTMLElement, form: HTMLFormElement): Promise<void> {
  const one = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector)!;
  const found = one('.found');
  const status = one('.list-status');
  const words = JSON.parse(found.dataset.words!) as Words & { ongoing: string };
  const neighbours = JSON.parse(found.dataset.neighbours!) as Record<string, string[]>;
  const size = Number(found.dataset.size);
  const mark = markAsked(root);
  if (location.search) status.textContent = words.waiting;
  const dates = await fetchDates(found.dataset.data!);
  const spec: FilterSpec = { facets: dates.facets, options: formOptions(form) };
  let state = emptyState(spec);
  const hrefFor = (asked: FilterState) => hrefOf(spec, asked);
  const today = (now: Date) => todayIn(document.documentElement.dataset.zone ?? 'UTC', now);

  function show(next: FilterState, ignored = NOTHING): void {
    state = next;
    fillForm(form, state);
    const now = new Date();
    const answer = dates.ask(state, today(now), now);
    const { entries } = answer;
    const pages = Math.max(1, Math.ceil(entries.length / size));
    const page = Math.min(state.page, pages);
    const isPlain = !isFiltering(state) && !state.options.get(WHEN) && page === 1;

    one('.list-built').hidden = !isPlain;
    root.querySelector<HTMLElement>('.total')?.toggleAttribute('hidden', !isPlain);
    found.hidden = isPlain;
    mark(isPlain ? undefined : hrefFor(state));
    one('.list-ahead').hidden = isPlain;
    fillDays(isPlain ? [] : entries.slice((page - 1) * size, page * size), today(now));
    showPages(one('.found .pagination'), { page, pages: isPlain ? 1 : pages }, words, (to) =>
      hrefFor({ ...state, page: to }),
    );
    one('.found .empty').hidden = isPlain || entries.length > 0;
    if (entries.length === 0)
      one('.empty-title').hidden = !showNearest(one('.nearest'), state, {
        form,
        spec,
        words,
        neighbours,
        total: (asked) => dates.ask(asked, today(now), now).entries.length,
        hrefOf: hrefFor,
      });
    showCounts(form, spec.facets, answer, state);
    showChoices();
    const sentence = sayFound(words, { n: entries.length, total: dates.total(now), page, pages });
    // The list of the build says its own total; only its return is to be told.
    status.classList.toggle('visually-hidden', isPlain);
    if (!isPlain || status.textContent) status.textContent = sentence;
    showIgnored(one('.list-notice'), words, ignored);
  }

  function fillDays(entries: readonly number[], day: string): void {
    const frame = {
      day: found.querySelector<HTMLTemplateElement>('.found-day')!,
      card: found.querySelector<HTMLTemplateElement>('.found-card')!,
      action: form.getAttribute('action')!,
      locale: document.documentElement.lang,
      today: day,
      ongoing: words.ongoing,
      themeLabel: (slug: string) => labelOf(form, 'theme', slug),
    };
    const list = one('.found-days');
    list.textContent = '';
    list.append(
      ...daysOf(
        entries.map((entry) => dates.date(entry)),
        frame,
      ),
    );
    dayLabels(list, day);
  }

  /** What is chosen, where it can be taken back. */
  function showChoices(): void {
    const chips = chipsOf(form, spec, state, words.words);
    showChips(one('.chips'), chips, words.remove, {
      remove: ({ name, code }) => go(withoutPair(spec, state, name, code)),
      after: status,
    });
    one('.filters-active').textContent =
      chips.length > 0 ? words.active.replace('{n}', String(chips.length)) : '';
    one('.filters-clear').hidden = chips.length === 0;
  }

  function go(next: FilterState): void {
    goTo(hrefFor(next), 'push');
    show(next);
  }

  const fromForm = () => readState(spec, formPairs(form)).state;
  const fromAddress = () => {
    const { state: asked, ignored } = readState(spec, new URLSearchParams(location.search));
    show(asked, ignored);
  };

  root.addEventListener('change', ({ target }) => {
    if ((target as HTMLInputElement).form === form) go(fromForm());
  });
  form.addEventListener('submit', () => go(fromForm()));
  one('.filters-clear').addEventListener('click', () => {
    go({ ...emptyState(spec), options: state.options });
    status.focus();
  });
  found.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.pagination a, .nearest a');
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    go(readState(spec, new URLSearchParams(link.search)).state);
    status.focus();
  });
  addEventListener('popstate', fromAddress);
  // A page left open: the clock went on, and what is over leaves.
  addEventListener('pageshow', ({ persisted }) => persisted && fromAddress());
  document.addEventListener('visibilitychange', () => document.hidden || show(state));

  // What was ticked while the data came counts as well.
  const { state: asked, ignored } = readState(spec, new URLSearchParams(location.search));
  const ticked = fromForm();
  const isTouched = hrefFor(ticked) !== hrefFor({ ...asked, page: 1 });
  if (isTouched) goTo(hrefFor(ticked), 'push');
  show(isTouched ? ticked : asked, ignored);
}

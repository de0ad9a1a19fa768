/** What the search page shows. Texts of entries come in as text; only Pagefind's escaped excerpts are HTML. */
import { sayDay } from '../../../i18n/days.ts';
import { unfoldForDisplay } from '../../../lib/text/search-fold.ts';
import type { Result } from './engine.ts';

type Words = Record<
  'some' | 'one' | 'none' | 'someFiltered' | 'oneFiltered' | 'noneFiltered' | 'waiting' | 'failed',
  string
>;

export interface View {
  clear(): void;
  wait(): void;
  fail(): void;
  show(query: string, total: number, results: Result[]): void;
  add(results: Result[]): void;
  shown(): number;
  onMore(action: () => void): void;
}

export function createView(root: HTMLElement): View {
  const status = root.querySelector<HTMLElement>('.search-status')!;
  const list = root.querySelector<HTMLElement>('.search-results')!;
  const more = root.querySelector<HTMLElement>('.search-more')!;
  const others = document.querySelector<HTMLElement>('.search-indexes');
  const say = JSON.parse(root.dataset.words ?? '{}') as Words;
  const locale = root.dataset.locale ?? 'fr';
  const numbers = new Intl.NumberFormat(locale);
  let total = 0;

  const append = (results: Result[]) => {
    list.append(...results.map((result) => resultItem(result, locale)));
    more.hidden = list.childElementCount >= total;
  };
  const reset = (text: string, withOthers: boolean) => {
    status.textContent = text;
    list.textContent = '';
    more.hidden = true;
    if (others) others.hidden = !withOthers;
  };

  return {
    clear: () => reset('', true),
    // Results stay while others come: nothing flickers.
    wait: () => void (status.textContent = say.waiting),
    fail: () => reset(say.failed, true),
    show(query, count, results) {
      total = count;
      const form = count === 0 ? 'none' : count === 1 ? 'one' : 'some';
      const sentence = say[query === '' ? (`${form}Filtered` as const) : form];
      reset(
        sentence.replace('{n}', numbers.format(count)).replace('{q}', () => query),
        count === 0,
      );
      append(results);
    },
    add(results) {
      const before = list.childElementCount;
      append(results);
      list.children[before]?.querySelector('a')?.focus();
    },
    shown: () => list.childElementCount,
    onMore: (action) => more.querySelector('button')?.addEventListener('click', action),
  };
}

function resultItem({ url, excerpt, meta }: Result, locale: string): HTMLLIElement {
  const link = element('a', '', unfoldForDisplay(meta.title ?? url));
  link.href = url;
  const title = element('h3', 'card-title');
  title.append(link);
  const text = element('div', 'card-text');
  const facts = [meta.place, meta.date && sayDate(meta.date, locale)].filter((fact) => fact);
  if (meta.type) text.append(element('p', 'card-kicker', meta.type));
  text.append(title);
  if (facts.length > 0) text.append(element('p', 'card-facts', facts.join(' · ')));
  const body = element('p', 'card-summary');
  body.innerHTML = unfoldForDisplay(excerpt);
  text.append(body);
  const card = element('article', 'card');
  card.append(text);
  const item = document.createElement('li');
  item.append(card);
  return item;
}

function sayDate(date: string, locale: string): string {
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(date) ? sayDay(date, locale, { weekday: false }) : date;
}

function element<N extends 'a' | 'p' | 'h3' | 'div' | 'article'>(
  name: N,
  className: string,
  text?: string,
): HTMLElementTagNameMap[N] {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

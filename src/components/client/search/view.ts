/** What the search page shows. Nothing of what was found is given to the browser as HTML. */
import { sayDay } from '../../../i18n/days.ts';
import { searchWords } from '../../../i18n/search-words.ts';
import { unfoldForDisplay } from '../../../lib/text/search-fold.ts';
import { shownPlace, shownTitle } from './engine.ts';
import type { Found, Result } from './engine.ts';
import { piecesOf } from './marks.ts';
import { element, pieceNodes } from './nodes.ts';

type Words = Record<
  'some' | 'one' | 'none' | 'someFiltered' | 'oneFiltered' | 'noneFiltered' | 'waiting' | 'failed',
  string
>;

export interface View {
  clear(): void;
  wait(): void;
  fail(): void;
  show(query: string, found: Found, results: Result[]): void;
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
    show(query, found, results) {
      total = found.total;
      const form = total === 0 ? 'none' : total === 1 ? 'one' : 'some';
      const sentence = say[query === '' ? (`${form}Filtered` as const) : form];
      const asked = found.corrected ?? query;
      const instead = found.corrected ? `${sayInstead(query, asked, locale)} ` : '';
      reset(
        instead + sentence.replace('{n}', numbers.format(total)).replace('{q}', () => asked),
        total === 0,
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

function resultItem(result: Result, locale: string): HTMLLIElement {
  const { url, excerpt, meta } = result;
  const link = element('a', { href: url }, shownTitle(result));
  const text = element('div', { class: 'card-text' });
  const facts = [shownPlace(result), meta.date && sayDate(meta.date, locale)];
  const kicker = [meta.type, meta.status].filter((fact) => fact).join(' · ');
  if (kicker) text.append(element('p', { class: 'card-kicker' }, kicker));
  text.append(element('h3', { class: 'card-title' }, link));
  if (facts.some((fact) => fact))
    text.append(element('p', { class: 'card-facts' }, facts.filter((fact) => fact).join(' · ')));
  const pieces = piecesOf(unfoldForDisplay(excerpt));
  text.append(element('p', { class: 'card-summary' }, ...pieceNodes(pieces)));
  return element('li', {}, element('article', { class: 'card' }, text));
}

const sayInstead = (query: string, corrected: string, locale: string): string =>
  searchWords(locale)
    .corrected.replace('{q}', () => query)
    .replace('{c}', () => corrected);

function sayDate(date: string, locale: string): string {
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(date) ? sayDay(date, locale, { weekday: false }) : date;
}

import { pageWindow } from '../../../lib/page-window.ts';

export interface PagerWords {
  page: string;
  previous: string;
  next: string;
}

/** The pages of what is found, in the shape of components/lists/Pagination.astro: links, for each has its address. */
export function showPages(
  nav: HTMLElement,
  { page, pages }: { page: number; pages: number },
  words: PagerWords,
  hrefOf: (page: number) => string,
): void {
  const list = nav.querySelector('ul')!;
  list.textContent = '';
  nav.hidden = pages < 2;
  if (pages < 2) return;
  const add = (className: string, ...inside: (Node | string)[]) => {
    const item = document.createElement('li');
    item.className = className;
    item.append(...inside);
    list.append(item);
    return item;
  };
  const link = (to: number, ...inside: (Node | string)[]) => {
    const anchor = document.createElement('a');
    anchor.href = hrefOf(to);
    anchor.append(...inside);
    return anchor;
  };
  const sign = (text: string) => {
    const span = document.createElement('span');
    span.setAttribute('aria-hidden', 'true');
    span.textContent = text;
    return span;
  };

  if (page > 1) add('', link(page - 1, sign('← '), words.previous)).querySelector('a')!.rel = 'prev';
  for (const one of pageWindow(page, pages)) {
    if (one === 'gap') {
      add('pagination-gap', '…').setAttribute('aria-hidden', 'true');
      continue;
    }
    const anchor = link(one, String(one));
    anchor.setAttribute('aria-label', words.page.replace('0', String(one)));
    if (one === page) anchor.setAttribute('aria-current', 'page');
    add('pagination-number', anchor);
  }
  if (page < pages) add('', link(page + 1, words.next, sign(' →'))).querySelector('a')!.rel = 'next';
}

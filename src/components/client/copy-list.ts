/** The tools of a list: its text copied, printed, followed. */
import { copyText } from './tools/copy.ts';
import { listText } from './tools/list-text.ts';
import type { ListFrame } from './tools/list-text.ts';
import { closable, onPress } from './tools/reveal.ts';

type Said = Record<'copied' | 'copyFailed', string>;

export function startListTools(root: HTMLElement): void {
  const { title = '', portal = '', home = '', said = '{}' } = root.dataset;
  const say = JSON.parse(said) as Said;
  const status = root.querySelector<HTMLElement>('[role=status]')!;

  root.querySelectorAll('details').forEach(closable);
  onPress(root, 'print', () => print());
  onPress(root, 'copy', async () => {
    const locale = document.documentElement.lang;
    const text = listText(shownCards(), { title, portal, home, locale, now: new Date(), ...part() });
    status.textContent = (await copyText(text)) ? say.copied : say.copyFailed;
  });
}

/** Of what is more than the page, or less: how many, what was asked, and where it is. */
function part(): Pick<ListFrame, 'asked' | 'source'> {
  const page = document.querySelector<HTMLElement>('.page.list');
  const source = page?.dataset.asked;
  if (page && source) {
    const chips = [...page.querySelectorAll('.chip')].map((chip) => chip.firstChild?.textContent ?? '');
    return { asked: [textOf(page, '.list-status'), chips.join(' · ')], source };
  }
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  return page?.querySelector('.list-built .pagination') && canonical
    ? { asked: [textOf(page, '.total')], source: canonical.href }
    : {};
}

const textOf = (root: Element, selector: string): string =>
  (root.querySelector(selector)?.textContent ?? '').trim();

/** What a filter hides is not copied; what only a narrow screen shows is. */
const shownCards = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main .card, main .date-row')].filter(
    (card) => !card.closest('[hidden]'),
  );

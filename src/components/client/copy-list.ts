/** The tools of a list: its text copied, printed, followed. */
import { copyText } from './tools/copy.ts';
import { listText } from './tools/list-text.ts';
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
    const text = listText(shownCards(), { title, portal, home, locale, now: new Date() });
    status.textContent = (await copyText(text)) ? say.copied : say.copyFailed;
  });
}

/** What a filter hides is not copied; what only a narrow screen shows is. */
const shownCards = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('main .card, main .date-row')].filter(
    (card) => !card.closest('[hidden]'),
  );

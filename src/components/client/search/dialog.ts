/**
 * The search as a dialog over any page. It asks what the page of the search asks, shows the first answers by kind, and
 * leaves the rest to that page. Nothing of it is in the history: a result is a link like any other.
 */
import stylesHref from '../../../styles/search-dialog.css?url';
import type { SearchStart } from '../../../domain/documents/search-start.ts';
import { searchWords } from '../../../i18n/search-words.ts';
import { createEngine } from './engine.ts';
import { groupResults, groupStart, groupWays } from './groups.ts';
import type { Choice, Group } from './groups.ts';
import { NONE, step } from './keys.ts';
import { createPanel } from './panel.ts';
import { fitKeyboard, lockScroll, sheet } from './screen.ts';

const TYPING_PAUSE = 150;
/** Longer: a sentence at each letter is noise. */
const SAYING_PAUSE = 700;
const SHOWN = 8;
const NO_FILTER = { value: '', label: '' };

/** Opens it, over what had the focus, with what was typed while it came. */
type Open = (opener: Element | null, typed?: string) => void;

let opened: Promise<Open> | undefined;

/**
 * Opens the dialog; on the page of the search, leads to its field.
 * @param link that of the header: its address is that of the page
 */
export async function openSearch(link: HTMLAnchorElement): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('#recherche #q');
  if (field) {
    delete link.dataset.typed;
    field.focus();
    return field.select();
  }
  const before = document.activeElement;
  // Without its styles (they did not come) it is still a dialog.
  opened ??= sheet(stylesHref).then(() => create(link.href));
  const open = await opened;
  // A link that is pressed has not the focus everywhere (Safari).
  open(before === document.body && link.matches(':hover') ? link : before, link.dataset.typed);
  delete link.dataset.typed;
}

function create(href: string): Open {
  const { lang } = document.documentElement;
  const home = new URL(href).pathname;
  const say = searchWords(lang);
  const panel = createPanel(href, say);
  const { dialog, input } = panel;
  const address = (path: string): string => new URL(path, href).href;
  const engine = createEngine(address('../pagefind/pagefind.js'), address('mots.json'));
  const numbers = new Intl.NumberFormat(lang);
  let start: SearchStart = { dates: [], themes: [], ways: [] };
  let options: HTMLAnchorElement[] = [];
  let active = NONE;
  let ticket = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;

  const list = (groups: readonly Group[], name: string, all?: Choice): void => {
    active = NONE;
    options = panel.list(groups, name, all);
  };
  const tell = (sentence: string, heard = sentence): void => {
    panel.say(sentence);
    clearTimeout(saying);
    saying = setTimeout(() => panel.announce(heard), SAYING_PAUSE);
  };
  const pageFor = (q: string): string => (q === '' ? home : `${home}?q=${encodeURIComponent(q)}`);

  function begin(): void {
    tell('');
    list(groupStart(start, say, new Date().toISOString()), say.suggestions);
  }

  function none(sentence: string, q: string): void {
    tell(sentence);
    list(groupWays([...start.ways, { label: say.page, href: pageFor(q) }], say), say.ways);
  }

  async function ask(): Promise<void> {
    clearTimeout(typing);
    const mine = ++ticket;
    const q = input.value.trim();
    if (q === '') return begin();
    if (options.length === 0) panel.say(say.waiting);
    try {
      const filters = { type: NO_FILTER, theme: NO_FILTER, territory: NO_FILTER };
      const { total, corrected, take } = await engine.search({ q, filters, sort: '' });
      const first = await take(0, SHOWN);
      if (mine !== ticket) return;
      if (total === 0)
        return none(
          say.none.replace('{q}', () => q),
          q,
        );
      const n = numbers.format(total);
      const count = total === 1 ? say.one : total > first.length ? say.first : say.some;
      const heard = count.replace('{n}', n).replace('{m}', String(first.length));
      const instead = corrected ? say.corrected.replace('{q}', () => q).replace('{c}', () => corrected) : '';
      tell(instead, `${instead} ${heard}`.trim());
      list(groupResults(first, lang), say.results, { href: pageFor(q), title: say.all.replace('{n}', n) });
    } catch (error) {
      console.error(error);
      if (mine === ticket) none(say.failed, q);
    }
  }

  input.addEventListener('input', () => {
    // What was asked before is no longer the question, nor what was chosen an answer.
    ticket++;
    active = NONE;
    panel.activate(undefined);
    engine.warm();
    clearTimeout(typing);
    typing = setTimeout(() => void ask(), TYPING_PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && active !== NONE) {
      event.preventDefault();
      return options[active]?.click();
    }
    // The browser's own search bar stays closed over ours.
    if (/^k$/i.test(event.key) && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return input.select();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { at, used } = step(event.key, active, options.length);
    if (used) event.preventDefault();
    if (at === active) return;
    active = at;
    panel.activate(options[at]);
  });
  // Beside it is nothing but the dimmed page. Not a click: a selection may end there that began in the field.
  dialog.addEventListener('mousedown', ({ target }) => target === dialog && dialog.close());
  // Back, from a result, comes to the page as it was before the dialog.
  addEventListener('pagehide', () => dialog.close());
  document.body.append(dialog);

  return (opener, typed) => {
    if (dialog.open) return;
    const unlock = lockScroll();
    const unfit = fitKeyboard(dialog);
    dialog.addEventListener(
      'close',
      () => {
        ticket++;
        clearTimeout(typing);
        clearTimeout(saying);
        unlock();
        unfit();
        // Where nothing had the focus, nothing of what is closed keeps it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      },
      { once: true },
    );
    dialog.showModal();
    input.focus();
    if (typed) input.value = typed;
    else input.select();
    if (input.value === '') begin();
    else void ask();
    if (start.ways.length > 0) return;
    void fetch(address('debut.json'))
      .then(async (answer) => {
        start = (await answer.json()) as SearchStart;
        if (input.value === '') begin();
      })
      // Only what would have been suggested is missing.
      .catch((error: unknown) => console.error(error));
  };
}

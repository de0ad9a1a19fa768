/** The dialog's elements, and what is put in them. ARIA APG: a combobox that controls a list of links by groups. */
import type { SearchWords } from '../../../i18n/search-words.ts';
import type { Choice, Group } from './groups.ts';
import { element, pieceNodes } from './nodes.ts';
import { isSlashOn, setSlash } from './slash.ts';

export interface Panel {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  /** Shows these in the place of what was there; the options, in the order of the page. */
  list(groups: readonly Group[], name: string, all?: Choice): HTMLAnchorElement[];
  /** The sentence that is seen; empty for none. */
  say(sentence: string): void;
  /** The sentence that is heard. */
  announce(sentence: string): void;
  activate(option: HTMLAnchorElement | undefined): void;
}

export function createPanel(action: string, say: SearchWords): Panel {
  const input = element('input', {
    // Of type `text`: one of type `search` may not be a combobox (ARIA in HTML).
    type: 'text',
    id: 'dialogue-q',
    name: 'q',
    role: 'combobox',
    placeholder: say.query,
    'aria-expanded': 'false',
    'aria-controls': 'dialogue-resultats',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    inputmode: 'search',
    enterkeyhint: 'search',
  });
  const close = element('button', { type: 'button', class: 'search-dialog-close' }, say.close);
  const label = element('label', { for: input.id, class: 'visually-hidden' }, say.query);
  const form = element('form', { action, method: 'get', role: 'search' }, label, input, close);
  const seen = element('p', { class: 'search-dialog-said', 'aria-hidden': 'true' });
  const heard = element('p', { class: 'visually-hidden', role: 'status' });
  // It scrolls, for which a browser may give it the focus: the arrows do better from the field.
  const listbox = element('div', {
    id: 'dialogue-resultats',
    class: 'search-dialog-list',
    role: 'listbox',
    'aria-label': say.results,
    tabindex: '-1',
  });
  const dialog = element('dialog', { class: 'search-dialog', 'aria-label': say.title });
  dialog.append(form, heard, seen, listbox, help(say));
  close.addEventListener('click', () => dialog.close());

  let active: HTMLAnchorElement | undefined;
  const activate = (option: HTMLAnchorElement | undefined): void => {
    active?.setAttribute('aria-selected', 'false');
    active = option;
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    // The first shows the name of its group as well.
    if (option === listbox.querySelector('a')) listbox.scrollTop = 0;
    else option.scrollIntoView({ block: 'nearest' });
  };

  return {
    dialog,
    input,
    activate,
    list(groups, name, all) {
      activate(undefined);
      listbox.textContent = '';
      listbox.setAttribute('aria-label', name);
      listbox.append(...groups.map(groupNode));
      if (all) listbox.append(optionNode(all, 'search-dialog-all'));
      const options = [...listbox.querySelectorAll('a')];
      options.forEach((option, i) => (option.id = `dialogue-${i}`));
      listbox.hidden = options.length === 0;
      input.setAttribute('aria-expanded', String(options.length > 0));
      listbox.scrollTop = 0;
      return options;
    },
    say(sentence) {
      seen.textContent = sentence;
      seen.hidden = sentence === '';
    },
    announce: (sentence) => void (heard.textContent = sentence),
  };
}

function groupNode({ title, choices }: Group, i: number): HTMLElement {
  const name = element('p', { id: `dialogue-groupe-${i}`, role: 'presentation' }, title);
  return element(
    'div',
    { role: 'group', 'aria-labelledby': name.id },
    name,
    ...choices.map((choice) => optionNode(choice, '')),
  );
}

/** A link, so that it opens beside (Ctrl, middle button) or is shared (long press) like any other. */
function optionNode({ href, title, facts, status, excerpt = [] }: Choice, className: string): HTMLElement {
  const option = element('a', { href, role: 'option', 'aria-selected': 'false', tabindex: '-1' });
  if (className) option.className = className;
  option.append(element('strong', {}, title));
  if (status) option.append(' ', element('span', { class: 'badge' }, status));
  if (facts) option.append(' ', element('span', { class: 'search-dialog-facts' }, facts));
  if (excerpt.length > 0)
    option.append(' ', element('span', { class: 'search-dialog-excerpt' }, ...pieceNodes(excerpt)));
  return option;
}

/** The keys, and the switch of the one that needs no other: for who has a keyboard (the style sheet says). */
function help({ keys, slash }: SearchWords): HTMLElement {
  const hints = keys.flatMap(([key = '', does = '']) => [element('kbd', {}, key), ` ${does} `]);
  const box = element('input', { type: 'checkbox' });
  box.checked = isSlashOn();
  box.addEventListener('change', () => setSlash(box.checked));
  return element(
    'div',
    { class: 'search-dialog-help' },
    element('p', {}, ...hints),
    element('label', {}, box, ` ${slash}`),
  );
}

/**
 * « Jour par jour »: a table of seven days that writes the line of hours, and is filled from it. The line stays the
 * answer: what is in it and in no day of the table (« fermé en août ») stays there.
 */
import type { FormWords } from '../../../i18n/form-words.ts';
import { dayName } from '../../../i18n/calendar-names.ts';
import { hoursByDay, hoursFromDays } from '../../../i18n/hours-by-day.ts';
import type { DayHours } from '../../../i18n/hours-by-day.ts';

type Tell = (field: HTMLTextAreaElement) => void;

export function offerDays(form: HTMLFormElement, words: FormWords['days'], locale: string, tell: Tell): void {
  for (const folded of Array.from(form.querySelectorAll<HTMLDetailsElement>('.by-day'))) {
    const line = folded.parentElement!.querySelector('textarea')!;
    const table = makeTable(line.id, words, locale);
    let beyond: DayHours['beyond'] = { rules: [] };
    const fill = (): void => {
      const read = hoursByDay(line.value);
      // A line that is not understood is not replaced by a table that would lose it.
      table.show(read && read.days);
      if (read) beyond = read.beyond;
    };
    const write = (): void => {
      const { text, faults } = hoursFromDays({ days: table.days(), beyond }, locale);
      table.mark(faults);
      line.value = text;
      line.rows = Math.max(2, text.split('\n').length);
      line.dispatchEvent(new Event('input', { bubbles: true }));
    };
    folded.append(table.root);
    folded.addEventListener('toggle', () => void (folded.open && fill()));
    line.addEventListener('change', fill);
    table.root.addEventListener('input', (event) => {
      // The line tells the form, once.
      event.stopPropagation();
      write();
    });
    table.root.addEventListener('focusout', () => tell(line));
    if (folded.open) fill();
  }
}

interface Table {
  root: HTMLElement;
  /** undefined: nothing can be asked day by day. */
  show: (days: readonly string[] | undefined) => void;
  days: () => string[];
  mark: (faults: readonly number[]) => void;
}

function makeTable(id: string, words: FormWords['days'], locale: string): Table {
  const root = document.createElement('div');
  const how = document.createElement('p');
  how.className = 'help';
  how.id = `${id}-jours`;
  const names = [1, 2, 3, 4, 5, 6, 7].map((day) => dayName(day, locale));
  const rows = names.map((name, index) => makeRow(`${id}-${index + 1}`, name, how.id));
  rows.forEach(({ root: row, input }, index) => {
    if (index > 0) row.append(likeBefore(names, index, rows[index - 1]!.input, input, words));
  });
  root.append(how, ...rows.map(({ root: row }) => row));
  return {
    root,
    show(days) {
      how.textContent = days ? words.how : words.unread;
      rows.forEach(({ root: row, input }, index) => {
        row.hidden = !days;
        if (days && document.activeElement !== input) input.value = days[index]!;
        input.removeAttribute('aria-invalid');
      });
    },
    days: () => rows.map(({ input }) => input.value),
    mark(faults) {
      rows.forEach(({ input }, index) => {
        if (faults.indexOf(index + 1) < 0) input.removeAttribute('aria-invalid');
        else input.setAttribute('aria-invalid', 'true');
      });
    },
  };
}

/** Without a name: the line is what is sent. */
function makeRow(
  id: string,
  name: string,
  described: string,
): { root: HTMLElement; input: HTMLInputElement } {
  const root = document.createElement('p');
  const label = document.createElement('label');
  label.htmlFor = id;
  label.textContent = name;
  const input = document.createElement('input');
  input.id = id;
  input.autocomplete = 'off';
  input.setAttribute('aria-describedby', described);
  root.append(label, input);
  return { root, input };
}

function likeBefore(
  names: readonly string[],
  index: number,
  from: HTMLInputElement,
  to: HTMLInputElement,
  words: FormWords['days'],
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool';
  button.textContent = words.same;
  const label = words.sameAs.replace('{day}', names[index]!).replace('{before}', names[index - 1]!);
  button.setAttribute('aria-label', label);
  button.addEventListener('click', () => {
    to.value = from.value;
    to.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return button;
}

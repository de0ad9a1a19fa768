/** What is missing or cannot be: beside each question, and all together on top, where the focus goes. */
import type { FormWords } from '../../../i18n/form-words.ts';
import { labelOf } from './answers.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether the form may leave. */
export function showFaults(root: HTMLElement, form: HTMLFormElement, words: FormWords): boolean {
  const summary = root.querySelector<HTMLElement>('.form-faults')!;
  const list = document.createElement('ul');
  for (const question of form.querySelectorAll<HTMLElement>('.question')) {
    const control = Array.from(question.querySelectorAll<Control>('input, select, textarea')).find(
      (one) => !one.checkValidity(),
    );
    for (const one of question.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid');
    say(question, control ? sentence(control, labelOf(question), words.faults) : '', 'fault');
    if (!control) continue;
    control.setAttribute('aria-invalid', 'true');
    control.addEventListener(
      'input',
      () => {
        control.removeAttribute('aria-invalid');
        say(question, '', 'fault');
      },
      { once: true },
    );
    list.append(itemFor(control, sentence(control, labelOf(question), words.faults)));
  }
  summary.hidden = list.children.length === 0;
  summary.textContent = '';
  if (summary.hidden) return true;
  const title = document.createElement('p');
  title.textContent = words.faults.title;
  summary.append(title, list);
  summary.focus();
  return false;
}

function itemFor(control: Control, text: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `#${control.id || control.name}`;
  link.textContent = text;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const folded = control.closest('details');
    if (folded) folded.open = true;
    control.focus();
  });
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Under a question, heard with its control. An advice stays until the same place is read again. */
export function say(question: HTMLElement, text: string, kind: 'fault' | 'advice' | 'understood'): void {
  const control = question.matches('fieldset')
    ? question
    : question.querySelector('input, select, textarea')!;
  const id = `${control.id}-${kind}`;
  const ids = (control.getAttribute('aria-describedby') || '').split(' ').filter((one) => one && one !== id);
  let place = document.getElementById(id);
  if (!place) {
    if (!text) return;
    place = document.createElement('p');
    place.id = id;
    place.setAttribute('role', 'status');
    place.className = kind === 'understood' ? 'fault understood' : 'fault';
    question.append(place);
  }
  place.textContent = text;
  if (text) ids.push(id);
  control.setAttribute('aria-describedby', ids.join(' '));
}

function sentence({ validity, type }: Control, label: string, faults: FormWords['faults']): string {
  if (validity.valueMissing)
    return (type === 'radio' ? faults.choose : faults.missing).replace('{label}', label);
  if (type === 'email') return faults.email;
  if (type === 'url') return faults.url;
  return type === 'number' ? faults.number : faults.date;
}

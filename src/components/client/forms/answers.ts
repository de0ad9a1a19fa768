/** What was answered, as people say it: labels rather than codes, days as they are written. */
import type { Answer } from '../../../lib/proposal-text.ts';
import { fold } from '../../../lib/text/fold.ts';

export function answersOf(form: HTMLFormElement, locale: string): Answer[] {
  return Array.from(form.querySelectorAll<HTMLElement>('.question'), (question) => ({
    label: labelOf(question),
    text: answerOf(question, locale),
  })).filter(({ text }) => text !== '');
}

/** The words of a question, without « (facultatif) ». */
export const labelOf = (question: HTMLElement): string =>
  (question.querySelector('legend, .tick > span, label')!.firstChild!.textContent || '').trim();

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function answerOf(question: HTMLElement, locale: string): string {
  const controls = Array.from(question.querySelectorAll<Control>('input, select, textarea'));
  const ticks = controls.filter(({ type }) => type === 'checkbox' || type === 'radio') as HTMLInputElement[];
  if (ticks.length > 0)
    return ticks
      .filter(({ checked }) => checked)
      .map((tick) => (tick.value === 'oui' ? 'oui' : tick.nextElementSibling!.textContent!.trim()))
      .join('\n');
  const [one] = controls as [Control];
  if (one instanceof HTMLSelectElement) return one.value && one.selectedOptions[0]!.text.trim();
  // 2026-12-05 is read by few.
  if (one.type === 'date' && !locale.startsWith('en')) return one.value.split('-').reverse().join('/');
  return one.value.trim();
}

/** « proposition-cafe-des-bricoles.txt »: a text, which every phone opens and shares. */
export function fileName(heading: string, title: string): string {
  const words = fold(`${heading.split(/\s*:/)[0]} ${title}`).replace(/[^a-z0-9]+/g, '-');
  return `${words.slice(0, 60).replace(/^-+|-+$/g, '')}.txt`;
}

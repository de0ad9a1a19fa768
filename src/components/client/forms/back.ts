/**
 * What is read of hours, rhythms and numbers, said back under the question as one leaves it; by the reader that will
 * make the page of them. What is not read is said too, and stops nothing: the team reads what a program does not.
 */
import type { FormWords } from '../../../i18n/form-words.ts';
import { readFrenchRecurrence } from '../../../i18n/recurrence/read-french.ts';
import { sayRead } from '../../../i18n/recurrence/say-read.ts';
import { sayOpening } from '../../../i18n/say-opening.ts';
import { onOneLine, readByAppointment, readHours } from '../../../lib/opening-hours.ts';
import { parsePhone } from '../../../lib/phone.ts';
import { offerDays } from './day-hours.ts';
import { say } from './faults.ts';

type Asking = HTMLInputElement | HTMLTextAreaElement;
type Kind = 'hours' | 'phone' | 'recurrence';

export function readBack(form: HTMLFormElement, { faults: words, days }: FormWords, locale: string): void {
  const tell = (field: Asking): void => {
    const kind = field.dataset.control as Kind;
    const text = field.value.trim();
    const read = text ? readAs(kind, text, form, locale) : { said: '' };
    const said = read.said && words.understood.replace('{words}', read.said);
    const place = field.closest<HTMLElement>('.question')!;
    const told = said && read.advice ? `${said} ${words[read.advice]}` : said;
    say(place, told ?? words[read.advice ?? kind], said ? 'understood' : 'advice');
    say(place, '', said ? 'advice' : 'understood');
  };
  const asking = form.querySelectorAll<Asking>('[name][data-control]');
  form.addEventListener('focusout', ({ target }) => {
    const field = target as Asking;
    if (field.name && field.dataset.control) tell(field);
    // A rhythm is said with its first day and its hours.
    const rhythm = form.querySelector<Asking>('[data-control=recurrence]');
    if (rhythm && /^(?:start|end)\./.test(field.name)) tell(rhythm);
  });
  // A draft that came back is said back as well; not the field in which one already types.
  for (const field of Array.from(asking)) if (field !== document.activeElement) tell(field);
  offerDays(form, days, locale, tell);
}

interface Read {
  /** In words; '' where the words are the answer itself, undefined where it is not read. */
  said?: string | undefined;
  advice?: 'holidays' | 'often' | 'hour' | undefined;
}

function readAs(kind: Kind, text: string, form: HTMLFormElement, locale: string): Read {
  if (kind === 'phone') return parsePhone(text).ok ? { said: '' } : {};
  if (kind === 'hours') return { said: sayHours(onOneLine(text), form, locale) };
  const at = (name: string) => (form.elements.namedItem(name) as HTMLInputElement | null)?.value || '';
  const day = at('start.date') || new Date().toISOString().slice(0, 10);
  const rhythm = readFrenchRecurrence(text, day);
  if (!rhythm.ok) return { advice: rhythm.reason === 'format' ? undefined : (rhythm.reason as 'often') };
  const said = sayRead(rhythm.value, { day, start: at('start.time'), end: at('end.time') }, locale);
  const { part, start } = rhythm.value;
  return { said: `${said}.`, advice: part && !start && !at('start.time') ? 'hour' : undefined };
}

/** « sur rendez-vous » beside them, where there is a place for what hours do not say. */
function sayHours(text: string, form: HTMLFormElement, locale: string): string | undefined {
  const hours = readHours(text);
  if (hours.ok) return sayOpening(hours.value, locale);
  const beside = form.elements.namedItem('openingHoursNote') ? readByAppointment(text) : undefined;
  return beside && `${beside.hours ? `${sayOpening(beside.hours, locale)} ` : ''}${beside.note}.`;
}

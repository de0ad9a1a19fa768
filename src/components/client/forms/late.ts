/** What a form needs once somebody touches it: names to choose from, hours and rhythms read back, faults, the mail. */
import { formWords } from '../../../i18n/form-words.ts';
import { writeProposal } from '../../../lib/proposal-text.ts';
import { answersOf, fileName } from './answers.ts';
import { readBack } from './back.ts';
import { showFaults } from './faults.ts';
import { offerNames } from './names.ts';
import { READY } from './ready.ts';
import { offerSame } from './same.ts';
import { prepareSending } from './send.ts';

function start(root: HTMLElement, form: HTMLFormElement): void {
  const say = formWords(document.documentElement.lang);
  const sending = prepareSending(root, say.send, () => {
    root.dispatchEvent(new Event(READY.done));
    sending.hide();
  });
  const submit = (): void => {
    if (!showFaults(root, form, say)) return sending.hide();
    const answers = answersOf(form, document.documentElement.lang);
    const { heading = '' } = root.dataset;
    sending.show(writeProposal(heading, answers, say.end), fileName(heading, answers[0]?.text ?? ''));
  };
  form.addEventListener('submit', submit);
  form.addEventListener('input', () => sending.hide());
  form.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'url') complete(target);
  });
  readBack(form, say, document.documentElement.lang);
  offerNames(root, form);
  offerSame(root, form, say);
  if (form.dataset.sent !== undefined) submit();
}

/** « www.exemple.fr » is an address to everybody but to the browser. */
function complete(field: HTMLInputElement): void {
  const text = field.value.trim();
  if (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(text)) field.value = `https://${text}`;
}

const root = document.querySelector<HTMLElement>('.propose');
const form = root?.querySelector('form');
if (root && form) start(root, form);

/** What the form of a contribution needs once somebody touches it: names, nearly the same name, faults, photos. */
import { formWords } from '../../../i18n/form-words.ts';
import { participantWords } from '../../../i18n/workshop/participant.ts';
import { showFaults } from '../forms/faults.ts';
import { offerNames } from '../forms/names.ts';
import { WORK } from './events.ts';
import { offerNear } from './near.ts';
import { takePhotos } from './photos.ts';

function start(root: HTMLElement, form: HTMLFormElement): void {
  const { lang } = document.documentElement;
  const say = participantWords(lang);
  offerNames(root, form);
  offerNear(root, form, say.form);
  takePhotos(root, form, say);
  root.addEventListener(WORK.leaving, (event) => {
    if (!showFaults(root, form, formWords(lang))) event.preventDefault();
  });
  form.addEventListener('focusout', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'url') complete(target);
  });
}

/** « www.exemple.fr » is an address to everybody but to the browser. */
function complete(field: HTMLInputElement): void {
  const text = field.value.trim();
  if (!/^[\w-]+(\.[\w-]+)+(\/|$)/.test(text)) return;
  field.value = `https://${text}`;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const root = document.querySelector<HTMLElement>('.work');
const form = root && root.querySelector('form');
if (root && form) start(root, form);

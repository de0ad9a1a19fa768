/** The pages of a workshop beside the form: what waits on the device leaves, news come in, a receipt is printed. */
import { followState } from './follow.ts';
import { startOutbox } from './outbox.ts';

const box = document.querySelector<HTMLElement>('.outbox');
if (box) startOutbox(box);
const live = document.querySelector<HTMLElement>('.work-live');
if (live) followState(live);
const button = document.querySelector<HTMLElement>('[data-work=print]');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** Photos of a contribution: prepared on the device, sent apart from the text, tried again, shown and described. */
import type { ParticipantWords } from '../../../i18n/workshop/participant.ts';
import { say as sayUnder } from '../forms/faults.ts';
import { WORK } from './events.ts';
import { pause } from './post.ts';
import { upload, Refused } from './upload.ts';
import type { Arrived } from './upload.ts';
import { upright } from './upright.ts';
import { forgetPhoto, keepPhoto, waitingPhotos } from './waiting.ts';
import type { Waiting } from './waiting.ts';

export function takePhotos(root: HTMLElement, form: HTMLFormElement, words: ParticipantWords): void {
  const input = form.querySelector<HTMLInputElement>('[type=file]');
  if (!input) return;
  const { photo: address = '', token = '', id = '' } = root.dataset;
  const say = words.photo;
  const question = input.closest<HTMLElement>('.question')!;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'work-photo-status';
  question.append(status);
  const tell = (text: string): void => void (status.textContent = text);

  /** Until it is there: nothing is sent for review without it. */
  const busy = (is: boolean): void => {
    input.disabled = is;
    root.dataset.pending = is ? '1' : '';
    root.dispatchEvent(new Event(WORK.photos));
  };
  const take = async (file: File): Promise<void> => {
    sayUnder(question, '', 'fault');
    if (!mayBePhoto(file)) return sayUnder(question, say.kind, 'fault');
    busy(true);
    tell(say.working);
    const ready = await upright(file).catch(() => undefined);
    if (!ready) {
      tell('');
      sayUnder(question, isHeic(file) ? say.heic : say.broken, 'fault');
      return busy(false);
    }
    const waiting = { id, name: nameOf(file), photo: ready };
    if (await send({ ...waiting, key: await keepPhoto(waiting) })) busy(false);
  };
  /** Whether it is settled: there, or of no use. */
  const send = async ({ name, photo, key }: Waiting): Promise<boolean> => {
    const to = `${address}?name=${encodeURIComponent(name)}`;
    for (let failed = 0; ; failed++) {
      try {
        const arrived = await upload(to, token, photo, (percent) =>
          tell(say.sending.replace('{n}', `${percent}`)),
        );
        await forgetPhoto(key);
        show(arrived, root, form);
        tell(say.done);
        return true;
      } catch (error) {
        if (error instanceof Refused) {
          tell('');
          sayUnder(question, error.message || say.refused, 'fault');
          if (!error.isForNow) await forgetPhoto(key);
          return !error.isForNow;
        }
        tell(say.waiting);
        await untilThen(pause(failed));
      }
    }
  };
  const changed = (): void => {
    const file = input.files && input.files[0];
    // Being prepared, or taken up.
    if (!file || input.disabled) return;
    // Its bytes stay at hand; the field is free for another.
    void take(file).then(() => (input.value = ''));
  };
  /** Those that a page that was closed did not send. */
  const takeUp = async (): Promise<void> => {
    const left = await waitingPhotos(id);
    if (left.length > 0) busy(true);
    let isSettled = true;
    for (const one of left) isSettled = (await send(one)) && isSettled;
    if (root.dataset.pending && isSettled) busy(false);
  };
  input.addEventListener('change', changed);
  void takeUp().then(changed);
  form.addEventListener('focusout', ({ target }) => {
    const field = target as HTMLInputElement;
    if (!field.name || field.name.indexOf('alt:') !== 0) return;
    const isPoor = /\.(jpe?g|png|webp|heic)$|^(img|dsc|photo|image)[\s_-]*\d*$/i.test(field.value.trim());
    sayUnder(field.closest<HTMLElement>('.question')!, isPoor ? say.poor : '', 'advice');
  });
}

/** Some pickers give no type. */
const mayBePhoto = ({ type, name }: File): boolean =>
  type ? type.indexOf('image/') === 0 : /\.(jpe?g|png|webp|hei[cf])$/i.test(name);
const isHeic = ({ type, name }: File): boolean => /hei[cf]/i.test(type) || /\.hei[cf]$/i.test(name);

/** Made a JPEG, whatever it was. */
const nameOf = ({ name }: File): string => `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;

/** After a while, or as soon as there is a network. */
const untilThen = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      removeEventListener('online', done);
      resolve();
    };
    setTimeout(done, milliseconds);
    addEventListener('online', done);
  });

/** As the server would have written it. */
function show({ path, href }: Arrived, root: HTMLElement, form: HTMLFormElement): void {
  const list = root.querySelector('.work-shots')!;
  const model = root.querySelector<HTMLTemplateElement>('.work-photos template')!;
  const shot = document.importNode(model.content, true);
  const number = `${list.children.length}`;
  for (const one of Array.from(shot.querySelectorAll('*')))
    for (const name of ['id', 'for', 'aria-describedby']) {
      const value = one.getAttribute(name);
      if (value) one.setAttribute(name, value.replace('alt--1', `alt-${number}`));
    }
  shot.querySelector('img')!.src = href;
  const field = shot.querySelector('input')!;
  field.name = `alt:${path}`;
  shot.querySelector('button')!.value = `remove-photo:${path}`;
  list.append(shot);
  const added = form.querySelector<HTMLInputElement>(`#alt-${number}`);
  if (added) added.focus();
}

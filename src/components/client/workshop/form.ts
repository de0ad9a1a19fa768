/**
 * The form of a contribution, before it is touched: what this device kept comes back, what is typed is kept, and a small
 * screen asks one question at a time. The rest (late.ts) comes with the first gesture: a form weighs little to open.
 */
// Not workers: scripts of their own.
import backHref from './back.ts?worker&url';
import lateHref from './late.ts?worker&url';
import { WORK } from './events.ts';
import { load } from './load.ts';
import { startSteps } from './steps.ts';
import { startSync } from './sync.ts';
import type { Said, Sync, SyncOptions } from './sync.ts';
import type { Leaving } from './kept.ts';

export function startForm(root: HTMLElement): void {
  const form = root.querySelector('form')!;
  const say = JSON.parse(root.dataset.said!) as Said;
  const place = root.querySelector<HTMLElement>('.work-where')!;
  const line = place.querySelector('span')!;
  const here = say.here[matchMedia('(pointer: coarse)').matches ? 0 : 1]!;
  const choices = document.createElement('p');
  let isClash = false;
  place.append(choices);

  const tell = (what: keyof Said, why = ''): void => {
    const text = `${(say[what] as string).replace('{here}', here)} ${why}`.trim();
    place.dataset.is = what;
    // The same words are not read aloud at each letter.
    if (line.textContent !== text) line.textContent = text;
    // Between two texts one chooses; till then both are offered.
    if (!isClash) choices.textContent = '';
    if (what === 'ended') choose(say.enter, () => location.reload());
  };
  const choose = (text: string, act: () => void): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'tool';
    button.textContent = text;
    button.addEventListener('click', act);
    choices.append(button);
  };
  const set = (name: string, value: string): void => {
    let field = form.querySelector<HTMLInputElement>(`[type=hidden][name=${name}]`);
    if (!field) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      form.append(field);
    }
    field.value = value;
  };
  /** As a browser without scripts would; photos have left already. */
  const submit = (doing: string): void => {
    set('faire', doing);
    set('revision', `${sync.next()}`);
    const photo = form.querySelector<HTMLInputElement>('[type=file]');
    if (photo) photo.disabled = true;
    form.submit();
  };
  const leave = (leaving: Leaving): void => {
    if (root.dataset.pending) return tell('photo');
    tell('sending');
    submit(leaving);
  };
  const late = once(lateHref);
  const back = once(backHref);
  const options: SyncOptions = {
    root,
    form,
    tell,
    leave,
    photo: () => late(),
    clash(mine, theirs) {
      choices.textContent = '';
      isClash = true;
      const chosen = (then: () => void) => (): void => {
        isClash = false;
        choices.textContent = '';
        then();
      };
      choose(say.mine, chosen(mine));
      choose(
        say.theirs,
        chosen(
          theirs ||
            (() => {
              sync.giveUp();
              location.reload();
            }),
        ),
      );
    },
  };
  // A reviewer who edits in place saves at once, or not at all.
  const sync: Sync = root.dataset.keep ? startSync(options) : atOnce(root, submit);
  const steps = startSteps(root, form, say);

  const go = async (doing: string): Promise<void> => {
    const leaving = doing === 'send' || doing === 'another' ? doing : undefined;
    if (leaving && !root.dispatchEvent(new Event(WORK.leaving, { cancelable: true }))) return;
    sync.wait(leaving);
    const isReceived = await sync.flush();
    // What was pressed goes on once they chose.
    if (isClash) choices.querySelector('button')!.focus();
    if (!isReceived || leaving) return;
    if (doing !== 'preview') steps.stay();
    submit(doing);
  };

  let clicked: HTMLElement | null = null;
  form.addEventListener('click', ({ target }) => {
    clicked = (target as Element).closest<HTMLElement>('[name=faire]');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const doing = clicked instanceof HTMLButtonElement ? clicked.value : 'keep';
    // Enter: to the next question, or the text is kept; it is never sent.
    if (!clicked || clicked.dataset.enter !== undefined) return void (steps.next() || sync.flush());
    late(() => void go(doing));
  });
  const touched = ({ target }: Event): void => {
    late();
    if ((target as HTMLElement).dataset.control) back();
  };
  // A tap gives some browsers' buttons no focus.
  for (const gesture of ['focusin', 'change', 'click']) form.addEventListener(gesture, touched);
  // Read back at once where something is to be read.
  for (const one of Array.from(form.querySelectorAll<HTMLInputElement>('[data-control]')))
    if (one.value) back();
  root.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('.form-faults a');
      const id = link && link.getAttribute('href')!.slice(1);
      const found = id && (document.getElementById(id) || form.querySelector(`[name="${id}"]`));
      if (!found) return;
      event.preventDefault();
      steps.show(found as HTMLElement);
    },
    true,
  );
  // Back to a page that some browsers froze as it left.
  addEventListener('pageshow', ({ persisted }) => void (persisted && location.reload()));
  root.addEventListener(WORK.photos, sync.onTyped);
}

/** Nothing is kept on the way: the number of the form stays what the server gave. */
const atOnce = ({ dataset }: HTMLElement, submit: (doing: string) => void): Sync => ({
  onTyped: () => undefined,
  flush: () => Promise.resolve(true),
  wait: (leaving) => void (leaving && submit(leaving)),
  next: () => +dataset.revision!,
  giveUp: () => undefined,
});

/** Asks for a script once; what comes after it is done even where it cannot be had. */
function once(href: string): (then?: () => void) => void {
  let state: 'asked' | 'there' | undefined;
  let waiting: (() => void)[] = [];
  const done = (is?: 'there'): void => {
    state = is;
    const all = waiting;
    waiting = [];
    for (const one of all) one();
  };
  return (then) => {
    if (then) waiting.push(then);
    if (state === 'there') return done('there');
    if (state) return;
    state = 'asked';
    load(
      href,
      () => done('there'),
      () => done(),
    );
  };
}

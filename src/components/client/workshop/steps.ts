/**
 * One question at a time on a small screen: the same form, of which one step is shown. The phone's own Back button goes
 * to the previous one, a reload comes back to the same, and all can be seen at once.
 */
import type { Said } from './sync.ts';

export interface Steps {
  /** To the next question; whether there is one, and questions are shown one by one. */
  next(): boolean;
  /** The page comes back by itself: to the same question. */
  stay(): void;
  /** To an element, wherever it is. */
  show(element: HTMLElement): void;
}

const SMALL = '(max-width: 40rem)';
const ALL = 'cordee:workshop:all';
const STAY = 'cordee:workshop:stay';

export function startSteps(root: HTMLElement, form: HTMLFormElement, say: Said): Steps {
  const steps = stepsOf(form);
  const progress = root.querySelector<HTMLElement>('.work-progress')!;
  const [line, bar] = [progress.querySelector('p')!, progress.querySelector('progress')!];
  const toggle = progress.querySelector('button')!;
  const moves = root.querySelector<HTMLElement>('.work-moves')!;
  const [previous, next] = Array.from(moves.querySelectorAll('button')) as HTMLElement[] as [
    HTMLElement,
    HTMLElement,
  ];
  const small = matchMedia(SMALL);
  const last = steps.length - 1;
  let at = 0;
  let seesAll = remembered(ALL) === '1';
  const isOn = (): boolean => small.matches && !seesAll;

  const paint = (): void => {
    const on = isOn();
    progress.hidden = !small.matches;
    moves.hidden = !on;
    root.classList.toggle('one', on);
    for (const old of Array.from(form.querySelectorAll('[data-on]'))) old.removeAttribute('data-on');
    for (const part of steps[at]!) {
      part.setAttribute('data-on', '');
      const group = part.closest('.questions');
      if (group) group.setAttribute('data-on', '');
    }
    line.textContent = !on
      ? ''
      : at === last
        ? say.last
        : say.step.replace('{n}', `${at + 1}`).replace('{m}', `${last}`);
    bar.hidden = !on;
    bar.max = last;
    bar.value = at;
    previous.hidden = at === 0;
    next.hidden = at === last;
  };
  const go = (to: number, focuses: boolean): void => {
    at = Math.max(0, Math.min(last, to));
    paint();
    if (!isOn() || !focuses) return;
    const [first] = steps[at]!;
    const target =
      at === last
        ? first!
        : first!.matches('fieldset')
          ? first!
          : first!.querySelector<HTMLElement>('input, select, textarea')!;
    if (target.matches('fieldset, section, details')) target.tabIndex = -1;
    // What is read first is the number of the question, then the question.
    root.scrollIntoView();
    target.focus({ preventScroll: true });
  };
  const advance = (to: number): void => {
    history.pushState({ step: to, from: at }, '');
    go(to, true);
  };

  toggle.addEventListener('click', () => {
    seesAll = !seesAll;
    remember(ALL, seesAll ? '1' : '');
    const { other = '' } = toggle.dataset;
    toggle.dataset.other = toggle.textContent!.trim();
    toggle.textContent = other;
    paint();
  });
  previous.addEventListener('click', () => {
    const state = history.state as { from?: number } | null;
    if (state && state.from === at - 1) return history.back();
    history.replaceState({ step: at - 1 }, '');
    go(at - 1, true);
  });
  next.addEventListener('click', () => advance(at + 1));
  // Another page of the same address, a link within it, has no step.
  addEventListener('popstate', ({ state }) => {
    if (state) go((state as { step: number }).step, true);
  });
  // Safari 13 knows no other way to hear of it.
  small.addListener(paint);

  const stepOf = (element: Element): number =>
    steps.findIndex((parts) => parts.some((part) => part === element || part.contains(element)));
  const show = (element: HTMLElement): void => {
    const to = stepOf(element);
    if (isOn() && to >= 0 && to !== at) advance(to);
    const folded = element.closest('details');
    if (folded) folded.open = true;
    if (element.matches('fieldset')) element.tabIndex = -1;
    element.focus();
  };

  if (seesAll) [toggle.textContent, toggle.dataset.other] = [toggle.dataset.other!, toggle.textContent!];
  const wrong = form.querySelector('[aria-invalid=true], fieldset .fault');
  const state = history.state as { step?: number } | null;
  const stayed = +remembered(STAY);
  remember(STAY, '');
  go(wrong ? Math.max(0, stepOf(wrong)) : state?.step || stayed, false);
  if (!state) history.replaceState({ step: at }, '');

  return {
    next() {
      if (!isOn() || at === last) return false;
      advance(at + 1);
      return true;
    },
    stay: () => remember(STAY, `${at}`),
    show,
  };
}

/** What is asked together: hours with hours, and a yes with what it is about. The last one is the end. */
function stepsOf(form: HTMLFormElement): HTMLElement[][] {
  const steps: HTMLElement[][] = [];
  const kindOf = (question: HTMLElement): string =>
    (question.querySelector('input, select, textarea') as HTMLInputElement | null)?.type || '';
  let before: HTMLElement | undefined;
  for (const question of Array.from(form.querySelectorAll<HTMLElement>('.question'))) {
    if (question.closest('details, .work-shots')) continue;
    const kind = kindOf(question);
    const isYes = kind === 'checkbox' && !question.matches('fieldset');
    const joins =
      before &&
      before.parentElement === question.parentElement &&
      (isYes || (kind === 'time' && kindOf(before) === 'time'));
    if (joins) steps[steps.length - 1]!.push(question);
    else steps.push([question]);
    before = question;
  }
  const shots = form.querySelector<HTMLElement>('.work-shots');
  if (shots) steps[steps.length - 1]!.push(shots);
  const end = form.querySelector<HTMLElement>('.work-end')!;
  const more = form.querySelector<HTMLElement>('.form-more');
  steps.push(more ? [end, more] : [end]);
  return steps;
}

function remembered(key: string): string {
  try {
    return localStorage.getItem(key) || '';
  } catch {
    return '';
  }
}

function remember(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // It is asked again next time.
  }
}

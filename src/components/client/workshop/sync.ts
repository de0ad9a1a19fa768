/**
 * A text as one types, on the device at once and on the laptop of the workshop soon after. Each save bears a number
 * that grows; it is tried again until it is received, and told where the text is.
 */
import type { ParticipantWords } from '../../../i18n/workshop/participant.ts';
import { readKept, writeKept } from './kept.ts';
import type { Kept, Leaving } from './kept.ts';
import { pause, postKept } from './post.ts';
import type { Became } from './post.ts';
import { fill, same, valuesOf } from './values.ts';

export type Said = ParticipantWords['form']['said'];

export interface Sync {
  /** Something was typed. */
  onTyped(): void;
  /** Everything is to be received now. Whether it is. */
  flush(): Promise<boolean>;
  /** What goes by itself once all is received; undefined takes it back. */
  wait(leaving: Leaving | undefined): void;
  /** The number of a save that the form itself makes, as a browser without scripts would. */
  next(): number;
  /** The device forgets: the laptop's text is the one that is wanted. */
  giveUp(): void;
}

export interface SyncOptions {
  root: HTMLElement;
  form: HTMLFormElement;
  tell: (what: keyof Said, why?: string) => void;
  /** All was received, and this was waiting. */
  leave: (leaving: Leaving) => void;
  /** A photo of this device has not left. */
  photo: () => void;
  /** The laptop has a newer text of another device. @param theirs where the form shows it already */
  clash: (mine: () => void, theirs?: () => void) => void;
}

/** Of this page alone: two tabs of a phone are two. */
const drawn = (): string => Math.random().toString(36).slice(2) + Date.now().toString(36);

/** Between the last letter and the save, in milliseconds. */
const QUIET = 1500;

export function startSync({ root, form, tell, leave, photo, clash }: SyncOptions): Sync {
  const { id = '', keep = '', token = '', revision = '0' } = root.dataset;
  const found = readKept(id);
  const kept: Kept = {
    values: valuesOf(form),
    revision: +revision,
    since: +revision,
    device: drawn(),
    dirty: false,
    tries: 0,
    title: '',
    keep,
    action: form.action,
    edit: location.href.split('#')[0]!,
  };
  let waiting = 0;
  let failed = 0;
  let typed = 0;
  let hurried = -1;
  let trying: Promise<Became> | undefined;
  let isStored = true;
  /** The form shows the laptop's text, and the device holds another: one of them is chosen first. */
  let isHeld = false;

  const store = (): void => void (isStored = writeKept(id, kept));
  const soon = (after: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void push(), after) as unknown as number;
  };
  const where = (): void => {
    if (kept.clash) tell('older');
    else if (kept.dirty) tell(isStored ? 'local' : 'refused');
    else tell(isStored ? 'received' : 'laptop');
  };

  const save = async (): Promise<Became> => {
    const before = typed;
    const tried = ++kept.revision;
    store();
    const { became, revision: newest, why } = await postKept(kept, token);
    if (became === 'kept') {
      failed = 0;
      kept.revision = Math.max(kept.revision, newest);
      kept.since = newest;
      kept.before = undefined;
      if (before === typed) kept.dirty = false;
      store();
      where();
      if (kept.dirty) soon(QUIET);
      else if (kept.leaving) leave(kept.leaving);
    } else if (became === 'older' && newest > tried && newest <= kept.revision) {
      // Overtaken by a save of this very page, as it was being hidden.
      soon(QUIET);
    } else if (became === 'older') {
      kept.clash = true;
      store();
      clash(() => take(newest));
      tell('older');
    } else if (became === 'ended') tell('ended');
    else {
      if (became === 'refused') tell('trouble', why);
      else tell(kept.leaving ? 'waiting' : isStored ? 'offline' : 'refused');
      soon(pause(failed++));
    }
    return became;
  };
  const push = async (): Promise<boolean> => {
    clearTimeout(waiting);
    if (!kept.dirty && !kept.leaving) return true;
    if (kept.clash) return false;
    trying = trying || save();
    const became = await trying;
    trying = undefined;
    return became === 'kept' && !kept.dirty;
  };
  /** Mine again, above the number of the other. */
  const take = (newest: number): void => {
    kept.revision = Math.max(kept.revision, newest);
    kept.since = newest;
    kept.clash = undefined;
    kept.dirty = true;
    void push();
  };
  const onTyped = (): void => {
    if (isHeld) return where();
    typed++;
    kept.values = valuesOf(form);
    const title = kept.values['name'] || kept.values['title'];
    kept.title = (title && title[0]) || '';
    kept.dirty = true;
    kept.photo = !!root.dataset.pending;
    store();
    if (!failed) where();
    soon(failed ? pause(failed) : QUIET);
  };
  const hurry = (): void => {
    if (!kept.dirty || kept.clash || hurried === typed) return;
    hurried = typed;
    kept.revision++;
    store();
    if ('keepalive' in Request.prototype) void postKept(kept, token, true);
    else if ('sendBeacon' in navigator) {
      // The form itself, as a browser without scripts would keep it.
      const data = new FormData(form);
      data.delete('photo');
      data.set('faire', 'keep');
      data.set('revision', `${kept.revision}`);
      data.set('since', `${kept.since}`);
      data.set('device', kept.device);
      navigator.sendBeacon(form.action, data);
    }
  };

  comeBack(found);
  form.addEventListener('input', onTyped);
  addEventListener('online', () => void push());
  addEventListener('pagehide', hurry);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? hurry() : void push(),
  );

  /** Of the device and the laptop, the newer. */
  function comeBack(own: Kept | undefined): void {
    if (own && own.photo) {
      root.dataset.pending = '1';
      kept.photo = true;
      photo();
    }
    if (!own) return void (kept.revision > 0 && tell('laptop'));
    if (own.dirty && !same(own.values, kept.values)) {
      if (own.clash || own.revision < kept.revision) {
        kept.clash = isHeld = true;
        const chosen = (): void => {
          isHeld = false;
          kept.clash = undefined;
          onTyped();
        };
        clash(() => {
          fill(form, own.values);
          chosen();
        }, chosen);
        return tell('older');
      }
      // The laptop says whether another wrote since: what it was written over is not what it shows now.
      kept.since = own.since;
      kept.before = `${own.device}.${own.before || ''}`.slice(0, 200);
      fill(form, own.values);
      kept.values = valuesOf(form);
      kept.dirty = true;
      tell('back');
    }
    kept.title = own.title;
    // What the server refused is not sent again by itself; nor what failed three times.
    const isRefused = root.querySelector('.form-faults:not([hidden]), section.same') || own.tries > 2;
    kept.leaving = isRefused ? undefined : own.leaving;
    kept.tries = isRefused ? 0 : own.tries;
    kept.revision = Math.max(own.revision, kept.revision);
    store();
    if (kept.dirty || kept.leaving) soon(QUIET);
    else where();
  }

  return {
    onTyped,
    async flush() {
      // A save on its way may be older than the last letter.
      if (trying) await trying;
      if (isHeld) return false;
      kept.values = valuesOf(form);
      kept.dirty = true;
      typed++;
      store();
      return push();
    },
    wait(leaving) {
      kept.leaving = leaving;
      store();
    },
    next() {
      kept.revision++;
      kept.tries++;
      store();
      return kept.revision;
    },
    giveUp() {
      kept.dirty = false;
      writeKept(id, undefined);
    },
  };
}

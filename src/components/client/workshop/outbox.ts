/**
 * What is still on this device alone, told and sent from any page of the workshop: a form that was closed without a
 * network, a phone that died. What the laptop has is forgotten here once it was sent for review.
 */
import type { ParticipantWords } from '../../../i18n/workshop/participant.ts';
import { allKept, readKept, writeKept } from './kept.ts';
import type { Kept } from './kept.ts';
import { pause, postKept } from './post.ts';

export function startOutbox(root: HTMLElement): void {
  const { token = '', done } = root.dataset;
  const say = JSON.parse(root.dataset.said!) as ParticipantWords['outbox'];
  const here = say.here[matchMedia('(pointer: coarse)').matches ? 0 : 1]!;
  const own = done && readKept(done);
  if (own && !own.dirty && !own.photo) writeKept(done, undefined);
  const waiting = (): [string, Kept][] =>
    allKept().filter(([, kept]) => kept.dirty || kept.leaving || kept.photo);
  let failed = 0;
  const run = async (): Promise<void> => {
    const all = waiting();
    if (all.length === 0) return;
    tell(all);
    for (const [id, kept] of all) if (!(await leave(id, kept, token))) break;
    const left = waiting();
    if (left.length === 0) return finish();
    tell(left);
    // Those that the laptop will not have wait for their author.
    setTimeout(() => void run(), pause(++failed));
  };
  const tell = (all: [string, Kept][]): void => {
    root.textContent = '';
    const line = document.createElement('p');
    line.textContent = say.waiting[all.length > 1 ? 1 : 0]!.replace('{here}', here).replace(
      '{n}',
      `${all.length}`,
    );
    const list = document.createElement('ul');
    for (const [, { title, edit }] of all) {
      const link = document.createElement('a');
      link.href = edit;
      link.textContent = say.open.replace('{title}', title || say.untitled);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    root.append(line, list);
  };
  const finish = (): void => {
    root.textContent = say.received.replace('{here}', here);
  };
  void run();
  addEventListener('online', () => void run());
  const leaving = document.querySelector('[data-work=leave]');
  // A phone that was lent keeps nothing that is received.
  if (leaving)
    leaving.addEventListener('submit', () => {
      for (const [id, kept] of allKept())
        if (!kept.dirty && !kept.leaving && !kept.photo) writeKept(id, undefined);
    });
}

/** Whether it is there. */
async function leave(id: string, kept: Kept, token: string): Promise<boolean> {
  // A photo leaves from its form.
  if (!kept.dirty && !kept.leaving) return true;
  kept.revision++;
  writeKept(id, kept);
  const { became, revision } = await postKept(kept, token);
  if (became !== 'kept') return became === 'older' || became === 'refused';
  kept.revision = Math.max(kept.revision, revision);
  kept.dirty = false;
  if (kept.leaving && !kept.photo && (await isSent(kept, token))) kept.leaving = undefined;
  writeKept(id, kept);
  return true;
}

/** As the form would have sent it; one that lacks something waits for its author. */
async function isSent({ action, values, revision, leaving, edit }: Kept, token: string): Promise<boolean> {
  const data = new FormData();
  data.append('jeton', token);
  data.append('revision', `${revision + 1}`);
  for (const name of Object.keys(values)) for (const value of values[name]!) data.append(name, value);
  data.append('faire', leaving!);
  try {
    const answer = await fetch(action, { method: 'POST', body: data });
    return answer.ok && answer.url.split(/[?#]/)[0] !== edit.split(/[?#]/)[0];
  } catch {
    return false;
  }
}

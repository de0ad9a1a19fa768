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
    const unsent: [string, Kept][] = [];
    for (const [id, kept] of all) {
      const became = await leave(id, kept, token);
      if (became === 'unsent') unsent.push([id, kept]);
      if (became === 'offline') break;
    }
    const left = waiting();
    if (left.length > 0) tell(left);
    else finish(unsent);
    // Between two texts, their author chooses.
    if (left.some(([, { clash, photo, dirty, leaving }]) => !clash && (dirty || leaving || !photo)))
      setTimeout(() => void run(), pause(++failed));
  };
  const tell = (all: [string, Kept][]): void => {
    root.textContent = '';
    const line = document.createElement('p');
    line.textContent = say.waiting[all.length > 1 ? 1 : 0]!.replace('{here}', here).replace(
      '{n}',
      `${all.length}`,
    );
    root.append(line, linksTo(all));
  };
  const linksTo = (some: [string, Kept][]): HTMLElement => {
    const list = document.createElement('ul');
    for (const [, { title, edit }] of some) {
      const link = document.createElement('a');
      link.href = edit;
      link.textContent = say.open.replace('{title}', title || say.untitled);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    return list;
  };
  const finish = (unsent: [string, Kept][]): void => {
    root.textContent = say.received.replace('{here}', here);
    if (unsent.length > 0) root.append(` ${say.unsent}`, linksTo(unsent));
  };
  void run();
  addEventListener('online', () => void run());
  const leaving = document.querySelector('[data-work=leave]');
  // A phone that was lent keeps nothing that is received; what is not, its owner knows of.
  if (leaving)
    leaving.addEventListener('submit', (event) => {
      const left = waiting();
      if (left.length > 0 && !confirm(say.leaving.replace('{here}', here))) return event.preventDefault();
      for (const [id, kept] of allKept())
        if (!kept.dirty && !kept.leaving && !kept.photo) writeKept(id, undefined);
    });
}

/** What a text became: `unsent`, the laptop has it and its author has something to complete; `left`, it waits. */
type Became = 'gone' | 'unsent' | 'left' | 'offline';

async function leave(id: string, kept: Kept, token: string): Promise<Became> {
  // A photo leaves from its form; of two texts, its author chooses one there.
  if (kept.clash || (!kept.dirty && !kept.leaving)) return 'left';
  kept.revision++;
  writeKept(id, kept);
  const { became, revision } = await postKept(kept, token);
  if (became === 'older') kept.clash = true;
  if (became !== 'kept') {
    writeKept(id, kept);
    return became === 'older' || became === 'refused' ? 'left' : 'offline';
  }
  kept.revision = Math.max(kept.revision, revision);
  kept.since = revision;
  kept.dirty = false;
  const sent = kept.leaving && !kept.photo ? await send(kept, token) : undefined;
  if (sent !== 'offline') kept.leaving = undefined;
  // A phone may be lent: what the laptop has, it has no more.
  writeKept(id, kept.photo || kept.leaving ? kept : undefined);
  return sent || 'gone';
}

/** As the form would have sent it; one that lacks something waits on the laptop for its author. */
async function send(
  { action, values, revision, leaving, edit }: Kept,
  token: string,
): Promise<'gone' | 'unsent' | 'offline'> {
  const data = new FormData();
  data.append('jeton', token);
  data.append('revision', `${revision + 1}`);
  for (const name of Object.keys(values)) for (const value of values[name]!) data.append(name, value);
  data.append('faire', leaving!);
  try {
    const answer = await fetch(action, { method: 'POST', body: data });
    if (answer.status >= 500 || answer.status === 429) return 'offline';
    return answer.ok && answer.url.split(/[?#]/)[0] !== edit.split(/[?#]/)[0] ? 'gone' : 'unsent';
  } catch {
    return 'offline';
  }
}

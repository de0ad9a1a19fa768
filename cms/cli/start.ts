/** `npm run cms`: portal, editor and store, until somebody stops them. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { readEnvironment } from '../../src/site/environment.ts';
import { Sending } from '../server/sending.ts';
import { startCms } from '../server/start.ts';
import { withoutSecret } from '../store/address.ts';
import type { Store } from '../store/types.ts';
import { git } from './own-repository.ts';
import type { OwnRepository } from './own-repository.ts';
import { SENTENCES, keptRemote } from './place.ts';
import type { Place } from './place.ts';
import { followRemote } from './remote.ts';
import { tellProgress, tellStart, tellSync } from './tell.ts';

export async function start({ content, repository, state }: Place, port: number): Promise<void> {
  const remote = keptRemote(state);
  const { now } = readEnvironment();
  const log = (message: string) => console.error(styleText('dim', message.trimEnd()));
  const sending = new Sending();
  const cms = await startCms({
    origin: content,
    state,
    port,
    now,
    remote: remote && withoutSecret(remote),
    sending,
    onOpen: (store) => takeIn(store, repository, state),
    onLog: log,
  });
  const stopPushing = remote
    ? followRemote(cms.store, remote, {
        log,
        report: (told) => tellSync('la forge', told),
        tell: (told) => sending.set(told),
      })
    : undefined;
  if (cms.port !== port) console.log(`\nLe port ${port} est déjà pris : voici le suivant qui est libre.`);
  tellStart(cms, { content, repository, state }, remote);
  tellProgress(cms);
  await untilStopped();
  console.log('\nUn instant, tout se range…');
  stopPushing?.();
  await cms.close();
  console.log('Arrêté. Brouillons et publications sont gardés : npm run cms les retrouve.');
}

/** What its owner has committed meanwhile. Where it cannot be taken in now, that is said, and the work goes on. */
export async function takeIn(store: Store, repository: OwnRepository, state: string): Promise<void> {
  const { out: head } = git(repository.top, 'rev-parse', 'HEAD');
  if (git(join(state, 'git'), '--git-dir=.', 'merge-base', '--is-ancestor', head, 'HEAD').ok) return;
  try {
    tellSync('votre dépôt', await store.sync(repository.top, { push: false }));
  } catch (error) {
    if (!SENTENCES.has((error as Error).name)) throw error;
    console.error(
      `  ${styleText('yellow', 'À savoir')} : vos derniers commits n’ont pas pu être pris. ${(error as Error).message}`,
    );
  }
}

/** Ctrl+C, or the end of the window; both the terminal and the door of the commands tell it, so it is heard twice. */
export const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });

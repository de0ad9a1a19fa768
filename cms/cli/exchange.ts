/** `--pull` and `--push`: what was published, and the drafts, to the owner's branch and to the forge. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { plural } from '../../src/cli/say.ts';
import { withoutSecret } from '../store/address.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/types.ts';
import { bringBack } from './bring-back.ts';
import { CmsError, git } from './own-repository.ts';
import { keptRemote } from './place.ts';
import type { Place } from './place.ts';
import { tellSync } from './tell.ts';

export async function pull({ repository, content, state }: Place): Promise<void> {
  if (!existsSync(join(state, 'git')))
    throw new CmsError('L’éditeur n’a encore rien gardé pour ce portail : lancez d’abord npm run cms.');
  const isMerged = await withStore(content, state, async (store) => {
    tellSync('votre dépôt', await store.sync(repository.top, { push: false }));
    await store.settled();
  });
  const { branch, changed, drafts } = bringBack(repository, state, isMerged);
  console.log(
    changed.length > 0
      ? `\n${plural(changed.length, 'fichier publié est arrivé', 'fichiers publiés sont arrivés')} sur votre branche ${styleText('bold', branch)}.`
      : `\nVotre branche ${styleText('bold', branch)} a déjà tout ce qui est publié.`,
  );
  for (const path of changed.slice(0, 20)) console.log(`  ${path}`);
  if (changed.length > 20) console.log(`  … et ${changed.length - 20} autres`);
  if (drafts.length > 0)
    console.log(
      `${plural(drafts.length, 'brouillon est aussi là, comme branche', 'brouillons sont aussi là, comme branches')} : ${drafts.slice(0, 10).join(', ')}${drafts.length > 10 ? '…' : ''}`,
    );
}

/** Where the history of the forge was rewritten. */
export async function takeRemote({ repository, content, state }: Place): Promise<void> {
  const remote = remoteOf(repository, state);
  const isOpened = await withStore(content, state, async (store) => {
    const drafts = await store.take(remote);
    const head = await store.head();
    console.log(`Ce qui est publié est maintenant ce qu’a ${withoutSecret(remote)}.`);
    if (drafts.length > 0)
      console.log(
        `${plural(drafts.length, 'brouillon est gardé', 'brouillons sont gardés')}, à relire dans l’éditeur : ${drafts.map(({ collection, slug }) => `${collection}/${slug}`).join(', ')}.`,
      );
    if (!git(join(state, 'git'), '--git-dir=.', 'merge-base', '--is-ancestor', headOf(repository), head).ok)
      console.log(
        `\n  ${styleText('yellow', 'À savoir')} : votre dépôt a encore des commits que la forge n’a plus ou pas. Mettez-le d’abord au même point (git fetch, puis git reset --hard origin/${repository.branch ?? 'main'} s’il n’y a rien d’autre à garder) : sans cela, npm run cms les reprendrait, et les renverrait.`,
      );
  });
  if (!isOpened) throw isOpen();
}

const headOf = ({ top }: Place['repository']): string => git(top, 'rev-parse', 'HEAD').out;

/** @throws CmsError */
function remoteOf({ top }: Place['repository'], state: string): string {
  const remote = keptRemote(state) ?? git(top, 'remote', 'get-url', 'origin').out;
  if (remote) return remote;
  throw new CmsError(
    'Aucun dépôt distant n’est connu. Donnez son adresse : npm run cms -- --push --remote https://forge.example/collectif/portail.git',
  );
}

const isOpen = (): CmsError =>
  new CmsError(
    'L’éditeur est ouvert dans une autre fenêtre. Arrêtez-le (Ctrl+C), puis recommencez ; ou relancez-le avec --remote : chaque publication partira d’elle-même.',
  );

export async function push({ repository, content, state }: Place): Promise<void> {
  const remote = remoteOf(repository, state);
  const isOpened = await withStore(content, state, async (store) => {
    const report = await store.sync(remote);
    tellSync('la forge', report);
    console.log(
      report.pushed.length > 0
        ? `Envoyé vers ${withoutSecret(remote)} : ${report.pushed.map((ref) => ref.replace('refs/heads/', '')).join(', ')}.`
        : `${withoutSecret(remote)} a déjà tout.`,
    );
  });
  if (!isOpened) throw isOpen();
}

/** @returns false where another process has the store: it is running */
async function withStore(
  content: string,
  state: string,
  work: (store: Store) => Promise<void>,
): Promise<boolean> {
  let store: Store;
  try {
    store = await openStore({ state, origin: content });
  } catch (error) {
    if ((error as { code?: string }).code === 'in-use') return false;
    throw error;
  }
  try {
    await work(store);
    return true;
  } finally {
    await store.close();
  }
}

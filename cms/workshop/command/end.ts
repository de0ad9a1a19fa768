/** After a workshop: to the forge, to a USB stick, and away from this machine. */
import { styleText } from 'node:util';
import { plural } from '../../../src/cli/say.ts';
import { readEnvironment } from '../../../src/site/environment.ts';
import { CmsError } from '../../cli/own-repository.ts';
import { keepRemote } from '../../cli/place.ts';
import type { Portal } from '../../cli/place.ts';
import { tellSync } from '../../cli/tell.ts';
import { withoutSecret } from '../../store/address.ts';
import { openStore } from '../../store/store.ts';
import { openWorkshop } from '../open.ts';
import type { Participant, Workshop } from '../types.ts';
import { askErase, askSend } from './ask.ts';
import { forget } from './kept.ts';
import type { KeptWorkshop } from './kept.ts';
import { IN_USE, existing, isAsked, remoteOf } from './run.ts';
import type { RunOptions } from './run.ts';

type EndOptions = Pick<RunOptions, 'state' | 'remote' | 'yes'> & { anyway?: boolean };

/** Whoever has this machine in hand reads and publishes. */
const ANIMATOR: Participant = { id: 'animation', name: 'Animation', credit: false, role: 'reviewer' };

export async function finish(portal: Portal, options: EndOptions): Promise<void> {
  const found = workshopOf(portal, options);
  if (options.remote) keepRemote(found.state, options.remote);
  const remote = remoteOf(portal, found.state);
  if (remote && isAsked(options) && !(await askSend(withoutSecret(remote))))
    return console.log('  Rien n’a été envoyé. Pour un autre dépôt : --remote <adresse>.');
  console.log(`\n  « ${found.kept.info.name} » se termine…`);
  await within(portal, found, async (workshop) => {
    const { sync, later, event } = await workshop.finish(ANIMATOR, remote);
    console.log(`  L’atelier a sa fiche dans l’agenda : ${event.slug}.`);
    if (sync) tellSync('la forge', sync);
    if (sync && remote)
      console.log(
        sync.pushed.length > 0
          ? `  Envoyé vers ${withoutSecret(remote)} : ${sync.pushed.map((ref) => ref.replace('refs/heads/', '')).join(', ')}.`
          : `  ${withoutSecret(remote)} a déjà tout.`,
      );
    if (later) {
      const again = remote ? 'quand il y a du réseau' : 'avec --remote <adresse du dépôt>';
      console.log(
        `  ${styleText('yellow', 'Pas encore envoyé')} : ${later}\n  Rien n’est perdu : relancez npm run atelier -- --finish ${again}.`,
      );
    }
  });
}

/** @param folder absolute; made, and empty before */
export async function exportTo(portal: Portal, options: EndOptions, folder: string): Promise<void> {
  await within(portal, workshopOf(portal, options), async (workshop) => {
    const { files, bytes, taken } = await workshop.exportTo(folder);
    await taken();
    console.log(
      `\n  ${plural(files, 'fichier copié', 'fichiers copiés')} dans ${folder} (${sayBytes(bytes)}).`,
    );
  });
}

const sayBytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} ko` : `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`;

export async function erase(portal: Portal, options: EndOptions): Promise<void> {
  const found = workshopOf(portal, options);
  const name = found.kept.info.name;
  if (!options.yes) {
    if (!process.stdin.isTTY)
      throw new CmsError('Effacer demande un oui : ajoutez --yes à la même commande. Rien n’a été effacé.');
    if (!(await askErase(`Effacer « ${name} » de cet ordinateur ? Ce qui a été envoyé à la forge y reste.`)))
      return console.log('  Rien n’a été effacé.');
  }
  await within(portal, found, (workshop) => workshop.erase({ anyway: options.anyway === true }));
  await forget(found.state);
  console.log(`\n  « ${name} » n’est plus sur cet ordinateur.`);
}

/** @throws CmsError where there is none */
function workshopOf(portal: Portal, { state }: EndOptions): KeptWorkshop {
  const found = existing(portal, state);
  if (found) return found;
  throw new CmsError(
    state
      ? `Il n’y a pas d’atelier dans ${state}.`
      : 'Il n’y a pas d’atelier pour ce portail sur cet ordinateur. Pour en commencer un : npm run atelier.',
  );
}

/** The workshop without its server. @throws CmsError where its server is on */
async function within(
  portal: Portal,
  { state, kept }: KeptWorkshop,
  work: (workshop: Workshop) => Promise<void>,
): Promise<void> {
  const today = readEnvironment().now?.slice(0, 10);
  const store = await openStore({ state, origin: portal.content, today }).catch(
    (error: Error & { code?: string }) => {
      throw error.code === 'in-use'
        ? new CmsError(`${IN_USE} « Terminer l’atelier » est aussi dans ses pages de relecture.`)
        : error;
    },
  );
  try {
    const workshop = await openWorkshop({ state, store, info: kept.info, today });
    try {
      await work(workshop);
    } finally {
      await workshop.close();
    }
  } finally {
    await store.close();
  }
}

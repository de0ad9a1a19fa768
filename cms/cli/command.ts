/** `npm run cms`: portal, editor and store by one command; `--pull` brings the result back, `--push` sends it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';
import { failWith, plural } from '../../src/cli/say.ts';
import { readSettings } from '../../src/reader/read-settings.ts';
import { readEnvironment } from '../../src/site/environment.ts';
import { startCms } from '../server/start.ts';
import type { Cms } from '../server/start.ts';
import { openStore } from '../store/store.ts';
import type { Store, SyncReport } from '../store/types.ts';
import { bringBack } from './bring-back.ts';
import { CmsError, git, ownRepository, uncommitted } from './own-repository.ts';
import type { OwnRepository } from './own-repository.ts';
import { followRemote } from './remote.ts';
import { markState, orphans, stateFolder, stateHome } from './state-folder.ts';

interface Options {
  port: number;
  pull?: boolean;
  push?: boolean;
  remote?: string;
  state?: string;
}

const readPort = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new InvalidArgumentError('un numéro de port entre 1 et 65535 est attendu.');
  return port;
};

export const cmsCommand = (): Command =>
  new Command('cms')
    .description(
      'écrire et relire dans un navigateur : le portail, l’éditeur et ses brouillons, sur cette machine',
    )
    .option('-p, --port <numéro>', 'port voulu', readPort, 4331)
    .option('--pull', 'rapporter dans votre dépôt ce qui a été publié, et les brouillons comme branches')
    .option(
      '--push',
      'envoyer à la forge ce qui a été publié et les brouillons, et prendre ce qu’elle a de plus',
    )
    .option('--remote <adresse>', 'le dépôt de la forge ; retenu, chaque publication y part')
    .option('--state <dossier>', 'où garder les brouillons, ailleurs que d’ordinaire')
    .addHelpText(
      'after',
      '\nExemples :\n  npm run cms\n  npm run cms -- --pull\n  npm run cms -- --remote https://forge.example/collectif/portail.git',
    )
    .action(async (options: Options) => {
      try {
        await run(options);
      } catch (error) {
        if (!SENTENCES.has((error as Error).name)) failWith(error);
        console.error(`\n${styleText('red', 'Arrêt')} : ${(error as Error).message}\n`);
        process.exitCode = 1;
      }
    });

/** Errors that are sentences already. */
const SENTENCES = new Set(['CmsError', 'StoreRefusal', 'PortError']);

interface Place {
  content: string;
  repository: OwnRepository;
  state: string;
}

async function run(options: Options): Promise<void> {
  const place = placeOf(options);
  if (options.remote) keepRemote(place.state, options.remote);
  if (options.pull) await pull(place);
  else if (options.push) await push(place);
  else await start(place, options.port);
}

/** @throws CmsError */
function placeOf({ state }: Options): Place {
  const content = resolve(readEnvironment().content);
  if (!existsSync(join(content, 'portal.yaml')))
    throw new CmsError(
      `Il n’y a pas de contenu dans ${content} : il y manque portal.yaml. Donnez son dossier, par exemple : PORTAL_CONTENT=/chemin npm run cms.`,
    );
  const repository = ownRepository(content);
  const id = readSettings(content).settings.id ?? 'portail';
  const folder = state ? resolve(state) : stateFolder(stateHome(), id, content);
  if (!state)
    for (const path of orphans(stateHome(), id, folder))
      console.log(
        `Des brouillons de ce portail existent pour un dossier qui n’est plus là. S’il a été déplacé ici, retrouvez-les : npm run cms -- --state ${path}`,
      );
  markState(folder, content);
  return { content, repository, state: folder };
}

const REMOTE = 'remote.json';

const keepRemote = (state: string, url: string): void =>
  writeFileSync(join(state, REMOTE), JSON.stringify({ url }), { mode: 0o600 });

function keptRemote(state: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(state, REMOTE), 'utf8')) as { url: string }).url;
  } catch {
    return undefined;
  }
}

async function start({ content, repository, state }: Place, port: number): Promise<void> {
  const remote = keptRemote(state);
  const { now } = readEnvironment();
  const log = (message: string) => console.error(styleText('dim', message.trimEnd()));
  const cms = await startCms({
    origin: content,
    state,
    port,
    now,
    remote: remote && withoutSecret(remote),
    onOpen: (store) => takeIn(store, repository, state),
    onLog: log,
  });
  const stopPushing = remote
    ? followRemote(cms.store, remote, { log, report: (told) => tellSync('la forge', told) })
    : undefined;
  if (cms.port !== port) console.log(`\nLe port ${port} est déjà pris : voici le suivant qui est libre.`);
  say(cms, { content, repository, state }, remote);
  tellProgress(cms);
  await untilStopped();
  console.log('\nUn instant, tout se range…');
  stopPushing?.();
  await cms.close();
  console.log('Arrêté. Brouillons et publications sont gardés : npm run cms les retrouve.');
}

/** What its owner has committed meanwhile. Where it cannot be taken in now, that is said, and the work goes on. */
async function takeIn(store: Store, repository: OwnRepository, state: string): Promise<void> {
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
const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });

function say({ url, codes }: Cms, { content, repository, state }: Place, remote: string | undefined): void {
  const waiting = uncommitted(repository, repository.prefix).length;
  const code = codes.reviewer.replace(/(...)(?=.)/, '$1 ');
  console.log(`
  Le portail : ${styleText('bold', `${url}/`)}
  L’éditeur  : ${styleText('bold', `${url}/admin/`)}
  Pour relire et publier, le code est : ${styleText('bold', code)}   (sans code, on écrit et on envoie à relire)

  Cette adresse ne marche que sur cet ordinateur.
  Les brouillons sont gardés dans ${state}
  Votre dossier ${relative(process.cwd(), content) || '.'}/ n’est jamais touché. Pour y rapporter ce qui a été publié :
    npm run cms -- --pull
  ${remote ? `Chaque publication part aussi vers ${withoutSecret(remote)}` : 'Pour envoyer chaque publication à votre forge : npm run cms -- --remote <adresse du dépôt>'}`);
  if (waiting > 0)
    console.log(
      `\n  ${styleText('yellow', 'À savoir')} : ${plural(waiting, 'fichier changé n’est dans aucun commit', 'fichiers changés ne sont dans aucun commit')} de votre dépôt. L’éditeur ne voit que ce qui est dans un commit (git add, puis git commit, et relancez).`,
    );
  console.log('\n  Pour arrêter : Ctrl+C');
}

function tellProgress({ live, url }: Cms): void {
  let isFirst = true;
  live.on((event) => {
    if (event.kind === 'failed') console.error(`\n  ${styleText('yellow', 'À revoir')} : ${event.message}`);
    if (event.kind === 'visible')
      for (const address of event.addresses) console.log(`  En ligne ici : ${url}${address}`);
    if (event.kind === 'searchable' && isFirst) console.log('  Le portail et sa recherche sont prêts.');
    if (event.kind === 'searchable') isFirst = false;
  });
}

/** An address may hold a password: it is never shown. */
const withoutSecret = (address: string): string => address.replace(/\/\/[^/@]*@/, '//');

function tellSync(where: string, { pulled, merged, asked, others }: SyncReport): void {
  const names = (keys: SyncReport['asked']) =>
    keys.map(({ collection, slug }) => `${collection}/${slug}`).join(', ');
  if (pulled.length > 0) console.log(`  Pris de ${where} : ${plural(pulled.length, 'page', 'pages')}.`);
  if (merged.length > 0) console.log(`  Réunies champ par champ : ${names(merged)}.`);
  if (asked.length > 0)
    console.log(
      `  ${styleText('yellow', 'À choisir')} : ${names(asked)}. La même chose a été changée des deux côtés ; votre version attend, en brouillon, dans l’éditeur.`,
    );
  if (others.length > 0) console.log(`  Gardés tels que dans ${where} : ${others.join(', ')}.`);
}

async function pull({ repository, content, state }: Place): Promise<void> {
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

async function push({ repository, content, state }: Place): Promise<void> {
  const remote = keptRemote(state) ?? git(repository.top, 'remote', 'get-url', 'origin').out;
  if (!remote)
    throw new CmsError(
      'Aucun dépôt distant n’est connu. Donnez son adresse : npm run cms -- --push --remote https://forge.example/collectif/portail.git',
    );
  const isOpened = await withStore(content, state, async (store) => {
    const report = await store.sync(remote);
    tellSync('la forge', report);
    console.log(
      report.pushed.length > 0
        ? `Envoyé vers ${withoutSecret(remote)} : ${report.pushed.map((ref) => ref.replace('refs/heads/', '')).join(', ')}.`
        : `${withoutSecret(remote)} a déjà tout.`,
    );
  });
  if (!isOpened)
    throw new CmsError(
      'L’éditeur est ouvert dans une autre fenêtre. Arrêtez-le (Ctrl+C), puis recommencez ; ou relancez-le avec --remote : chaque publication partira d’elle-même.',
    );
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

/** `npm run atelier`: questions, then the workshop, until somebody stops it. */
import { spawn } from 'node:child_process';
import { styleText } from 'node:util';
import type { LocalDateTime } from '../../../src/lib/dates/local.ts';
import { readSettings } from '../../../src/reader/read-settings.ts';
import { currentMoment, readEnvironment } from '../../../src/site/environment.ts';
import { CmsError, git } from '../../cli/own-repository.ts';
import { keepRemote, keptRemote } from '../../cli/place.ts';
import type { Portal } from '../../cli/place.ts';
import { takeIn, untilStopped } from '../../cli/start.ts';
import { networksOf } from '../network/interfaces.ts';
import type { Network } from '../network/interfaces.ts';
import { startWorkshop } from '../start.ts';
import type { RunningWorkshop } from '../start.ts';
import { withoutSecret } from '../../store/address.ts';
import type { Resumed, WorkshopInfo } from '../types.ts';
import { PORT, answersOf, halfHour, hoursLater } from './answers.ts';
import type { Answers, Flags } from './answers.ts';
import { askAgain, askAnswers, askMoved } from './ask.ts';
import { findEvent } from './events.ts';
import { takeFolder, newFolder, readKept, workshopsHome, workshopsIn, writeKept } from './kept.ts';
import type { Hour, Kept, KeptWorkshop } from './kept.ts';
import { pinsOf } from './pins.ts';
import type { Pins } from './pins.ts';
import { startText, tellProgress } from './tell.ts';
import { NO_DAY, readDay } from './texts.ts';

export interface RunOptions extends Omit<Flags, 'day'> {
  /** As it was typed. */
  day?: string;
  port?: number;
  pin?: string;
  reviewerPin?: string;
  remote?: string;
  /** A folder of the animator's choosing. */
  state?: string;
  /** Another workshop, though there is one. */
  new?: boolean;
  /** Ask nothing. */
  yes?: boolean;
  /** Open the page to project. */
  open?: boolean;
}

/** Whether somebody is there to answer. */
export const isAsked = ({ yes }: Pick<RunOptions, 'yes'>): boolean =>
  !yes && process.stdin.isTTY === true && process.stdout.isTTY === true;

export async function run(portal: Portal, options: RunOptions): Promise<void> {
  const { settings } = readSettings(portal.content);
  const now = currentMoment(settings.timeZone ?? 'Europe/Paris');
  const today = now.slice(0, 10);
  const networks = networksOf();
  const { found, isReviewed, movedTo } = await choose(portal, options, today);
  const day = dayWanted(options, today) ?? movedTo;
  const event = options.event && findEvent(portal, { slug: options.event.slug, state: found?.state, today });
  if (!found && options.state) takeFolder(options.state);
  const flags: Flags = { ...options, day };
  const eventDay = event?.day;
  const proposed = answersOf(flags, { now, settings, networks, kept: found?.kept, eventDay });
  const hasDay = (day ?? eventDay) !== undefined;
  const answers = isReviewed ? await askAnswers(proposed, flags, { networks, today, hasDay }) : proposed;
  const state = found?.state ?? options.state ?? newFolder(workshopsHome(portal), today, portal.content);
  const pins = pinsOf(state, { contributor: options.pin, reviewer: options.reviewerPin });
  const kept = keep(state, answers, options, { before: found?.kept, isReviewed });
  if (options.remote) keepRemote(state, options.remote);
  // Nobody said which day: where nothing was sent yet, it is of the day on which it is taken up.
  const resumed = isReviewed || hasDay ? undefined : { day: today, ...hoursOf(kept, now) };
  await serve(portal, { state, kept, codes: pins, networks, options, answers, resumed });
}

/** Those that nobody said, as they are on this day. */
const hoursOf = ({ usual = [] }: Kept, now: LocalDateTime): Pick<WorkshopInfo, Hour> => ({
  ...(usual.includes('from') ? { from: halfHour(now) } : {}),
  ...(usual.includes('until') ? { until: hoursLater(now) } : {}),
});

/** @throws CmsError where it is none */
function dayWanted({ day }: RunOptions, today: string): string | undefined {
  if (day === undefined) return undefined;
  const read = readDay(day, today);
  if (read) return read;
  throw new CmsError(`« ${day} » n’est pas un jour. ${NO_DAY}`);
}

/** Which workshop: that of the folder, the last one, or a new one. */
async function choose(
  portal: Portal,
  options: RunOptions,
  today: string,
): Promise<{ found: KeptWorkshop | undefined; isReviewed: boolean; movedTo?: string }> {
  const found = existing(portal, options.state);
  if (!found || options.new) return { found: undefined, isReviewed: isAsked(options) };
  if (!isAsked(options)) return { found, isReviewed: false };
  const choice = await askAgain(found);
  if (choice === 'new') return { found: undefined, isReviewed: true };
  if (choice === 'change') return { found, isReviewed: true };
  const isPast = found.kept.info.day < today && options.day === undefined && options.event === undefined;
  return { found, isReviewed: false, ...(isPast ? { movedTo: await askMoved(found, today) } : {}) };
}

/** The workshop of a folder, or the last one of the portal. */
export function existing(portal: Portal, state: string | undefined): KeptWorkshop | undefined {
  if (state === undefined) return workshopsIn(workshopsHome(portal))[0];
  const kept = readKept(state);
  return kept && { state, kept };
}

/** The first is never asked. */
const HOURS: readonly Hour[] = ['from', 'until'];

function keep(
  state: string,
  { network: _now, chosen, wifi, ...said }: Answers,
  options: RunOptions,
  { before, isReviewed }: { before: Kept | undefined; isReviewed: boolean },
): Kept {
  const { port, event } = options;
  const info: WorkshopInfo = { ...said, event: event ?? before?.info.event };
  const usual = HOURS.filter(
    (hour) =>
      options[hour] === undefined &&
      !(hour === 'until' && isReviewed) &&
      (before === undefined || before.usual?.includes(hour) === true),
  );
  const kept: Kept = { info, network: chosen, port: port ?? before?.port ?? PORT, wifi, usual };
  writeKept(state, kept);
  return kept;
}

/** @returns where the end pushes to: what was given, else where the animator's repository comes from */
export const remoteOf = ({ repository }: Portal, state: string): string | undefined =>
  keptRemote(state) ?? (git(repository.top, 'remote', 'get-url', 'origin').out || undefined);

interface Serving {
  state: string;
  kept: Kept;
  codes: Pins;
  networks: readonly Network[];
  options: RunOptions;
  answers: Answers;
  /** What it is of, where nothing was sent on the day that it was made for. */
  resumed: Resumed | undefined;
}

async function serve(
  portal: Portal,
  { state, kept, codes, networks, options, answers, resumed }: Serving,
): Promise<void> {
  console.log('\n  L’atelier se prépare…');
  const remote = remoteOf(portal, state);
  const running = await startWorkshop({
    origin: portal.content,
    state,
    info: kept.info,
    resumed,
    codes,
    port: kept.port,
    interfaces: addressesOf(answers.network, networks),
    wifi: kept.wifi,
    remote,
    now: readEnvironment().now,
    onOpen: (store) => takeIn(store, portal.repository, state),
    onLog: (message) => console.error(styleText('dim', message.trimEnd())),
  }).catch((error: Error & { code?: string }) => {
    throw error.code === 'in-use' ? new CmsError(IN_USE) : error;
  });
  if (running.port !== kept.port)
    console.log(`\n  Le port ${kept.port} est déjà pris : voici le suivant qui est libre.`);
  const { day, from, until } = running.workshop.info;
  if (day !== kept.info.day)
    console.log(`\n  Rien n’y avait été envoyé : l’atelier est maintenant daté de ce jour.`);
  else if (resumed && day < resumed.day)
    console.log(`\n  L’atelier garde son jour. Pour lui en donner un autre : --day aujourd’hui.`);
  const info = { ...kept.info, day, from, until };
  writeKept(state, { ...kept, info, port: running.port });
  const columns = process.stdout.columns || 80;
  const shown = remote && withoutSecret(remote);
  console.log(startText({ running, info, wifi: kept.wifi, columns, state, remote: shown, network: answers }));
  if (networks.some(({ name, isPrivate }) => name === answers.network && !isPrivate)) console.log(PUBLIC);
  tellProgress(running);
  if (options.open) openInBrowser(`${running.addresses.at(-1)!}entree`);
  await untilStopped();
  await stop(running);
}

const PUBLIC = `\n  ${styleText('yellow', 'Attention')} : ce réseau donne à cet ordinateur une adresse publique. L’atelier peut s’ouvrir depuis Internet : préférez un téléphone en partage, ou votre routeur.`;

export const IN_USE =
  'Cet atelier est déjà ouvert dans une autre fenêtre. Servez-vous de celle-là, ou arrêtez-la d’abord (Ctrl+C).';

/** Every address of the network that was chosen; none for this machine alone. */
const addressesOf = (network: string, networks: readonly Network[]): string[] =>
  network ? networks.filter(({ name }) => name === network).map(({ address }) => address) : [];

async function stop(running: RunningWorkshop): Promise<void> {
  console.log('\n  Un instant, tout se range…');
  await running.close();
  console.log(`  Arrêté. Tout est gardé : npm run atelier le retrouve.
  L’atelier est fini ? npm run atelier -- --finish l’envoie, --export le copie, --erase l’efface de cet ordinateur.`);
}

/** By the habits of each system; where there is no browser, the address is in the window all the same. */
function openInBrowser(address: string): void {
  const [program, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform as string] ?? ['xdg-open', address];
  spawn(program!, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

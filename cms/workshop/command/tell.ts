/** What the command says in its window: how to come in, what to project, what happens. */
import { styleText } from 'node:util';
import { plural } from '../../../src/cli/say.ts';
import { sayDay, sayTime } from '../../../src/i18n/dates.ts';
import { qrLines } from '../../../src/lib/qr.ts';
import { wifiText } from '../network/wifi.ts';
import type { Wifi } from '../network/wifi.ts';
import type { RunningWorkshop } from '../start.ts';
import type { WorkshopInfo } from '../types.ts';
import type { Answers } from './answers.ts';
import { sayPin } from './pins.ts';

const bold = (text: string): string => styleText('bold', text);
const yellow = (text: string): string => styleText('yellow', text);

/** Two sentences, each time: nobody reads a manual. */
const PLAIN_HTTP = `Ce qui passe par ce Wi-Fi n’est pas chiffré : une personne du même réseau qui s’y connaît pourrait lire les codes et les textes.
  N’ouvrez l’atelier que sur un réseau que vous connaissez (le vôtre, un téléphone en partage), et n’y faites rien écrire de secret.`;

export interface ToTell {
  running: Pick<RunningWorkshop, 'addresses' | 'codes' | 'port'>;
  info: WorkshopInfo;
  wifi: Wifi | undefined;
  /** Columns of the terminal. */
  columns: number;
  state: string;
  /** Where the end sends to, without a secret. */
  remote: string | undefined;
  /** What was chosen, and what is used: as the system calls them. */
  network: Pick<Answers, 'network' | 'chosen'>;
}

export function startText({ running, info, wifi, columns, state, remote, network }: ToTell): string {
  const [door = ''] = running.addresses;
  const own = running.addresses.at(-1)!;
  const isAlone = door === own;
  return [
    '',
    `  ${bold(`Atelier « ${info.name} »`)}${sayWhen(info)}`,
    '',
    // Of this machine alone, no phone reads a code.
    ...(isAlone ? [] : [...codes(door, wifi, columns), '']),
    `  Adresse à ouvrir      : ${bold(door)}`,
    `  Code pour participer  : ${bold(sayPin(running.codes.contributor ?? ''))}`,
    `  Code pour relire      : ${bold(sayPin(running.codes.reviewer))}   (à ne donner qu’à qui relit)`,
    '',
    `  À projeter, sur cet ordinateur : ${own}entree`,
    `  Le mur                         : ${own}mur`,
    `  Relire et publier              : ${own}relire/`,
    `  Feuilles à imprimer            : ${own}feuilles/`,
    '',
    ...(isAlone ? [alone(network)] : aboutPhones(running.addresses.slice(1, -1))),
    ...(isAlone ? [] : elsewhere(network)),
    '',
    `  À la fin, tout part vers : ${remote ?? 'nulle part encore (pour donner le dépôt : --remote <adresse>)'}`,
    `  Tout est gardé dans ${state}`,
    '  Pour arrêter : Ctrl+C. npm run atelier retrouve tout, brouillons compris.',
  ].join('\n');
}

/** Why no phone comes, and what to do about it. */
function alone({ chosen }: ToTell['network']): string {
  const how =
    chosen === ''
      ? 'comme vous l’avez demandé. Pour la salle, rejoignez un Wi-Fi, puis relancez avec --interface et son nom, ou choisissez « Le reprendre, et revoir ses réglages »'
      : chosen === undefined
        ? 'aucun téléphone n’ouvre ces pages. Pour la salle, rejoignez un Wi-Fi, puis relancez'
        : `le réseau « ${chosen} » n’est pas là, et aucun téléphone n’ouvre ces pages. Rejoignez-le, puis relancez : il est gardé. Pour un autre : --interface et son nom`;
  return `  ${yellow('Sur cet ordinateur seulement')} : ${how}.`;
}

/** By another network than the one that was chosen. */
const elsewhere = ({ chosen, network }: ToTell['network']): string[] =>
  chosen === undefined || chosen === network
    ? []
    : [
        '',
        `  ${yellow('Autre réseau')} : « ${chosen} » n’est pas là, l’atelier passe par « ${network} » cette fois. Pour le garder : --interface ${network}.`,
      ];

/** @param others addresses that phones may try where the first does not answer */
const aboutPhones = (others: readonly string[]): string[] => [
  ...others.map((address, i) => `  ${i === 0 ? 'Autres adresses :' : '                 '} ${address}`),
  ...(others.length > 0 ? [''] : []),
  '  Un téléphone dit « pas d’accès à Internet » ? Répondez « rester connecté », ou coupez ses données mobiles le temps de l’atelier.',
  '  La page ne s’ouvre sur aucun téléphone ? Le Wi-Fi de la salle isole peut-être les appareils : partagez la connexion d’un téléphone, et relancez.',
  '',
  `  ${yellow('À savoir')} : ${PLAIN_HTTP}`,
];

function sayWhen({ place, day, until }: WorkshopInfo): string {
  const parts = [place, sayDay(day, 'fr'), until && `jusqu’à ${sayTime(until, 'fr')}`];
  return `, ${parts.filter(Boolean).join(', ')}`;
}

/** Side by side where there is room, the Wi-Fi first, as they are scanned. */
function codes(door: string, wifi: Wifi | undefined, columns: number): string[] {
  const open = { title: wifi ? '2. La page' : 'La page', lines: qrLines(door) };
  if (!wifi) return drawn([open]);
  const join = { title: `1. Le Wi-Fi ${wifi.name}`, lines: qrLines(wifiText(wifi)) };
  const both = (join.lines[0]?.length ?? 0) + (open.lines[0]?.length ?? 0) + 6;
  return both <= columns ? drawn([join, open]) : [...drawn([join]), '', ...drawn([open])];
}

interface Code {
  title: string;
  lines: readonly string[];
}

function drawn(all: readonly Code[]): string[] {
  const height = Math.max(...all.map(({ lines }) => lines.length));
  const widths = all.map(({ lines }) => lines[0]?.length ?? 0);
  const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
  const row = (cells: readonly string[]) => `  ${cells.join('    ')}`.trimEnd();
  return [
    row(all.map(({ title }, i) => cut(title, widths[i]!).padEnd(widths[i]!))),
    ...Array.from({ length: height }, (_, y) =>
      row(
        all.map(({ lines }, i) =>
          // White on black, whatever the colours of the terminal: turned over, phones do not read it.
          lines[y] === undefined ? ' '.repeat(widths[i]!) : styleText(['whiteBright', 'bgBlack'], lines[y]),
        ),
      ),
    ),
  ];
}

/** Says what happens, a line each; nothing of what was not sent, and no name without consent. */
export function tellProgress({ workshop, live, url }: RunningWorkshop): void {
  let isReady = false;
  const told = new Map<string, string>();
  workshop.on((event) => {
    if (event.kind === 'joined-workshop')
      return console.log(`  ${plural(event.participants, 'personne est là', 'personnes sont là')}.`);
    // A contribution is told of at each of its changes: its title, a word, a draft that a store and a reviewer move alike.
    if (told.get(event.id) === event.stage) return;
    told.set(event.id, event.stage);
    if (event.stage in SAID)
      console.log(`  ${SAID[event.stage]} : ${event.title}${event.by ? ` (${event.by})` : ''}`);
  });
  live.on((event) => {
    if (event.kind === 'failed') console.error(`\n  ${yellow('À revoir')} : ${event.message}`);
    if (event.kind === 'visible')
      for (const address of event.addresses) console.log(`  En ligne ici : ${url}${address}`);
    // Its pages are there before its lists and its search: it answers once it is whole.
    if (event.kind === 'searchable' && !isReady) {
      isReady = true;
      console.log('  Le portail est prêt.');
    }
  });
}

const SAID: Readonly<Partial<Record<string, string>>> = {
  sent: 'Reçu',
  clash: 'À choisir, deux versions',
  'to-change': 'Précision demandée',
  published: 'Publié',
  refused: 'Refusé',
  joined: 'Réuni à une autre fiche',
  withdrawn: 'Retiré',
};

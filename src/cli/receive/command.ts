/** `receive`: what people sent by the forms of `/proposer/`, as drafts to review and corrections to accept. */
import { styleText } from 'node:util';
import { Command } from 'commander';
import { typeOfFolder } from '../../content-types/registry.ts';
import type { Portal } from '../../domain/portal.ts';
import type { Environment } from '../../site/environment.ts';
import { currentMoment, readEnvironment } from '../../site/environment.ts';
import { loadPortal } from '../../site/load-portal.ts';
import type { Output } from '../import/command.ts';
import { failWith, plural } from '../say.ts';
import { keepContacts } from './contacts.ts';
import { correct } from './corrections.ts';
import { Shelves, draft, kindName } from './drafts.ts';
import type { Fate } from './drafts.ts';
import { openParcels } from './parcels.ts';
import type { Parcel, Refusal } from './parcels.ts';
import { understand } from './understand.ts';
import type { Proposal } from './understand.ts';

export interface ReceiveOptions {
  to?: string | undefined;
  apply?: boolean | undefined;
  dryRun?: boolean | undefined;
  contacts: string;
}

const TERMINAL: Pick<Output, 'out' | 'err'> = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
};

const HELP = `
Exemples :
  npm run receive -- proposition-cafe.txt          un fichier joint à un courriel
  npm run receive -- message.eml                   un courriel enregistré
  npm run receive -- recus/                        tout un dossier
  npm run receive -- recus/ --apply                et les corrections sont reportées

Une fiche nouvelle devient un brouillon (draft: oui) à relire ; enlevez cette ligne pour publier.
Une correction montre ce qui changerait ; --apply l’écrit. Aucune fiche n’est jamais écrasée.
Les noms et contacts des personnes qui écrivent vont dans un fichier à part, que git ignore.`;

export const receiveCommand = (output = TERMINAL): Command =>
  new Command('receive')
    .description('faire des brouillons de ce que les gens envoient depuis /proposer/')
    .usage('<fichiers ou dossiers…> [--to <dossier>] [--apply]')
    .argument('<fichiers...>', 'pièces jointes (.txt, .md), courriels enregistrés (.eml), dossiers')
    .option('--to <dossier>', 'le dossier de contenu (sinon : PORTAL_CONTENT, ou content)')
    .option('--apply', 'écrire les corrections dans les fiches publiées')
    .option('--dry-run', 'dire ce qui serait fait, sans rien écrire')
    .option('--contacts <fichier>', 'où garder qui a écrit, hors du contenu', 'contacts-recus.csv')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: ReceiveOptions) => {
      try {
        process.exitCode = await runReceive(files, options, output);
      } catch (error) {
        failWith(error);
      }
    });

interface Received {
  origin: string;
  result: Fate;
}

/** The exit code: 1 where something was refused. */
export async function runReceive(
  files: readonly string[],
  options: ReceiveOptions,
  { out, err }: Pick<Output, 'out' | 'err'>,
): Promise<number> {
  const environment = readEnvironment();
  const content: Environment = { ...environment, ...(options.to ? { content: options.to } : {}) };
  const portal = await loadPortal(content, null);
  const today = currentMoment(portal.timeZone).slice(0, 10);
  const how = { to: content.content, today, dryRun: options.dryRun ?? false, apply: options.apply ?? false };
  const { parcels, refused, others } = openParcels(files);
  const { received, empty } = takeIn(portal, parcels, how);
  const refusals = [...refused, ...empty];
  for (const one of received) sayReceived(one, out, err);
  for (const { origin, why } of refusals) err(`${mark('refusé', 'red')} ${origin} : ${why}.`);
  if (others.length > 0)
    out(`Images et autres fichiers, à regarder et à déposer dans media/ : ${others.join(', ')}.`);
  keep(received, { ...options, ...how }, out);
  const count = (fate: Fate['fate']) => received.filter(({ result }) => result.fate === fate).length;
  const refusedCount = count('refused') + refusals.length;
  out(sayTotal(received.length + refusals.length, count, refusedCount, how.dryRun));
  if (count('waiting') > 0 && !how.apply)
    out('Pour écrire ces corrections : la même commande, avec --apply.');
  return refusedCount > 0 ? 1 : 0;
}

interface How {
  to: string;
  /** YYYY-MM-DD */
  today: string;
  dryRun: boolean;
  apply: boolean;
}

/** Each proposal once, to its draft or its correction; and the parcels that held none. */
function takeIn(
  portal: Portal,
  parcels: readonly Parcel[],
  how: How,
): { received: Received[]; empty: Refusal[] } {
  const shelves = new Shelves(how.to);
  const seen = new Set<string>();
  const received: Received[] = [];
  const empty: Refusal[] = [];
  for (const parcel of parcels) {
    const proposals = understand(portal, parcel);
    if ('why' in proposals) empty.push(proposals);
    else
      for (const proposal of proposals) {
        // A mail often holds its text twice: in its words and beside them.
        const key = keyOf(proposal);
        if (seen.has(key)) continue;
        seen.add(key);
        const isCorrection = proposal.kind === 'form' && proposal.form.kind === 'correction';
        const result = isCorrection ? correct(portal, proposal, how) : draft(portal, proposal, shelves, how);
        received.push({ origin: parcel.origin, result });
      }
  }
  // The words around an attachment are no proposal, and no fault.
  const mails = new Set(received.map(({ origin }) => origin.split(',')[0]));
  return { received, empty: empty.filter(({ origin }) => !mails.has(origin.split(',')[0])) };
}

const keyOf = (proposal: Proposal): string =>
  proposal.kind === 'form'
    ? JSON.stringify([proposal.form.kind, proposal.values])
    : JSON.stringify([proposal.raw, proposal.body]);

const mark = (word: string, colour: 'green' | 'yellow' | 'red' | 'blue') => styleText(colour, word);

const WORDS: Record<Fate['fate'], [string, 'green' | 'yellow' | 'red' | 'blue']> = {
  written: ['brouillon', 'green'],
  unchanged: ['déjà là', 'blue'],
  waiting: ['correction à relire', 'yellow'],
  applied: ['correction écrite', 'green'],
  refused: ['refusé', 'red'],
};

function sayReceived({ origin, result }: Received, out: Output['out'], err: Output['err']): void {
  const [word, colour] = WORDS[result.fate];
  if (result.fate === 'refused') {
    err(`${mark(word, colour)} ${origin} : ${result.said.join(' ; ').replace(/\.$/, '')}.`);
  } else {
    const type = typeOfFolder(result.file.split('/')[0]!);
    const kind = type ? `${kindName(type)} ` : '';
    out(`${mark(word, colour)} ${origin} : ${kind}« ${result.title} », ${result.file}`);
    for (const line of result.said) out(`  ${line}.`);
  }
  const { name, contact, credit } = result.sender ?? {};
  if (name ?? contact)
    out(`  Envoyé par ${[name, contact].filter(Boolean).join(', ')}${credit ? ' (peut être cité)' : ''}.`);
}

function keep(
  received: readonly Received[],
  { contacts, today, dryRun }: ReceiveOptions & { today: string; dryRun: boolean },
  out: Output['out'],
): void {
  if (dryRun) return;
  const all = received.flatMap(({ origin, result }) =>
    result.sender
      ? [
          {
            ...result.sender,
            on: today,
            file: result.fate === 'refused' ? `refusé : ${origin}` : result.file,
          },
        ]
      : [],
  );
  const added = keepContacts(contacts, all);
  if (added > 0)
    out(
      `${plural(added, 'contact gardé', 'contacts gardés')} dans ${contacts}, hors du contenu : effacez-le quand vous n’en avez plus besoin.`,
    );
}

/** What was read is what was written, known, waiting and refused; that they add up is checked. */
function sayTotal(
  read: number,
  count: (fate: Fate['fate']) => number,
  refused: number,
  dryRun: boolean,
): string {
  const [written, known, waiting, applied] = (['written', 'unchanged', 'waiting', 'applied'] as const).map(
    count,
  ) as [number, number, number, number];
  if (read !== written + known + waiting + applied + refused)
    throw new Error(
      `proposals were lost: ${read} read, ${written + known + waiting + applied + refused} told`,
    );
  const parts = [
    plural(written, 'brouillon écrit', 'brouillons écrits'),
    `${known} déjà là`,
    plural(waiting, 'correction à relire', 'corrections à relire'),
    plural(applied, 'correction écrite', 'corrections écrites'),
    plural(refused, 'refusée', 'refusées'),
  ];
  return `${dryRun ? 'Essai, rien n’est écrit. ' : ''}${plural(read, 'proposition reçue', 'propositions reçues')} : ${parts.join(', ')}.`;
}

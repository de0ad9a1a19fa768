/** The questions that are asked of an animator, one after the other; Enter takes the answer that is proposed. */
import { cancel, confirm, intro, isCancel, multiselect, select, text } from '@clack/prompts';
import { sayDay, sayTime } from '../../../src/i18n/dates.ts';
import { parseLocalTime } from '../../../src/lib/dates/local.ts';
import { labelOf } from '../network/interfaces.ts';
import type { Network } from '../network/interfaces.ts';
import { joinedWifi } from '../network/wifi.ts';
import type { Wifi } from '../network/wifi.ts';
import type { Answers, Flags } from './answers.ts';
import type { KeptWorkshop } from './kept.ts';
import { ALL_KINDS, labelOfKind } from './kinds.ts';

/** Whoever presses Ctrl+C at a question. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

async function answered<T>(asked: Promise<T | symbol>): Promise<T> {
  const answer = await asked;
  if (!isCancel(answer)) return answer as T;
  cancel('Rien n’a été lancé, rien n’a été changé.');
  throw new Cancelled();
}

export type Choice = 'again' | 'change' | 'new';

/** A workshop is there already. */
export async function askAgain({ kept: { info } }: KeptWorkshop): Promise<Choice> {
  intro('Atelier de contribution');
  const when = sayDay(info.day, 'fr', { year: false });
  return answered<Choice>(
    select<Choice>({
      message: `« ${info.name} », ${when} : tout y est, brouillons compris.`,
      options: [
        { value: 'again', label: 'Le reprendre tel quel' },
        { value: 'change', label: 'Le reprendre, et revoir ses réglages' },
        { value: 'new', label: 'Commencer un autre atelier' },
      ],
      showInstructions: false,
    }),
  );
}

/** @param proposed taken by Enter @param flags what they say is not asked */
export async function askAnswers(
  proposed: Answers,
  flags: Flags,
  networks: readonly Network[],
): Promise<Answers> {
  intro('Atelier de contribution : quelques questions. Entrée garde la réponse proposée.');
  const name = flags.name ?? (await line('Comment s’appelle l’atelier ?', proposed.name));
  const place = flags.place ?? (await line('Où a-t-il lieu ?', proposed.place, 'Vernasse, salle du four'));
  const kinds = flags.kinds ?? (await askKinds(proposed.kinds));
  const { from } = proposed;
  const until = flags.until ?? (await askUntil(proposed.until));
  const contact =
    flags.contact ??
    (await line('Qui appeler, après l’atelier ? (écrit sur les reçus)', proposed.contact, '04 65 71 20 26'));
  const network =
    flags.interface === undefined ? await askNetwork(proposed.network, networks) : proposed.network;
  const wifi = network && flags.wifi === undefined ? await askWifi(proposed.wifi) : proposed.wifi;
  return { name, place, kinds, from, until, contact: contact || undefined, network, wifi };
}

async function line(message: string, proposed: string | undefined, example?: string): Promise<string> {
  const said = await answered<string>(
    text({
      message,
      ...(proposed ? { initialValue: proposed } : {}),
      ...(example ? { placeholder: `par exemple : ${example}` } : {}),
    }),
  );
  return (said ?? '').trim();
}

async function askKinds(proposed: Answers['kinds']): Promise<Answers['kinds']> {
  const chosen = await answered<Answers['kinds']>(
    multiselect({
      message: 'Que pourra-t-on écrire ? (espace pour cocher ou décocher ; rien de coché : tout)',
      options: ALL_KINDS.map((value) => ({ value, label: labelOfKind(value) })),
      initialValues: [...proposed],
      required: false,
      showInstructions: false,
    }),
  );
  return chosen.length > 0 ? chosen : ALL_KINDS;
}

async function askUntil(proposed: string | undefined): Promise<string | undefined> {
  const said = await answered<string>(
    text({
      message: 'Jusqu’à quelle heure ? (rien : pas d’heure)',
      ...(proposed ? { initialValue: sayTime(proposed, 'fr') } : {}),
      validate: (value) =>
        !value?.trim() || parseLocalTime(value).ok
          ? undefined
          : 'Une heure est attendue, par exemple : 17 h 30',
    }),
  );
  const read = parseLocalTime(said ?? '');
  return read.ok ? read.value : undefined;
}

const askNetwork = async (proposed: string, networks: readonly Network[]): Promise<string> =>
  answered<string>(
    select({
      message: 'Par quel réseau viennent les téléphones ?',
      options: [
        ...networks.map((network) => ({
          value: network.name,
          label: labelOf(network),
          ...(network.isPrivate ? {} : { hint: 'adresse publique : à éviter' }),
        })),
        { value: '', label: 'Aucun : essayer sur cet ordinateur seulement' },
      ],
      initialValue: proposed,
      showInstructions: false,
    }),
  );

async function askWifi(proposed: Wifi | undefined): Promise<Wifi | undefined> {
  const name = await line(
    'Nom du Wi-Fi, pour le code à scanner (rien : pas de code)',
    proposed?.name ?? joinedWifi(),
    'Salle des fêtes',
  );
  if (!name) return undefined;
  const password = await line('Son mot de passe (rien : Wi-Fi ouvert)', proposed?.password);
  return { name, ...(password ? { password } : {}) };
}

export const askErase = async (what: string): Promise<boolean> =>
  answered<boolean>(confirm({ message: what, active: 'Effacer', inactive: 'Garder', initialValue: false }));

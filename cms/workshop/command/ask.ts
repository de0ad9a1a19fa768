/** The questions that are asked of an animator, one after the other; Enter takes the answer that is proposed. */
import { cancel, confirm, intro, isCancel, multiselect, select, text } from '@clack/prompts';
import { sayDay, sayTime } from '../../../src/i18n/dates.ts';
import { parseLocalTime } from '../../../src/lib/dates/local.ts';
import { labelOf } from '../network/interfaces.ts';
import type { Network } from '../network/interfaces.ts';
import { joinedWifi } from '../network/wifi.ts';
import type { Wifi } from '../network/wifi.ts';
import { usualName } from './answers.ts';
import type { Answers, Flags } from './answers.ts';
import type { KeptWorkshop } from './kept.ts';
import { ALL_KINDS, labelOfKind } from './kinds.ts';
import { NO_DAY, checkLine, checkName, checkPassword, checkWifi, readDay, tidy } from './texts.ts';

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

/** A workshop of another day, which may have been prepared the day before. @returns the day that it is of */
export const askMoved = ({ kept: { info } }: KeptWorkshop, today: string): Promise<string> =>
  answered<string>(
    select({
      message: `Cet atelier est daté du ${sayDay(info.day, 'fr')}. De quel jour est-il ?`,
      options: [
        { value: today, label: `D’aujourd’hui, ${sayDay(today, 'fr')}` },
        { value: info.day, label: `Du ${sayDay(info.day, 'fr')} : il y a sa fiche dans l’agenda` },
      ],
      showInstructions: false,
    }),
  );

/** @param proposed taken by Enter @param flags what they say is not asked @param today YYYY-MM-DD */
export async function askAnswers(
  proposed: Answers,
  flags: Flags,
  { networks, today, hasDay }: { networks: readonly Network[]; today: string; hasDay: boolean },
): Promise<Answers> {
  intro('Atelier de contribution : quelques questions. Entrée garde la réponse proposée.');
  const day = hasDay ? proposed.day : await askDay(proposed.day, today);
  const called = proposed.name === usualName(proposed.day) ? usualName(day) : proposed.name;
  const name = flags.name ?? (await line('Comment s’appelle l’atelier ?', called, { check: checkName }));
  const place =
    flags.place ?? (await line('Où a-t-il lieu ?', proposed.place, { example: 'Vernasse, salle du four' }));
  const kinds = flags.kinds ?? (await askKinds(proposed.kinds));
  // Of another day, the hours of this one say nothing.
  const from = flags.from ?? (day === proposed.day ? proposed.from : undefined);
  const until = flags.until ?? (await askUntil(day === proposed.day ? proposed.until : undefined));
  const contact =
    flags.contact ??
    (await line('Qui appeler, après l’atelier ? (écrit sur les reçus)', proposed.contact, {
      example: '04 65 71 20 26',
    }));
  const network =
    flags.interface === undefined ? await askNetwork(proposed.network, networks) : proposed.network;
  // Where there is none, none was chosen.
  const chosen = networks.length > 0 ? network : proposed.chosen;
  const wifi = network && flags.wifi === undefined ? await askWifi(proposed.wifi) : proposed.wifi;
  return { name, place, day, kinds, from, until, contact: contact || undefined, network, chosen, wifi };
}

interface Line {
  example?: string;
  /** What is wrong with it, in French. */
  check?: (text: string | undefined) => string | undefined;
}

async function line(
  message: string,
  proposed: string | undefined,
  { example, check = checkLine }: Line = {},
): Promise<string> {
  const said = await answered<string>(
    text({
      message,
      validate: check,
      ...(proposed ? { initialValue: proposed } : {}),
      ...(example ? { placeholder: `par exemple : ${example}` } : {}),
    }),
  );
  return tidy(said);
}

async function askDay(proposed: string, today: string): Promise<string> {
  const said = await line('Quel jour a-t-il lieu ?', sayDay(proposed, 'fr', { weekday: false }), {
    check: (typed) => (readDay(typed ?? '', today) ? undefined : NO_DAY),
  });
  return readDay(said, today)!;
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
    { example: 'Salle des fêtes', check: checkWifi },
  );
  if (!name) return undefined;
  const password = await line('Son mot de passe (rien : Wi-Fi ouvert)', proposed?.password, {
    check: checkPassword,
  });
  return { name, ...(password ? { password } : {}) };
}

/** @param where the destination, without a secret */
export const askSend = async (where: string): Promise<boolean> =>
  answered<boolean>(
    confirm({
      message: `Envoyer vers ${where} ?`,
      active: 'Envoyer',
      inactive: 'Pas maintenant',
      initialValue: true,
    }),
  );

export const askErase = async (what: string): Promise<boolean> =>
  answered<boolean>(confirm({ message: what, active: 'Effacer', inactive: 'Garder', initialValue: false }));

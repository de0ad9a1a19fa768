/** What a workshop is started with: from the flags, else from the time before, else good defaults. No question here. */
import type { Settings } from '../../../src/schema/settings.ts';
import { sayDay } from '../../../src/i18n/dates.ts';
import type { LocalDateTime } from '../../../src/lib/dates/local.ts';
import { CmsError } from '../../cli/own-repository.ts';
import type { EntryKey } from '../../store/types.ts';
import type { Network } from '../network/interfaces.ts';
import type { Wifi } from '../network/wifi.ts';
import type { WorkshopKind } from '../types.ts';
import type { Hour, Kept } from './kept.ts';
import { ALL_KINDS } from './kinds.ts';

/** Easy to type on a phone, and rarely taken. */
export const PORT = 8000;

/** What the animator answers; the same whether by flags or by questions. */
export interface Answers {
  name: string;
  place: string;
  /** YYYY-MM-DD */
  day: string;
  kinds: readonly WorkshopKind[];
  /** HH:MM */
  from: string | undefined;
  until: string | undefined;
  contact: string | undefined;
  /** The one that is used now, as the system calls it; empty: this machine alone. */
  network: string;
  /** The one that somebody chose, which may not be there today; empty: none. Undefined where nobody chose. */
  chosen: string | undefined;
  wifi: Wifi | undefined;
}

export interface Flags {
  name?: string;
  place?: string;
  /** YYYY-MM-DD */
  day?: string;
  kinds?: readonly WorkshopKind[];
  from?: string;
  until?: string;
  contact?: string;
  event?: EntryKey;
  interface?: string;
  wifi?: string;
  wifiPassword?: string;
}

export interface Circumstances {
  /** Local, of the portal. */
  now: LocalDateTime;
  settings: Pick<Settings, 'contact' | 'locale'>;
  networks: readonly Network[];
  kept: Kept | undefined;
  /** Day of the page of the agenda that `--event` names. */
  eventDay?: string | undefined;
}

/** Hours that a workshop lasts, where nobody says. */
const LASTING = 3;

/** @throws CmsError where a network is asked for that is not there */
export function answersOf(flags: Flags, { now, settings, networks, kept, eventDay }: Circumstances): Answers {
  const before = kept?.info;
  const today = now.slice(0, 10);
  const day = flags.day ?? eventDay ?? before?.day ?? today;
  // Of another day, nobody knows yet when it begins.
  const isToday = day === today;
  const isMoved = before !== undefined && day !== before.day;
  const stays = (hour: Hour) => before !== undefined && !(isMoved && kept?.usual?.includes(hour));
  const password = flags.wifiPassword ?? (flags.wifi === undefined ? kept?.wifi?.password : undefined);
  const wifiName = flags.wifi ?? kept?.wifi?.name;
  return {
    name: flags.name ?? (before?.name || usualName(day)),
    place: flags.place ?? before?.place ?? '',
    day,
    kinds: flags.kinds ?? before?.kinds ?? ALL_KINDS,
    from: flags.from ?? (stays('from') ? before?.from : undefined) ?? (isToday ? halfHour(now) : undefined),
    until: flags.until ?? (stays('until') ? before?.until : isToday ? hoursLater(now) : undefined),
    contact: flags.contact ?? (before ? before.contact : contactOf(settings)),
    ...networkOf(flags.interface, kept?.network, networks),
    wifi: wifiName ? { name: wifiName, ...(password ? { password } : {}) } : undefined,
  };
}

/** « Atelier du 2 décembre »: where nobody gives it another name. */
export const usualName = (day: string): string =>
  `Atelier du ${sayDay(day, 'fr', { year: false, weekday: false })}`;

/** The nearest: one starts it a little before people come, or a little after. */
export function halfHour(now: LocalDateTime): string | undefined {
  const halves = Math.round((Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16))) / 30);
  const hour = String(Math.floor(halves / 2)).padStart(2, '0');
  return halves < 48 ? `${hour}:${halves % 2 ? '30' : '00'}` : undefined;
}

/** On the hour; none where it would be tomorrow. */
export function hoursLater(now: LocalDateTime): string | undefined {
  const hour = Number(now.slice(11, 13)) + LASTING + (Number(now.slice(14, 16)) > 30 ? 1 : 0);
  return hour < 24 ? `${String(hour).padStart(2, '0')}:00` : undefined;
}

const contactOf = ({ contact }: Pick<Settings, 'contact'>): string | undefined =>
  contact?.phone?.display ?? contact?.email;

/**
 * The flag by name or by address; the one of before where it is there; else the first that phones may be on, for this time:
 * what was chosen stays chosen.
 */
function networkOf(
  wanted: string | undefined,
  before: string | undefined,
  networks: readonly Network[],
): Pick<Answers, 'network' | 'chosen'> {
  if (wanted !== undefined) {
    if (isNone(wanted)) return { network: '', chosen: '' };
    const found = networks.find(({ name, address }) => name === wanted || address === wanted);
    if (found) return { network: found.name, chosen: found.name };
    const there = networks.map(({ name, address }) => `${name} (${address})`).join(', ');
    throw new CmsError(
      `Le réseau « ${wanted} » n’est pas là. ${there ? `Il y a : ${there}.` : 'Cet ordinateur n’est sur aucun réseau : rejoignez le Wi-Fi de la salle, ou partagez-en un.'} Pour essayer sur cet ordinateur seulement : --interface aucun.`,
    );
  }
  if (before === '') return { network: '', chosen: '' };
  const usual = networks.find(({ kind, isPrivate }) => kind !== 'virtual' && isPrivate);
  const network = (networks.find(({ name }) => name === before) ?? usual)?.name ?? '';
  return { network, chosen: before };
}

const isNone = (word: string): boolean => /^(aucune?|none|localhost|127\.0\.0\.1)?$/i.test(word.trim());

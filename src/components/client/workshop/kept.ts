/** What this device keeps of the texts of a workshop: written at each letter, so that no battery takes them along. */

export type Values = Record<string, string[]>;

/** What was asked for, and waits for the network. */
export type Leaving = 'send' | 'another';

export interface Kept {
  values: Values;
  /** The number of the last save that was tried: the laptop holds none of this device that is newer. */
  revision: number;
  /** The number of the laptop's text that this one goes on from. */
  since: number;
  /** Drawn by the page that wrote it; and the one before, whose unreceived text it took up. */
  device: string;
  before?: string | undefined;
  /** The laptop has another's text: nothing leaves until its author chose. */
  clash?: boolean | undefined;
  /** Whether the laptop lacks something of it. */
  dirty: boolean;
  leaving?: Leaving | undefined;
  /** How often it left, and came back. */
  tries: number;
  /** Whether a photo has not left yet: waiting.ts has it. */
  photo?: boolean;
  title: string;
  /** Where it is kept, sent and edited. */
  keep: string;
  action: string;
  edit: string;
}

const PREFIX = 'cordee:workshop:';

export function readKept(id: string): Kept | undefined {
  try {
    return (JSON.parse(localStorage.getItem(PREFIX + id)!) as Kept | null) || undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: a private window may refuse. */
export function writeKept(id: string, kept: Kept | undefined): boolean {
  try {
    if (kept) localStorage.setItem(PREFIX + id, JSON.stringify(kept));
    else localStorage.removeItem(PREFIX + id);
    return true;
  } catch {
    return false;
  }
}

/** All of them, by identifier. */
export function allKept(): [string, Kept][] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.indexOf(PREFIX) === 0)
      .map((key) => [key.slice(PREFIX.length), readKept(key.slice(PREFIX.length))] as [string, Kept])
      .filter(([, kept]) => kept && kept.keep);
  } catch {
    return [];
  }
}

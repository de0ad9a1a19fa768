/** The Wi-Fi that phones join: its name where this machine is on it, and the code that joins it. */
import { execFileSync } from 'node:child_process';

export interface Wifi {
  name: string;
  /** Absent: an open network. */
  password?: string | undefined;
}

/** Text of a QR code by which a phone joins (ZXing, « Wi-Fi Network config »; Android and iOS read it). */
export function wifiText({ name, password }: Wifi): string {
  const escaped = (text: string) => text.replace(/[\\;,:"]/g, '\\$&');
  return password
    ? `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;`
    : `WIFI:T:nopass;S:${escaped(name)};;`;
}

/** Asked of the system: a command, and what its answer is read by. */
const ASKED: Partial<Record<NodeJS.Platform, readonly { command: readonly string[]; name: RegExp }[]>> = {
  linux: [
    { command: ['iwgetid', '-r'], name: /^(.+)$/m },
    { command: ['nmcli', '-t', '-f', 'active,ssid', 'dev', 'wifi'], name: /^(?:yes|oui):(.+)$/m },
  ],
  darwin: [{ command: ['networksetup', '-getairportnetwork', 'en0'], name: /^[^:]*Network: (.+)$/m }],
  win32: [{ command: ['netsh', 'wlan', 'show', 'interfaces'], name: /^\s*SSID\s*: (.+)$/m }],
};

/** Milliseconds: it is a guess, nobody waits for it. */
const PATIENCE = 1500;

/** The name of the Wi-Fi that this machine is on, where the system tells; its password is nobody's to read. */
export function joinedWifi(platform: NodeJS.Platform = process.platform): string | undefined {
  for (const { command, name } of ASKED[platform] ?? []) {
    const said = answerOf(command);
    const found = said && name.exec(said)?.[1]?.trim();
    if (found) return found;
  }
  return undefined;
}

function answerOf([program, ...args]: readonly string[]): string | undefined {
  try {
    return execFileSync(program!, args, {
      encoding: 'utf8',
      timeout: PATIENCE,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch {
    return undefined;
  }
}

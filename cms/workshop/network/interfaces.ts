/** The networks of this machine, by names that people know, the one that phones are on first. */
import { networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';

/** `shared`: phones join this machine itself, which is then their router. */
export type NetworkKind = 'wifi' | 'shared' | 'cable' | 'other' | 'virtual';

export interface Network {
  /** As the system calls it: `wlp3s0`, `en0`, `Wi-Fi`. */
  name: string;
  kind: NetworkKind;
  /** IPv4: what every phone types and reads. */
  address: string;
  /** No machine of the Internet leads there (RFC 1918, RFC 3927). */
  isPrivate: boolean;
}

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Of machines in machines, tunnels and bridges: no phone is there. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|zt|tailscale|ham|ppp|awdl|llw|anpi|lxc|lxdbr|podman|cni|flannel)|\b(vethernet|virtualbox|vmware|hyper-v|wsl|loopback|vpn|tailscale|zerotier|bluetooth)\b/i;
const WIFI = /^(wl|wifi|ath|ra\d)|wi-?fi|wireless|sans fil|wlan/i;
const CABLE = /^(eth|en[opsx]|em\d|lan)|ethernet|filaire/i;

/**
 * @param all as `os.networkInterfaces` gives them
 * @param platform where macOS says so, `en0` is the Wi-Fi of a laptop
 */
export function networksOf(
  all: Interfaces = networkInterfaces(),
  platform: NodeJS.Platform = process.platform,
): Network[] {
  const found = Object.entries(all).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }): Network => ({
        name,
        kind: kindOf(name, address, platform),
        address,
        isPrivate: isOwn(address),
      })),
  );
  return found.sort((a, b) => rankOf(a) - rankOf(b));
}

/** Addresses that systems give themselves while they share their connection: Windows, NetworkManager, macOS. */
const SHARED = /^(192\.168\.137\.1|10\.42\.\d+\.1|192\.168\.2\.1)$/;

function kindOf(name: string, address: string, platform: NodeJS.Platform): NetworkKind {
  if (VIRTUAL.test(name)) return 'virtual';
  if (SHARED.test(address) && (platform !== 'darwin' || name.startsWith('bridge'))) return 'shared';
  if (name.startsWith('bridge')) return 'virtual';
  if (platform === 'darwin' && name === 'en0') return 'wifi';
  if (WIFI.test(name)) return 'wifi';
  return CABLE.test(name) || /^en\d/.test(name) ? 'cable' : 'other';
}

function isOwn(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b <= 31) || isUnassigned(address);
}

/** Given by a machine to itself where no router answered: rarely a network with phones (RFC 3927). */
const isUnassigned = (address: string): boolean => address.startsWith('169.254.');

const KINDS: readonly NetworkKind[] = ['shared', 'wifi', 'cable', 'other', 'virtual'];

/** Private ones first, but for those of machines within this one; then by what phones join most. */
const rankOf = ({ kind, address, isPrivate }: Network): number =>
  KINDS.indexOf(kind) + (isUnassigned(address) ? 20 : 0) + (isPrivate || kind === 'virtual' ? 0 : 10);

const LABELS: Readonly<Record<NetworkKind, string>> = {
  wifi: 'Wi-Fi',
  shared: 'Wi-Fi partagé par cet ordinateur',
  cable: 'câble',
  other: 'réseau',
  virtual: 'réseau interne à cet ordinateur',
};

/** « Wi-Fi (wlp3s0), 192.168.1.20 » */
export const labelOf = ({ kind, name, address }: Network): string =>
  `${LABELS[kind]}${LABELS[kind].toLowerCase() === name.toLowerCase() ? '' : ` (${name})`}, ${address}`;

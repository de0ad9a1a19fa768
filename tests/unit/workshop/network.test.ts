/** By which network phones come, and the codes that they scan. */
import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { encode } from 'uqr';
import { labelOf, networksOf } from '../../../cms/workshop/network/interfaces.ts';
import { wifiText } from '../../../cms/workshop/network/wifi.ts';
import { qrLines } from '../../../src/lib/qr.ts';

const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo[] => [
  {
    address,
    family: address.includes(':') ? 'IPv6' : 'IPv4',
    internal: false,
    netmask: '',
    mac: '',
    cidr: null,
    ...more,
  } as NetworkInterfaceInfo,
];

const shown = (all: NodeJS.Dict<NetworkInterfaceInfo[]>, platform: NodeJS.Platform) =>
  networksOf(all, platform).map(labelOf);

describe('the networks of a machine', () => {
  test('on Linux: Wi-Fi before the cable, bridges of containers last, nothing of the machine itself', () => {
    expect(
      shown(
        {
          lo: at('127.0.0.1', { internal: true }),
          docker0: at('172.17.0.1'),
          enp3s0: at('10.0.0.4'),
          wlp2s0: [...at('192.168.1.20'), ...at('fe80::1')],
        },
        'linux',
      ),
    ).toEqual([
      'Wi-Fi (wlp2s0), 192.168.1.20',
      'câble (enp3s0), 10.0.0.4',
      'réseau interne à cet ordinateur (docker0), 172.17.0.1',
    ]);
  });

  test('on macOS and Windows, by their names', () => {
    expect(
      shown({ en5: at('192.168.0.9'), en0: at('192.168.0.8'), utun3: at('10.8.0.2') }, 'darwin'),
    ).toEqual([
      'Wi-Fi (en0), 192.168.0.8',
      'câble (en5), 192.168.0.9',
      'réseau interne à cet ordinateur (utun3), 10.8.0.2',
    ]);
    expect(
      shown(
        { 'vEthernet (WSL)': at('172.20.0.1'), Ethernet: at('10.1.1.2'), 'Wi-Fi': at('192.168.1.5') },
        'win32',
      ),
    ).toEqual([
      'Wi-Fi, 192.168.1.5',
      'câble (Ethernet), 10.1.1.2',
      'réseau interne à cet ordinateur (vEthernet (WSL)), 172.20.0.1',
    ]);
  });

  test('a Wi-Fi that this machine makes comes first: phones are on it', () => {
    const all = { 'Wi-Fi': at('192.168.1.5'), 'Local Area Connection* 2': at('192.168.137.1') };
    expect(shown(all, 'win32')[0]).toBe(
      'Wi-Fi partagé par cet ordinateur (Local Area Connection* 2), 192.168.137.1',
    );
    expect(networksOf({ bridge100: at('192.168.2.1') }, 'darwin')[0]?.kind).toBe('shared');
    // A router may well give this one.
    expect(networksOf({ en0: at('192.168.2.1') }, 'darwin')[0]?.kind).toBe('wifi');
  });

  test('an address of the Internet, or of no router, comes after private ones', () => {
    const found = networksOf(
      { eth0: at('198.51.100.4'), wlan0: at('169.254.3.4'), eth1: at('172.31.0.2') },
      'linux',
    );
    expect(found.map(({ address, isPrivate }) => [address, isPrivate])).toEqual([
      ['172.31.0.2', true],
      ['198.51.100.4', false],
      ['169.254.3.4', true],
    ]);
    expect(networksOf({ eth0: at('172.32.0.1') }, 'linux')[0]?.isPrivate).toBe(false);
  });
});

describe('the code that joins a Wi-Fi', () => {
  test.each([
    [{ name: 'Salle', password: 'pain et sel' }, 'WIFI:T:WPA;S:Salle;P:pain et sel;;'],
    [{ name: 'Salle' }, 'WIFI:T:nopass;S:Salle;;'],
    [{ name: 'a;b,c:d\\e"f', password: ';\\' }, 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\\\e\\"f;P:\\;\\\\;;'],
  ])('%j', (wifi, text) => expect(wifiText(wifi)).toBe(text));
});

test('a code drawn in half blocks has the modules of the code, white where it is white', () => {
  const text = 'http://192.168.1.20:8000/atelier/';
  const { data } = encode(text, { ecc: 'M', maskPattern: 3, border: 2 });
  const lines = qrLines(text);
  const isLight = (x: number, y: number) => (y % 2 === 0 ? '█▀' : '█▄').includes(lines[y >> 1]![x]!);
  expect(lines.every((line) => line.length === data.length)).toBe(true);
  expect(data.map((row, y) => row.map((_, x) => !isLight(x, y)))).toEqual(data);
});

/** `npm run atelier`: what it starts with, what it keeps, what it says. Its server has its own tests. */
import { existsSync, readFileSync, readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { PORT, answersOf } from '../../../cms/workshop/command/answers.ts';
import type { Circumstances } from '../../../cms/workshop/command/answers.ts';
import {
  takeFolder,
  forget,
  newFolder,
  readKept,
  workshopsIn,
  writeKept,
} from '../../../cms/workshop/command/kept.ts';
import type { Kept } from '../../../cms/workshop/command/kept.ts';
import { ALL_KINDS, readKinds } from '../../../cms/workshop/command/kinds.ts';
import { pinsOf, readPin, sayPin } from '../../../cms/workshop/command/pins.ts';
import { startText } from '../../../cms/workshop/command/tell.ts';
import { checkName, checkPassword, checkWifi, readDay } from '../../../cms/workshop/command/texts.ts';
import type { Network } from '../../../cms/workshop/network/interfaces.ts';
import { sayDay } from '../../../src/i18n/dates.ts';
import { temporary } from '../../support/built.ts';
import { plain } from '../../support/browser.ts';

const { folder, remove } = temporary();
afterAll(remove);

const WIFI: Network = { name: 'wlp2s0', kind: 'wifi', address: '192.168.1.20', isPrivate: true };
const CABLE: Network = { name: 'eth0', kind: 'cable', address: '10.0.0.4', isPrivate: true };
const DOCKER: Network = { name: 'docker0', kind: 'virtual', address: '172.17.0.1', isPrivate: true };
const PUBLIC: Network = { name: 'eth1', kind: 'cable', address: '198.51.100.4', isPrivate: false };

const here = (more: Partial<Circumstances> = {}): Circumstances => ({
  now: '2026-11-21T14:05',
  settings: { contact: { email: 'bonjour@ambrune.example' } },
  networks: [WIFI, CABLE, DOCKER],
  kept: undefined,
  ...more,
});

const KEPT: Kept = {
  info: {
    name: 'Fiches et thermos',
    place: 'Vernasse',
    day: '2026-11-20',
    kinds: ['actor', 'event'],
    until: '16:30',
  },
  network: 'eth0',
  port: 8003,
  wifi: { name: 'Salle', password: 'pain et sel' },
};

describe('what a workshop is started with', () => {
  test('needs no answer', () => {
    const answers = answersOf({}, here());
    expect({ ...answers, name: plain(answers.name) }).toEqual({
      name: 'Atelier du 21 novembre',
      place: '',
      day: '2026-11-21',
      kinds: ALL_KINDS,
      from: '14:00',
      until: '17:00',
      contact: 'bonjour@ambrune.example',
      network: 'wlp2s0',
      chosen: undefined,
      wifi: undefined,
    });
    expect(answersOf({}, here({ now: '2026-11-21T22:10' })).until).toBeUndefined();
    expect(answersOf({}, here({ now: '2026-11-21T13:48' })).from).toBe('14:00');
    expect(answersOf({}, here({ now: '2026-11-21T14:20' })).from).toBe('14:30');
    expect(answersOf({}, here({ now: '2026-11-21T23:50' })).from).toBeUndefined();
    expect(answersOf({ from: '09:30' }, here()).from).toBe('09:30');
  });

  test('is that of the last time, and a flag changes one thing', () => {
    expect(answersOf({ until: '18:00' }, here({ kept: KEPT }))).toEqual({
      name: 'Fiches et thermos',
      place: 'Vernasse',
      day: '2026-11-20',
      kinds: ['actor', 'event'],
      from: undefined,
      until: '18:00',
      contact: undefined,
      network: 'eth0',
      chosen: 'eth0',
      wifi: { name: 'Salle', password: 'pain et sel' },
    });
    // The password was that of the other Wi-Fi.
    expect(answersOf({ wifi: 'Partage' }, here({ kept: KEPT })).wifi).toEqual({ name: 'Partage' });
    expect(answersOf({ wifi: '' }, here({ kept: KEPT })).wifi).toBeUndefined();
  });

  test('takes a network that is there: never one of the Internet unless it is asked for', () => {
    expect(answersOf({}, here({ kept: KEPT, networks: [WIFI] })).network).toBe('wlp2s0');
    expect(answersOf({}, here({ kept: { ...KEPT, network: '' } })).network).toBe('');
    expect(answersOf({}, here({ networks: [PUBLIC, DOCKER] })).network).toBe('');
    expect(answersOf({ interface: '198.51.100.4' }, here({ networks: [PUBLIC] })).network).toBe('eth1');
    expect(answersOf({ interface: 'aucun' }, here()).network).toBe('');
    expect(() => answersOf({ interface: 'wlan9' }, here({ networks: [WIFI] }))).toThrow(
      /« wlan9 » n’est pas là.*wlp2s0 \(192\.168\.1\.20\).*--interface aucun/,
    );
  });

  test('a network that is away stays the chosen one; where none was chosen, none is kept', () => {
    expect(answersOf({}, here({ kept: KEPT, networks: [] }))).toMatchObject({ network: '', chosen: 'eth0' });
    expect(answersOf({}, here({ kept: KEPT, networks: [WIFI] }))).toMatchObject({
      network: 'wlp2s0',
      chosen: 'eth0',
    });
    expect(answersOf({}, here({ networks: [] }))).toMatchObject({ network: '', chosen: undefined });
    const { network: _none, ...unchosen } = KEPT;
    expect(answersOf({}, here({ kept: unchosen })).network).toBe('wlp2s0');
    expect(answersOf({ interface: 'aucun' }, here())).toMatchObject({ network: '', chosen: '' });
  });

  test('is of the day that is said, else of the event, else of before, else of today', () => {
    const day = (flags: { day?: string }, more: Partial<Circumstances> = {}) =>
      answersOf(flags, here(more)).day;
    expect(day({ day: '2026-12-02' }, { eventDay: '2026-12-03', kept: KEPT })).toBe('2026-12-02');
    expect(day({}, { eventDay: '2026-12-03', kept: KEPT })).toBe('2026-12-03');
    expect(day({}, { kept: KEPT })).toBe('2026-11-20');
    // The hour at which one prepares is not the one at which it begins.
    const eve = answersOf({ day: '2026-12-02' }, here());
    expect([plain(eve.name), eve.from, eve.until]).toEqual(['Atelier du 2 décembre', undefined, undefined]);
  });

  test('hours that nobody said are those of the day', () => {
    const usual: Kept = {
      ...KEPT,
      info: { ...KEPT.info, from: '20:00', until: '23:00' },
      usual: ['from', 'until'],
    };
    const hours = (kept: Kept, day?: string) => {
      const { from, until } = answersOf(day ? { day } : {}, here({ kept }));
      return [from, until];
    };
    expect(hours(usual)).toEqual(['20:00', '23:00']);
    expect(hours(usual, '2026-11-21')).toEqual(['14:00', '17:00']);
    expect(hours(usual, '2026-12-02')).toEqual([undefined, undefined]);
    expect(hours({ ...usual, usual: ['from'] }, '2026-11-21')).toEqual(['14:00', '23:00']);
  });

  test('a day is read as it is said', () => {
    const read = (text: string) => readDay(text, '2026-11-30');
    expect(read('demain')).toBe('2026-12-01');
    expect(read('aujourd’hui')).toBe('2026-11-30');
    expect(read('02/12/2026')).toBe('2026-12-02');
    // As the question proposes it.
    expect(read(sayDay('2026-12-01', 'fr', { weekday: false }))).toBe('2026-12-01');
    expect(read('mardi')).toBeUndefined();
  });

  test('has a name, and a Wi-Fi that phones can join', () => {
    expect(checkName(' \u00a0 ')).toContain('Il manque le nom');
    expect(checkName('x'.repeat(161))).toContain('160 signes');
    expect(checkName('Fiches')).toBeUndefined();
    expect(checkPassword('abc')).toContain('de 8 à 63 signes');
    expect(checkPassword('x'.repeat(65))).toContain('de 8 à 63 signes');
    for (const sound of ['', 'pain et sel', 'f'.repeat(64)]) expect(checkPassword(sound)).toBeUndefined();
    expect(checkWifi('é'.repeat(17))).toContain('32 signes');
    // Kept by an earlier version.
    const nameless = { ...KEPT, info: { ...KEPT.info, name: '' } };
    expect(plain(answersOf({}, here({ kept: nameless })).name)).toBe('Atelier du 20 novembre');
  });

  test('kinds are said in French or in English, one or many', () => {
    expect(readKinds('Associations, événement')).toEqual({ unknown: 'événement' });
    expect(readKinds('rendez-vous,Associations , réponse')).toEqual(['actor', 'event', 'answer']);
    expect(readKinds('event,exact')).toEqual(['event', 'exact']);
    expect(readKinds('')).toEqual(ALL_KINDS);
  });
});

describe('what is kept', () => {
  test('the codes, which stay, for their owner alone', () => {
    const state = join(folder, 'pins');
    const first = pinsOf(state);
    expect(Object.values(first)).toEqual([
      expect.stringMatching(/^\d{6}$/),
      expect.stringMatching(/^\d{6}$/),
    ]);
    expect(pinsOf(state)).toEqual(first);
    expect(pinsOf(state, { contributor: '264813' })).toEqual({ ...first, contributor: '264813' });
    expect(pinsOf(state).contributor).toBe('264813');
    expect(() => pinsOf(state, { reviewer: '264813' })).toThrow(/Les deux codes sont les mêmes/);
    expect(statSync(join(state, 'codes.json')).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(join(state, 'codes.json'), 'utf8'))).toMatchObject({
      reviewer: first.reviewer,
    });
  });

  test('a code is read as it is said', () => {
    expect([readPin('264 813'), readPin('12345'), readPin('12345a')]).toEqual([
      '264813',
      undefined,
      undefined,
    ]);
    expect(sayPin('264813')).toBe('264 813');
  });

  test('workshops of a portal, the last one first, each in its folder', () => {
    const home = join(folder, 'home');
    expect(workshopsIn(home)).toEqual([]);
    const days = ['2026-03-02', '2026-11-21', '2026-11-21'].map((day) => {
      const state = newFolder(home, day, '/content');
      writeKept(state, { ...KEPT, info: { ...KEPT.info, day } });
      return state;
    });
    expect(days.map((state) => state.slice(home.length + 1))).toEqual([
      '2026-03-02',
      '2026-11-21',
      '2026-11-21-2',
    ]);
    expect(workshopsIn(home).map(({ state }) => state)).toEqual([...days].reverse());
    expect(readKept(days[0]!)?.wifi?.password).toBe('pain et sel');
    // The password of a Wi-Fi is there.
    expect(statSync(join(days[0]!, 'atelier.json')).mode & 0o077).toBe(0);
    expect(existsSync(join(days[0]!, 'atelier.json.new'))).toBe(false);
  });
});

describe('an erased workshop', () => {
  test('leaves what is not its own in a folder that was given', async () => {
    const state = join(folder, 'mine');
    writeKept(state, KEPT);
    for (const name of ['journal', 'portal.json', 'portal.json.touched', 'vacances.jpg'])
      writeFileSync(join(state, name), '');
    await forget(state);
    expect(readdirSync(state)).toEqual(['vacances.jpg']);
    expect(() => takeFolder(state)).toThrow(/contient déjà autre chose/);
    unlinkSync(join(state, 'vacances.jpg'));
    await forget(state);
    expect(existsSync(state)).toBe(false);
    takeFolder(state);
    expect(readdirSync(state)).toEqual([]);
  });

  test.runIf(existsSync('/proc/self'))('a folder that cannot be made is refused at once, by its name', () => {
    expect(() => takeFolder('/proc/x/y')).toThrow(/dossier \/proc\/x\/y .*Donnez un autre dossier/);
  });
});

describe('what the window says', () => {
  const said = (addresses: string[], columns = 100, { wifi }: Pick<Kept, 'wifi'> = KEPT, chosen?: string) =>
    plain(
      stripVTControlCharacters(
        startText({
          running: { addresses, codes: { contributor: '264813', reviewer: '907152' }, port: PORT },
          info: KEPT.info,
          wifi,
          columns,
          state: '/état',
          remote: 'https://forge.example/portail.git',
          network: { network: addresses.length > 1 ? 'wlp2s0' : '', chosen },
        }),
      ),
    );
  const ROOM = 'http://192.168.1.20:8000/atelier/';
  const OWN = 'http://localhost:8000/atelier/';

  test('how to come in, by every address, and what plain HTTP means', () => {
    const text = said([ROOM, 'http://10.0.0.4:8000/atelier/', OWN]);
    expect(text).toContain(
      "Atelier « Fiches et thermos », Vernasse, vendredi 20 novembre 2026, jusqu'à 16 h 30",
    );
    for (const words of [
      ROOM,
      'http://10.0.0.4:8000/atelier/',
      `${OWN}entree`,
      '264 813',
      '907 152',
      '/état',
    ])
      expect(text).toContain(words);
    expect(text).toContain("n'est pas chiffré");
    expect(text).toMatch(/1\. Le Wi-Fi Salle +2\. La page/);
  });

  test('codes stand one under the other where there is no room, alone where phones are on the Wi-Fi already', () => {
    expect(said([ROOM, OWN], 60)).toMatch(/1\. Le Wi-Fi Salle █.*▀ 2\. La page █/);
    expect(said([ROOM, OWN], 100, {})).not.toContain('Wi-Fi Salle');
  });

  test('on this machine alone, nothing about phones', () => {
    const text = said([OWN]);
    expect(text).toContain('cet ordinateur seulement');
    expect(text).not.toMatch(/Wi-Fi Salle|chiffré/);
  });

  test('where it will be sent, and which network is away', () => {
    expect(said([ROOM, OWN])).toContain('tout part vers : https://forge.example/portail.git');
    expect(said([ROOM, OWN])).not.toContain('Autre réseau');
    expect(said([ROOM, OWN], 100, KEPT, 'eth0')).toContain(
      "« eth0 » n'est pas là, l'atelier passe par « wlp2s0 »",
    );
    expect(said([OWN], 100, KEPT, 'eth0')).toContain("« eth0 » n'est pas là, et aucun téléphone");
    expect(said([OWN], 100, KEPT, '')).toContain('relancez avec --interface');
  });
});

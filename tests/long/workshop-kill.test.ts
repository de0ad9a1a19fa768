/**
 * A thousand contributions from twenty phones, while the laptop is killed at random, the network cut at random bytes and
 * the disk filled: every one that was acknowledged is in the journal and in git, once, and none is half-written.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it, vi } from 'vitest';
import { openStore } from '../../cms/store/store.ts';
import { openWorkshop } from '../../cms/workshop/open.ts';
import { badNetwork } from '../support/bad-network.ts';
import { random } from '../support/random.ts';
import { canMount, fillDisk, mountDisk } from '../support/small-disk.ts';
import { bench, git } from '../support/store.ts';
import { INFO } from '../support/workshop-desk.ts';
import { Phone } from '../support/workshop-phone.ts';

const ALL = Number(process.env.WORKSHOP_ALL ?? 1_000);
const PHONES = 20;
/** Acknowledgements from one trouble to the next: about twenty troubles in all. */
const SPACE = Math.ceil(ALL / 7);
const CHILD = join(import.meta.dirname, 'workshop-child.ts');

const one = bench();
const disk = join(one.folder, 'disk');
const unmount = canMount ? mountDisk(disk, '96m') : () => {};
const state = join(canMount ? disk : one.folder, 'state');
afterAll(async () => {
  unmount();
  await one.end();
});

const { next, seed } = random(process.env.STORE_SEED ? Number(process.env.STORE_SEED) : undefined);
const chance = () => next() / 2 ** 32;
const pause = (time: number) => new Promise((done) => setTimeout(done, time));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The laptop, which starts again each time that it is killed. */
class Laptop {
  kills = 0;
  #child: ChildProcess | undefined;
  #isOver = false;
  readonly #port: number;
  readonly errors: string[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  /** Resolves once it answers. */
  start(): Promise<void> {
    return new Promise((ready) => {
      const child = spawn(process.execPath, [CHILD, state, one.origin, String(this.#port)], {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      this.#child = child;
      child.stdout.on('data', () => ready());
      child.stderr.on('data', (chunk: Buffer) => this.errors.push(chunk.toString()));
      child.on('close', (code, signal) => {
        // Full, it may well not start: somebody makes room, and starts it again.
        if (signal !== 'SIGKILL') this.errors.push(`ended with ${code}`);
        if (!this.#isOver) setTimeout(() => void this.start().then(ready), 50);
      });
    });
  }

  /** With its gits as well, or leaving them to end what they began. */
  kill(): void {
    const pid = this.#child?.pid;
    if (pid === undefined || this.#child?.exitCode !== null) return;
    this.kills++;
    try {
      process.kill(next() % 2 ? -pid : pid, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    const child = this.#child!;
    const closed = new Promise((done) => child.on('close', done));
    this.kill();
    await closed;
  }
}

interface Acknowledged {
  id: string;
  name: string;
  /** Of the text that was acknowledged last, and the photo that it has. */
  mark: string;
  photo: string | undefined;
  wasSent: boolean;
}

const acknowledged: Acknowledged[] = [];
/** Answers that said: kept, sent. */
let acks = 0;

/** Far enough from each other for none to be taken for another. */
const nameOf = (): string => `Asso ${[next(), next()].map((n) => n.toString(36)).join(' ')}`;

async function contribute(phone: Phone, i: number, picture: Buffer): Promise<void> {
  const id = await phone.begin('actor');
  const name = nameOf();
  const saves = 1 + (next() % 3);
  let mark = '';
  let revision = 0;
  const valuesOf = () => ({
    name: [name],
    body: [`${`Un paragraphe de ${name}.\n\n`.repeat(1 + (next() % 12))}Fin ${mark}.`],
  });
  const found: Acknowledged = { id, name, mark, photo: undefined, wasSent: false };
  for (revision = 1; revision <= saves; revision++) {
    mark = `${i}-${revision}`;
    await phone.keep(id, valuesOf(), revision);
    acks++;
    found.mark = mark;
    if (revision === 1) acknowledged.push(found);
  }
  if (next() % 10 === 0) {
    found.photo = await phone.photo(id, `photo-${i}.jpg`, picture);
    acks++;
  }
  // One in fifty is begun, and never sent.
  if (next() % 50 === 0) return;
  mark = `${i}-envoi`;
  await phone.send(id, valuesOf(), revision);
  acks++;
  found.mark = mark;
  found.wasSent = true;
}

/** A reviewer publishes what waits, now and then. */
async function read(phone: Phone, isOver: () => boolean): Promise<void> {
  await phone.enter();
  while (!isOver()) {
    await pause(1_500);
    if (!isOver()) await phone.approve();
  }
}

async function trouble(laptop: Laptop, isOver: () => boolean): Promise<number> {
  let filled = 0;
  for (let turn = 1; !isOver(); turn++) {
    const before = acks;
    const wanted = 3 + (next() % (2 * SPACE));
    await vi.waitUntil(() => acks - before >= wanted || isOver(), { timeout: 300_000, interval: 3 });
    if (isOver()) break;
    if (canMount && turn % 4 === 0) {
      const room = fillDisk(disk, next() % 40_000);
      filled++;
      await pause(next() % 500);
      if (next() % 2) laptop.kill();
      await pause(300 + (next() % 500));
      room();
    } else laptop.kill();
    await pause(next() % 400);
  }
  return filled;
}

/** What is wrong with contributions; nothing where each is as it was acknowledged. */
async function verify(): Promise<{ wrong: string[]; publications: number }> {
  const store = await openStore({ state, origin: one.origin });
  const workshop = await openWorkshop({ state, store, info: INFO });
  await store.settled();
  const bare = join(state, 'git');
  const found: string[] = [];
  const say = (name: string, what: string) => found.push(`${name} ${what}`);
  const drafts = await store.drafts();
  const sent = acknowledged.filter(({ wasSent }) => wasSent);
  const published = await store.published('actors');
  // Those of the beginning are not of the workshop.
  const count = drafts.length + published.length - 2;
  if (count !== sent.length) found.push(`${count} pages for ${sent.length} sent`);
  const trailers = '--format=%(trailers:key=Journal,valueonly,separator=%x20)';
  const journal = git(bare, 'log', '--all', trailers).split('\n').filter(Boolean);
  if (new Set(journal).size !== journal.length) found.push('a change is twice in git');
  const texts = published.map(({ key, text }) => ({ text, media: 'main', key }));
  for (const { key } of drafts) {
    const branch = `cms/${key.collection}/${key.slug}`;
    texts.push({ text: git(bare, 'show', `${branch}:actors/${key.slug}.md`), media: branch, key });
  }
  for (const { id, name, mark, photo, wasSent } of acknowledged) {
    const kept = await workshop.find(id);
    if (!kept) say(name, 'is not in the journal');
    else {
      const body = kept.values['body']?.[0] ?? '';
      if (!body.endsWith(`Fin ${mark}.`))
        say(name, `has not what was acknowledged (${mark}): ${body.slice(-30)}`);
      if (kept.title !== name) say(name, `is called ${kept.title}`);
      if (photo && !(await workshop.photo(id, photo))) say(name, 'has lost its photo');
      const all = texts.filter(({ text }) => text.includes(`name: ${name}\n`));
      if (!wasSent) {
        if (kept.stage !== 'begun' || all.length > 0) say(name, 'was not sent, and is there');
        continue;
      }
      if (kept.stage !== 'sent' && kept.stage !== 'published') say(name, `is ${kept.stage}`);
      const [only] = all;
      if (!only || all.length !== 1) say(name, `is ${all.length} times in git`);
      else if (!only.text.trim().endsWith(`Fin ${mark}.`)) say(name, 'is half-written in git');
      else if (photo) {
        const path = /media\/[\w-]+\.jpg/.exec(only.text)?.[0];
        if (!path || !git(bare, 'ls-tree', '--name-only', only.media, path)) say(name, 'has no photo in git');
      }
    }
  }
  await workshop.close();
  await store.close();
  const damage = git(bare, 'fsck', '--full', '--strict', '--no-dangling');
  return { wrong: damage ? [...found, damage] : found, publications: published.length - 2 };
}

it(`${ALL} contributions, kills, cuts and a full disk`, { timeout: 1_500_000 }, async () => {
  console.log(`graine ${seed}`);
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const port = await freePort();
  const laptop = new Laptop(port);
  const began = Date.now();
  await laptop.start();
  const network = await badNetwork(port, chance);
  const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a40' } })
    .jpeg()
    .toBuffer();
  let isOver = false;
  let left = ALL;
  const reader = new Phone(network.port, 'Claire', '987654');
  const reading = read(reader, () => isOver);
  const phones = Array.from({ length: PHONES }, (_, i) => new Phone(network.port, `Personne ${i}`));
  const troubles = trouble(laptop, () => isOver);
  await Promise.all(
    phones.map(async (phone) => {
      await phone.enter();
      while (left > 0) await contribute(phone, left--, picture);
    }),
  );
  isOver = true;
  const [filled] = await Promise.all([troubles, reading]);
  network.heal();
  await laptop.stop();
  await network.close();
  const spent = Math.round((Date.now() - began) / 1000);
  const { wrong, publications } = await verify();
  const sent = acknowledged.filter(({ wasSent }) => wasSent).length;
  const tries = phones.reduce((sum, phone) => sum + phone.tries, 0);
  console.log(
    `${acknowledged.length} contributions, ${sent} envoyées, ${publications} publiées, ${acks} accusés ; ${laptop.kills} arrêts, ${network.cuts()} coupures, ${filled} disques pleins, ${tries} nouvelles tentatives ; ${spent} s`,
  );
  log.mockRestore();
  expect({ seed, wrong: wrong.slice(0, 20) }).toEqual({ seed, wrong: [] });
  expect(acknowledged).toHaveLength(ALL);
  expect(publications).toBeGreaterThan(0);
  // The troubles fell in the middle of things, or they prove nothing.
  expect(laptop.kills).toBeGreaterThan(ALL / 100);
  expect(network.cuts()).toBeGreaterThan(ALL / 20);
});

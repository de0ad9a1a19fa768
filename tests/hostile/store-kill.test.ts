/** A store killed at any moment has every save that it acknowledged, once, and nothing half-written. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Store } from '../../cms/store/types.ts';
import { random } from '../support/random.ts';
import { bench, git } from '../support/store.ts';
import type { Said } from './store-child.ts';

const KILLS = Number(process.env.STORE_KILLS ?? 200);
const one = bench();
afterAll(() => one.end());

const CHILD = join(import.meta.dirname, 'store-child.ts');

interface When {
  seed: number;
  /** Lines that it says before; none: while it opens, where the last one's work is taken up. */
  lines: number;
  /** Milliseconds more. */
  after: number;
}

/** A child that is killed; what it said until then. Counted in what it did: a slow machine is as good as another. */
function killed(round: number, { seed, lines, after }: When): Promise<Said[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, one.state, one.origin, String(round), String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let [out, errors, isDoomed] = ['', '', false];
    const look = () => {
      if (isDoomed || out.split('\n').length <= lines) return;
      isDoomed = true;
      // With its gits as well, or leaving them to end what they began.
      setTimeout(() => process.kill(seed % 2 ? -child.pid! : child.pid!, 'SIGKILL'), after);
    };
    look();
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      look();
    });
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`round ${round} ended with ${code}: ${errors}`));
      else
        resolve(
          out
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Said),
        );
    });
  });
}

interface Life {
  begun: Set<string>;
  done: Set<string>;
  /** The last text that was acknowledged, and the last that was sent. */
  acknowledged: number;
  sent: number;
}

const lives = new Map<string, Life>();

function remember(said: readonly Said[]): void {
  for (const { when, what, slug, revision } of said) {
    if (what === 'open') continue;
    const life = lives.get(slug) ?? { begun: new Set(), done: new Set(), acknowledged: 0, sent: 0 };
    lives.set(slug, life);
    life[when].add(what === 'note' ? `note ${revision}` : what);
    if (what === 'save') life[when === 'done' ? 'acknowledged' : 'sent'] = revision;
  }
}

/** What is wrong with an entry; nothing where it is as it was acknowledged. */
async function faultOf(
  store: Store,
  slug: string,
  life: Life,
  commits: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const key = { collection: 'actors', slug };
  const [draft, published] = [await store.draftText(key), await store.publishedEntry(key)];
  if (draft && published) return 'is a draft and published';
  const kept = draft ?? published;
  if (life.done.has('publish') && !published) return 'was published and is not';
  if (life.done.has('discard') && kept) return 'was discarded and is there';
  if (published && !life.begun.has('publish')) return 'is published and was never asked to be';
  if (!kept) return life.acknowledged > 0 && !life.begun.has('discard') ? 'is lost' : undefined;
  const revision = Number(/version (\d+)$/m.exec(kept.text)?.[1]);
  if (revision < life.acknowledged || revision > life.sent)
    return `has version ${revision} of ${life.acknowledged}`;
  if (!kept.text.endsWith(`Fin ${revision}.\n`)) return 'is cut short';
  for (let i = 1; i <= revision; i++) {
    const times = commits.get(`${slug} version ${i}`) ?? 0;
    if (times !== 1) return `version ${i} is ${times} times in git`;
  }
  const notes = (await store.draft(key))?.notes.map(({ text }) => text.toLowerCase());
  if (!notes) return undefined;
  const lost = [...life.done].filter((what) => what.startsWith('note') && !notes.includes(what));
  return lost.length > 0 || new Set(notes).size !== notes.length
    ? `its notes are ${notes.join()}`
    : undefined;
}

const counts = { saves: 0, publish: 0, discard: 0, hanging: 0 };

/** What was looked at is counted and put away: a thousand drafts would only make each start slower. */
async function forget(store: Store): Promise<void> {
  for (const life of lives.values()) {
    counts.saves += life.acknowledged;
    counts.hanging += life.sent > life.acknowledged ? 1 : 0;
    for (const what of ['publish', 'discard'] as const) counts[what] += life.done.has(what) ? 1 : 0;
  }
  lives.clear();
  for (const { key } of await store.drafts()) await store.discard(key, { name: 'Claire', role: 'reviewer' });
  await store.settled();
}

async function verify(): Promise<string[]> {
  const store = await one.open();
  await store.settled();
  const subjects = git(one.bare, 'log', '--all', '--format=%s').split('\n');
  const commits = new Map<string, number>();
  for (const subject of subjects) commits.set(subject, (commits.get(subject) ?? 0) + 1);
  const faults: string[] = [];
  for (const [slug, life] of lives) {
    const fault = await faultOf(store, slug, life, commits);
    if (fault) faults.push(`${slug} ${fault}`);
  }
  await forget(store);
  await store.close();
  const said = git(one.bare, 'fsck', '--full', '--strict', '--no-dangling');
  return said === '' ? faults : [...faults, said];
}

it(`survives ${KILLS} kills`, { timeout: 1_800_000 }, async () => {
  await (await one.open()).close();
  const { next, seed } = random(process.env.STORE_SEED ? Number(process.env.STORE_SEED) : undefined);
  console.log(`graine ${seed}`);
  for (let round = 1; round <= KILLS; round++) {
    const isOpening = next() % 4 === 0;
    const lines = isOpening ? 0 : 1 + (next() % 30);
    const after = next() % (isOpening ? 700 : 60);
    remember(await killed(round, { seed: next(), lines, after }));
    if (round % 25 === 0 || round === KILLS)
      expect({ seed, round, faults: await verify() }).toEqual({ seed, round, faults: [] });
  }
  console.log(
    `${counts.saves} enregistrements, ${counts.publish} publications, ${counts.discard} abandons ; ${counts.hanging} coupés en route`,
  );
  // The kills fell in the middle of things, or they prove nothing.
  expect(counts.hanging).toBeGreaterThan(KILLS / 20);
  expect(counts.publish).toBeGreaterThan(0);
  expect(counts.discard).toBeGreaterThan(0);
});

/** A build killed at any moment leaves the old site or the new one, whole; the next start heals what was cut. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildSite } from '../../src/site/build/index.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { heal } from '../../src/site/build/swap.ts';

const KILLS = 60;
/** Both sides of the swap are reached more than once, or the trial proves little. */
const EACH_SIDE = 3;
const ACTORS = 150;
const folder = mkdtempSync(join(tmpdir(), 'cordee-kill-'));
const content = join(folder, 'content');
const out = join(folder, 'dist');

/**
 * The moment of the swap, on a machine whose speed changes along the way: later as long as it was not reached, earlier
 * once it was, by smaller and smaller steps.
 */
class Swap {
  #step = 0.25;
  #wasReached: boolean | undefined;
  milliseconds: number;

  /** @param guess in milliseconds */
  constructor(guess: number) {
    this.milliseconds = guess;
  }

  aimed(isReached: boolean): void {
    if (this.#wasReached !== undefined && this.#wasReached !== isReached)
      this.#step = Math.max(this.#step / 2, 0.02);
    this.#wasReached = isReached;
    this.milliseconds *= isReached ? 1 - this.#step : 1 + this.#step;
  }
}

/** Every page of a version bears its number. */
function writeVersion(version: number): void {
  for (let i = 0; i < ACTORS; i++)
    writeFileSync(join(content, `actors/a-${i}.md`), `---\nname: Structure ${i} version ${version}.\n---\n`);
}

/** The versions that the site's pages bear, and how many pages are missing. */
function versionsOf(): { versions: Set<string>; missing: number } {
  const versions = new Set<string>();
  let missing = 0;
  for (let i = 0; i < ACTORS; i++) {
    const file = join(out, `annuaire/a-${i}/index.html`);
    if (!existsSync(file)) missing++;
    else versions.add(/version (\d+)\./.exec(readFileSync(file, 'utf8'))?.[1] ?? 'none');
  }
  for (const file of ['index.html', 'recherche/index.html', 'pagefind/pagefind-entry.json', 'cordee.json'])
    if (!existsSync(join(out, file))) missing++;
  return { versions, missing };
}

beforeAll(async () => {
  mkdirSync(join(content, 'actors'), { recursive: true });
  writeFileSync(
    join(content, 'portal.yaml'),
    'name: Essai\nid: essai\nurl: https://essai.example\nsocialImages: non\n',
  );
  writeVersion(0);
  await buildSite({ content, out, now: '2026-12-01T09:00' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`survives ${KILLS} kills`, { timeout: 1_200_000 }, async () => {
  const env = { ...process.env, PORTAL_CONTENT: content, PORTAL_OUT: out, PORTAL_NOW: '2026-12-01T09:00' };
  const main = join(PROJECT_ROOT, 'src/cli/main.ts');
  const run = (after?: number) =>
    new Promise<number>((resolve) => {
      const began = performance.now();
      const child = spawn(process.execPath, [main, 'build'], { env, stdio: 'ignore' });
      if (after !== undefined) setTimeout(() => child.kill('SIGKILL'), after);
      child.on('close', () => resolve(performance.now() - began));
    });
  const swap = new Swap(await run());
  const torn: string[] = [];
  let replaced = 0;
  let healed = 0;
  for (let version = 1; version <= KILLS; version++) {
    writeVersion(version);
    // Spread over the whole of a build, and thicker where the swap is.
    const isAimed = version % 3 === 0;
    await run(swap.milliseconds * (isAimed ? 1 : version / KILLS));
    if (!existsSync(out)) {
      heal(out);
      healed++;
    }
    const { versions, missing } = versionsOf();
    if (versions.size !== 1 || missing)
      torn.push(`kill ${version}: versions ${[...versions].join(',')}, ${missing} missing`);
    const isReplaced = versions.has(String(version));
    if (isReplaced) replaced++;
    if (isAimed) swap.aimed(isReplaced);
  }
  console.log(
    `${KILLS} constructions tuées : ${replaced} avaient fini, ${healed} guéries, ${torn.length} déchirées`,
  );
  expect(torn).toEqual([]);
  expect(replaced).toBeGreaterThanOrEqual(EACH_SIDE);
  expect(replaced).toBeLessThanOrEqual(KILLS - EACH_SIDE);
});

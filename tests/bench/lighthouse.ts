/**
 * `npm run bench -- lighthouse`: how fast the pages are on a slow phone, as Lighthouse reckons it. A figure,
 * never a test: it depends on the machine, and on what else it does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '../../src/site/build/index.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { serve } from '../../src/site/serve.ts';
import { ensureChromium } from '../setup/chromium.ts';
import { JUDGED, openJudge } from '../support/lighthouse.ts';

const WANTED = 98;

/** Builds the sample, serves it, prints a line a page. @returns whether every page has what is wanted */
export async function benchLighthouse(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
  const out = join(folder, 'dist');
  await buildSite({ content: join(PROJECT_ROOT, 'content'), out, now: '2026-12-01T09:00' });
  const { server, port } = await serve({ folder: out, base: '', port: 4950 });
  const judge = await openJudge(ensureChromium());
  const low: string[] = [];
  try {
    console.log(`Vitesse selon Lighthouse, sur téléphone (${WANTED} au moins)`);
    for (const address of Object.values(JUDGED)) {
      const { scores, failed } = await judge.judge(`http://127.0.0.1:${port}${address}`, ['performance']);
      const score = scores['performance'] ?? 0;
      console.log(`${String(score).padStart(5)}  ${address}`);
      for (const audit of failed) console.log(`         ${audit}`);
      if (score < WANTED) low.push(address);
    }
  } finally {
    await judge.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (low.length) console.log(`Sous ${WANTED} : ${low.join(', ')}`);
  return low.length === 0;
}

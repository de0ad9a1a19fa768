/** The sample portal, built once for all tests of the built output, at a fixed hour, and served. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../src/site/build/index.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { serve } from '../../src/site/serve.ts';
import { ensureChromium } from './chromium.ts';

export const SAMPLE_NOW = '2026-12-01T09:00';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built sample. */
    sample: string;
    /** Where it is served, without a final slash. */
    sampleUrl: string;
    chromium: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-sample-'));
  const out = join(folder, 'dist');
  await buildSite({ content: join(PROJECT_ROOT, 'content'), out, now: SAMPLE_NOW });
  const { server, port } = await serve({ folder: out, base: '', port: 4700 });
  project.provide('sample', out);
  project.provide('sampleUrl', `http://127.0.0.1:${port}`);
  project.provide('chromium', ensureChromium());
  return () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Lighthouse, on one Chromium kept open: a page takes some six seconds. It asks nothing of any network. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import type { Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { FLAGS } from '../setup/chromium.ts';
import { KINDS } from './page-kinds.ts';

/** The pages by which a portal is judged. */
export const JUDGED: Readonly<Record<string, string>> = {
  home: KINDS['home']!,
  actor: KINDS['entry actor']!,
  event: KINDS['entry event']!,
  article: KINDS['entry article']!,
  directory: KINDS['list actor']!,
  search: KINDS['search']!,
};

export interface Verdict {
  /** Category → 0 to 100. */
  scores: Record<string, number>;
  /** The audits that are not passed, each with the elements at fault. */
  failed: string[];
}

export interface Judge {
  /** As a phone sees it, with Lighthouse's own slow network and processor. */
  judge(url: string, categories: readonly string[]): Promise<Verdict>;
  close(): Promise<void>;
}

/** @param executablePath of a Chromium */
export async function openJudge(executablePath: string): Promise<Judge> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--remote-debugging-port=${port}`],
  });
  return {
    async judge(url, categories) {
      const run = await lighthouse(url, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: [...categories],
      });
      if (!run) throw new Error(`Lighthouse gave nothing for ${url}`);
      const { runtimeError } = run.lhr;
      if (runtimeError) throw new Error(`${url}: ${runtimeError.code} ${runtimeError.message}`);
      return verdictOf(run.lhr);
    },
    close: () => browser.close(),
  };
}

function verdictOf({ categories, audits }: Result): Verdict {
  const judged = Object.values(categories);
  // An audit of no weight says something and takes no point away.
  const weighed = new Set(
    judged.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)),
  );
  return {
    scores: Object.fromEntries(judged.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    failed: Object.values(audits)
      .filter(({ id, score }) => weighed.has(id) && score !== null && score < 1)
      .map((audit) => [audit.id, audit.displayValue, ...elementsOf(audit.details)].filter(Boolean).join(' ')),
  };
}

/** The elements and addresses that an audit names, wherever its details hold them. */
function elementsOf(details: unknown): string[] {
  if (!details || typeof details !== 'object') return [];
  const { snippet, selector, url } = details as Record<string, unknown>;
  const own = [snippet ?? selector ?? url].filter((value): value is string => typeof value === 'string');
  return [...own, ...Object.values(details).flatMap(elementsOf)].slice(0, 6);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

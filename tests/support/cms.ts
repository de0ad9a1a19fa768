/** The server of contributions, started for a test over content of its own; and whoever speaks to it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCms } from '../../cms/server/start.ts';
import type { Cms, CmsOptions } from '../../cms/server/start.ts';
import { NOW, temporary } from './built.ts';

/** The process that renders, without the editor. */
export const LIVE_WITHOUT_EDITOR = fileURLToPath(new URL('live-process.ts', import.meta.url));

export interface CmsForTest extends Cms {
  /** Its content, a repository. */
  origin: string;
  /** Its state folder. */
  state: string;
  reviewerCode: string;
  /** Closed and started again over the same state, at the same address. */
  restart(): Promise<CmsForTest>;
}

interface Options extends Partial<CmsOptions> {
  /** Writes the content into an empty folder, which is then a repository. */
  write: (folder: string) => void;
  /** Whether `/admin/` is there: it is compiled once, in ten seconds. */
  admin?: boolean;
}

/** A repository of a content, with one commit. */
export function makeRepository(folder: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Essai', '-c', 'user.email=essai@essai.example', ...args], {
      cwd: folder,
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=Début');
  return folder;
}

/** Closed, its folders are taken away. */
export async function startTestCms({ write, admin = false, ...options }: Options): Promise<CmsForTest> {
  const { folder, remove } = temporary();
  const origin = join(folder, 'origin');
  write(origin);
  makeRepository(origin);
  const state = join(folder, 'state');
  const start = async (port = 4800): Promise<CmsForTest> => {
    const cms = await startCms({
      origin,
      state,
      port,
      now: NOW,
      ...(admin ? {} : { module: LIVE_WITHOUT_EDITOR }),
      ...options,
    });
    return {
      ...cms,
      origin,
      state,
      reviewerCode: cms.codes.reviewer,
      restart: async () => {
        await cms.close();
        return start(cms.port);
      },
      close: async () => {
        await cms.close();
        remove();
      },
    };
  };
  return start();
}

/** What comes with a browser's requests. */
export const browserHeaders = (url: string, cookie?: string): Record<string, string> => ({
  'Content-Type': 'application/json',
  Origin: new URL(url).origin,
  ...(cookie ? { Cookie: cookie } : {}),
});

/** Whoever is logged in: a function that posts JSON and gives the status and the answer. */
export async function enter(url: string, name: string, code?: string) {
  const opened = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: browserHeaders(url),
    body: JSON.stringify({ name, code }),
  });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const post = async (path: string, body: object): Promise<{ status: number; body: any }> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: browserHeaders(url, cookie),
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    status: opened.status,
    cookie,
    post,
    act: (action: string, params: object) => post('/api/v1', { action, params }),
  };
}

/** A room: the workshop over the sample portal, a forge behind it, and a browser that calls it by a name of a network. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { startWorkshop } from '../../cms/workshop/start.ts';
import type { RunningWorkshop } from '../../cms/workshop/start.ts';
import { FLAGS, ensureChromium } from '../setup/chromium.ts';
import { NOW, copySample, temporary } from '../support/built.ts';
import { LIVE_WITHOUT_EDITOR, makeRepository } from '../support/cms.ts';
import { serveGit } from '../support/git-http.ts';
import type { GitServer } from '../support/git-http.ts';

/** Over plain HTTP, what is not `localhost` lacks what browsers keep for secure pages. */
const NAME = 'atelier.test';
const REPOSITORY = 'portail.git';

export const CODES = { contributor: '264813', reviewer: '907152' };

export interface WorkshopStage {
  running: RunningWorkshop;
  browser: Browser;
  /** Address of the portal of the workshop, by that name. */
  url: string;
  forge: GitServer;
  /** Address of the repository of the forge, with its secret. */
  remote: string;
  /** Somebody else publishes there. */
  advance(path: string, text: string): void;
  /** What the forge has now, as files. */
  checkOut(): string;
  /** Stopped and started again over the same folder, at the same address. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Autre', '-c', 'user.email=autre@essai.example', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Once the pages of the workshop and of its portal are there. */
export async function openWorkshopStage({
  onLog,
}: { onLog?: (message: string) => void } = {}): Promise<WorkshopStage> {
  const { folder, remove } = temporary();
  const [origin, forges, elsewhere] = ['origin', 'forge', 'ailleurs'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  makeRepository(copySample(origin));
  mkdirSync(forges);
  git(folder, 'clone', '--quiet', '--bare', origin, join(forges, REPOSITORY));
  git(folder, 'clone', '--quiet', join(forges, REPOSITORY), elsewhere);
  const forge = await serveGit(forges);
  const remote = `${forge.address}${REPOSITORY}`;
  const start = (port: number) =>
    startWorkshop({
      origin,
      state: join(folder, 'state'),
      info: {
        name: 'Fiches et thermos',
        place: 'Vernasse, salle du four',
        day: NOW.slice(0, 10),
        until: '17:00',
        kinds: ['actor', 'event', 'article', 'listing', 'question', 'answer', 'correction', 'exact'],
        contact: '04 65 71 20 26',
      },
      codes: CODES,
      port,
      interfaces: [],
      hostnames: [NAME],
      wifi: { name: 'Salle du four', password: 'pain et sel' },
      remote,
      now: NOW,
      module: LIVE_WITHOUT_EDITOR,
      onLog,
    });
  const running = await start(4900);
  const browser = await chromium.launch({
    executablePath: ensureChromium('whole'),
    args: [...FLAGS, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
  });
  const stage: WorkshopStage = {
    running,
    browser,
    url: `http://${NAME}:${running.port}`,
    forge,
    remote,
    advance(path, text) {
      git(elsewhere, 'pull', '--quiet', '--ff-only');
      mkdirSync(dirname(join(elsewhere, path)), { recursive: true });
      writeFileSync(join(elsewhere, path), text);
      git(elsewhere, 'add', '--all');
      git(elsewhere, 'commit', '--quiet', '--message=Ailleurs');
      git(elsewhere, 'push', '--quiet');
    },
    checkOut() {
      git(elsewhere, 'pull', '--quiet', '--ff-only');
      return elsewhere;
    },
    async restart() {
      await stage.running.close();
      stage.running = await start(stage.running.port);
      await ready(stage.running);
    },
    async close() {
      await browser.close();
      await stage.running.close();
      await forge.close();
      remove();
    },
  };
  await ready(running);
  return stage;
}

/** The portal of the workshop is there, and its door opens. */
async function ready({ url }: RunningWorkshop): Promise<void> {
  for (const path of ['/', '/atelier/'])
    while (!(await fetch(url + path).catch(() => undefined))?.ok) await wait(200);
}

/** The workshop that `workshop.ts` measures: the command itself, as it is typed, over the content of the sample. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { copySample, temporary } from '../support/built.ts';
import { makeRepository } from '../support/cms.ts';
import { CODES } from '../support/workshop-served.ts';

export interface Measured {
  /** Without a final slash. */
  url: string;
  /** Of the server, and of no process that it starts. */
  pid: number;
  stop: () => Promise<void>;
}

/** Resolves once the portal is built: nothing else works meanwhile. */
export async function startMeasured(): Promise<Measured> {
  const { folder, remove } = temporary();
  const content = copySample(join(folder, 'content'));
  makeRepository(content);
  const codes = ['--pin', CODES.contributor, '--reviewer-pin', CODES.reviewer];
  const where = ['--interface', 'aucun', '--port', '5140', '--state', join(folder, 'state')];
  const door = spawn(
    process.execPath,
    [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'atelier', '--yes', ...codes, ...where],
    { env: { ...process.env, PORTAL_CONTENT: content, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  door.stdout.on('data', (data: Buffer) => (said += data.toString()));
  while (!said.includes('Le portail est prêt')) {
    if (door.exitCode !== null) throw new Error(said);
    await wait(50);
  }
  return {
    url: /Adresse à ouvrir +: (\S+)\/atelier\//.exec(said)![1]!.replace('localhost', '127.0.0.1'),
    // The door starts the command, and nothing else.
    pid: Number(readFileSync(`/proc/${door.pid}/task/${door.pid}/children`, 'utf8').trim()),
    async stop() {
      const ended = once(door, 'close');
      door.kill('SIGINT');
      await ended;
      remove();
    },
  };
}

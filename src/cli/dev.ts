import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { readContent } from '../reader/read-content.ts';
import { PROJECT_ROOT, readEnvironment } from '../site/environment.ts';
import { failWith } from './say.ts';

export const devCommand = (): Command =>
  new Command('dev')
    .description('travailler sur le portail : les pages se rechargent à chaque changement')
    .allowUnknownOption()
    .argument('[options...]', 'options d’Astro, comme --port 4400 ou --host')
    .action((options: string[]) => {
      try {
        readContent(readEnvironment().content);
      } catch (error) {
        failWith(error);
      }
      const astro = join(PROJECT_ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');
      const child = spawn(process.execPath, [astro, 'dev', ...options], {
        cwd: PROJECT_ROOT,
        stdio: 'inherit',
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      });
      child.on('close', (code) => process.exit(code ?? 0));
    });

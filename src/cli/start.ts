import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { localAddresses, serve } from '../site/serve.ts';
import type { BuildReport } from '../site/build/index.ts';
import { readEnvironment } from '../site/environment.ts';
import { build } from './build.ts';
import { readPort } from './port.ts';
import { failWith } from './say.ts';

export const startCommand = (): Command =>
  new Command('start')
    .description('construire le portail et le servir, recherche comprise')
    .option('-p, --port <numéro>', 'port voulu', readPort, 4321)
    .option('--host', 'servir aussi aux autres appareils du réseau')
    .action(async ({ port, host }: { port: number; host?: boolean }) => {
      const report = await build();
      try {
        const served = await serve({
          folder: report.out,
          base: report.base,
          port,
          host: host ? '0.0.0.0' : '127.0.0.1',
        });
        if (served.port !== port)
          console.log(`\nLe port ${port} est déjà pris : voici le suivant qui est libre.`);
        sayAddresses(served.port, report, host ?? false);
      } catch (error) {
        failWith(error);
      }
    });

function sayAddresses(port: number, { base, out }: BuildReport, everywhere: boolean): void {
  const folder = relative(process.cwd(), out) || out;
  const content = relative(process.cwd(), readEnvironment().content) || '.';
  console.log(`\n  Le portail : ${styleText('bold', `http://localhost:${port}${base}/`)}`);
  if (everywhere)
    for (const address of localAddresses())
      console.log(`  Sur le réseau : http://${address}:${port}${base}/`);
  console.log(`
  Et maintenant ?
    • ouvrez cette adresse dans un navigateur ;
    • changez un fichier de ${content}/, puis relancez, ou travaillez avec npm run dev ;
    • vérifiez les textes avec npm run check ;
    • mettez ${folder}/ en ligne : ce sont de simples fichiers.
  Pour arrêter : Ctrl+C`);
}

/** `npm run addresses`: keeps, beside the content, the addresses that were published, and says those that would vanish. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { addresses } from '../domain/addresses.ts';
import { isLasting } from '../domain/lasting/kept.ts';
import { lastingProblems } from '../domain/lasting/problems.ts';
import type { Portal } from '../domain/portal.ts';
import { recordText } from '../reader/read-lasting.ts';
import { locateProblems } from '../reader/locate.ts';
import { RECORD_FILE } from '../schema/removed.ts';
import { readEnvironment } from '../site/environment.ts';
import { loadPortal } from '../site/load-portal.ts';
import { annotations, failWith, plural, sayProblems } from './say.ts';

interface AddressesOptions {
  check?: boolean;
  json?: boolean;
}

export const addressesCommand = (): Command =>
  new Command('addresses')
    .description('enregistrer les adresses publiées, pour qu’aucune ne disparaisse sans qu’on le sache')
    .option('--check', 'ne rien écrire ; échouer si une adresse publiée disparaîtrait')
    .option('--json', 'pour les machines')
    .addHelpText(
      'after',
      `
À lancer après chaque mise en ligne, puis à garder avec le contenu (${RECORD_FILE}). N’en retire jamais :
une fiche renommée garde son ancien nom dans formerSlugs, une fiche retirée a une ligne dans removed.yaml.

Exemples :
  npm run addresses
  npm run addresses -- --check   pour une forge, avant de publier`,
    )
    .action(async (options: AddressesOptions) => {
      try {
        process.exitCode = await run(options);
      } catch (error) {
        failWith(error);
      }
    });

async function run({ check = false, json = false }: AddressesOptions): Promise<number> {
  const environment = readEnvironment();
  const portal = await loadPortal(environment, null);
  const problems = locateProblems(environment.content, lastingProblems(portal, true));
  const known = new Set(portal.record);
  const added = published(portal).filter((address) => !known.has(address));
  const dropped = problems.filter(({ code }) => code === 'dropped-address').map(({ value }) => value!);
  if (!check && added.length > 0) write(environment.content, [...portal.record, ...added]);
  if (json) console.log(JSON.stringify({ recorded: known.size, added, dropped, problems }, null, 2));
  else {
    const folder = relative(process.cwd(), environment.content) || '.';
    if (problems.length > 0) console.log(`${sayProblems(problems, folder)}\n`);
    if (problems.length > 0 && process.env.CI) console.log(annotations(problems, folder));
    say({ recorded: known.size, added: added.length, dropped: dropped.length, check, folder });
  }
  return check && dropped.length > 0 ? 1 : 0;
}

/** What has a page today that others may keep, former addresses included. */
const published = (portal: Portal): string[] => [...new Set(addresses(portal))].filter(isLasting);

interface Told {
  recorded: number;
  added: number;
  dropped: number;
  check: boolean;
  folder: string;
}

function say({ recorded, added, dropped, check, folder }: Told): void {
  const file = `${folder}/${RECORD_FILE}`;
  const news = plural(added, 'adresse nouvelle', 'adresses nouvelles');
  if (dropped > 0)
    console.log(
      `${styleText(check ? 'red' : 'yellow', plural(dropped, 'adresse publiée disparaîtrait', 'adresses publiées disparaîtraient'))} : dites ce qu’elles sont devenues, comme ci-dessus.`,
    );
  else if (recorded > 0)
    console.log(
      `${styleText('green', 'Rien ne disparaît')} : ${plural(recorded, 'adresse enregistrée répond', 'adresses enregistrées répondent')} toujours.`,
    );
  if (added === 0) return;
  console.log(
    check
      ? `${news}, pas encore dans ${file} : npm run addresses les y met.`
      : `${news} dans ${file}. Gardez ce fichier avec le contenu.`,
  );
}

/** Written aside, then put in place: a record that is cut in the middle would forget. */
function write(content: string, all: readonly string[]): void {
  const file = join(content, RECORD_FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, recordText(all));
  renameSync(`${file}.tmp`, file);
}

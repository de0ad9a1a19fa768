/** `territories`: the files of a real territory, from the official lists; what somebody wrote in them stays. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { dataFolder, readLists } from '../../reader/communes.ts';
import { save } from '../import/disk.ts';
import { plural } from '../say.ts';
import { officialTerritories } from './chosen.ts';
import type { Official } from './chosen.ts';
import { TerritoriesError } from './errors.ts';
import { TerritoryFolder } from './folder.ts';
import { readLand } from './geojson.ts';
import { planTerritories } from './plan.ts';
import type { Plan } from './plan.ts';

export interface TerritoriesOptions {
  epci?: string[];
  departement?: string;
  communes?: string;
  geojson?: string;
  to: string;
  dryRun?: boolean;
}

const gather = (value: string, before: string[] = []) => [...before, value];

export const territoriesCommand = (): Command =>
  new Command('territories')
    .description('préparer les fiches d’un vrai territoire : noms, codes, membres, contours')
    .usage('--epci <SIREN> [--geojson <fichier>] [--to <dossier>] [--dry-run]')
    .option('--epci <SIREN>', 'une intercommunalité et ses communes ; peut être répété', gather)
    .option('--departement <numéro>', 'un département, ses intercommunalités et ses communes')
    .option('--communes <codes>', 'des communes, par leurs codes INSEE séparés par des virgules')
    .option(
      '--geojson <fichier>',
      'contours et positions, reconnus par leur code INSEE (longitude, latitude)',
    )
    .option(
      '--to <dossier>',
      'le dossier des territoires',
      join(process.env['PORTAL_CONTENT'] ?? 'content', 'territories'),
    )
    .option('--dry-run', 'dire ce qui serait fait, sans rien écrire')
    .addHelpText(
      'after',
      '\nExemples :\n  npm run territories -- --epci "Bazois"                     cherche un SIREN\n  npm run territories -- --epci 200067882 --dry-run          essaie\n  npm run territories -- --epci 200067882 --geojson communes.geojson',
    )
    .action((options: TerritoriesOptions) => {
      try {
        for (const line of prepareTerritories(options)) console.log(line);
      } catch (error) {
        if (!(error instanceof TerritoriesError)) throw error;
        console.error(`\n${styleText('red', 'Arrêt')} : ${error.message}\n`);
        process.exitCode = 1;
      }
    });

/**
 * Writes what is missing, and tells it.
 * @returns the lines of the report
 * @throws TerritoriesError where nothing can be done: nothing was written
 */
export function prepareTerritories(options: TerritoriesOptions): string[] {
  const to = resolve(options.to);
  refuseOtherFolder(to, options.to);
  const communes = (options.communes ?? '').split(/[\s,;]+/).filter(Boolean);
  const epci = options.epci ?? [];
  if (epci.length + communes.length === 0 && !options.departement)
    throw new TerritoriesError(
      'Dites quel territoire : --epci SIREN (neuf chiffres, ou un mot de son nom pour le chercher), --departement 58, ou --communes 58194,58086.',
    );
  const lists = readLists(dataFolder(createRequire(import.meta.url).resolve));
  const officials = officialTerritories({ epci, departement: options.departement, communes }, lists);
  const land = options.geojson
    ? readLand(options.geojson, new Set(officials.map(({ code }) => code)))
    : undefined;
  const plan = planTerritories({ officials, folder: new TerritoryFolder(to), land });
  if (!options.dryRun) write(to, plan);
  return report(plan, officials, options);
}

/** `--to content` would put communes beside portal.yaml, where nothing reads them. */
function refuseOtherFolder(to: string, written: string): void {
  if (existsSync(join(to, 'portal.yaml')) || existsSync(join(to, 'territories')))
    throw new TerritoriesError(
      `--to attend le dossier des territoires, et ${written} est celui du contenu. Essayez --to ${join(written, 'territories')}.`,
    );
}

function write(to: string, plan: Plan): void {
  for (const [path, text] of plan.files) {
    const failed = save(join(to, path), text, 'w');
    if (failed)
      throw new TerritoriesError(
        `${join(to, path)} ne peut pas être écrit (${failed}). Vérifiez les droits du dossier, puis relancez : ce qui est déjà écrit sera gardé.`,
      );
  }
}

const SHOWN = 10;

function report(
  plan: Plan,
  officials: readonly Official[],
  { dryRun, to, geojson }: TerritoriesOptions,
): string[] {
  const [first] = officials;
  const communes = officials.filter(({ level }) => level === 'commune').length;
  const what = first!.level === 'commune' ? '' : `${first!.name} (${first!.code}), `;
  const done = [
    plural(plan.created.length, 'fiche écrite', 'fiches écrites'),
    plural(plan.completed.length, 'fiche complétée', 'fiches complétées'),
    plural(plan.unchanged, 'fiche inchangée', 'fiches inchangées'),
    ...(geojson ? [plural(plan.contours, 'contour ajouté', 'contours ajoutés')] : []),
  ].join(', ');
  const lines = [
    `${what}${plural(communes, 'commune', 'communes')}, dans ${relative(process.cwd(), resolve(to)) || '.'}.`,
    `${dryRun ? 'Essai, rien n’est écrit. Ce serait : ' : ''}${done}.`,
    ...listed('Complétée', plan.completed),
    ...listed('Gardé tel quel', plan.kept),
    ...listed('À savoir', plan.remarks),
    ...plan.missing.map((one) => `  Il manque, ${one}.`),
  ];
  if (!geojson && plan.missing.length > 0)
    lines.push(
      '  Coordonnées et contours viennent d’un fichier : --geojson communes.geojson (par exemple Admin Express de l’IGN, ou geo.api.gouv.fr).',
    );
  const root = plan.created[0];
  if (root && first!.level !== 'commune')
    lines.push(
      `Pour en faire le territoire du portail, dans portal.yaml : rootTerritory: ${basename(root, '.md')}`,
    );
  return lines;
}

function listed(what: string, all: readonly string[]): string[] {
  const more = all.length > SHOWN ? [`  … et ${all.length - SHOWN} autres.`] : [];
  return [...all.slice(0, SHOWN).map((one) => `  ${what} : ${one}.`), ...more];
}

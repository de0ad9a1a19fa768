/**
 * `npm run bench`: what pages and search cost, and how the cost grows. Read ratios, not single figures.
 * `npm run bench -- 1000 3000` takes other sizes; `npm run bench -- lighthouse` measures the pages in a browser,
 * `npm run bench -- agenda` the dates of events and their exits, `npm run bench -- facets` the filters of the directory,
 * `npm run bench -- search` how typing in the search feels, `npm run bench -- workshop` forty people of a workshop at once.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { speakFrench } from '../../src/cli/french.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import { benchAgenda } from './agenda.ts';
import { benchFacets } from './facets.ts';
import { generate } from './generate.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchSearch } from './search.ts';
import { benchWorkshop } from './workshop.ts';

interface Measure {
  pages: number;
  cpu: number;
  wall: number;
  peak: number;
}

const DEFAULT_SIZES = [1000, 3000, 10_000];
const one = fileURLToPath(new URL('./one.ts', import.meta.url));

function measure(step: 'pages' | 'search', content: string, out: string): Measure {
  const output = execFileSync(process.execPath, [...process.execArgv, one, step, content, out], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return JSON.parse(output.trim().split('\n').at(-1)!) as Measure;
}

const column = (text: string | number, width: number): string => String(text).padStart(width);
const row = (name: string, size: number, { pages, cpu, wall, peak }: Measure): string =>
  `${name.padEnd(10)}${column(size, 8)}${column(pages, 9)}${column(cpu.toFixed(1), 9)}${column(wall.toFixed(1), 9)}${column(`${Math.round(peak)} Mo`, 10)}`;

async function benchBuild(sizes: readonly number[]): Promise<void> {
  await compileApp('');
  console.log(
    `${'étape'.padEnd(10)}${column('fiches', 8)}${column('pages', 9)}${column('CPU s', 9)}${column('durée s', 9)}${column('mémoire', 10)}`,
  );
  const measures: Record<'pages' | 'search', Map<number, Measure>> = { pages: new Map(), search: new Map() };
  for (const size of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
    try {
      generate(join(folder, 'content'), size);
      for (const step of ['pages', 'search'] as const) {
        const result = measure(step, join(folder, 'content'), join(folder, step));
        measures[step].set(size, result);
        console.log(row(step, size, result));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const [small, large] = sizes.slice(-2) as [number, number?];
  if (large)
    for (const step of ['pages', 'search'] as const) {
      const growth =
        Math.log(measures[step].get(large)!.cpu / measures[step].get(small)!.cpu) / Math.log(large / small);
      console.log(
        `${step} : exposant de croissance de ${small} à ${large} fiches, en CPU : ${growth.toFixed(2)}`,
      );
    }
}

/** Each says whether what it measures is within its budget. */
const BENCHES: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  agenda: benchAgenda,
  facets: benchFacets,
  search: benchSearch,
  workshop: benchWorkshop,
  lighthouse: benchLighthouse,
};

function readWord(word: string, before: readonly string[] = []): string[] {
  if (!Object.hasOwn(BENCHES, word) && !(/^\d+$/.test(word) && Number(word) > 0))
    throw new InvalidArgumentError(
      `un nombre de fiches est attendu, ou l’un de ces mots : ${Object.keys(BENCHES).join(', ')}.`,
    );
  return [...before, word];
}

await speakFrench(
  new Command('bench')
    .description('mesurer ce que coûtent les pages et la recherche, et comment ce coût grandit')
    .usage('[tailles… | agenda | facets | search | workshop | lighthouse]')
    .addArgument(
      new Argument('[mesures...]', 'des nombres de fiches, ou ce qui est à mesurer').argParser(readWord),
    )
    .addHelpText(
      'after',
      `
Exemples :
  npm run bench                   les pages et la recherche, de 1000 à 10000 fiches (plusieurs minutes)
  npm run bench -- 1000 3000      d’autres tailles
  npm run bench -- agenda         les dates de l’agenda et leurs sorties
  npm run bench -- facets         les filtres de l’annuaire
  npm run bench -- search         la recherche, au clavier
  npm run bench -- workshop       quarante personnes dans un atelier
  npm run bench -- lighthouse     les pages, dans un navigateur`,
    )
    .action(async (words: readonly string[] = []) => {
      const named = words.filter((word) => Object.hasOwn(BENCHES, word));
      for (const name of named) if (!(await BENCHES[name]!())) process.exitCode = 1;
      const sizes = words.map(Number).filter(Boolean);
      if (sizes.length > 0 || named.length === 0) await benchBuild(sizes.length ? sizes : DEFAULT_SIZES);
    }),
).parseAsync();

/** One build, in a process of its own: its CPU time and peak memory are those of the build alone. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { buildSite } from '../../src/site/build/index.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import { Writer } from '../../src/site/build/render.ts';
import { buildSearch } from '../../src/site/build/search.ts';

const [step, content, out] = process.argv.slice(2) as [string, string, string];
const environment = { content, out, now: '2026-12-01T09:00' };
const began = performance.now();
let pages = 0;
if (step === 'pages') pages = (await buildSite({ ...environment, search: false })).pages;
else {
  const portal = await loadPortal(environment);
  const { count, files } = await buildSearch(portal);
  const writer = new Writer(out);
  for (const [name, bytes] of files) writer.write(name, bytes);
  pages = count;
}
const usage = process.resourceUsage();
/** CPU of the processes that were started and have ended (Pagefind's): Linux tells it, in hundredths of a second. */
function childrenCpu(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

console.log(
  JSON.stringify({
    pages,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6 + childrenCpu(),
    wall: (performance.now() - began) / 1000,
    // Kilobytes on Linux.
    peak: usage.maxRSS / 1024,
  }),
);

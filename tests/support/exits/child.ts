/** Builds a portal and reads it again, in a process of its own: the zone of the machine is that of `TZ`. */
import { searchRecords } from '../../../src/domain/search-records.ts';
import { buildSite } from '../../../src/site/build/index.ts';
import { loadPortal } from '../../../src/site/load-portal.ts';
import { AWKWARD } from './awkward.ts';
import { readExits } from './read.ts';

const [content, out, now, to] = process.argv.slice(2) as [string, string, string, string];
await buildSite({ content, out, now, search: false });
const records = [...searchRecords(await loadPortal({ content, out: '', now }))];
const search = Object.fromEntries(records.map(({ url, sort }) => [url, sort?.['date']]));
console.log(JSON.stringify({ ...readExits(out, Object.keys(AWKWARD), to), search }));

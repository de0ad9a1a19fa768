/** The same content gives the same bytes, wherever and whenever; one change changes what shows it, and no more. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addresses } from '../../src/domain/addresses.ts';
import { documents } from '../../src/domain/documents/index.ts';
import { modelFor } from '../../src/domain/model-for.ts';
import type { Portal } from '../../src/domain/portal.ts';
import { searchRecords } from '../../src/domain/search-records.ts';
import { listFiles } from '../../src/reader/files.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { adminDoor } from '../../cms/admin/build.ts';
import { buildSite } from '../../src/site/build/index.ts';
import { loadPortal } from '../../src/site/load-portal.ts';
import {
  NOW,
  SAMPLE_CONTENT,
  addressOfFile,
  build,
  copySample,
  edit,
  readFiles,
  temporary,
} from '../support/built.ts';

const { folder, remove } = temporary();
afterAll(remove);

/** Names of the files that two builds have not alike. */
function differences(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((file) => !a.get(file) || !b.get(file) || !a.get(file)!.equals(b.get(file)!))
    .sort();
}

const portalOf = (content: string): Promise<Portal> => loadPortal({ content, out: '', now: NOW });

describe('the same content', () => {
  const content = join(folder, 'ailleurs', 'Contenu du portail');
  const out = join(folder, 'ailleurs', 'out');

  beforeAll(() => {
    // The last file first, at other hours: what a disk or a checkout may do.
    for (const [i, file] of listFiles(SAMPLE_CONTENT).toReversed().entries()) {
      const target = join(content, file);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(SAMPLE_CONTENT, file), target);
      utimesSync(target, 1_500_000_000 + i, 1_500_000_000 + i);
    }
  });

  test('gives the same files in another folder, zone, language and process', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'build'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          PORTAL_CONTENT: content,
          PORTAL_OUT: out,
          PORTAL_NOW: NOW,
          TZ: 'Pacific/Auckland',
          LANG: 'en_US.UTF-8',
          LC_ALL: 'C',
        },
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const first = readFiles(inject('sample'));
    expect(first.size).toBeGreaterThan(500);
    // The sample of the tests has no editor; that of the command is compared below.
    const portal = new Map([...readFiles(out)].filter(([file]) => !file.startsWith('admin/')));
    expect(differences(first, portal).slice(0, 20)).toEqual([]);
  });

  test('gives the same search records', async () => {
    const records = async (root: string) => [...searchRecords(await portalOf(root))];
    expect(await records(content)).toEqual(await records(SAMPLE_CONTENT));
  });

  test('gives the same files again, over what was built', async () => {
    const before = readFiles(out);
    await buildSite({ content, out, now: NOW, doors: adminDoor });
    expect([...before.keys()].filter((file) => file.startsWith('admin/')).length).toBeGreaterThan(5);
    expect(differences(before, readFiles(out)).slice(0, 20)).toEqual([]);
  });

  test('says nothing of the machine that built it', () => {
    for (const [file, bytes] of readFiles(out))
      if (/\.(?:html|xml|json|opml|txt|css)$/.test(file)) {
        const text = bytes.toString('utf8');
        expect(text.includes(folder) || text.includes(PROJECT_ROOT), file).toBe(false);
      }
  });
});

describe('one title that changes', () => {
  const SLUG = 'cafe-des-bricoles';
  const TITLE = 'Café des trouvailles remises debout';
  const contents = { before: join(folder, 'avant'), after: join(folder, 'apres') };
  const outs = { before: join(folder, 'avant-out'), after: join(folder, 'apres-out') };
  let changed: string[];
  let portals: { before: Portal; after: Portal };

  beforeAll(async () => {
    copySample(contents.before);
    copySample(contents.after);
    edit(join(contents.after, 'events', `${SLUG}.md`), (text) =>
      text.replace(/^title: .*$/m, `title: ${TITLE}`),
    );
    await build(contents.before, outs.before);
    await build(contents.after, outs.after);
    changed = differences(readFiles(outs.before), readFiles(outs.after));
    portals = { before: await portalOf(contents.before), after: await portalOf(contents.after) };
  });

  test('changes some files, and few of them', () => {
    expect(changed).toContain(`agenda/${SLUG}/index.html`);
    expect(changed).toContain('agenda/index.html');
    expect(changed.some((file) => file.endsWith('atom.xml'))).toBe(true);
    expect(changed.length).toBeLessThan(readFiles(outs.after).size / 4);
  });

  test('is drawn again on its picture for links, at another address, and on no other', () => {
    const drawn = changed.filter((file) => !readable([file]).length);
    expect(drawn.map((file) => file.replace(/-[0-9a-z]{14}\./, '.'))).toEqual(
      Array.from({ length: 2 }, () => `social/agenda/${SLUG}.png`),
    );
  });

  test('shows in each file that changed', () => {
    const after = readFiles(outs.after);
    const silent = readable(changed).filter((file) => !after.get(file)!.toString('utf8').includes(TITLE));
    // The words to correct a search by are one by one, and folded.
    expect(silent).toEqual(['recherche/mots.json']);
  });

  test('shows in no file that did not change', () => {
    const after = [...readFiles(outs.after)].filter(([file]) => !changed.includes(file));
    expect(after.filter(([, bytes]) => bytes.toString('utf8').includes(TITLE))).toEqual([]);
  });

  test('changes the pages whose model changed, and those alone', () => {
    const modelled = [...addresses(portals.after)].filter(
      (address) =>
        JSON.stringify(modelFor(portals.before, address)) !==
        JSON.stringify(modelFor(portals.after, address)),
    );
    const pages = changed.filter((file) => file.endsWith('.html')).map(addressOfFile);
    expect(pages.toSorted()).toEqual(modelled.toSorted());
  });

  test('changes the documents whose text changed, and those alone', () => {
    const texts = (portal: Portal) => new Map([...documents(portal)].map((one) => [one.address, one.text()]));
    const before = texts(portals.before);
    const written = [...texts(portals.after)].filter(([address, text]) => before.get(address) !== text);
    // The manifest, for the next build, holds every title.
    const files = readable(changed)
      .filter((file) => !/\.html$|^cordee\.json$/.test(file))
      .map((file) => `/${file}`);
    expect(files.toSorted()).toEqual(written.map(([address]) => address).toSorted());
  });

  test('keeps every model plain: what is written down reads back the same', () => {
    for (const address of addresses(portals.after)) {
      const model = modelFor(portals.after, address)!;
      const plain = JSON.parse(JSON.stringify(model)) as object;
      expect(JSON.stringify(plain), address).toBe(JSON.stringify(model));
      expect(functionsIn(model), address).toEqual([]);
      expect(model.address).toBe(address);
    }
  });
});

/** Files whose words can be read: a picture has them drawn. */
const readable = (files: readonly string[]): string[] => files.filter((file) => !/\.(?:png|jpg)$/.test(file));

/** What JSON loses or changes without a word. */
function functionsIn(value: unknown, path = ''): string[] {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return [path];
  if (!value || typeof value !== 'object') return Number.isNaN(value) ? [path] : [];
  const { constructor } = value as { constructor?: unknown };
  if (!Array.isArray(value) && constructor !== Object && constructor !== undefined) return [path];
  return Object.entries(value).flatMap(([key, one]) => functionsIn(one, `${path}.${key}`));
}

describe('the checkers find what is planted', () => {
  test('a byte, a file more, a file less', () => {
    const files = (entries: Record<string, string>) =>
      new Map(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)]));
    expect(differences(files({ a: '1', b: '2' }), files({ a: '1', b: '2' }))).toEqual([]);
    expect(differences(files({ a: '1', b: '2' }), files({ a: '1', b: '3', c: '' }))).toEqual(['b', 'c']);
    expect(differences(files({ a: '1' }), files({}))).toEqual(['a']);
  });

  test('a value that is no data', () => {
    const planted = { a: [new Date(0)], b: () => 1, c: new Map(), d: { e: Number.NaN }, f: 'x' };
    expect(functionsIn(planted)).toEqual(['.a.0', '.b', '.c', '.d.e']);
  });
});

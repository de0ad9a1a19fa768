/** A faulty entry costs itself alone, keeps its address, and is said everywhere; an accident costs nothing. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSite } from '../../src/site/build/index.ts';
import { readEnvironment } from '../../src/site/environment.ts';

const NOW = '2026-12-01T09:00';
let folder: string;
let content: string;
let out: string;

const write = (path: string, text: string) => {
  mkdirSync(join(content, path, '..'), { recursive: true });
  writeFileSync(join(content, path), text);
};
const build = (options = {}) => buildSite({ content, out, now: NOW, search: false, ...options });
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const actor = (name: string, more = '') => `---\nname: ${name}\n${more}---\n\nUn texte.\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-quarantine-'));
  content = join(folder, 'content');
  out = join(folder, 'dist');
  write('portal.yaml', 'name: Essai\nid: essai\nurl: https://essai.example\n');
  write('actors/le-plot.md', actor('Le Plot & Cie'));
  write('actors/la-remise.md', actor('La Remise'));
  write('events/cafe.md', '---\ntitle: Café\nstart: 2026-12-05 14:00\norganisers: [le-plot]\n---\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('an entry that becomes faulty', () => {
  beforeEach(async () => {
    await build();
    write('actors/le-plot.md', actor('Le Plot & Cie', 'summary: [secret-brouillon, b]\nacronym: [c, d]\n'));
  });

  it('keeps a short page at its address, with its title of then and nothing of the faulty file', async () => {
    const { counts } = await build();
    expect(counts).toMatchObject({ published: 2, setAside: 1, files: 3 });
    const page = read('annuaire/le-plot/index.html');
    expect(page).toContain('Le Plot &amp; Cie');
    expect(page).toContain('Cette fiche est en réparation');
    expect(page).toMatch(/<meta name="robots" content="noindex"/);
    expect(page).not.toContain('secret-brouillon');
  });

  it('leaves lists, feeds and site map, and those who name it go on naming it', async () => {
    await build();
    expect(read('annuaire/index.html')).not.toContain('/annuaire/le-plot/');
    expect(read('sitemap.xml')).not.toContain('le-plot');
    expect(read('agenda/cafe/index.html')).toContain('Le Plot &amp; Cie');
  });

  it('stays kept at the builds that follow, and comes back when it is corrected', async () => {
    await build();
    await build();
    expect(read('annuaire/le-plot/index.html')).toContain('en réparation');
    write('actors/le-plot.md', actor('Le Plot'));
    await build();
    expect(read('annuaire/le-plot/index.html')).not.toContain('en réparation');
  });

  it('is told with all that is wrong in it, to the team and to its tools', async () => {
    await build();
    const { setAside } = JSON.parse(read('quarantine.json')) as {
      setAside: { file: string; address: string; problems: { sentence: string; line: number }[] }[];
    };
    expect(setAside.map(({ file, address }) => [file, address])).toEqual([
      ['actors/le-plot.md', '/annuaire/le-plot/'],
    ]);
    expect(
      setAside[0]!.problems
        .filter(({ sentence }) => /Résumé|Sigle/.test(sentence))
        .map(({ line, sentence }) => `${line} ${sentence}`),
    ).toMatchInlineSnapshot(`
      [
        "3 Résumé (summary) : reçu « ["secret-brouillon","b"] » : un texte est attendu, pas une liste ni un groupe de champs.",
        "4 Sigle (acronym) : reçu « ["c","d"] » : un texte est attendu, pas une liste ni un groupe de champs.",
      ]
    `);
    const page = read('quarantaine/index.html');
    expect(page).toContain('actors/le-plot.md');
    expect(page).toContain('un texte est attendu, pas une liste');
    expect(page).toMatch(/<meta name="robots" content="noindex"/);
  });

  it('stops the build when STRICT=1, and yesterday’s site stays', async () => {
    const before = read('annuaire/le-plot/index.html');
    await expect(build({ strict: true })).rejects.toThrow(/[0-9]+ erreurs dans le contenu, et STRICT=1/);
    expect(read('annuaire/le-plot/index.html')).toBe(before);
    expect(readEnvironment({ STRICT: '1' }).strict).toBe(true);
    expect(readEnvironment({ STRICT: '0' }).strict).toBeUndefined();
  });
});

it('an entry that was never public leaves no page when it is faulty', async () => {
  write('actors/neuve.md', actor('Neuve', 'summary: [a, b]\n'));
  await build();
  expect(existsSync(join(out, 'annuaire/neuve'))).toBe(false);
});

it('a manifest kept elsewhere serves a machine that starts from nothing', async () => {
  await build();
  cpSync(join(out, 'cordee.json'), join(folder, 'avant.json'));
  rmSync(out, { recursive: true });
  write('actors/le-plot.md', actor('Le Plot', 'summary: [a, b]\n'));
  await build({ previous: join(folder, 'avant.json') });
  expect(read('annuaire/le-plot/index.html')).toContain('en réparation');
});

describe('many entries at fault at once', () => {
  const fill = (count: number, fields: string) => {
    for (let i = 0; i < count; i++) write(`actors/structure-${i}.md`, actor(`Structure ${i}`, fields));
  };

  it('are an accident: the build stops and the site stays', async () => {
    fill(60, '');
    await build();
    fill(21, 'summary: [a, b]\n');
    await expect(build()).rejects.toThrow(/21 fiches sont devenues fautives d’un coup, sur 63/);
    expect(read('annuaire/structure-3/index.html')).not.toContain('en réparation');
    expect(readdirSync(folder).sort()).toEqual(['content', 'dist']);
  });

  it('are none when they are twenty, or known already, or when nothing was built before', async () => {
    fill(60, '');
    await build();
    fill(20, 'summary: [a, b]\n');
    expect((await build()).counts.setAside).toBe(20);
    fill(40, 'summary: [a, b]\n');
    expect((await build()).counts.setAside).toBe(40);
    rmSync(out, { recursive: true });
    fill(60, 'summary: [a, b]\n');
    expect((await build()).counts.setAside).toBe(60);
  });
});

/** Every file has a fate, every fault is said, and what was built stays until something better is whole. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compareProblems } from '../../src/schema/problem.ts';
import type { Problem } from '../../src/schema/problem.ts';
import { listFiles } from '../../src/reader/files.ts';
import { buildSite } from '../../src/site/build/index.ts';
import type { BuildReport, Step } from '../../src/site/build/index.ts';
import { heal, isForeign, prepare, swap } from '../../src/site/build/swap.ts';
import { EnvironmentError, PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, build, edit, readFiles, temporary, writeFiles, writeSmall } from '../support/built.ts';
import { deadLinks } from '../support/links.ts';

const { folder, remove } = temporary();
afterAll(remove);

const entry = (fields: string, body = 'Un texte.') => `---\n${fields}\n---\n${body}\n`;

/** Faulty, unripe and odd files, and what becomes of each. */
const ODD: Record<string, { text: string; fate: 'setAside' | 'draft' | 'scheduled' | 'published' }> = {
  'actors/sans-nom.md': { text: entry('summary: Qui suis-je ?'), fate: 'setAside' },
  'actors/La Grange.md': { text: entry('name: La Grange, encore'), fate: 'setAside' },
  'events/31-fevrier.md': { text: entry('title: Trop tard\nstart: 2027-02-31 10:00'), fate: 'setAside' },
  'listings/sans-fin.md': { text: entry('title: Pour toujours'), fate: 'setAside' },
  'articles/deux-points.md': { text: entry('title: Ceci : cela: rien\n  - x'), fate: 'setAside' },
  'articles/sans-entete.md': { text: 'Un texte, et rien au-dessus.\n', fate: 'setAside' },
  'articles/vide.md': { text: '', fate: 'setAside' },
  'pages/recherche.md': { text: entry('title: Ma recherche'), fate: 'setAside' },
  'articles/brouillon.md': { text: entry('title: Ébauche au crayon\ndraft: oui'), fate: 'draft' },
  'articles/demain.md': { text: entry('title: Demain\npublishedAt: 2026-12-02 08:00'), fate: 'scheduled' },
  'articles/ce-matin.md': {
    text: entry('title: Ce matin\npublishedAt: 2026-12-01 08:00'),
    fate: 'published',
  },
  'articles/vers-rien.md': {
    text: entry(
      'title: Vers rien\nactors: [la-gragne-du-haut]',
      'Du <b>gras</b>, un <script>alert(1)</script>, une ![image](https://autre.example/i.png), un [lien](javascript:alert(1)).',
    ),
    fate: 'published',
  },
  'actors/Été & Cie.md': { text: entry('name: Été & Cie'), fate: 'published' },
};

const STRAY = { 'articles/code.mdx': '# Code', 'actors/photo.jpg': 'x' };

const content = join(folder, 'content');
const out = join(folder, 'out');

describe('a content folder with faults', () => {
  let report: BuildReport;

  beforeAll(async () => {
    writeSmall(content, {
      ...Object.fromEntries(Object.entries(ODD).map(([file, { text }]) => [file, text])),
      ...STRAY,
    });
    report = await build(content, out);
  });

  const fated = (fate: string) => Object.keys(ODD).filter((file) => ODD[file]!.fate === fate);
  const files = () => listFiles(content).filter((file) => file.includes('/') && file.endsWith('.md'));

  test('builds, and gives each file one fate', () => {
    const { published, draft, scheduled, off, setAside, files: total } = report.counts;
    expect(total).toBe(files().length);
    expect(published + draft + scheduled + off + setAside).toBe(total);
    expect({ draft, scheduled, off, setAside }).toEqual({
      draft: fated('draft').length,
      scheduled: fated('scheduled').length,
      off: 0,
      setAside: fated('setAside').length,
    });
    expect(Object.values(report.entries).reduce((sum, count) => sum + count, 0)).toBe(published);
  });

  test('publishes what is sound, and nothing of what is not', () => {
    const built = readFiles(out);
    for (const address of ['articles/ce-matin', 'articles/vers-rien', 'annuaire/ete-cie', 'agenda/fournee'])
      expect(built.has(`${address}/index.html`), address).toBe(true);
    const shown = [...built]
      .filter(([file]) => /\.(?:html|xml|json)$/.test(file))
      .map(([file, bytes]) => [file, bytes.toString('utf8')] as const);
    for (const words of [
      'Qui suis-je',
      'Trop tard',
      'Pour toujours',
      'Ébauche au crayon',
      '>Demain<',
      'Ma recherche',
    ])
      expect(shown.filter(([, text]) => text.includes(words)).map(([file]) => file)).toEqual([]);
    expect(
      deadLinks({ folder: out, origin: 'https://petit.example', base: '' }).filter(
        (fault) => !fault.includes('pagefind'),
      ),
    ).toEqual([]);
  });

  test('says why each file that is set aside is, in French, with its line', () => {
    for (const file of fated('setAside').filter((one) => one !== 'actors/La Grange.md')) {
      const errors = report.problems.filter(
        (problem) => problem.file === file && problem.severity === 'error',
      );
      expect(errors.length, file).toBeGreaterThan(0);
      for (const { message, line } of errors) {
        expect(message, file).toMatch(/[a-zéèàù]{3}/);
        expect(message, file).not.toMatch(/\b(?:expected|invalid|undefined|required|Error|object)\b/i);
        expect(line, file).toBeGreaterThan(0);
      }
    }
  });

  test('says that two files want one address, and names both', () => {
    const [problem, ...more] = report.problems.filter(({ code }) => code === 'same-address');
    expect(more).toEqual([]);
    expect([problem!.file, problem!.message].join(' ')).toMatch(/actors\/La Grange\.md/);
    expect([problem!.file, problem!.message].join(' ')).toMatch(/actors\/la-grange\.md/);
  });

  test('remarks upon the rest without setting it aside', () => {
    const said = (file: string) =>
      report.problems
        .filter((problem) => problem.file === file)
        .map(({ severity, code }) => `${severity} ${code}`);
    expect(said('articles/code.mdx')).toEqual(['warning stray-file']);
    expect(said('actors/photo.jpg')).toEqual(['warning stray-file']);
    expect(said('actors/Été & Cie.md')).toContain('note file-name');
    expect([...new Set(said('articles/vers-rien.md'))].toSorted()).toEqual([
      'note removed-html',
      'note removed-link',
      'note removed-remote-image',
      // What is advised: a summary, themes.
      'warning missing',
      'warning unknown-reference',
    ]);
  });

  const cli = (command: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), command, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        CI: '',
        PORTAL_CONTENT: content,
        PORTAL_OUT: join(folder, 'cli-out'),
        PORTAL_NOW: NOW,
      },
    });

  test('is said alike by build and by check', () => {
    const { stdout, status } = cli('check', '--json');
    const checked = JSON.parse(stdout) as { counts: object; problems: Problem[] };
    expect(status).toBe(1);
    expect(checked.counts).toEqual(report.counts);
    const plain = JSON.parse(JSON.stringify(report.problems.toSorted(compareProblems))) as Problem[];
    expect(checked.problems).toEqual(plain);
    expect(checked.problems.length).toBeGreaterThan(10);
  });

  test('is printed in the same sentences by build and by check', () => {
    const lines = (text: string) => text.split('\n').filter((line) => /^ {2}(?:erreur|à revoir) /.test(line));
    const built = cli('build');
    const checked = cli('check');
    expect(built.status).toBe(0);
    expect(lines(built.stdout)).toEqual(lines(checked.stdout));
    expect(lines(built.stdout).length).toBeGreaterThan(8);
    expect(checked.stdout).toMatch(/^ {2}note /m);
  });
});

describe('a build that fails', () => {
  const site = join(folder, 'site');
  const sound = join(folder, 'sound');
  let before: Map<string, Buffer>;

  beforeAll(async () => {
    writeSmall(sound);
    await build(sound, site);
    before = readFiles(site);
    edit(join(sound, 'actors/la-grange.md'), (text) =>
      text.replace('name: La Grange', 'name: La Grange neuve'),
    );
  });

  const failing = (onStep: (step: Step) => void) =>
    buildSite({ content: sound, out: site, now: NOW, search: false, onStep });

  test('for want of a page leaves the site that was there', async () => {
    await expect(
      failing((step) => {
        if (step === 'search') rmSync(join(folder, '.site.cordee-new/404.html'));
      }),
    ).rejects.toThrow('Il manque au site : 404.html. Le site précédent reste en place.');
    expect(readFiles(site)).toEqual(before);
  });

  test.each(['read', 'compile', 'pages', 'search'] as const)(
    'at the step « %s » leaves it too',
    async (at) => {
      await expect(
        failing((step) => {
          if (step === at) throw new Error('coupé');
        }),
      ).rejects.toThrow('coupé');
      expect(readFiles(site)).toEqual(before);
    },
  );

  test('for want of content leaves it too', async () => {
    await expect(build(join(folder, 'nulle-part'), site)).rejects.toThrow(
      /^Le dossier de contenu n’existe pas/,
    );
    expect(readFiles(site)).toEqual(before);
  });

  test('hinders no later one', async () => {
    await build(sound, site);
    expect(readFileSync(join(site, 'annuaire/la-grange/index.html'), 'utf8')).toContain('La Grange neuve');
    expect(existsSync(join(folder, '.site.cordee-new'))).toBe(false);
    expect(existsSync(join(folder, '.site.cordee-old'))).toBe(false);
  });

  test('after a cut swap, still brings the former site back', async () => {
    const now = readFiles(site);
    renameSync(site, join(folder, '.site.cordee-old'));
    await expect(build(join(folder, 'nulle-part'), site)).rejects.toThrow();
    expect(readFiles(site)).toEqual(now);
  });

  test('leaves no page of an entry that is gone', async () => {
    expect(existsSync(join(site, 'annuaire/le-four/index.html'))).toBe(true);
    rmSync(join(sound, 'actors/le-four.md'));
    await build(sound, site);
    expect(existsSync(join(site, 'annuaire/le-four'))).toBe(false);
  });
});

describe('a folder that is not ours', () => {
  const other = join(folder, 'other');
  beforeEach(() => {
    rmSync(other, { recursive: true, force: true });
  });

  test.each([
    ['a contributor’s files', { 'lettre.odt': 'x' }],
    ['another site', { 'index.html': '<h1>Autre</h1>', 'style.css': 'p{}' }],
    ['a site with the name of one of our files', { 'index.html': 'x', 'theme.css': 'x' }],
    ['hidden files alone', { '.git/HEAD': 'ref' }],
  ])('is refused with a sentence, and kept: %s', async (_, files) => {
    writeFiles(other, files);
    const before = readdirSync(other, { recursive: true });
    const refused = build(writeSmall(join(folder, 'small')), other);
    await expect(refused).rejects.toThrow(EnvironmentError);
    await expect(refused).rejects.toThrow(
      /contient autre chose qu’un portail : il n’est pas remplacé.*PORTAL_OUT/,
    );
    expect(readdirSync(other, { recursive: true })).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes('other.'))).toEqual([]);
  });

  test('is refused when it is a file', async () => {
    writeFileSync(other, 'une lettre');
    await expect(build(writeSmall(join(folder, 'small')), other)).rejects.toThrow(EnvironmentError);
    expect(readFileSync(other, 'utf8')).toBe('une lettre');
  });

  test('is ours where it is missing, empty, or a portal', async () => {
    expect(isForeign(other)).toBe(false);
    mkdirSync(other);
    expect(isForeign(other)).toBe(false);
    await build(writeSmall(join(folder, 'small')), other);
    expect(isForeign(other)).toBe(false);
  });
});

describe('the swap', () => {
  const place = join(folder, 'swap');
  const at = (name: string) => join(place, name);
  const holds = (name: string) =>
    existsSync(at(name)) ? readFileSync(join(at(name), 'a'), 'utf8') : undefined;
  beforeEach(() => {
    rmSync(place, { recursive: true, force: true });
  });

  test('puts the new site in place of the old', () => {
    writeFiles(place, { 'out/a': '1' });
    writeFiles(prepare(at('out')), { a: '2' });
    expect(holds('out')).toBe('1');
    swap(at('out'));
    expect([holds('out'), holds('.out.cordee-new'), holds('.out.cordee-old')]).toEqual([
      '2',
      undefined,
      undefined,
    ]);
  });

  test('puts the first site where there was none', () => {
    writeFiles(prepare(at('out')), { a: '1' });
    swap(at('out'));
    expect(holds('out')).toBe('1');
  });

  test('brings back the old site where a swap was cut between its two moves', () => {
    writeFiles(place, { '.out.cordee-old/a': '1', '.out.cordee-new/a': '2' });
    heal(at('out'));
    expect([holds('out'), holds('.out.cordee-old')]).toEqual(['1', undefined]);
  });

  test('leaves the new site where a swap was cut before it had cleaned', () => {
    writeFiles(place, { 'out/a': '2', '.out.cordee-old/a': '1' });
    heal(at('out'));
    expect(holds('out')).toBe('2');
    prepare(at('out'));
    writeFiles(at('.out.cordee-new'), { a: '3' });
    swap(at('out'));
    expect([holds('out'), holds('.out.cordee-old')]).toEqual(['3', undefined]);
  });

  test('forgets what a build that failed had written', () => {
    writeFiles(place, { 'out/a': '1', '.out.cordee-new/a': '2', '.out.cordee-new/b': '2' });
    expect(existsSync(prepare(at('out')))).toBe(false);
    expect(holds('out')).toBe('1');
  });
});

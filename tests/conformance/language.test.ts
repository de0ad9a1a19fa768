/** Words are in src/i18n, in every language: a component that speaks by itself speaks one language only. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyWords } from '../../src/i18n/body.ts';
import { en } from '../../src/i18n/en.ts';
import { fr } from '../../src/i18n/fr.ts';
import { titles } from '../../src/i18n/titles.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { spokenIn } from '../support/spoken.ts';

const SRC = join(PROJECT_ROOT, 'src');
const filesOf = (folder: string, ending: RegExp): string[] =>
  (readdirSync(join(SRC, folder), { recursive: true }) as string[])
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => ending.test(file));

/** Maintainers' own pages, in development alone: French, as all that this project says to its people. */
const OWN = /^components\/atelier\//;

describe('templates', () => {
  const files = ['components', 'layouts', 'pages']
    .flatMap((folder) => filesOf(folder, /\.astro$/))
    .filter((file) => !OWN.test(file));

  it('say nothing by themselves', async () => {
    expect(files.length).toBeGreaterThan(80);
    const faults: string[] = [];
    for (const file of files)
      for (const { text, at } of await spokenIn(readFileSync(join(SRC, file), 'utf8')))
        faults.push(`src/${file}, ${at}: « ${text} » belongs to src/i18n/fr.ts and en.ts`);
    expect(faults).toEqual([]);
  });

  it.each([
    ['<p>Bonjour</p>', ['Bonjour']],
    ['<p>{count} fiches</p>', ['fiches']],
    ['<img alt="Un pré" src="/a.webp" />', ['Un pré']],
    ['<nav aria-label={`Menu ${x}`}></nav>', ['Menu ']],
    ['<p>{a ? "oui" : say.no}</p>', ['oui']],
    ['{list.map((x) => <li title="Ici">{x}</li>)}', ['Ici']],
    ['{a && <Card title="Titre" />}', ['Titre']],
    ['<p>{a ?? "rien"}</p>', ['rien']],
  ])('would be heard: %s', async (source, texts) => {
    expect((await spokenIn(source)).map(({ text }) => text)).toEqual(texts);
  });

  it.each([
    '<p class="a b">{say.hello} · 12 → (3)</p>',
    '<a class={a ? "x" : "y"} href={`/a/${b}`}>{say.more}</a>',
    '<svg viewBox="0 0 1 1"><path d="M0 0h1z" /></svg>',
    '<script>const text = "bonjour";</script>',
    '<!-- un commentaire --><p>{/* un autre */}{say.of("actor")}</p>',
    '<p>{a === "actor" && say.actor}</p>',
    '<a>RSS</a>',
  ])('are let alone: %s', async (source) => {
    expect(await spokenIn(source)).toEqual([]);
  });
});

describe('the code of components', () => {
  /** Accents and French quotes: what no name of a class or of an address has. */
  const FRENCH = /(['"`])(?:(?!\1).)*[àâçéèêëîïôûùœÀÉÈÊÎ«»](?:(?!\1).)*\1/;
  const withoutComments = (text: string) =>
    text
      .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (all) => all.replace(/[^\n]/g, ''))
      .replace(/(^|\s)\/\/.*$/gm, '');

  it('holds no French either', () => {
    const files = filesOf('components', /\.(astro|ts)$/).filter((file) => !OWN.test(file));
    const faults = files.flatMap((file) =>
      withoutComments(readFileSync(join(SRC, file), 'utf8'))
        .split('\n')
        .flatMap((line, index) => (FRENCH.test(line) ? [`src/${file}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(faults).toEqual([]);
  });
});

/** Every leaf of a tree of words: its path and what kind it is. */
function leavesOf(tree: unknown, path = ''): { path: string; kind: string; value: unknown }[] {
  if (typeof tree !== 'object' || tree === null) {
    const kind = typeof tree === 'function' ? `function of ${tree.length}` : typeof tree;
    return [{ path, kind, value: tree }];
  }
  return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, path ? `${path}.${key}` : key));
}

describe.each([
  ['the words of the interface', fr, en],
  ['the titles of lists and feeds', titles('fr'), titles('en')],
  ['the words of bodies', bodyWords('fr'), bodyWords('en')],
])('%s', (_, french, english) => {
  const ofFrench = leavesOf(french);
  const ofEnglish = new Map(leavesOf(english).map((leaf) => [leaf.path, leaf]));
  // Lists of words to be recognised have as many as a language needs.
  const isList = (path: string) => /\.\d+$/.test(path);

  it('are the same in both languages, and nothing is empty', () => {
    const named = ofFrench.filter(({ path }) => !isList(path));
    expect(named.length).toBeGreaterThan(5);
    expect([...ofEnglish.keys()].filter((path) => !isList(path)).toSorted()).toEqual(
      named.map(({ path }) => path).toSorted(),
    );
    for (const { path, kind } of named) expect([path, ofEnglish.get(path)!.kind]).toEqual([path, kind]);
    for (const { path, value } of [...ofFrench, ...ofEnglish.values()])
      if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
  });

  it('are translated', () => {
    const same = ofFrench.filter(
      ({ path, value }) =>
        typeof value === 'string' && value.split(' ').length > 2 && ofEnglish.get(path)?.value === value,
    );
    expect(same.map(({ path }) => path)).toEqual([]);
  });
});

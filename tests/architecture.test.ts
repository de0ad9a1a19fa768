/**
 * Who may import whom: the table of the plan, as data, held by reading the import lines of every file of
 * `src` and `cms`. A way that is not in the table is closed; to open one, write it here and say why in the commit.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES } from '../src/content-types/registry.ts';
import { PROJECT_ROOT } from '../src/site/environment.ts';

const SRC = join(PROJECT_ROOT, 'src');

interface Layer {
  /** What its files may import from the other folders of `src`, and of `cms` by their whole name. */
  may: string[];
  /** What they may import as types alone. */
  types?: string[];
  /** Packages, exactly or as a beginning that ends with `:`, `/` or `-`. */
  packages?: string[];
}

/** Decap is one package, made of many that have their own versions: the editor takes those that it needs. */
const BROUGHT_BY_DECAP = ['decap-cms-', 'react', 'react/', 'react-dom/', 'immutable', 'dayjs', 'dayjs/'];

/** The longest name that a path begins with is its layer; of `src` without that word. */
const LAYERS: Record<string, Layer> = {
  lib: { may: [], packages: ['satteri', 'feedsmith', 'temporal-polyfill', 'uqr'] },
  schema: { may: ['lib'], packages: ['astro/zod'] },
  'content-types': { may: ['schema', 'lib'] },
  // Its words for models are made of the models' own types.
  i18n: { may: ['lib'], types: ['domain'] },
  reader: { may: ['content-types', 'schema', 'lib'], packages: ['node:', 'js-yaml', 'yaml', 'sharp'] },
  domain: { may: ['content-types', 'schema', 'lib', 'i18n'] },
  site: {
    may: ['domain', 'reader', 'content-types', 'schema', 'i18n', 'lib'],
    packages: ['node:', 'sharp', 'satori', 'pagefind', 'sirv', 'fast-xml-parser'],
  },
  // Astro's integration: the only place that knows Astro from inside.
  'site/app': {
    may: ['site', 'domain', 'reader', 'content-types', 'schema', 'i18n', 'lib'],
    packages: ['node:', 'astro', 'astro/', 'vite', 'postcss-nesting', '@csstools/postcss-cascade-layers'],
  },
  components: {
    may: ['lib', 'i18n', 'layouts', 'styles'],
    types: ['domain', 'content-types'],
    packages: ['@fontsource/', '@fontsource-variable/', '@iconify-json/lucide/', 'leaflet', 'supercluster'],
  },
  layouts: { may: ['components', 'lib', 'i18n', 'styles'], types: ['domain', 'content-types'] },
  pages: { may: ['components', 'layouts'], types: ['domain'] },
  // Commands open the doors of the editor and of its store; nothing else of src knows of them.
  cli: {
    may: [
      'site',
      'reader',
      'domain',
      'content-types',
      'schema',
      'i18n',
      'lib',
      'cms/admin',
      'cms/cli',
      'cms/workshop',
    ],
    packages: [
      'node:',
      'astro/zod',
      'commander',
      '@clack/prompts',
      'csv-parse/sync',
      'yaml',
      'playwright-core',
    ],
  },
  // Runs on any Node, before anything is known to be there.
  'cli/cordee.cjs': { may: [], packages: ['fs', 'path', 'child_process'] },
  styles: { may: [] },
  // Behind the editor: git, then what merges, then what keeps; none of them knows of HTTP nor of Decap.
  'cms/git': { may: [], packages: ['node:'] },
  'cms/merge': { may: ['schema', 'lib'], packages: ['node-diff3'] },
  'cms/store': {
    may: ['cms/git', 'cms/merge', 'domain', 'reader', 'content-types', 'schema', 'lib'],
    packages: ['node:', 'sharp'],
  },
  // Pure: from the content types and the settings to the form of the editor.
  'cms/config': { may: ['content-types', 'schema', 'i18n', 'lib'], types: ['domain'] },
  'cms/server': {
    may: [
      'cms/store',
      'cms/git',
      'cms/config',
      'cms/admin',
      'site',
      'reader',
      'domain',
      'content-types',
      'schema',
      'i18n',
      'lib',
    ],
    packages: ['node:', 'hono', 'hono/', '@hono/node-server', '@hono/node-server/'],
  },
  // A contribution workshop: it stands on the store and on its server.
  'cms/workshop': {
    may: [
      'cms/store',
      'cms/server',
      'cms/git',
      'cms/merge',
      'cms/config',
      'cms/cli',
      'cli',
      'site',
      'reader',
      'domain',
      'content-types',
      'schema',
      'i18n',
      'lib',
    ],
    packages: [
      'node:',
      'hono',
      'hono/',
      '@hono/node-server',
      '@hono/node-server/',
      'commander',
      '@clack/prompts',
      'yazl',
    ],
  },
  // Compiles the client, and writes what it needs beside it; the client itself is the next two.
  'cms/admin': {
    may: ['cms/config', 'site', 'reader', 'domain', 'content-types', 'schema', 'i18n', 'lib'],
    packages: ['node:', 'vite'],
  },
  // Runs in browsers: what it takes from elsewhere is pure, and small.
  'cms/admin/client': {
    may: ['cms/admin/widgets', 'cms/config', 'content-types', 'schema', 'i18n', 'lib'],
    types: ['cms/store', 'domain'],
    packages: [...BROUGHT_BY_DECAP, '@fontsource/', '@fontsource-variable/'],
  },
  // They write entries back as every command does: that part of the reader touches no disk.
  'cms/admin/widgets': {
    may: ['cms/config', 'reader', 'content-types', 'schema', 'i18n', 'lib'],
    types: ['cms/admin/client', 'domain'],
    packages: [...BROUGHT_BY_DECAP, 'yaml'],
  },
  'cms/cli': {
    may: ['cms/server', 'cms/store', 'cms/git', 'cms/admin', 'cli', 'site', 'reader', 'schema', 'lib'],
    packages: ['node:', 'commander', '@clack/prompts'],
  },
  // The two files at the root of src: Astro wants them there.
  'middleware.ts': { may: ['site'], packages: ['astro:middleware'] },
  'env.d.ts': { may: [], types: ['domain'], packages: ['astro/client'] },
};

interface Import {
  file: string;
  line: number;
  /** A path from `src`, or the name of a package. */
  target: string;
  isPackage: boolean;
  isType: boolean;
  /** `?raw`: its text is shown, its code never runs. */
  isText: boolean;
}

/** From the project's root: `src/` is left out in the names of its files, as in the table. */
const rootPath = (file: string): string => (/^(cms|tests)\//.test(file) ? file : `src/${file}`);
const named = (path: string): string => path.replace(/^src\//, '');

const CODE = /\.(ts|mts|js|mjs|cjs|astro|mdx)$/;

const codeIn = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => CODE.test(file))
    .sort();

const FILES = codeIn(SRC);
const CMS = codeIn(join(PROJECT_ROOT, 'cms')).map((file) => `cms/${file}`);

const textOf = (file: string): string => readFileSync(join(PROJECT_ROOT, rootPath(file)), 'utf8');

const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w$*\s{},]*?)\s*from\s*)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"\n]+)['"]\s*\)(\s*\.\s*[A-Z])?/g;
const REQUIRE = /\brequire\(['"]([^'"\n]+)['"]\)/g;

/** Every import line of a text, types told apart. */
function importsIn(file: string, text: string): Import[] {
  const found = (index: number, target: string, isType: boolean): Import => {
    const isPackage = !target.startsWith('.');
    const [path] = target.split('?');
    return {
      file,
      line: text.slice(0, index).split('\n').length,
      target: isPackage ? target : named(posix.join(posix.dirname(rootPath(file)), path!)),
      isPackage,
      isType,
      isText: target.endsWith('?raw'),
    };
  };
  const onlyTypes = (names = '') =>
    /^\{[\s\S]*\}$/.test(names.trim()) &&
    names
      .replace(/[{}]/g, '')
      .split(',')
      .every((name) => /^\s*(type\s|$)/.test(name));
  return [
    ...[...text.matchAll(STATIC)].map((match) =>
      found(match.index, match[3]!, match[1] !== undefined || onlyTypes(match[2])),
    ),
    // `import('./x.ts').Name` stands where a type does.
    ...[...text.matchAll(DYNAMIC)].map((match) =>
      found(match.index, match[2]!, match[1] !== undefined || match[3] !== undefined),
    ),
    ...[...text.matchAll(REQUIRE)].map((match) => found(match.index, match[1]!, false)),
  ];
}

const layerOf = (path: string): string | undefined =>
  Object.keys(LAYERS)
    .filter((name) => path === name || path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];

const isAllowedPackage = (name: string, allowed: readonly string[] = []): boolean =>
  allowed.some((one) => name === one || (/[:/-]$/.test(one) && name.startsWith(one)));

/** What is to be said of an import; nothing where it is fine. */
function remarkOn({ file, line, target, isPackage, isType, isText }: Import): string | undefined {
  if (isText && file.endsWith('.mdx')) return undefined;
  const from = layerOf(file);
  if (!from) return `${rootPath(file)} is in no layer: give its folder a line in the table of this test.`;
  const { may, types = [], packages } = LAYERS[from]!;
  const where = `${rootPath(file)}:${line}`;
  if (isPackage) {
    if (isAllowedPackage(target, packages)) return undefined;
    // Types vanish: a package's types are nobody's weight, Astro's and Node's excepted.
    if (isType && !/^(astro|node:)/.test(target)) return undefined;
    const list = packages?.join(', ') ?? 'no package';
    return `${where} imports the package « ${target} »: ${from} may import ${list}. Can the value come in as an argument?`;
  }
  const to = layerOf(target);
  if (to === from || may.includes(to ?? '')) return undefined;
  if (types.includes(to ?? ''))
    return isType
      ? undefined
      : `${where} imports values of ${to}: only its types may come here (import type).`;
  return `${where} imports ${rootPath(target)}: ${from} may import ${[from, ...may].join(', ')}. Move the function down, or pass the value as an argument.`;
}

const IMPORTS = FILES.flatMap((file) => importsIn(file, textOf(file)));
const CMS_IMPORTS = CMS.flatMap((file) => importsIn(file, textOf(file)));

const example = (file: string, text: string): string | undefined =>
  importsIn(file, text).map(remarkOn).find(Boolean);

describe('who may import whom', () => {
  it('reads the import lines of every file', () => {
    expect(FILES.length).toBeGreaterThan(200);
    expect(IMPORTS.length).toBeGreaterThan(600);
    // Each relative import is of a file that is there: nothing was misread.
    expect(
      [...IMPORTS, ...CMS_IMPORTS].filter(
        ({ isPackage, target }) => !isPackage && !existsSync(join(PROJECT_ROOT, rootPath(target))),
      ),
    ).toEqual([]);
  });

  it('is respected', () => {
    expect(IMPORTS.map(remarkOn).filter(Boolean)).toEqual([]);
    expect(CMS.length).toBeGreaterThan(80);
    expect(CMS_IMPORTS.map(remarkOn).filter(Boolean)).toEqual([]);
  });

  it.each([
    ['a tool that knows portals', 'lib/a.ts', "import { x } from '../domain/portal.ts';"],
    ['a tool that reads the disk', 'lib/a.ts', "import { x } from 'node:fs';"],
    ['Astro in a schema', 'schema/a.ts', "import { getCollection } from 'astro:content';"],
    [
      'a view in a content type',
      'content-types/a/index.ts',
      "import Card from '../../components/cards/Card.astro';",
    ],
    ['the domain in the reader', 'reader/a.ts', "import { buildPortal } from '../domain/portal.ts';"],
    ['the disk in the domain', 'domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['the reader in the domain', 'domain/a.ts', "import type { X } from '../reader/files.ts';"],
    [
      'a value of the domain in a component',
      'components/a.astro',
      "import { modelFor } from '../domain/model-for.ts';",
    ],
    ['half a type import', 'components/a.astro', "import { type A, b } from '../domain/model-for.ts';"],
    ['the site in a component', 'components/a.astro', "import type { A } from '../site/dev.ts';"],
    ['the domain in a page', 'pages/a.astro', "const { x } = await import('../domain/model-for.ts');"],
    ['a component in a command', 'cli/a.ts', "export { default } from '../components/Prose.astro';"],
    ['Astro outside its place', 'site/a.ts', "import type { AstroIntegration } from 'astro';"],
    ['a component in the site', 'site/a.ts', "import '../components/Prose.astro';"],
    ['over several lines', 'lib/a.ts', "import {\n  a,\n  b,\n} from '../i18n/fr.ts';"],
    ['Decap in the store', 'cms/store/a.ts', "import { CMS } from 'decap-cms-core';"],
    ['HTTP in the store', 'cms/store/a.ts', "import { Hono } from 'hono';"],
    ['the disk in the form', 'cms/config/a.ts', "import { readFileSync } from 'node:fs';"],
    [
      'the store in the browser',
      'cms/admin/client/a.ts',
      "import { openStore } from '../../store/store.ts';",
    ],
    ['the editor in the portal', 'domain/a.ts', "import { editorConfig } from '../../cms/config/index.ts';"],
    ['a folder of its own', 'widgets/a.ts', "import { x } from '../lib/result.ts';"],
  ])('would say: %s', (_what, file, text) => {
    expect(example(file, text)).toBeTypeOf('string');
  });

  it.each([
    ['components/a.astro', "import type { A } from '../domain/models/types.ts';"],
    ['components/a.astro', "import { type A, type B } from '../domain/models/types.ts';"],
    ['site/app/a.ts', "import type { AstroIntegration } from 'astro';"],
    ['site/app/a.ts', "type Dev = typeof import('../dev.ts');"],
    ['env.d.ts', "type A = import('./domain/models/types.ts').PageModel;"],
    ['domain/a.ts', "import { titles } from '../i18n/titles.ts';"],
    ['cli/a.ts', "import { loadPortal } from '../site/load-portal.ts';"],
    ['middleware.ts', "const { x } = await import('./site/dev.ts');"],
  ])('lets pass, in %s: %s', (file, text) => {
    expect(example(file, text)).toBeUndefined();
  });

  it('says it kindly', () => {
    expect(example('domain/a.ts', "\nimport { readFileSync } from 'node:fs';")).toMatchInlineSnapshot(
      `"src/domain/a.ts:2 imports the package « node:fs »: domain may import no package. Can the value come in as an argument?"`,
    );
    expect(example('lib/a.ts', "import { x } from '../domain/portal.ts';")).toMatchInlineSnapshot(
      `"src/lib/a.ts:1 imports src/domain/portal.ts: lib may import lib. Move the function down, or pass the value as an argument."`,
    );
    expect(example('components/a.astro', "import { x } from '../domain/portal.ts';")).toMatchInlineSnapshot(
      `"src/components/a.astro:1 imports values of domain: only its types may come here (import type)."`,
    );
  });
});

describe('packages', () => {
  const dependenciesOf = (file: string) =>
    (JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8')) as { dependencies: Record<string, string> })
      .dependencies;
  const runBy = (imports: readonly Import[]) => [
    ...new Set(
      imports
        .filter(({ isPackage, isType }) => isPackage && !isType)
        .map(({ target }) => target)
        .filter((name) => !/^(node:|astro:|fs$|path$|child_process$)/.test(name))
        .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]),
    ),
  ];

  it('that src runs are dependencies, not only those of maintainers', () => {
    const names = runBy(IMPORTS);
    expect(names.length).toBeGreaterThan(10);
    const ours = dependenciesOf('package.json');
    expect(names.filter((name) => !(name in ours))).toEqual([]);
  });

  it('that cms runs are dependencies too, or come with Decap, which names their exact versions', () => {
    const ours = { ...dependenciesOf('package.json'), ...dependenciesOf('node_modules/astro/package.json') };
    const decap = dependenciesOf('node_modules/decap-cms-app/package.json');
    expect(runBy(CMS_IMPORTS).filter((name) => !(name in ours) && !(name in decap))).toEqual([]);
  });
});

/** The lines of files that a pattern finds, comments left out. */
function linesWith(pattern: RegExp, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    withoutComments(textOf(file))
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`src/${file}:${i + 1} ${line.trim()}`] : [])),
  );
}

/** Comments blanked, lines kept. Enough for our own code, where no string holds a comment's beginning. */
const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(,])\/\/.*$/gm, '$1');

const inFolders = (...folders: string[]) =>
  FILES.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));

const PURE = inFolders('lib', 'schema', 'content-types', 'domain', 'i18n');

describe('the pure layers', () => {
  it('never touch the machine', () => {
    expect(PURE.length).toBeGreaterThan(100);
    expect(linesWith(/['"]node:|\bprocess\.|\brequire\(|\bfetch\(/, PURE)).toEqual([]);
  });

  it('hold no state of chance', () => {
    expect(linesWith(/Math\.random|crypto\.randomUUID/, PURE)).toEqual([]);
  });
});

describe('the clock', () => {
  const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|Temporal\.Now|performance\.now/;

  it('is read in src/site and in the browser only', () => {
    const others = FILES.filter((file) => !/^(site|components\/client)\//.test(file));
    expect(linesWith(CLOCK, others)).toEqual([]);
  });

  it('is read somewhere', () => {
    expect(linesWith(CLOCK, inFolders('site')).length).toBeGreaterThan(0);
  });
});

describe('what is written as HTML as it is', () => {
  /** Each with the reason why its HTML is safe. */
  const DOORS = [
    'components/Prose.astro', // bodies, rendered by lib/markdown
    'components/client/page-again.ts', // the page itself, asked again from its own server: an inert document
    'components/shell/Head.astro', // JSON-LD, through jsonForScript
  ];
  const RAW = /set:html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|is:raw|DOMParser/;

  it('passes through these files and no other', () => {
    expect(FILES.filter((file) => RAW.test(withoutComments(textOf(file))))).toEqual(DOORS);
  });

  it('is said once a file', () => {
    expect(linesWith(RAW, DOORS)).toHaveLength(DOORS.length);
  });

  it('is JSON that cannot leave its script', () => {
    expect(textOf('components/shell/Head.astro')).toMatch(/set:html=\{jsonForScript\(/);
  });
});

describe('content', () => {
  it('is never MDX: a contribution is text, not code', () => {
    const content = readdirSync(join(PROJECT_ROOT, 'content'), { recursive: true }) as string[];
    expect(content.length).toBeGreaterThan(100);
    expect(content.filter((file) => /\.(mdx|[cm]?[jt]s|astro|html?)$/.test(file))).toEqual([]);
  });

  it('is not known to Astro', () => {
    const config = readFileSync(join(PROJECT_ROOT, 'astro.config.mjs'), 'utf8');
    expect(withoutComments(config)).not.toMatch(/PORTAL_CONTENT|['"`][^'"`]*content\//);
    expect(FILES.filter((file) => /^content\.config|^content\/config/.test(file))).toEqual([]);
    expect(IMPORTS.filter(({ target }) => target.startsWith('astro:content'))).toEqual([]);
  });
});

describe('content types', () => {
  const folders = new Set(TYPE_NAMES.map((name) => `content-types/${name}`));
  const folderOf = (path: string) => path.split('/').slice(0, 2).join('/');

  it('each have a folder of their name', () => {
    expect([...folders].filter((folder) => !existsSync(join(SRC, folder, 'index.ts')))).toEqual([]);
    const found = inFolders('content-types').filter((file) => file.split('/').length > 2);
    expect([...new Set(found.map(folderOf))].sort()).toEqual([...folders, 'content-types/shared'].sort());
  });

  it('know each other by name only: what two need is in shared/', () => {
    const crossed = IMPORTS.filter(
      ({ file, target, isPackage }) =>
        folders.has(folderOf(file)) &&
        !isPackage &&
        target.startsWith('content-types/') &&
        folderOf(target) !== folderOf(file) &&
        folderOf(target) !== 'content-types/shared',
    );
    expect(crossed.map(({ file, target }) => `src/${file} imports src/${target}`)).toEqual([]);
  });

  it('share nothing that knows a type', () => {
    const shared = IMPORTS.filter(({ file }) => file.startsWith('content-types/shared/'));
    expect(shared.length).toBeGreaterThan(0);
    expect(
      shared.filter(
        ({ target }) => target.startsWith('content-types/') && !target.startsWith('content-types/shared/'),
      ),
    ).toEqual([]);
  });

  it('name no view', () => {
    expect(linesWith(/\.astro\b/, inFolders('content-types', 'schema', 'domain', 'reader', 'lib'))).toEqual(
      [],
    );
  });
});

describe('the tools', () => {
  /** Where French words are data of a grammar, never shown. */
  const GRAMMARS = new Set([
    'lib/dates/parse-local.ts',
    'lib/opening-hours/french/days.ts',
    'lib/opening-hours/french/read.ts',
    'lib/opening-hours/french/tokens.ts',
    'lib/text/name-key.ts',
    'lib/text/fold.ts',
    'lib/text/search-fold.ts',
    'lib/text/other-forms.ts',
    'lib/markdown/typography.ts',
    'lib/gazetteer.ts',
  ]);

  it('say nothing in French', () => {
    const others = inFolders('lib').filter((file) => !GRAMMARS.has(file));
    // A string with an accented letter, or with a French article before a word.
    const french =
      /(['"`])(?:(?!\1).)*(?:[àâçèêëîïôùûœ]|é(?!\w*['"`]\s*[:,\]])|\b(?:les?|une?|des|pas|est|cette?)\s[a-z])(?:(?!\1).)*\1/;
    expect(french.test("'ce champ est inconnu'")).toBe(true);
    expect(french.test("'not-a-day'")).toBe(false);
    expect(linesWith(french, others)).toEqual([]);
  });

  it('has no exception that is no longer needed', () => {
    expect([...GRAMMARS].filter((file) => !FILES.includes(file))).toEqual([]);
  });
});

describe('the size of things', () => {
  const sizeOf = (file: string) => textOf(file).trimEnd().split('\n').length;

  it('no file of src is longer than 400 lines', () => {
    const long = FILES.filter((file) => sizeOf(file) > 400);
    expect(
      long.map((file) => `src/${file} has ${sizeOf(file)} lines: what in it is a thing of its own?`),
    ).toEqual([]);
  });

  it('a route is a doorway, at most 40 lines', () => {
    const routes = inFolders('pages').filter((file) => !file.endsWith('.mdx'));
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((file) => sizeOf(file) > 40)).toEqual([]);
  });
});

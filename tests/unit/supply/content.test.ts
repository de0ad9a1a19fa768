/** `content`, against repositories that would run, read or write what they should not. */
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/reader/read-content.ts';
import { bringContent } from '../../../src/cli/content/command.ts';
import type { Brought } from '../../../src/cli/content/command.ts';
import { visible } from '../../../src/cli/content/repository.ts';
import { MAX_FILES, MAX_MEDIA, MAX_TOTAL, select } from '../../../src/cli/content/select.ts';
import { readSource } from '../../../src/cli/content/source.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { folderOf } from '../../support/portal.ts';
import { GOOD, armHooks, file, folder, link, plainGit, repositoryOf } from './repositories.ts';
import type { Node } from './repositories.ts';

/** A place to write in, with a canary beside it. */
function place(): { around: string; to: string; canary: string } {
  const around = folderOf({});
  return { around, to: join(around, 'contenu'), canary: join(around, 'canari') };
}

function bring(nodes: readonly Node[]): Brought & { to: string; around: string } {
  const { around, to } = place();
  return { ...bringContent(repositoryOf(nodes), { to, allowLocal: true }), to, around };
}

const paths = ({ files }: Pick<Brought, 'files'>): string[] => files.map(({ path }) => path);
const reasons = ({ left }: Pick<Brought, 'left'>): Record<string, string> =>
  Object.fromEntries(left.map(({ path, reason }) => [path, reason]));

/** All that is in a folder but the mark. */
const written = (to: string): string[] =>
  (readdirSync(to, { recursive: true }) as string[])
    .filter((path) => lstatSync(join(to, path)).isFile() && path !== '.cordee-contenu.json')
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** Bytes that a conversion of any kind would change. */
const BYTES = Buffer.concat([
  Buffer.from('---\r\nname: Été $Id$\n---\n\ufeffun\rdeux\n\n'),
  Buffer.from([0, 255, 254, 0x80, 10, 13, 10]),
]);

describe('good files', () => {
  it('arrive byte for byte', () => {
    const brought = bring([
      file('.gitattributes', '* text eol=crlf ident working-tree-encoding=UTF-16\n'),
      folder('actors', file('a.md', BYTES), folder('sous-dossier', file('b.md', BYTES))),
      folder('media', file('photo.JPG', BYTES), file('programme.pdf', BYTES), file('été.webp', BYTES)),
      file('portal.yaml', BYTES),
      folder('territories', file('contours.geojson', '{}')),
    ]);
    const expected = [
      'actors/a.md',
      'actors/sous-dossier/b.md',
      'media/photo.JPG',
      'media/programme.pdf',
      'media/été.webp',
      'portal.yaml',
      'territories/contours.geojson',
    ];
    expect(written(brought.to)).toEqual(expected);
    expect(paths(brought)).toEqual(expected);
    for (const path of expected.slice(0, -1))
      expect(readFileSync(join(brought.to, path)).equals(BYTES), path).toBe(true);
    expect(reasons(brought)).toEqual({
      '.gitattributes': 'c’est un fichier caché, qui pourrait régler d’autres outils',
    });
  });

  it('bring along what makes addresses last, and nothing else of its hidden folder', () => {
    const brought = bring([
      ...GOOD,
      file('removed.yaml', '- { address: /annuaire/le-four/ }\n'),
      folder('.cordee', file('addresses.txt', '/annuaire/le-four/\n'), file('pull.json', '{}')),
    ]);
    expect(written(brought.to)).toEqual([
      '.cordee/addresses.txt',
      'actors/foyer.md',
      'portal.yaml',
      'removed.yaml',
    ]);
    expect(Object.keys(reasons(brought))).toEqual(['.cordee/']);
    const { record, removed, problems } = readContent(brought.to);
    expect([record, removed]).toEqual([['/annuaire/le-four/'], [{ address: '/annuaire/le-four/' }]]);
    expect(problems.filter(({ file: path }) => /removed|cordee/.test(path))).toEqual([]);
  });

  it('can be read as a portal, and none of them can be run', () => {
    const { to } = bring([
      { ...GOOD[1]! },
      folder('actors', { ...file('foyer.md', '---\nname: Le Foyer\n---\n'), mode: '100755' }),
    ]);
    const { entries, problems } = readContent(to);
    expect(entries).toHaveLength(1);
    // The mark itself is nothing to a portal.
    expect(problems.filter((problem) => problem.code !== 'missing')).toEqual([]);
    expect(statSync(join(to, 'actors/foyer.md')).mode & 0o111).toBe(0);
  });

  it('keep their composed letters, whatever machine wrote them', () => {
    const { to } = bring([...GOOD, folder('media', file('fe\u0302te.jpg'))]);
    expect(written(to)).toContain('media/fête.jpg');
  });

  it('come from a branch, and from a folder', () => {
    const repository = repositoryOf([folder('contenu', ...GOOD), file('package.json')], 'essai');
    const { to } = place();
    const brought = bringContent(repository, { to, allowLocal: true, branch: 'essai', from: 'contenu/' });
    expect(paths(brought)).toEqual(['actors/foyer.md', 'portal.yaml']);
    expect(brought.left).toEqual([]);
  });

  it('in great number arrive too', () => {
    const many = Array.from({ length: 12_000 }, (_, i) => file(`a-${String(i).padStart(5, '0')}.md`, 'x\n'));
    expect(bring([folder('actors', ...many), GOOD[1]!]).files).toHaveLength(12_001);
  });
});

describe('what would run', () => {
  /** The settings of someone whose git runs things at each checkout. */
  function trappedHome(canary: string): string {
    const home = folderOf({});
    armHooks(join(home, 'hooks'), canary);
    armHooks(join(home, 'template/hooks'), canary);
    const smudge = join(home, 'smudge.sh');
    writeFileSync(smudge, `#!/bin/sh\necho smudge >> '${canary}'\ncat\n`);
    chmodSync(smudge, 0o755);
    writeFileSync(
      join(home, '.gitconfig'),
      `[core]\n\thooksPath = ${home}/hooks\n[init]\n\ttemplateDir = ${home}/template\n` +
        `[filter "mal"]\n\tsmudge = ${smudge}\n\trequired = true\n[protocol]\n\tallow = always\n`,
    );
    return home;
  }

  const nodes: Node[] = [
    file('.gitattributes', '* filter=mal\n'),
    file('.lfsconfig', '[lfs]\n\turl = https://mal.example\n'),
    ...GOOD,
  ];

  function trapped() {
    const { to, canary, around } = place();
    const repository = repositoryOf(nodes);
    armHooks(join(repository, '.git/hooks'), canary);
    const home = trappedHome(canary);
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
    return { to, canary, around, repository, env };
  }

  it('does run with git alone (the traps are good)', () => {
    const { around, canary, repository, env } = trapped();
    execFileSync('git', ['clone', '-q', repository, join(around, 'clone')], { env, stdio: 'ignore' });
    expect(readFileSync(canary, 'utf8')).toMatch(/smudge[\s\S]*post-checkout/);
  });

  it('never runs here', async () => {
    const { to, canary, repository, env } = trapped();
    const traps = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.hooksPath',
      GIT_CONFIG_VALUE_0: join(env.HOME, 'hooks'),
      GIT_TEMPLATE_DIR: join(env.HOME, 'template'),
      GIT_DIR: repository,
    };
    const { code, out } = await run([repository, '--to', to, '--allow-local'], { ...env, ...traps });
    expect(out).toMatch(/^2 fichiers apportés/);
    expect(code).toBe(0);
    expect(written(to)).toEqual(['actors/foyer.md', 'portal.yaml']);
    expect(existsSync(canary)).toBe(false);
  });
});

describe('what is left', () => {
  it('is all that is no content', () => {
    const brought = bring([
      file('.gitmodules', '[submodule "a"]\n\tpath = actors/a\n\turl = ext::sh -c true\n'),
      file('.npmrc', 'script-shell=./mal.sh\n'),
      folder('.github', folder('workflows', file('x.yml'))),
      folder('Actors', file('a.md')),
      folder(
        'actors',
        { mode: '160000', name: 'a', holds: '1'.repeat(40) },
        file('foyer.md'),
        file('x.js'),
        file('x.mdx'),
      ),
      file('astro.config.mjs'),
      folder('media', file('dessin.svg'), file('page.html'), file('sans-ending')),
      file('package.json', '{"scripts":{"preinstall":"touch x"}}'),
      file('portal.yaml'),
      folder('src', folder('content', file('config.mjs')), file('middleware.ts')),
    ]);
    expect(written(brought.to)).toEqual(['actors/foyer.md', 'portal.yaml']);
    expect(reasons(brought)).toMatchInlineSnapshot(`
      {
        ".github/": "ce dossier n’est pas un dossier de contenu",
        ".gitmodules": "c’est un fichier caché, qui pourrait régler d’autres outils",
        ".npmrc": "c’est un fichier caché, qui pourrait régler d’autres outils",
        "Actors/": "ce dossier n’est pas un dossier de contenu",
        "actors/a": "c’est un autre dépôt (sous-module). Mettez-y les fichiers eux-mêmes",
        "actors/x.js": "seuls les fichiers .md sont pris dans ce dossier (les images vont dans media/)",
        "actors/x.mdx": "seuls les fichiers .md sont pris dans ce dossier (les images vont dans media/)",
        "astro.config.mjs": "ce fichier n’est pas du contenu",
        "media/dessin.svg": "un dessin SVG peut contenir du code. Mettez une image PNG ou WebP",
        "media/page.html": "ce n’est ni une image ni un document que le portail sait servir",
        "media/sans-ending": "ce n’est ni une image ni un document que le portail sait servir",
        "package.json": "ce fichier n’est pas du contenu",
        "src/": "ce dossier n’est pas un dossier de contenu",
      }
    `);
    expect(brought.left.find(({ path }) => path === 'src/')?.files).toBe(2);
  });

  it('is every link, to a file or to a folder', () => {
    const brought = bring([
      ...GOOD,
      link('events', '/etc'),
      folder('media', link('photo.jpg', '../../../etc/passwd'), link('secret', '/root')),
      folder('pages', link('a.md', '/etc/passwd')),
    ]);
    expect(written(brought.to)).toEqual(['actors/foyer.md', 'portal.yaml']);
    expect(Object.keys(reasons(brought))).toEqual([
      'events',
      'media/photo.jpg',
      'media/secret',
      'pages/a.md',
    ]);
    expect(Object.values(reasons(brought)).every((reason) => reason.startsWith('c’est un raccourci'))).toBe(
      true,
    );
  });

  it('is a link that would become a folder', () => {
    // The same name twice in one tree: a link, then files through it.
    const brought = bring([GOOD[1]!, link('media', '/tmp'), folder('media', file('canari-de-cordee.jpg'))]);
    expect(lstatSync(join(brought.to, 'media')).isSymbolicLink()).toBe(false);
    expect(written(brought.to)).toEqual(['media/canari-de-cordee.jpg', 'portal.yaml']);
    expect(existsSync('/tmp/canari-de-cordee.jpg')).toBe(false);
  });

  it.each([
    ['..', [folder('..', file('dehors.md'))]],
    ['../ in a name', [file('../dehors.md')]],
    ['.. below a folder', [folder('actors', folder('..', folder('..', file('dehors.md'))))]],
    ['actors/../../ in a name', [file('actors/../../dehors.md')]],
    ['.', [folder('actors', folder('.', file('dehors.md')))]],
    ['an absolute path', [file('/tmp/dehors.md')]],
    ['//', [file('actors//dehors.md')]],
    ['.git', [folder('actors', folder('.git', file('config', '[core]\n\tfsmonitor=sh -c true\n')))]],
    ['.git at the root', [folder('.git', folder('hooks', file('post-checkout')))]],
    ['a backslash', [folder('actors', file('..\\..\\dehors.md'))]],
    ['a drive', [folder('actors', file('C:dehors.md'))]],
    ['a stream of NTFS', [folder('actors', file('dehors.md:mal.md'))]],
    ['a device', [folder('actors', file('con.md'))]],
    ['a line break', [folder('actors', file('de\nhors.md'))]],
    ['an escape', [folder('actors', file('\u001b[2Jdehors.md'))]],
    ['a turned text', [folder('actors', file('\u202edm.srohed.md'))]],
    ['a name that is too long', [folder('actors', file(`${'é'.repeat(120)}.md`))]],
    ['a text that is too heavy', [folder('actors', file('dehors.md', Buffer.alloc(1024 * 1024 + 1, 'a')))]],
    ['a picture that is too heavy', [folder('media', file('a.jpg', Buffer.alloc(MAX_MEDIA + 1)))]],
    [
      'an address of Git LFS',
      [
        folder(
          'media',
          file('a.jpg', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n'),
        ),
      ],
    ],
  ])('is %s', (_what, nodes) => {
    const brought = bring([GOOD[1]!, ...nodes]);
    expect(written(brought.to)).toEqual(['portal.yaml']);
    expect(brought.left.map(({ files }) => files)).toEqual([1]);
    // The target and nothing else: no aside, nothing climbed out.
    expect(readdirSync(brought.around)).toEqual(['contenu']);
  });

  it('is the second of two names that a Mac would mix', () => {
    const brought = bring([
      folder('actors', file('ETE.md'), file('ete.md'), file('\u00e9t\u00e9.md'), file('e\u0301te\u0301.md')),
      folder('media', folder('A.JPG', file('b.jpg')), file('a.jpg')),
      GOOD[1]!,
    ]);
    expect(written(brought.to)).toEqual([
      'actors/ETE.md',
      'actors/été.md',
      'media/A.JPG/b.jpg',
      'portal.yaml',
    ]);
    expect(brought.left).toHaveLength(3);
    expect(reasons(brought)['actors/ete.md']).toBe(
      'son nom ne diffère de « actors/ETE.md » que par des majuscules. Gardez-en un, ou renommez-le',
    );
  });

  it('is a name whose bytes are no text', () => {
    const repository = repositoryOf(GOOD);
    const blob = plainGit(['rev-parse', 'HEAD:portal.yaml'], { cwd: repository }).toString().trim();
    const row = (name: Buffer) =>
      Buffer.concat([Buffer.from('100644 '), name, Buffer.from([0]), Buffer.from(blob, 'hex')]);
    const input = Buffer.concat([row(Buffer.from('caf\xe9.md', 'latin1')), row(Buffer.from('portal.yaml'))]);
    const tree = plainGit(['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], {
      cwd: repository,
      input,
    });
    const commit = plainGit(['commit-tree', tree.toString().trim(), '-m', 'x'], { cwd: repository });
    plainGit(['update-ref', 'refs/heads/main', commit.toString().trim()], { cwd: repository });
    const { to } = place();
    const brought = bringContent(repository, { to, allowLocal: true });
    expect(written(to)).toEqual(['portal.yaml']);
    expect(brought.left).toHaveLength(1);
  });
});

describe('a whole repository is left', () => {
  const listed = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, i) => ({
      mode: '100644',
      id: '0',
      bytes,
      path: `media/${i}.jpg`,
    }));

  it('when it holds more than a portal', () => {
    expect(select(listed(MAX_FILES, 1)).files).toHaveLength(MAX_FILES);
    expect(() => select(listed(MAX_FILES + 1, 1))).toThrow(/limite/);
    const big = Math.floor(MAX_TOTAL / MAX_MEDIA) + 1;
    expect(() => select(listed(big, MAX_MEDIA))).toThrow(/limite/);
  });

  it('when its tree never ends', () => {
    // Ten folders in ten folders, seven times: ten million files in a handful of objects.
    let nodes: string | undefined;
    const repository = repositoryOf(GOOD);
    const write = (input: Buffer, type: string) =>
      plainGit(['hash-object', '-t', type, '-w', '--stdin'], { cwd: repository, input }).toString().trim();
    nodes = write(Buffer.from('x'), 'blob');
    for (let depth = 0; depth < 8; depth++) {
      const rows = Array.from({ length: 10 }, (_, i) =>
        Buffer.concat([
          Buffer.from(`${depth === 0 ? '100644' : '40000'} ${'n'.repeat(40)}${i}\0`),
          Buffer.from(nodes!, 'hex'),
        ]),
      );
      nodes = write(Buffer.concat(rows), 'tree');
    }
    const commit = plainGit(['commit-tree', nodes, '-m', 'x'], { cwd: repository });
    plainGit(['update-ref', 'refs/heads/main', commit.toString().trim()], { cwd: repository });
    const { to, around } = place();
    expect(() => bringContent(repository, { to, allowLocal: true })).toThrow(/plus de fichiers/);
    expect(readdirSync(around)).toEqual([]);
  });

  it('when there is no content in it, and what was there stays', () => {
    const { to } = place();
    bringContent(repositoryOf(GOOD), { to, allowLocal: true });
    expect(() => bringContent(repositoryOf([file('LISEZMOI')]), { to, allowLocal: true })).toThrow(
      /Aucun contenu/,
    );
    expect(written(to)).toEqual(['actors/foyer.md', 'portal.yaml']);
  });

  it('when it is empty, or is not there', () => {
    const empty = folderOf({});
    plainGit(['init', '-q', empty]);
    const { to } = place();
    expect(() => bringContent(empty, { to, allowLocal: true })).toThrow(/vide/);
    expect(() => bringContent(join(empty, 'absent'), { to, allowLocal: true })).toThrow(/n’existe pas/);
    expect(() => bringContent(folderOf({}), { to, allowLocal: true })).toThrow(/n’a pas pu être lu/);
    expect(() => bringContent(repositoryOf(GOOD), { to, allowLocal: true, branch: 'absente' })).toThrow(
      /branche/,
    );
  });
});

describe('the folder', () => {
  it('is replaced whole when it was made here', () => {
    const { to, around } = place();
    bringContent(repositoryOf([...GOOD, folder('pages', file('a.md'))]), { to, allowLocal: true });
    bringContent(repositoryOf(GOOD), { to, allowLocal: true });
    expect(written(to)).toEqual(['actors/foyer.md', 'portal.yaml']);
    expect(readdirSync(around)).toEqual(['contenu']);
  });

  it('is left when it holds something else', () => {
    const mine = folderOf({ 'portal.yaml': 'à moi' });
    expect(() => bringContent(repositoryOf(GOOD), { to: mine, allowLocal: true })).toThrow(/autre chose/);
    expect(readFileSync(join(mine, 'portal.yaml'), 'utf8')).toBe('à moi');
    const around = folderOf({ fichier: 'x' });
    expect(() => bringContent(repositoryOf(GOOD), { to: join(around, 'fichier'), allowLocal: true })).toThrow(
      /pas un dossier/,
    );
  });

  it('may be there, and empty', () => {
    const { to } = place();
    mkdirSync(to);
    expect(paths(bringContent(repositoryOf(GOOD), { to, allowLocal: true }))).toHaveLength(2);
  });
});

describe('an address', () => {
  it.each([
    'https://forge.example/collectif/contenu.git',
    'https://forge.example:8443/contenu',
    'https://xn--fort-epa.example/été.git',
  ])('is read: %s', (address) => {
    expect(readSource(address)).toEqual({ url: address, protocol: 'https' });
  });

  it.each([
    '',
    '-u./mal.sh',
    '--upload-pack=touch x',
    'ext::sh -c touch% x',
    'fd::17',
    'https::https://forge.example/x',
    'http://forge.example/x',
    'git://forge.example/x',
    'ftp://forge.example/x',
    'file:///etc',
    '/etc',
    './depot',
    'ssh://git@forge.example/x',
    'git@forge.example:x/y.git',
    'https://',
    'https://forge.example',
    'https://-oProxyCommand=x/y',
    'https://nom:secret@forge.example/x',
    'https://jeton@forge.example/x',
    'https://forge.example/x\n--upload-pack=y',
    'https://forge.example/x y',
    'https:\\\\forge.example\\x',
    'javascript:alert(1)',
  ])('is refused: %j', (address) => {
    expect(() => readSource(address)).toThrow(expect.objectContaining({ name: 'ContentError' }));
  });

  it('by SSH is read where it is asked for', () => {
    for (const address of ['git@forge.example:x/y.git', 'ssh://git@forge.example/x/y.git'])
      expect(readSource(address, { ssh: true })).toEqual({ url: address, protocol: 'ssh' });
    for (const address of [
      'ssh://-oProxyCommand=mal/x',
      '-oProxyCommand=mal@forge.example:x',
      'git@-oProxyCommand=mal:x',
      'git@forge.example:-x',
    ])
      expect(() => readSource(address, { ssh: true })).toThrow();
  });

  it.each(['-x', '--upload-pack=x', 'a..b', 'a b', 'a:b', '', '../x', 'a\u0007'])(
    'has no such branch: %j',
    (branch) => {
      const { to } = place();
      expect(() => bringContent(repositoryOf(GOOD), { to, allowLocal: true, branch })).toThrow(
        /pas le nom d’une branche/,
      );
    },
  );

  it('is shown so that a log does nothing with it', () => {
    expect(visible('::error::a ##[b] \u001b[2J\u202eé 🎉')).toBe(
      '\\u{3a}:error\\u{3a}:a \\u{23}#[b] \\u{1b}[2J\\u{202e}é 🎉',
    );
  });
});

function run(
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'content', ...args],
      { env: { ...env, NO_COLOR: '1' }, cwd: folderOf({}) },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

describe('the command', () => {
  it('says what came and what was left', async () => {
    const repository = repositoryOf([...GOOD, folder('src', file('a.ts'), file('b.ts')), file('x.js')]);
    const { code, out } = await run([repository, '--to', 'contenu', '--allow-local']);
    const clean = out.replaceAll(basename(repository), 'DEPOT').replace(/commit \w{12}/, 'commit …');
    expect(clean.replace(/de \S*DEPOT/, 'de DEPOT')).toMatchInlineSnapshot(`
      "2 fichiers apportés dans contenu (0,1 Ko), de DEPOT, commit ….
      3 fichiers laissés de côté :
        « src/ » (2 fichiers) : ce dossier n’est pas un dossier de contenu.
        « x.js » : ce fichier n’est pas du contenu.
      "
    `);
    expect(code).toBe(0);
  });

  it('says what stops it, without a stack', async () => {
    const { code, out, err } = await run(['http://forge.example/x', '--to', 'contenu']);
    expect({ code, out, err }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "
      Arrêt : Seules les adresses en https:// sont lues (reçu : http://). Les forges en donnent une pour chaque dépôt.

      ",
        "out": "",
      }
    `);
    expect((await run(['https://forge.example/x'])).err).toMatchInlineSnapshot(`
      "Il manque l’option « --to <dossier> »
      "
    `);
  });
});

/** `forget`, as people run it: what it finds, where, and that it touches nothing. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMotif } from '../../src/cli/forget/motif.ts';
import { scriptOf } from '../../src/cli/forget/script.ts';
import { hasTraces, searchEverywhere } from '../../src/cli/forget/search.ts';
import type { Findings } from '../../src/cli/forget/search.ts';
import { find } from '../../src/cli/forget/unfold.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { NOW, folderOf, md, SETTINGS } from '../support/portal.ts';

// A person who does not exist, in words that no file of the project holds together.
const NAME = 'Zélie Quarrouble';
const MAIL = 'zelie.quarrouble@orange.fr';
const PHONE = '06 39 98 77 31';

interface Result {
  code: number;
  out: string;
  err: string;
}

function forget(root: string, args: readonly string[]): Promise<Result> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'forget', ...args],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH ?? '',
          PORTAL_CONTENT: join(root, 'content'),
          PORTAL_OUT: join(root, 'dist'),
          PORTAL_NOW: NOW,
          NO_COLOR: '1',
        },
      },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

/** The same search, without starting a program each time. */
const found = (root: string, ...motifs: string[]): Promise<Findings> =>
  searchEverywhere({ content: join(root, 'content'), out: join(root, 'dist') }, motifs.map(readMotif));

/** The script that the command would prepare, written in the folder. */
function prepare(root: string, { history }: Findings): string {
  const path = join(root, 'oubli.sh');
  writeFileSync(path, scriptOf(history!, '2026-12-01'));
  return path;
}

const ENV = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-10-01T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-10-01T12:00:00Z',
  GIT_COMMITTER_NAME: 'Essai',
  GIT_COMMITTER_EMAIL: 'essai@essai.example',
  GIT_AUTHOR_NAME: 'Essai',
  GIT_AUTHOR_EMAIL: 'essai@essai.example',
};

const git = (root: string, args: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync('git', args, { cwd: root, env: { ...ENV, ...env }, encoding: 'utf8', stdio: 'pipe' });

function commit(root: string, message: string, env: Record<string, string> = {}): void {
  git(root, ['add', '--all', 'content']);
  git(root, ['commit', '--quiet', '--allow-empty', '-m', message], env);
}

function write(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const CLEAN = {
  'content/portal.yaml': SETTINGS,
  'content/actors/foyer.md': md(
    'name: Le Foyer\nsummary: x\ncontact: { email: contact@foyer.example }',
    'Un mot.',
  ),
};

const picture = (comment: string): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withExif({ IFD0: { Artist: comment } })
    .jpeg()
    .toBuffer();

describe('spellings', () => {
  const all = (motif: string, text: string) => find(text, [readMotif(motif)]).map(({ written }) => written);

  it.each([
    'Zélie Quarrouble',
    'zélie quarrouble',
    'ZELIE QUARROUBLE',
    'Zelie  Quarrouble',
    'Ze\u0301lie Quarrouble',
    'Zélie\u00a0Quarrouble',
    'Zélie\nQuarrouble',
    'zelie-quarrouble',
    'zelie_quarrouble',
    'zelie.quarrouble',
    'ZélieQuarrouble',
    'Quarrouble Zélie',
    'QUARROUBLE, Zélie',
    'Z&eacute;lie Quarrouble',
    'Z&#233;lie&nbsp;Quarrouble',
    'Z\\u00e9lie Quarrouble',
    'Z%C3%A9lie%20Quarrouble',
    '<b>Zélie</b> <i>Quarrouble</i>',
    '**Zélie** Quarrouble',
    'Zé\u00adlie Quarrouble',
    '@zeliequarrouble38',
  ])('of a name: %j', (written) => {
    expect(all(NAME, `Avec ${written}.`)).toHaveLength(1);
  });

  it.each([
    '06 39 98 77 31',
    '0639987731',
    '06.39.98.77.31',
    '06-39-98-77-31',
    '06\u00a039\u00a098\u00a077\u00a031',
    '06&nbsp;39&nbsp;98&nbsp;77&nbsp;31',
    '+33639987731',
    '+33 6 39 98 77 31',
    '+33 (0)6 39 98 77 31',
    '0033 6 39 98 77 31',
    '33639987731',
    '639987731',
    'tel:+33639987731',
    '06/39/98/77/31',
    '063 998 7731',
    '06 39\n98 77 31',
  ])('of a number: %j', (written) => {
    expect(all(PHONE, `Au ${written}.`)).toHaveLength(1);
    expect(all('+33639987731', `Au ${written}.`)).toHaveLength(1);
  });

  it.each([
    MAIL,
    'ZELIE.Quarrouble@Orange.FR',
    'mailto:zelie.quarrouble@orange.fr?subject=x',
    'zelie.quarrouble%40orange.fr',
    'zelie.quarrouble&#64;orange.fr',
    'zelie.quarrouble (at) orange.fr',
    'zelie.quarrouble [arobase] orange [point] fr',
    'zelie\\.quarrouble@orange.fr',
  ])('of a mail: %j', (written) => {
    expect(all(MAIL, `À ${written}.`)).toHaveLength(1);
  });

  it.each([
    [NAME, 'Zélie et les autres vont à Quarrouble'],
    [PHONE, 'au 06 39 98 77 32, ou au 106 39 98 77 31'],
    [MAIL, 'a.zelie.quarrouble@orange.fr'],
    ['Lou', 'louer un loup'],
  ])('and nothing else: %s', (motif, text) => {
    expect(all(motif, text)).toEqual([]);
  });

  it('gives back what is written, and its line', () => {
    const [match] = find('Un.\nDeux : Z&eacute;lie  QUARROUBLE, trois.', [readMotif(NAME)]);
    expect(match).toMatchObject({ line: 2, written: 'Z&eacute;lie  QUARROUBLE', motif: NAME });
    expect(match!.excerpt).toBe('Deux : Z&eacute;lie QUARROUBLE, trois.');
  });
});

describe('forget, in a folder', () => {
  it('finds a field and a body, with file, line and field', async () => {
    const root = folderOf({
      ...CLEAN,
      'content/events/bal.md': md(
        `title: Bal\nstart: 2026-12-05\ncontact:\n  email: ${MAIL}\norganisers: [foyer, Zelie QUARROUBLE]`,
        'Un mot.\n\nDemandez Zélie\nQuarrouble.',
      ),
    });
    const { content } = await found(root, NAME, MAIL);
    expect(content.lines.map(({ line, field, written }) => [line, field, written])).toEqual([
      [5, 'contact.email', 'zelie.quarrouble'],
      [5, 'contact.email', MAIL],
      [6, 'organisers[2]', 'Zelie QUARROUBLE'],
      [11, 'texte', 'Zélie\nQuarrouble'],
    ]);
  });

  it('finds a file’s name, and what a picture carries', async () => {
    const root = folderOf({
      ...CLEAN,
      'content/actors/zelie-quarrouble.md': md('name: Une conteuse'),
      'content/media/fete.jpg': await picture('Photo : Zelie QUARROUBLE'),
      'content/media/statuts.pdf': '%PDF-1.4',
    });
    const { content } = await found(root, NAME);
    expect(content.names).toEqual(['actors/zelie-quarrouble.md']);
    expect(content.metadata).toEqual([{ file: 'media/fete.jpg', written: ['Zelie QUARROUBLE'] }]);
    expect(content.unread).toEqual(['media/statuts.pdf']);
    expect(content.lines).toEqual([]);
  });

  it('finds the built site, and Pagefind’s compressed fragments', async () => {
    const fragment = gzipSync(
      `pagefind_dcd${JSON.stringify({ url: '/x/', content: 'Avec Zelie Quarrouble' })}`,
    );
    const index = gzipSync(Buffer.from([0xd9, 0x80, 0xff, ...Buffer.from('quarrouble'), 0xc3, 0x28]));
    const root = folderOf({
      ...CLEAN,
      'dist/annuaire/x/index.html': '<p><b>Zélie</b> Quarrouble</p>',
      'dist/rss.xml': '<title>Z&#xE9;lie Quarrouble</title>',
      'dist/feed.json': JSON.stringify({ title: NAME }),
      'dist/liste.txt': 'Quarrouble Zélie',
      'dist/pagefind/fragment/fr_1.pf_fragment': fragment,
      'dist/pagefind/index/fr_1.pf_index': index,
      'dist/index.html': '<p>Rien.</p>',
      '.dist.cordee-old/a.html': NAME,
    });
    const short = (paths: string[]) => paths.map((path) => path.slice(root.length + 1)).sort();
    expect(short((await found(root, NAME)).site)).toEqual([
      '.dist.cordee-old/a.html',
      'dist/annuaire/x/index.html',
      'dist/feed.json',
      'dist/liste.txt',
      'dist/pagefind/fragment/fr_1.pf_fragment',
      'dist/rss.xml',
    ]);
    expect(short((await found(root, 'Quarrouble')).site)).toContain('dist/pagefind/index/fr_1.pf_index');
  });

  it('finds nothing of somebody who is not there', async () => {
    const root = folderOf({ ...CLEAN, 'dist/index.html': 'Un mot.' });
    git(root, ['init', '--quiet']);
    commit(root, 'Premier');
    const { code, out } = await forget(root, [NAME, MAIL, PHONE]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Aucune trace de « Zélie Quarrouble », « zelie.quarrouble@orange.fr », « 06 39 98 77 31 » dans le contenu, l’historique, le site construit et les caches.
      "
    `);
    expect(readdirSync(root).sort()).toEqual(['.git', 'content', 'dist']);
  });

  it.each([['ab'], ['é.'], ['  '], ['1 2']])('refuses « %s », too short, with a sentence', async (motif) => {
    const { code, out, err } = await forget(folderOf(CLEAN), [motif]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/est trop court : donnez au moins 3 lettres/);
    expect(err).not.toMatch(/\bat .*\.ts/);
  });

  it('says in a sentence that there is no content', async () => {
    const { code, err } = await forget(folderOf({}), [NAME]);
    expect(code).toBe(1);
    expect(err).toMatch(/Le dossier de contenu n’existe pas/);
    expect(err).not.toMatch(/\bat .*\.ts/);
  });
});

/** A repository that has kept everything, of a content that has forgotten. */
async function haunted(): Promise<string> {
  const root = folderOf(CLEAN);
  git(root, ['init', '--quiet', '--initial-branch=principale']);
  commit(root, 'Premier');
  write(root, 'content/actors/a.md', md(`name: A\nsummary: Chez Zélie Quarrouble`, `Au +33 6 39 98 77 31.`));
  write(root, 'content/actors/latin.md', Buffer.from('name: Zélie Quarrouble\n', 'latin1'));
  write(root, 'content/media/zelie-quarrouble.jpg', await picture('Zelie Quarrouble'));
  commit(root, 'Ajoute');
  for (const name of ['actors/a.md', 'actors/latin.md', 'media/zelie-quarrouble.jpg'])
    rmSync(join(root, 'content', name));
  commit(root, 'Retire');
  commit(root, 'Merci à Zélie Quarrouble');
  commit(root, 'Signé', { GIT_AUTHOR_NAME: 'Zélie Quarrouble', GIT_AUTHOR_EMAIL: MAIL });
  git(root, ['switch', '--quiet', '-c', 'essai']);
  write(root, 'content/actors/b.md', md('name: B', 'Écrire à ZELIE.QUARROUBLE@orange.fr'));
  commit(root, 'Sur une autre branche');
  git(root, ['tag', '-a', 'v1', '-m', 'Avec Quarrouble Zélie']);
  git(root, ['switch', '--quiet', 'principale']);
  return root;
}

const MOTIFS = [NAME, MAIL, PHONE];

describe('forget, in a history', () => {
  let root: string;
  let told: Findings;
  beforeAll(async () => {
    root = await haunted();
    told = await found(root, ...MOTIFS);
  });

  it('finds what was removed since, other branches, messages, signatures, tags, pictures, names', () => {
    expect(told.content).toEqual({ lines: [], names: [], metadata: [], unread: [] });
    const { commits, written, writtenLatin1, people, paths, sealed, refs, shallow } = told.history!;
    expect(commits.map(({ what }) => what)).toEqual([
      ['écrit dans content/actors/b.md'],
      ['signature'],
      ['message'],
      [
        'retiré de content/actors/a.md',
        'retiré de content/actors/latin.md',
        'retiré de content/media/zelie-quarrouble.jpg',
        'nom du fichier content/media/zelie-quarrouble.jpg',
      ],
      [
        'écrit dans content/actors/a.md',
        'écrit dans content/actors/latin.md',
        'écrit dans content/media/zelie-quarrouble.jpg',
        'nom du fichier content/media/zelie-quarrouble.jpg',
      ],
    ]);
    expect(commits.every(({ date }) => date === '2026-10-01')).toBe(true);
    expect([...written].sort()).toEqual([
      '+33 6 39 98 77 31',
      'Quarrouble Zélie',
      'ZELIE.QUARROUBLE',
      'ZELIE.QUARROUBLE@orange.fr',
      'Zélie Quarrouble',
    ]);
    expect(writtenLatin1).toEqual(['Zélie Quarrouble']);
    expect(people).toEqual([{ name: NAME, mail: MAIL }]);
    expect(paths).toEqual(['content/media/zelie-quarrouble.jpg']);
    expect(sealed.map(({ path }) => path)).toEqual(paths);
    expect([refs, shallow]).toEqual([[], false]);
  });

  it('sees a branch named after the person, and what only the reflog still has', async () => {
    const other = folderOf(CLEAN);
    git(other, ['init', '--quiet']);
    commit(other, 'Premier');
    git(other, ['branch', 'fiche-zelie-quarrouble']);
    write(other, 'content/actors/c.md', md(`name: C ${PHONE}`));
    commit(other, 'À défaire');
    git(other, ['reset', '--quiet', '--hard', 'HEAD~1']);
    const { history } = await found(other, NAME, PHONE);
    expect(history!.refs).toEqual(['refs/heads/fiche-zelie-quarrouble']);
    expect(history!.commits.map(({ what }) => what)).toEqual([['écrit dans content/actors/c.md']]);
  });

  it('changes nothing: the script is there, unrun, for its owner only', async () => {
    const before = [
      git(root, ['for-each-ref']),
      git(root, ['status', '--porcelain', '--untracked-files=no']),
    ];
    const { code, out } = await forget(root, MOTIFS);
    expect(code).toBe(1);
    // The same search twice leaves one script.
    const json = await forget(root, [...MOTIFS, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toEqual({ ...told, script: 'oubli-2026-12-01.sh' });
    expect([
      git(root, ['for-each-ref']),
      git(root, ['status', '--porcelain', '--untracked-files=no']),
    ]).toEqual(before);
    expect(readdirSync(root).filter((name) => name.startsWith('oubli'))).toEqual(['oubli-2026-12-01.sh']);
    expect(statSync(join(root, 'oubli-2026-12-01.sh')).mode & 0o777).toBe(0o600);
    rmSync(join(root, 'oubli-2026-12-01.sh'));
    expect(out.replace(/^ {3}[\da-f]{10} /gm, '   COMMIT ')).toMatchInlineSnapshot(`
      "Traces de « Zélie Quarrouble », « zelie.quarrouble@orange.fr », « 06 39 98 77 31 »
      Rien n’est effacé par cette commande : voici ce qu’il y a, et quoi faire, dans cet ordre.

      1. Dans l’historique (git) : 5 commits le gardent, même une fois le contenu corrigé
         COMMIT 2026-10-01  écrit dans content/actors/b.md
         COMMIT 2026-10-01  signature
         COMMIT 2026-10-01  message
         COMMIT 2026-10-01  retiré de content/actors/a.md ; retiré de content/actors/latin.md ; retiré de content/media/zelie-quarrouble.jpg ; nom du fichier content/media/zelie-quarrouble.jpg
         COMMIT 2026-10-01  écrit dans content/actors/a.md ; écrit dans content/actors/latin.md ; écrit dans content/media/zelie-quarrouble.jpg ; nom du fichier content/media/zelie-quarrouble.jpg
         Le script oubli-2026-12-01.sh est prêt : relisez-le, puis lancez-le à la main (bash oubli-2026-12-01.sh). Il sauvegarde d’abord.
         Il contient ce qu’il faut oublier : ne l’enregistrez pas dans git, effacez-le ensuite.

      2. Ailleurs, où cette commande ne voit pas
         les autres copies du dépôt (clones, forks, demandes de fusion, sauvegardes) : elles gardent tout ;
         l’hébergeur (anciennes versions, artefacts), les moteurs de recherche, archive.org, les abonnés des flux ;
         le journal de l’atelier, les tableurs d’où viennent les fiches, les courriels de l’équipe.
      "
    `);
  });

  it('the script can be read by bash, and is what people will review', () => {
    const script = prepare(root, told);
    expect(spawnSync('bash', ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const text = readFileSync(script, 'utf8');
    expect(text).toContain(`literal:Zélie Quarrouble==>(retiré)`);
    expect(text).toContain(
      'Personne retirée <retire@oubli.invalid> Zélie Quarrouble <zelie.quarrouble@orange.fr>',
    );
    expect(text).toMatch(/git bundle create[\s\S]*git filter-repo --force/);
  });

  it('nothing that was written in a history can act in the script', async () => {
    const other = folderOf({
      ...CLEAN,
      'content/actors/x.md': 'Zélie $(touch piège) `touch piège` \'" Quarrouble',
      "content/actors/zelie'$(touch piège)quarrouble.md": 'x',
    });
    git(other, ['init', '--quiet']);
    commit(other, 'Premier', { GIT_AUTHOR_NAME: "Zélie '$(touch piège)' Quarrouble" });
    const long = await found(other, 'Zélie', 'Quarrouble');
    const path = prepare(other, long);
    const script = readFileSync(path, 'utf8');
    const lists = script.replace(/<<'FIN_DE_LA_LISTE'[\s\S]*?^FIN_DE_LA_LISTE$/gm, '').replace(/^#.*$/gm, '');
    expect(script).toContain('touch piège');
    expect(lists).not.toContain('touch');
    expect(spawnSync('bash', ['-n', path]).status).toBe(0);
  });

  it('stops before anything where git filter-repo is missing, or where nobody says « oui »', () => {
    const refs = git(root, ['for-each-ref']);
    const run = spawnSync('bash', [prepare(root, told)], {
      cwd: root,
      env: ENV,
      input: 'non\n',
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr + run.stdout).toMatch(/Il manque git filter-repo|Rien n’a été changé/);
    expect(git(root, ['for-each-ref'])).toBe(refs);
  });
});

const hasFilterRepo = spawnSync('git', ['filter-repo', '--version']).status === 0;
if (!hasFilterRepo)
  console.log('git filter-repo n’est pas sur cette machine : l’essai du script préparé est passé.');

describe.skipIf(!hasFilterRepo)('the prepared script, once reviewed and run by a person', () => {
  it('leaves no trace in a clone, and a backup beside', async () => {
    const parent = folderOf({});
    const root = join(parent, 'depot');
    renameSync(await haunted(), root);
    const script = prepare(root, await found(root, ...MOTIFS));
    const run = spawnSync('bash', [script, root], { cwd: root, env: ENV, input: 'oui\n', encoding: 'utf8' });
    expect(run.stderr + run.stdout).toContain('L’historique est réécrit');
    expect(run.status).toBe(0);
    rmSync(script);
    expect(
      readdirSync(parent).filter((name) => /^avant-oubli-2026-12-01-\d+\.bundle$/.test(name)),
    ).toHaveLength(1);
    const after = await found(root, ...MOTIFS);
    expect([hasTraces(after), after.history]).toEqual([false, undefined]);
    expect(git(root, ['log', '--all', '--format=%s']).trim().split('\n')).toHaveLength(6);
    expect(git(root, ['fsck', '--full'])).not.toMatch(/missing|broken/);
  });
});

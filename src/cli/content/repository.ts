/**
 * A repository, read without ever being checked out: neither its hooks, its attributes and filters, its
 * links nor its submodules have anything to act upon. Files are asked for one by one, as git stored them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentError } from './source.ts';
import type { Source } from './source.ts';

/** A file as git lists it. */
export interface Listed {
  /** Octal, as git writes it: `100644` an ordinary file, `120000` a link, `160000` another repository. */
  mode: string;
  id: string;
  /** 0 for what has no bytes here. */
  bytes: number;
  /** Nothing where its bytes are no UTF-8. */
  path: string | undefined;
}

export interface Repository {
  commit: string;
  list(): Listed[];
  /** The bytes of files, in the order of their ids. */
  read(files: readonly { id: string; bytes: number }[]): Generator<Buffer>;
}

/** A tree can name itself a thousand times over and list for ever: beyond, it is left. */
const MAX_LISTING = 64 * 1024 * 1024;
/** Bytes that are asked for at once. */
const AT_ONCE = 32 * 1024 * 1024;
const TEN_MINUTES = 600_000;

const NOWHERE = devNull === '/dev/null' ? devNull : 'NUL';

/** Belt and braces: without a checkout, most of these have nothing left to close. */
const CLOSED = [
  'core.symlinks=false',
  `core.hooksPath=${NOWHERE}`,
  `core.attributesFile=${NOWHERE}`,
  'core.fsmonitor=false',
  'core.bigFileThreshold=16m',
  'filter.lfs.smudge=',
  'filter.lfs.process=',
  'filter.lfs.required=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
];

/** What a child needs of the environment. Settings of git that come by `GIT_…` are not among them. */
const KEPT =
  /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR|(https?|no|all)_proxy|SSL_CERT_(FILE|DIR)|SSH_AUTH_SOCK|GIT_ASKPASS|GIT_SSL_CAINFO)$/i;

function environment(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: NOWHERE,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
  };
}

function git(
  { protocol }: Pick<Source, 'protocol'>,
  args: readonly string[],
  input?: string,
  maxBuffer = MAX_LISTING,
): Buffer {
  const settings = [
    ...CLOSED,
    `protocol.${protocol}.allow=always`,
    // The certificates of git for Windows are named in the configuration that is left out here.
    ...(process.platform === 'win32' ? ['http.sslBackend=schannel'] : []),
  ];
  const { status, stdout, stderr, error } = spawnSync(
    'git',
    [...settings.flatMap((one) => ['-c', one]), ...args],
    { env: environment(), input: input ?? '', maxBuffer, timeout: TEN_MINUTES, windowsHide: true },
  );
  if (error) throw new ContentError(sentenceOf(error as NodeJS.ErrnoException));
  if (status !== 0) throw new ContentError(refusalOf(stderr.toString('utf8')));
  return stdout;
}

function sentenceOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'Il manque git sur cette machine : https://git-scm.com';
  if (code === 'ETIMEDOUT') return 'Le dépôt n’a pas répondu en dix minutes. Essayez plus tard.';
  if (code === 'ENOBUFS')
    return 'Le dépôt liste plus de fichiers qu’un portail n’en peut contenir : rien n’est pris.';
  return `git n’a pas pu être lancé (${code ?? message}).`;
}

function refusalOf(said: string): string {
  if (/Remote branch .* not found/.test(said))
    return 'Cette branche n’est pas dans le dépôt. Vérifiez son nom.';
  if (/could not read Username|Authentication failed|Permission denied/.test(said))
    return 'Le dépôt demande un compte, ou n’existe pas à cette adresse. Vérifiez-la, ou ouvrez-le en lecture.';
  const lines = said.split(/[\r\n]+/).filter(Boolean);
  const last = lines.findLast((line) => /^(fatal|error|ERROR)/.test(line)) ?? lines.at(-1) ?? '';
  return `Le dépôt n’a pas pu être lu. Ce que dit git : ${visible(last)}`;
}

/** What others wrote, shown in a terminal or in a forge's log: nothing in it may act there. */
export function visible(text: string): string {
  const shown = text.replace(
    /[\p{C}\p{Zl}\p{Zp}]|:(?=:)|#(?=#)/gu,
    (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  );
  return shown.length > 160 ? `${shown.slice(0, 159)}…` : shown;
}

/**
 * The newest commit of a repository, for as long as `use` runs.
 * @throws ContentError where it cannot be read
 */
export function withRepository<T>(
  source: Source,
  branch: string | undefined,
  use: (repository: Repository) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-contenu-'));
  try {
    const bare = join(folder, 'depot.git');
    git(source, [
      'clone',
      '--bare',
      '--quiet',
      '--depth=1',
      '--single-branch',
      '--no-tags',
      '--no-recurse-submodules',
      '--template=',
      ...(branch === undefined ? [] : [`--branch=${branch}`]),
      '--',
      source.url,
      bare,
    ]);
    return use(open(source, bare));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(source: Source, bare: string): Repository {
  const inside = (args: readonly string[], input?: string, room?: number) =>
    git(source, [`--git-dir=${bare}`, ...args], input, room);
  if (inside(['rev-list', '--all', '--max-count=1']).length === 0)
    throw new ContentError('Le dépôt est vide : il n’a encore aucun commit.');
  return {
    commit: inside(['rev-parse', '--verify', 'HEAD^{commit}']).toString('ascii').trim(),
    list: () => parseListing(inside(['ls-tree', '-r', '-z', '-l', '--full-tree', 'HEAD'])),
    *read(files) {
      for (const group of inGroups(files)) {
        const size = group.reduce((sum, { bytes }) => sum + bytes + 128, 0);
        yield* parseBatch(
          inside(['cat-file', '--batch'], group.map(({ id }) => `${id}\n`).join(''), size),
          group,
        );
      }
    },
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `<mode> <type> <id> <size>\t<path>\0`; the size is `-` for another repository. */
function parseListing(listing: Buffer): Listed[] {
  const files: Listed[] = [];
  for (let start = 0; start < listing.length;) {
    const end = listing.indexOf(0, start);
    const tab = listing.indexOf(9, start);
    const [mode, , id, size] = listing.toString('latin1', start, tab).split(/ +/);
    files.push({ mode: mode!, id: id!, bytes: Number(size) || 0, path: decode(listing, tab + 1, end) });
    start = end + 1;
  }
  return files;
}

function decode(bytes: Buffer, start: number, end: number): string | undefined {
  try {
    return UTF8.decode(bytes.subarray(start, end));
  } catch {
    return undefined;
  }
}

function* inGroups<T extends { bytes: number }>(files: readonly T[]): Generator<T[]> {
  let group: T[] = [];
  let size = 0;
  for (const file of files) {
    if (group.length && (size + file.bytes > AT_ONCE || group.length >= 5000)) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(file);
    size += file.bytes;
  }
  if (group.length) yield group;
}

/** `<id> blob <size>\n<bytes>\n`, once for each. */
function* parseBatch(out: Buffer, asked: readonly { id: string; bytes: number }[]): Generator<Buffer> {
  let at = 0;
  for (const { id, bytes } of asked) {
    const head = out.indexOf(10, at);
    if (out.toString('latin1', at, head) !== `${id} blob ${bytes}`)
      throw new ContentError('Le dépôt est abîmé : un de ses fichiers n’est pas lisible. Rien n’est pris.');
    yield out.subarray(head + 1, head + 1 + bytes);
    at = head + 1 + bytes + 1;
  }
}

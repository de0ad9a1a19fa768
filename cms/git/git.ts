/** Git, by its plumbing: objects and refs of a bare repository, never a working tree. Arguments are lists, there is no shell. */
import { spawn } from 'node:child_process';

/** What git said when it failed, in its own words: for the log, never for a person. */
export class GitError extends Error {
  override name = 'GitError';
  /** The exit code, or null where git was stopped. */
  readonly code: number | null;

  constructor(args: readonly string[], code: number | null, said: string) {
    super(`git ${args[0]}: ${said.trim() || `exit ${code}`}`);
    this.code = code;
  }
}

/** Git knows this name on Windows too, where Node says `\\.\nul`. */
const NOWHERE = '/dev/null';

/** Nothing of a repository makes git run anything; what is written is on the disk before git answers. */
const CLOSED = [
  `core.hooksPath=${NOWHERE}`,
  `core.attributesFile=${NOWHERE}`,
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.fsync=committed,reference',
  'gc.auto=0',
  'maintenance.auto=false',
  'commit.gpgSign=false',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting]);

type Environment = Readonly<Record<string, string | undefined>>;

/** Of the environment, what a local git needs; no setting of git that comes by `GIT_…`. */
const KEPT = /^(PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|TEMP|TMP|TMPDIR)$/i;
/** For a remote, the owner's environment: a keychain is found by a session bus, by APPDATA, by XDG_CONFIG_HOME… */
const REMOTE = /^(?!GIT_)|^GIT_(ASKPASS|SSL_CAINFO|SSH|SSH_COMMAND)$/i;

const SETTINGS = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_LITERAL_PATHSPECS: '1',
};

/** For what is local, nobody's settings count but ours; a remote may need the owner's (credentials, proxies). */
const ALONE = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: NOWHERE, GIT_ATTR_NOSYSTEM: '1' };

/**
 * What git is given of an environment.
 * @param isRemote it talks to another machine: it may need what opens its door
 */
export function gitEnvironment(own: Environment, isRemote: boolean): Environment {
  const kept = Object.entries(own).filter(([name]) => (isRemote ? REMOTE : KEPT).test(name));
  // Nobody is there to answer what ssh would ask.
  const ssh = own.GIT_SSH || own.GIT_SSH_COMMAND ? {} : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' };
  return { ...Object.fromEntries(kept), ...SETTINGS, ...(isRemote ? ssh : ALONE) };
}

export interface GitOptions {
  input?: string | Uint8Array | undefined;
  env?: Readonly<Record<string, string>> | undefined;
  /** Talks to another machine: takes the settings of whoever runs it. */
  remote?: boolean | undefined;
  signal?: AbortSignal | undefined;
  /** Exit codes that are answers; 0 alone where absent. */
  codes?: readonly number[] | undefined;
}

export class Git {
  readonly dir: string;

  /** @param dir the bare repository */
  constructor(dir: string) {
    this.dir = dir;
  }

  /** @throws GitError */
  async bytes(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
    const { code, out, said } = await this.#run(args, options);
    if (!(options.codes ?? [0]).includes(code ?? -1)) throw new GitError(args, code, said);
    return out;
  }

  /** Without its last end of line. @throws GitError */
  async text(args: readonly string[], options: GitOptions = {}): Promise<string> {
    return (await this.bytes(args, options)).toString('utf8').replace(/\n$/, '');
  }

  /** Undefined where git says no, whatever the reason. */
  async maybe(args: readonly string[], options: GitOptions = {}): Promise<string | undefined> {
    const { code, out } = await this.#run(args, options);
    return code === 0 ? out.toString('utf8').replace(/\n$/, '') : undefined;
  }

  #run(
    args: readonly string[],
    { input, env, remote, signal }: GitOptions,
  ): Promise<{ code: number | null; out: Buffer; said: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn('git', [...CLOSED, `--git-dir=${this.dir}`, ...args], {
        env: { ...gitEnvironment(process.env, remote ?? false), ...env },
        windowsHide: true,
        signal,
      });
      const out: Buffer[] = [];
      const said: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({ code, out: Buffer.concat(out), said: Buffer.concat(said).toString('utf8') }),
      );
      // A git that stopped reading says why by its exit.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }
}

/** Another repository, over the network: what it has, what it takes. It is named to nobody with its password. */
import type { Git } from '../git/git.ts';
import { GitError } from '../git/git.ts';
import { moveRef, refsUnder } from '../git/refs.ts';
import { withoutSecret, trackedAt } from './address.ts';
import { DRAFTS } from './read-git.ts';
import { StoreRefusal } from './refusal.ts';

/** Milliseconds; a large repository on a slow line. */
const PATIENCE = 180_000;

export interface Pushed {
  taken: Set<string>;
  refused: Set<string>;
}

/** By a rule of the forge (a protected branch, a hook); what lost a race is refused too, by another word. */
const isRefusal = (why: string): boolean =>
  why.startsWith('[remote rejected]') && !/lock|failed to update|fetch first/i.test(why);

export class Remote {
  readonly #git: Git;
  readonly #address: string;
  readonly #main: string;
  /** Where what it had the last time is remembered. */
  readonly #tracked: string;

  /** @param address of a repository: a folder, or a URL. @param main `refs/heads/main` */
  constructor(git: Git, address: string, main: string) {
    if (address.startsWith('-') || address.trim() === '')
      throw new StoreRefusal('bad-remote', 'L’adresse du dépôt distant manque, ou n’en est pas une.');
    [this.#git, this.#address, this.#main] = [git, address, main];
    this.#tracked = trackedAt(address);
  }

  /** As it may be said. */
  get where(): string {
    return withoutSecret(this.#address);
  }

  /** The main branch and the drafts that it had when it was last seen, under the names that they have here. */
  async remembered(): Promise<Map<string, string>> {
    const found = await refsUnder(this.#git, this.#tracked);
    return new Map([...found].map(([ref, tip]) => [`refs/heads/${ref.slice(this.#tracked.length)}`, tip]));
  }

  /** What it has now, which is here too from now on. @throws StoreRefusal without a network, or without a right */
  async fetch(): Promise<Map<string, string>> {
    const listing = await this.#talk(['ls-remote', '--', this.#address, this.#main, `${DRAFTS}*`]);
    const hasMain = listing.split('\n').some((line) => line.endsWith(`\t${this.#main}`));
    const refspecs = [...(hasMain ? [this.#main] : []), `${DRAFTS}*`].map(
      (ref) => `+${ref}:${this.#tracked}${ref.slice('refs/heads/'.length)}`,
    );
    const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--prune'];
    await this.#talk(['fetch', ...quiet, '--', this.#address, ...refspecs]);
    return this.remembered();
  }

  /** What was fetched is not taken: it is as if it had not been seen. @param before as `remembered` told it */
  async forget(before: ReadonlyMap<string, string>): Promise<void> {
    const now = await this.remembered();
    for (const ref of new Set([...before.keys(), ...now.keys()]))
      if (now.get(ref) !== before.get(ref))
        await moveRef(
          this.#git,
          this.#tracked + ref.slice('refs/heads/'.length),
          now.get(ref),
          before.get(ref),
        );
  }

  /**
   * @param wanted refs with what they are to be; undefined takes one away, where it is what was seen last
   * @returns the refs that it took, and those that it will not have; the others were moved meanwhile
   * @throws StoreRefusal
   */
  async push(wanted: ReadonlyMap<string, string | undefined>): Promise<Pushed> {
    const [taken, refused] = [new Set<string>(), new Set<string>()];
    if (wanted.size === 0) return { taken, refused };
    const before = await this.remembered();
    const leases = [...wanted]
      .filter(([, tip]) => tip === undefined)
      .map(([ref]) => `--force-with-lease=${ref}:${before.get(ref) ?? ''}`);
    const refspecs = [...wanted].map(([ref, tip]) => `${tip ?? ''}:${ref}`);
    const said = await this.#talk(['push', '--porcelain', ...leases, '--', this.#address, ...refspecs], true);
    for (const line of said.split('\n')) {
      const [flag, refspec = '', why = ''] = line.split('\t');
      const ref = refspec.slice(refspec.indexOf(':') + 1);
      if (flag === '!' && isRefusal(why)) refused.add(ref);
      if (flag === undefined || flag === '!' || !wanted.has(ref)) continue;
      taken.add(ref);
      const name = this.#tracked + ref.slice('refs/heads/'.length);
      await moveRef(this.#git, name, before.get(ref), wanted.get(ref));
    }
    return { taken, refused };
  }

  /** @param mayRefuse a part of it: git then fails, and says which on its output */
  async #talk(args: readonly string[], mayRefuse = false): Promise<string> {
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      return await this.#git.text(args, { remote: true, signal, ...(mayRefuse ? { codes: [0, 1] } : {}) });
    } catch (error) {
      throw this.#refusalOf(error);
    }
  }

  /** Nothing of what git says is repeated: it names the address, and whatever secret that holds. */
  #refusalOf(error: unknown): StoreRefusal {
    const said = error instanceof GitError ? error.message : '';
    const { where } = this;
    if (
      /Authentication failed|could not read (Username|Password)|Permission denied|error: 40[13]|terminal prompts/i.test(
        said,
      )
    )
      return new StoreRefusal(
        'access',
        `Le dépôt distant ${where} refuse l’accès. Vérifiez le compte, son mot de passe ou son jeton, et ses droits. Rien n’est perdu : tout est gardé ici.`,
      );
    if (/not found|does not appear to be a git repository|error: 404/i.test(said))
      return new StoreRefusal(
        'no-remote',
        `Il n’y a pas de dépôt git à l’adresse ${where}. Vérifiez-la. Rien n’est perdu : tout est gardé ici.`,
      );
    return new StoreRefusal(
      'network',
      `Le dépôt distant ${where} ne répond pas. Rien n’est perdu : tout est gardé ici, recommencez quand le réseau sera revenu.`,
    );
  }
}

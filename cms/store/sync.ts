/**
 * What is published and the drafts, with those of another repository that advanced meanwhile. The network is spoken to
 * while people go on saving; only the merge between the two holds them up.
 */
import type { Git } from '../git/git.ts';
import { moveRef, readRef, refsUnder } from '../git/refs.ts';
import { withoutSecret } from './address.ts';
import type { Core } from './core.ts';
import { Locks } from './locks.ts';
import { DRAFTS, draftRef, keyOfRef } from './read-git.ts';
import { StoreRefusal } from './refusal.ts';
import { Remote } from './remote.ts';
import { mergeDraft } from './sync-drafts.ts';
import { keepAsked, mergeMain } from './sync-main.ts';
import { takeRemote } from './take.ts';
import type { EntryKey, SyncReport } from './types.ts';

/** A remote that advances between a fetch and a push is fetched again: no more often than this. */
const ROUNDS = 6;
/** Milliseconds for git to take what the journal has. */
const CATCH_UP = 30_000;

type Refs = ReadonlyMap<string, string>;

export interface Report {
  pulled: EntryKey[];
  merged: EntryKey[];
  asked: EntryKey[];
  pushed: string[];
  others: string[];
}

export class Syncs {
  readonly #core: Core;
  readonly #locks = new Locks();

  constructor(core: Core) {
    this.#core = core;
  }

  /** @throws StoreRefusal: no network, no right, nothing in common. Nothing is lost. */
  sync(address: string, { push = true }: { push?: boolean } = {}): Promise<SyncReport> {
    return this.#locks.alone(async () => {
      const { git, main } = this.#core.repository;
      const remote = new Remote(git, address, main);
      const report: Report = { pulled: [], merged: [], asked: [], pushed: [], others: [] };
      for (let round = 0; round < ROUNDS; round++) {
        const before = await remote.remembered();
        const there = await remote.fetch();
        if (push && (await isRewritten(git, before.get(main), there.get(main)))) {
          await remote.forget(before);
          throw rewritten(withoutSecret(address));
        }
        const wanted = await this.#core.locks.alone(() => this.#meet(before, there, report));
        if (!push) return distinct(report);
        const { taken, refused } = await remote.push(wanted);
        report.pushed.push(...taken);
        if (taken.size === wanted.size) return distinct(report);
        // Asked again, a rule of the forge says the same.
        if (refused.size > 0 && taken.size + refused.size === wanted.size)
          throw refusedBranches(remote.where, [...refused], report.pushed);
      }
      throw new StoreRefusal(
        'busy-remote',
        `Le dépôt distant ${remote.where} change sans cesse. Rien n’est perdu : tout est gardé ici, recommencez dans un moment.`,
      );
    });
  }

  /** What is published becomes what the remote has; drafts stay. @throws StoreRefusal */
  take(address: string): Promise<EntryKey[]> {
    return this.#locks.alone(() =>
      this.#core.locks.alone(async () => {
        await caughtUp(this.#core);
        const keys = await takeRemote(this.#core, address);
        this.#core.emit({ kind: 'pulled', commit: this.#core.commit });
        return keys;
      }),
    );
  }

  /** Both are made one, here. @returns what the remote is to have, where it has not */
  async #meet(before: Refs, there: Refs, report: Report): Promise<Map<string, string | undefined>> {
    const core = this.#core;
    const { git, main } = core.repository;
    await caughtUp(core);
    const head = core.commit;
    const asked = await mergeMain(core, there.get(main), report);
    const deletions = await this.#meetDrafts(before, there, report);
    await core.reload();
    await keepAsked(core, asked);
    await caughtUp(core);
    if (core.commit !== head) core.emit({ kind: 'pulled', commit: core.commit });
    const here = new Map([[main, core.commit], ...(await refsUnder(git, DRAFTS))]);
    const wanted = new Map<string, string | undefined>(
      [...here].filter(([ref, tip]) => there.get(ref) !== tip && (ref === main || keyOfRef(ref))),
    );
    for (const ref of deletions) wanted.set(ref, undefined);
    return wanted;
  }

  /** @returns those that the remote is to take away: they were published or discarded here, and nobody went on with them there */
  async #meetDrafts(before: Refs, there: Refs, report: Report): Promise<string[]> {
    const { git } = this.#core.repository;
    const here = await refsUnder(git, DRAFTS);
    const deletions: string[] = [];
    for (const ref of new Set([...here.keys(), ...there.keys()])) {
      const key = keyOfRef(ref);
      if (!key) continue;
      const [ours, theirs, last] = [here.get(ref), there.get(ref), before.get(ref)];
      if (ours === theirs) continue;
      if (theirs === undefined) {
        // Published or discarded there; whoever went on here keeps what they wrote.
        if (last !== undefined && last === ours) await moveRef(git, ref, ours, undefined);
      } else if (ours !== undefined) await mergeDraft(this.#core, { key, ours, theirs }, report);
      else if (theirs === last || (await this.#isPublished(theirs))) deletions.push(ref);
      else {
        await moveRef(git, ref, undefined, theirs);
        report.pulled.push(key);
      }
    }
    return deletions;
  }

  #isPublished = async (tip: string): Promise<boolean> => {
    const { git, main } = this.#core.repository;
    return (await git.maybe(['merge-base', '--is-ancestor', tip, (await readRef(git, main))!])) !== undefined;
  };
}

/** Whether what was seen last is no longer in what is there: somebody took commits out, of which some may be to be forgotten. */
const isRewritten = async (git: Git, last: string | undefined, now: string | undefined): Promise<boolean> =>
  last !== undefined &&
  now !== undefined &&
  last !== now &&
  (await git.maybe(['merge-base', '--is-ancestor', last, now])) === undefined;

/** @param where the address of the remote, without its secret */
const rewritten = (where: string): StoreRefusal =>
  new StoreRefusal(
    'rewritten',
    `L’histoire du dépôt distant ${where} a été réécrite : des commits qui y étaient n’y sont plus, peut-être pour oublier une donnée (npm run forget). Rien n’a été envoyé, car tout y reviendrait. Si c’est voulu, arrêtez l’éditeur et prenez la version de la forge : npm run cms -- --take-remote ; les brouillons, et ce qui n’était pas encore parti, y sont gardés comme brouillons. Si c’est une erreur, remettez d’abord ces commits sur la forge.`,
  );

function refusedBranches(where: string, refused: readonly string[], pushed: readonly string[]): StoreRefusal {
  const names = (refs: readonly string[]) =>
    [...new Set(refs)].map((ref) => ref.replace('refs/heads/', '')).join(', ');
  const sent = pushed.length > 0 ? `Sont parties : ${names(pushed)}.` : 'Aucune branche n’est partie.';
  return new StoreRefusal(
    'refused-branch',
    `Le dépôt distant ${where} refuse ${names(refused)} (branche protégée, ou règle de la forge). ${sent} Rien n’est perdu : tout est gardé ici. Demandez à qui tient la forge d’accepter vos envois sur cette branche, puis recommencez.`,
  );
}

/** @throws StoreRefusal where git cannot follow: a full disk */
async function caughtUp(core: Core): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () =>
        fail(
          new StoreRefusal(
            'late',
            'Les derniers enregistrements ne sont pas encore rangés : le disque est peut-être plein. Faites de la place, puis recommencez. Rien n’est perdu.',
          ),
        ),
      CATCH_UP,
    );
  });
  try {
    await Promise.race([core.settled(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Each once, over several rounds. */
function distinct(report: Report): SyncReport {
  const byName = (keys: readonly EntryKey[]) => [
    ...new Map(keys.map((key) => [draftRef(key), key])).values(),
  ];
  const { pulled, merged, asked, pushed, others } = report;
  return {
    pulled: byName(pulled),
    merged: byName(merged),
    asked: byName(asked),
    pushed: [...new Set(pushed)],
    others: [...new Set(others)],
  };
}

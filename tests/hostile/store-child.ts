/**
 * Saves, publishes and discards until it is killed, and says on its output what was acknowledged, once it was.
 * Arguments: the folder of the store, its origin, the number of this round, a seed.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../cms/store/store.ts';
import { random } from '../support/random.ts';

const [state, origin, round, seed] = process.argv.slice(2) as [string, string, string, string];
const { next } = random(Number(seed));
const by = { name: 'Amina', role: 'reviewer' } as const;

export interface Said {
  /** `begun` before it is asked, `done` once it was acknowledged. */
  when: 'begun' | 'done';
  what: 'open' | 'save' | 'publish' | 'discard' | 'note';
  slug: string;
  /** Of the text, from 1; the number of a note. */
  revision: number;
}

const say = (said: Said): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};

async function acknowledged<T>(said: Omit<Said, 'when'>, work: Promise<T>): Promise<T> {
  say({ when: 'begun', ...said });
  const result = await work;
  say({ when: 'done', ...said });
  return result;
}

const textOf = (slug: string, revision: number): string =>
  `---\nname: ${slug} version ${revision}\n---\n\n${'Un paragraphe de plus.\n\n'.repeat(next() % 40)}Fin ${revision}.\n`;

const store = await openStore({ state, origin });
say({ when: 'done', what: 'open', slug: '', revision: 0 });

async function live(slug: string): Promise<void> {
  const key = { collection: 'actors', slug };
  let seen: string | undefined;
  const revisions = 1 + (next() % 4);
  for (let revision = 1; revision <= revisions; revision++) {
    const save = store.save({ key, text: textOf(slug, revision), seen, by });
    const result = await acknowledged({ what: 'save', slug, revision }, save);
    if (result.kind !== 'saved') throw new Error(`${slug} ${revision}: ${result.kind}`);
    seen = result.seen;
    if (next() % 3 === 0)
      await acknowledged({ what: 'note', slug, revision }, store.note(key, `Note ${revision}`, by));
  }
  const fate = next() % 3;
  if (fate === 0)
    await acknowledged({ what: 'publish', slug, revision: revisions }, store.publish([key], by));
  if (fate === 1) await acknowledged({ what: 'discard', slug, revision: revisions }, store.discard(key, by));
}

for (let i = 0; ; i += 3) await Promise.all([0, 1, 2].map((more) => live(`r${round}-${i + more}`)));

/** Published files that the editor cannot name: nothing new takes the address of their page. */
import { afterEach, expect, it } from 'vitest';
import { act } from '../../../cms/server/decap/actions.ts';
import { AMINA, FILES, RELECTRICE, bench, git, writeFiles } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

let one: Bench;
afterEach(() => one.end());

const OLD = {
  ...FILES,
  'actors/été-chaud.md': '---\nname: Été chaud\n---\n',
  'actors/sous/dossier.md': '---\nname: Le Dossier\n---\n',
  'actors/.cache/secret.md': '---\nname: Secret\n---\n',
  'events/libre.md': '---\ntitle: Libre\nstart: 2027-01-02\n---\n',
};
const text = (name: string) => `---\nname: ${name}\n---\n`;
const actor = (slug: string) => ({ collection: 'actors', slug });

it('a new entry is refused the address of such a file, which is named', async () => {
  one = bench({ prefix: 'content/', files: OLD });
  const store = await one.open();
  for (const [slug, file, title] of [
    ['ete-chaud', 'content/actors/été-chaud.md', 'Été chaud'],
    ['dossier', 'content/actors/sous/dossier.md', 'Le Dossier'],
  ] as const)
    expect(await store.save({ key: actor(slug), text: text('Neuf'), by: AMINA })).toEqual({
      kind: 'exists',
      key: actor(slug),
      title,
      where: 'published',
      file,
    });
  expect(await store.drafts()).toEqual([]);
  expect([...store.unlisted()].sort()).toEqual([
    'content/actors/sous/dossier.md',
    'content/actors/été-chaud.md',
  ]);
  const dataFiles = [{ path: 'actors/dossier.md', slug: 'dossier', raw: text('Neuf') }];
  const sent = act(store, AMINA, { action: 'persistEntry', params: { dataFiles, options: {} } });
  await expect(sent).rejects.toThrow(/celle du fichier content\/actors\/sous\/dossier\.md/);
  // What is hidden makes no page, and another folder makes other addresses.
  for (const slug of ['secret', 'libre'])
    expect(await store.save({ key: actor(slug), text: text('Neuf'), by: AMINA })).toMatchObject({
      kind: 'saved',
    });
});

it('a draft that began before is kept, and not published over it', async () => {
  one = bench();
  const store = await one.open();
  const key = actor('ete-chaud');
  await store.save({ key, text: text('Été'), by: AMINA });
  writeFiles(one.origin, { 'actors/été-chaud.md': OLD['actors/été-chaud.md'] });
  git(one.origin, 'add', '--all');
  git(one.origin, 'commit', '--quiet', '--message=Un fichier');
  await store.sync(one.origin, { push: false });
  await expect(store.publish([key], RELECTRICE)).rejects.toThrow(
    /celle du fichier actors\/été-chaud\.md.*renommer actors\/ete-chaud\.md/,
  );
  expect(await store.draftText(key)).toMatchObject({ text: text('Été') });
  // Renamed as it was told, it is the entry that the draft changes.
  git(one.origin, 'mv', 'actors/été-chaud.md', 'actors/ete-chaud.md');
  git(one.origin, 'commit', '--quiet', '--message=Renommé');
  await store.sync(one.origin, { push: false });
  expect(await store.publish([key], RELECTRICE)).toMatchObject({
    kind: 'conflict',
    conflict: { mine: text('Été'), theirs: { text: text('Été chaud') } },
  });
});

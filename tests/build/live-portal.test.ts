/** A portal kept up to date in place: only what changed is written, and nothing that goes wrong takes pages away. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LivePortal } from '../../src/site/live/live-portal.ts';
import type { UpdateReport } from '../../src/site/live/live-portal.ts';
import { LiveRecord } from '../../src/site/live/record.ts';
import { NOW, SMALL, edit, readFiles, temporary, writeFiles, writeSmall } from '../support/built.ts';

const { folder, remove } = temporary();
afterAll(remove);

const content = join(folder, 'content');
const out = join(folder, 'out');
const openPortal = () => new LivePortal({ content, out, drawn: join(folder, 'drawn'), now: NOW });
const live = openPortal();

/** Times of writing of every file, by path. */
const times = () =>
  new Map([...readFiles(out).keys()].map((path) => [path, statSync(join(out, path)).mtimeMs]));
const html = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8');

let first: UpdateReport;

beforeAll(async () => {
  writeSmall(content);
  first = await live.update();
});

describe('an update', () => {
  test('writes everything the first time, and nothing where nothing changed', async () => {
    expect(first).toMatchObject({ isWhole: true, rendered: first.pages });
    expect(first.pages).toBeGreaterThan(20);
    const before = times();
    expect(await live.update()).toEqual({ isWhole: true, pages: first.pages, rendered: 0 });
    expect(times()).toEqual(before);
  });

  test('tells what is seen before the rest is written', async () => {
    edit(join(content, 'questions/quelle-farine.md'), (text) =>
      text.replace('Je débute.', 'Je débute à peine.'),
    );
    const seen: string[] = [];
    const { rendered } = await live.update({
      first: [{ type: 'question', slug: 'quelle-farine' }],
      onVisible: (addresses) => {
        seen.push(...addresses, String(html('questions/quelle-farine').includes('à peine')));
        seen.push(String(readFileSync(join(out, 'questions/feed.json'), 'utf8').includes('à peine')));
      },
    });
    expect(seen).toEqual(['/questions/quelle-farine/', 'true', 'false']);
    expect(readFileSync(join(out, 'questions/feed.json'), 'utf8')).toContain('à peine');
    expect(rendered).toBeLessThan(first.pages / 4);
  });

  test('left for a newer one is done with it', async () => {
    edit(join(content, 'portal.yaml'), (text) => text.replace('name: Petit portail', 'name: Grand portail'));
    let asked = 0;
    const left = await live.update({ isOutdated: () => ++asked > 5 });
    expect(left.isWhole).toBe(false);
    expect(html('annuaire/le-four')).not.toContain('Grand portail');
    const rest = await live.update();
    expect(rest).toEqual({ isWhole: true, pages: first.pages, rendered: first.pages - left.rendered });
    expect(html('annuaire/le-four')).toContain('Grand portail');
  });

  test('takes away the page of an entry that left', async () => {
    rmSync(join(content, 'resources/recette.md'));
    await live.update({ first: [{ type: 'resource', slug: 'recette' }] });
    expect(readFiles(out).has('ressources/recette/index.html')).toBe(false);
    writeFiles(content, { 'resources/recette.md': SMALL['resources/recette.md']! });
    await live.update();
    expect(html('ressources/recette')).toContain('Une page.');
  });

  test('of a content at fault leaves what was there, and says why', async () => {
    const before = readFiles(out);
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`actors/faute-${i}.md`, 'pas une fiche']),
    );
    writeFiles(content, many);
    await expect(live.update()).rejects.toThrow(/fautives d’un coup/);
    expect(readFiles(out)).toEqual(before);
    // And the page to come is still that of the portal which is there.
    const { html: preview } = await live.preview({
      type: 'actor',
      slug: 'le-four',
      text: SMALL['actors/le-four.md']!,
    });
    expect(preview).toContain('Le four chauffe');
    for (const path of Object.keys(many)) rmSync(join(content, path));
  });

  test('goes on where another process stopped', async () => {
    const again = await openPortal().update();
    expect(again).toMatchObject({ isWhole: true, rendered: 0 });
    // As a kill leaves it: a page was being written, and nothing says that it is done.
    writeFileSync(join(out, 'annuaire/le-four/index.html'), 'à moitié');
    writeFileSync(`${out}.json.touched`, 'annuaire/le-four/index.html\n');
    expect(await openPortal().update()).toMatchObject({ rendered: 1 });
    expect(html('annuaire/le-four')).toContain('Le four chauffe');
  });
});

describe('the record of what was written', () => {
  const path = join(folder, 'record.json');

  test('forgets what another code has rendered, and keeps its names', () => {
    const record = new LiveRecord(path, 'a');
    record.done('x', '1');
    record.save();
    expect(new LiveRecord(path, 'a').of('x')).toBe('1');
    const other = new LiveRecord(path, 'b');
    expect(other.of('x')).toBeUndefined();
    expect(other.names()).toEqual(['x']);
  });

  test('forgets what was begun and not said to be done', () => {
    const record = new LiveRecord(path, 'a');
    record.done('x', '1');
    record.done('y', '1');
    record.save();
    record.touch('y');
    record.done('y', '2');
    expect(new LiveRecord(path, 'a').of('x')).toBe('1');
    expect(new LiveRecord(path, 'a').of('y')).toBeUndefined();
  });

  test('is new where it is damaged', () => {
    const damaged = join(folder, 'damaged.json');
    writeFileSync(damaged, '{"code":"a","fil');
    expect(new LiveRecord(damaged, 'a').isNew).toBe(true);
    expect(new LiveRecord(path, 'a').isNew).toBe(false);
  });
});

/** What a host is given so that addresses last: pages to read without a script, rules, and a strict build that refuses. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildSite } from '../../src/site/build/index.ts';
import { NOW, temporary, writeFiles } from '../support/built.ts';

const { folder, remove } = temporary();
afterAll(remove);

const content = join(folder, 'content');
const out = join(folder, 'dist');
const build = (strict = false) => buildSite({ content, out, now: NOW, search: false, strict });
const read = (path: string) => readFileSync(join(out, path), 'utf8').replace(/[\u00a0\u202f]/g, ' ');

it('former addresses lead on, those of entries that left say so, and none goes without a word', async () => {
  writeFiles(content, {
    'portal.yaml':
      'name: Essai\nid: essai\nurl: https://essai.example\nbase: /vallee\nlegal: { publisher: P, address: A, phone: 04 65 71 20 26, director: D, host: H }\n',
    'actors/le-moulin.md': '---\nname: Le Moulin\nformerSlugs: [la-roue]\n---\n',
    'removed.yaml':
      '- { address: /annuaire/le-four/, title: Le Four, reason: fusion, on: 2026-10-03, to: /annuaire/le-moulin/ }\n',
    '.cordee/addresses.txt':
      '/annuaire/le-four/\n/annuaire/la-roue/\n/annuaire/lettre/f/\n/annuaire/perdu/\n',
  });
  await expect(build(true)).rejects.toThrow(/1 erreur dans le contenu, et STRICT=1/);
  const { problems } = await build();
  expect(problems.filter(({ code }) => code === 'dropped-address').map(({ value }) => value)).toEqual([
    '/annuaire/perdu/',
  ]);

  const former = read('annuaire/la-roue/index.html');
  expect(former).toContain('<meta http-equiv="refresh" content="0; url=/vallee/annuaire/le-moulin/">');
  expect(former).toContain('<link rel="canonical" href="https://essai.example/vallee/annuaire/le-moulin/">');
  expect(former).toContain('<meta name="robots" content="noindex">');
  expect(former).toMatch(/<main[^]*<a href="\/vallee\/annuaire\/le-moulin\/">[^]*<\/main>/);
  expect(read('annuaire/lettre/f/index.html')).toContain('url=/vallee/annuaire/"');

  const gone = read('annuaire/le-four/index.html');
  expect(gone).not.toContain('http-equiv="refresh"');
  expect(gone).toContain('<meta name="robots" content="noindex">');
  expect(gone).toMatch(/<h1[^>]*>Le Four n’est plus au portail<\/h1>/);
  expect(gone).toMatch(/La structure en a rejoint une autre\. Retirée le 3\soctobre 2026\./);
  expect(gone).toMatch(/À la place\s:\s*<a href="\/vallee\/annuaire\/le-moulin\/">Le Moulin<\/a>/);
  expect(read('annuaire/perdu/index.html')).toContain('Cette fiche n’est plus au portail');

  expect(read('_redirects')).toContain('/vallee/annuaire/la-roue/ /vallee/annuaire/le-moulin/ 301\n');
  expect(read('.htaccess')).toContain('ErrorDocument 404 /vallee/404.html');
  expect(read('sitemap.xml')).not.toMatch(/la-roue|le-four|perdu/);

  // Said in removed.yaml, or an entry again: nothing stands in the way of a strict build.
  writeFiles(content, { 'actors/perdu.md': '---\nname: Perdu\n---\n' });
  rmSync(join(content, 'actors/le-moulin.md'));
  await expect(build(true)).rejects.toThrow(/1 erreur/);
  writeFiles(content, {
    'actors/le-moulin-neuf.md': '---\nname: Le Moulin\nformerSlugs: [le-moulin, la-roue]\n---\n',
  });
  await build(true);
  expect(read('annuaire/le-four/index.html')).toMatch(
    /À la place\s:\s*<a href="\/vallee\/annuaire\/le-moulin-neuf\/">/,
  );
});

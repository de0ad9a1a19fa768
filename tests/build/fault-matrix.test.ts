/**
 * Every fault that was seen to stop or to rob a default build, alone among sound entries, in both modes:
 * tolerant, the others appear and nothing is lost without a word; strict, an error stops the build and
 * the site that was there stays.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../src/site/build/index.ts';

type Prepare = (content: string) => void;
type Fate = 'set aside' | 'published, with a word';

const folder = mkdtempSync(join(tmpdir(), 'cordee-matrix-'));
const NOW = '2026-12-01T09:00';
const GOOD = 5;

const put =
  (path: string, text: string | Uint8Array): Prepare =>
  (content) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
const bad = (text: string | Uint8Array) => put('actors/bad.md', text);
const both =
  (...all: Prepare[]): Prepare =>
  (content) =>
    all.forEach((prepare) => prepare(content));
const md = (header: string, body = 'Un texte.') => `---\n${header}\n---\n\n${body}\n`;

const MATRIX: [name: string, prepare: Prepare, fate: Fate][] = [
  ['a value of the wrong kind', bad(md('name: [a, b]')), 'set aside'],
  ['an address that is none', bad(md('name: Bad\nwebsite: pas une url')), 'published, with a word'],
  ['no front matter', bad('Un texte.\n'), 'set aside'],
  ['an empty file', bad(''), 'set aside'],
  ['a file of zeros', bad(new Uint8Array(500)), 'set aside'],
  ['a file cut in its header', bad('---\nname: Bad\nsumm'), 'set aside'],
  ['UTF-16', bad(Buffer.from(`\ufeff${md('name: Bad')}`, 'utf16le')), 'published, with a word'],
  ['Latin-1', bad(Buffer.from(md('name: Été'), 'latin1')), 'published, with a word'],
  ['a colon in a title', bad(md('name: Café : le lieu')), 'set aside'],
  ['a tab', bad(md('name: Bad\n\tsummary: x')), 'set aside'],
  ['a key twice', bad(md('name: Bad\nname: Good')), 'set aside'],
  ['conflict markers in the header', bad(md('<<<<<<< a\nname: A\n=======\nname: B\n>>>>>>> b')), 'set aside'],
  ['conflict markers in the body', bad(md('name: Bad', '<<<<<<< a\nA\n=======\nB\n>>>>>>> b')), 'set aside'],
  ['a picture that is not there', bad(md('name: Bad\nimage: absent.jpg')), 'published, with a word'],
  [
    'a picture of the body that is not there',
    bad(md('name: Bad', '![x](media/absent.jpg)')),
    'published, with a word',
  ],
  [
    'a picture address with a lone percent',
    bad(md('name: Bad', '![x](media/100%.jpg) Le texte reste.')),
    'published, with a word',
  ],
  [
    'a picture that is none',
    both(put('media/c.png', 'non'), bad(md('name: Bad\nimage: c.png'))),
    'published, with a word',
  ],
  [
    'a picture out of the folder',
    bad(md('name: Bad', '![x](../../../../etc/passwd.png)')),
    'published, with a word',
  ],
  ['a reference to nothing', bad(md('name: Bad\nnetworks: [does-not-exist]')), 'published, with a word'],
  ['a __proto__ key', bad(md('name: Bad\n__proto__: { a: 1 }')), 'set aside'],
  ['a bomb of aliases', bad(md('a: &a [1,1]\nb: &b [*a,*a]\nname: Bad')), 'set aside'],
  ['a slug in the header', bad(md('name: Bad\nslug: ../../pwned')), 'published, with a word'],
  [
    'a slug of 300 characters',
    put(`actors/${'a'.repeat(240)}.md`, md('name: Bad')),
    'published, with a word',
  ],
  ['two files that want one address', put('actors/Good 1.md', md('name: Bad')), 'set aside'],
  ['case and accents', put('actors/Bon-1.md', md('name: Bad')), 'set aside'],
  [
    'NFC and NFD',
    both(put('actors/caf\u00e9.md', md('name: Un')), put('actors/cafe\u0301.md', md('name: Deux'))),
    'set aside',
  ],
  ['a # in a file name', put('actors/a #1.md', md('name: Bad')), 'published, with a word'],
  ['a ? in a file name', put('actors/quoi ?.md', md('name: Bad')), 'published, with a word'],
  [
    'a folder named like an entry',
    put('actors/dossier.md/interieur.md', md('name: Bad')),
    'published, with a word',
  ],
  ['the 31st of February', put('events/bad.md', md('title: Bad\nstart: 2026-02-31')), 'set aside'],
  [
    'a link out of the folder',
    (content) => symlinkSync('/etc/passwd', join(content, 'actors/secret.md')),
    'set aside',
  ],
  ['a file of two megabytes', bad(md('name: Bad', 'x'.repeat(2_000_000))), 'set aside'],
  ['fifty thousand brackets', bad(md(`name: ${'['.repeat(50_000)}`)), 'set aside'],
  ['an address of the portal', put('pages/recherche.md', md('title: Bad')), 'set aside'],
  ['a folder that nobody reads', put('acteurs/bad.md', md('name: Bad')), 'published, with a word'],
];

const build = (content: string, out: string, strict = false) =>
  buildSite({ content, out, now: NOW, search: false, strict });

const SETTINGS = `name: Essai
id: essai
url: https://essai.example
legal: { publisher: P, address: A, phone: 04 65 71 20 26, director: D, host: H }
`;

/** A content of sound entries, and their site. */
async function sound(name: string): Promise<{ content: string; out: string }> {
  const content = join(folder, name, 'content');
  const out = join(folder, name, 'out');
  put('portal.yaml', SETTINGS)(content);
  put('themes/vie.md', md('name: Vie\nsummary: La vie.'))(content);
  for (let i = 1; i <= GOOD; i++)
    put(`actors/bon-${i}.md`, md(`name: Bon ${i}\nsummary: Bien.\nthemes: [vie]`))(content);
  put('actors/good-1.md', md('name: Good 1\nsummary: Bien.\nthemes: [vie]'))(content);
  await build(content, out);
  return { content, out };
}

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(MATRIX.map((row, i) => [...row, i] as const))('%s', (_name, prepare, fate, i) => {
  it(`costs nobody else anything, and is ${fate}`, async () => {
    const { content, out } = await sound(`tolerant-${i}`);
    prepare(content);
    const { counts, problems } = await build(content, out);
    expect(counts.published + counts.setAside + counts.draft + counts.scheduled + counts.off).toBe(
      counts.files,
    );
    for (let one = 1; one <= GOOD; one++)
      expect(readFileSync(join(out, `annuaire/bon-${one}/index.html`), 'utf8')).toContain(`Bon ${one}`);
    const told = problems.filter(({ code }) => code !== 'missing');
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ message }) => /[a-zéèà]{3}/.test(message))).toBe(true);
    expect(counts.setAside > 0 ? 'set aside' : 'published, with a word').toBe(fate);
    expect(problems.some(({ severity }) => severity === 'error')).toBe(fate === 'set aside');
  });

  it(
    fate === 'set aside' ? 'stops a strict build, and the site stays' : 'does not stop a strict build',
    async () => {
      const { content, out } = await sound(`strict-${i}`);
      const before = readFileSync(join(out, 'cordee.json'), 'utf8');
      prepare(content);
      if (fate === 'set aside') {
        await expect(build(content, out, true)).rejects.toThrow(/STRICT=1/);
        expect(readFileSync(join(out, 'cordee.json'), 'utf8')).toBe(before);
      } else expect((await build(content, out, true)).counts.setAside).toBe(0);
    },
  );
});

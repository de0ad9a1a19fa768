import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../src/reader/files.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { contentOf, folderOf, md, snapshotOf } from '../../support/portal.ts';
import type { Files } from '../../support/portal.ts';

const named = (name: string) => md(`name: ${name}\nsummary: x\nthemes: t`);
const A = named('Foyer');

const said = (files: Files) =>
  snapshotOf(files).problems.map(
    ({ severity, code, file, message }) => `${severity} ${code} ${file}: ${message}`,
  );

describe('the content root', () => {
  const stop = (root: string) => {
    try {
      readContent(root);
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message.replaceAll(root, 'ROOT')}`;
    }
    return 'read';
  };

  it('that is missing is said in a sentence', () => {
    expect(stop('/nowhere/at/all')).toMatchInlineSnapshot(
      `"ContentRootError: Le dossier de contenu n’existe pas : ROOT. Vérifiez PORTAL_CONTENT, ou créez ce dossier."`,
    );
  });

  it('that is a file as well', () => {
    expect(stop(join(folderOf({ 'a.md': 'x' }), 'a.md'))).toMatchInlineSnapshot(
      `"ContentRootError: Le contenu doit être un dossier, et ceci est un fichier : ROOT."`,
    );
  });

  it('that holds nothing as well', () => {
    expect(stop(folderOf({}))).toMatchInlineSnapshot(
      `"ContentRootError: Le dossier de contenu est vide : ROOT. Il doit contenir un fichier portal.yaml et des dossiers comme actors/ ou events/."`,
    );
    expect(stop(folderOf({ actors: null, 'media/a.jpg': 'x', 'README.md': 'x' }))).toContain('est vide');
  });

  it('with settings alone is a portal, still empty', () => {
    expect(snapshotOf({})).toMatchObject({ entries: [], setAside: [], files: 0, problems: [] });
  });

  it('with entries alone is a portal, whose settings are asked for', () => {
    const { entries, problems, settings } = readContent(folderOf({ 'actors/a.md': A }));
    expect(entries).toHaveLength(1);
    expect(settings.name).toBe('Portail sans nom');
    expect(problems.map(({ severity, file, message }) => `${severity} ${file}: ${message}`))
      .toMatchInlineSnapshot(`
      [
        "error portal.yaml: ce fichier manque : il dit le nom, l’adresse et les rubriques du portail. Créez-le avec au moins name, id et url",
      ]
    `);
  });
});

describe('files', () => {
  it('come in the same order on every machine', () => {
    const root = folderOf({
      'b/é.md': '',
      'b/z.md': '',
      'B.md': '',
      'a.md': '',
      'b/a/c.md': '',
      '.git/x': '',
      'b/.DS_Store': '',
    });
    expect(listFiles(root)).toEqual(['B.md', 'a.md', 'b/a/c.md', 'b/z.md', 'b/é.md']);
    expect(listFiles(join(root, 'nothing'))).toEqual([]);
  });

  it('may be in folders of their own', () => {
    const { entries } = snapshotOf({ 'actors/sarvenne/a.md': A, 'actors/x/y/b.md': A });
    expect(entries.map(({ slug, file }) => [slug, file])).toEqual([
      ['a', 'actors/sarvenne/a.md'],
      ['b', 'actors/x/y/b.md'],
    ]);
  });

  it('with a name that is no address are read under another, with a note', () => {
    expect(said({ 'actors/Été à la Mairie #1? 🎉.md': A })).toMatchInlineSnapshot(`
      [
        "note file-name actors/Été à la Mairie #1? 🎉.md: le nom du fichier fait l’adresse de la page, en minuscules et tirets : elle sera « ete-a-la-mairie-1 ». Renommez-le ete-a-la-mairie-1.md",
      ]
    `);
    expect(snapshotOf({ 'actors/Été à la Mairie #1? 🎉.md': A }).entries[0]).toMatchObject({
      slug: 'ete-a-la-mairie-1',
    });
  });

  it('with a name of which nothing can be kept are set aside', () => {
    expect(said({ 'actors/🎉.md': A })).toMatchInlineSnapshot(`
      [
        "error file-name actors/🎉.md: le nom du fichier doit contenir des lettres ou des chiffres. Renommez-le, par exemple mon-association.md",
      ]
    `);
    expect(snapshotOf({ 'actors/🎉.md': A })).toMatchObject({
      entries: [],
      files: 1,
      setAside: [{ slug: '' }],
    });
  });

  it('with a long name are cut between words', () => {
    const { entries, problems } = snapshotOf({ [`actors/${'mot-'.repeat(40)}fin.md`]: A });
    expect(entries[0]!.slug.length).toBeLessThanOrEqual(80);
    expect(problems).toMatchObject([{ severity: 'note', code: 'file-name' }]);
  });

  it('that would have one address are both named, and the first is kept', () => {
    expect(said({ 'actors/ete.md': A, 'actors/Été.md': A }).at(-1)).toMatchInlineSnapshot(
      `"error same-address actors/Été.md: ce fichier aurait la même adresse que actors/ete.md. Est-ce la même chose ? Réunissez-les, ou renommez l’un des deux"`,
    );
    const { entries, setAside } = snapshotOf({
      'actors/ete.md': named('Un'),
      'actors/Été.md': named('Deux'),
    });
    expect(entries).toMatchObject([{ file: 'actors/ete.md', data: { name: 'Un' } }]);
    expect(setAside).toMatchObject([{ file: 'actors/Été.md' }]);
  });

  it('that would have one address in two folders as well', () => {
    const { entries, setAside, files } = snapshotOf({
      'actors/a/x.md': A,
      'actors/b/x.md': A,
      'events/x.md': md('title: E\nstart: 2027-01-01'),
    });
    expect(entries.map(({ file }) => file)).toEqual(['actors/a/x.md', 'events/x.md']);
    expect([setAside.length, files]).toEqual([1, 3]);
  });

  it('in composed or decomposed letters have one address', () => {
    const { entries, setAside } = snapshotOf({ ['actors/caf\u00e9.md']: A, ['actors/cafe\u0301.md']: A });
    expect([entries.length, setAside.length]).toEqual([1, 1]);
  });

  it('leave their address to the next when they cannot be read', () => {
    const { entries } = snapshotOf({ 'actors/ete.md': 'rien', 'actors/Été.md': A });
    expect(entries).toMatchObject([{ file: 'actors/Été.md', slug: 'ete' }]);
  });

  it('that are not Markdown are said, and not read', () => {
    expect(
      said({
        'actors/a.mdx': 'export const x = 1',
        'actors/b.txt': 'x',
        'actors/c.jpg': 'x',
        'territories/d.kml': 'x',
      }),
    ).toMatchInlineSnapshot(`
      [
        "warning stray-file actors/a.mdx: ce fichier peut contenir du code : il n’est pas lu. Gardez le texte seul, dans un fichier .md",
        "warning stray-file actors/b.txt: seuls les fichiers .md sont lus dans ce dossier. Déplacez celui-ci (les images vont dans media/)",
        "warning stray-file actors/c.jpg: seuls les fichiers .md sont lus dans ce dossier. Déplacez celui-ci (les images vont dans media/)",
        "warning stray-file territories/d.kml: seuls les fichiers .md sont lus dans ce dossier. Déplacez celui-ci (les images vont dans media/)",
      ]
    `);
  });

  it('whose name only looks like Markdown as well', () => {
    expect(said({ 'actors/a.MD': A, 'actors/b.md.txt': A })).toHaveLength(2);
  });

  it('outside the folders of the types are not read, and said unless they are of no consequence', () => {
    const { files, problems } = snapshotOf({
      'README.md': 'x',
      'notes/a.md': A,
      'actor/b.md': A,
      'media/b.md': 'x',
    });
    expect([files, problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)]).toEqual([
      0,
      ['warning stray-folder actor/', 'warning stray-folder notes/'],
    ]);
  });

  it('of media are known by their path', () => {
    expect([...snapshotOf({ 'media/a.jpg': 'x', 'media/lieux/b.png': 'x' }).media]).toEqual([
      'media/a.jpg',
      'media/lieux/b.png',
    ]);
  });

  it('that lead elsewhere are not followed', () => {
    const root = contentOf({ 'actors/a.md': A });
    symlinkSync(join(folderOf({ secret: A }), 'secret'), join(root, 'actors/b.md'));
    symlinkSync('/nowhere.md', join(root, 'actors/c.md'));
    const { entries, setAside, files, problems } = readContent(root);
    expect([entries.length, setAside.length, files]).toEqual([1, 2, 3]);
    expect(problems.map(({ code, file, message }) => `${code} ${file}: ${message}`)).toMatchInlineSnapshot(`
      [
        "refused-link actors/b.md: c’est un raccourci vers un autre fichier : il n’est pas lu. Mettez le fichier lui-même",
        "refused-link actors/c.md: c’est un raccourci vers un autre fichier : il n’est pas lu. Mettez le fichier lui-même",
      ]
    `);
  });
});

describe('what an entry holds', () => {
  it('is its data, its body and where they come from', () => {
    const [entry] = snapshotOf({
      'actors/le-plot.md': md('name: Le Plot\nsummary: x\nthemes: a, b', '# Titre\n\nTexte'),
    }).entries;
    expect(entry).toEqual({
      type: 'actor',
      slug: 'le-plot',
      file: 'actors/le-plot.md',
      data: { name: 'Le Plot', summary: 'x', themes: ['a', 'b'] },
      body: '# Titre\n\nTexte\n',
      bodyLine: 7,
    });
  });

  it('is set aside by a rule between fields, which names the field by its label', () => {
    const { entries, problems } = snapshotOf({
      'events/a.md': md(
        'title: A\nsummary: x\nthemes: t\norganisers: o\nstart: 2026-12-05 14:00\nend: 2026-12-05 13:00',
      ),
    });
    expect(entries).toEqual([]);
    expect(problems).toMatchInlineSnapshot(`
      [
        {
          "code": "end-before-start",
          "file": "events/a.md",
          "label": "Fin",
          "message": "la fin est avant le début (2026-12-05 14:00). Corrigez l’une des deux",
          "path": [
            "end",
          ],
          "severity": "error",
          "value": "2026-12-05T13:00",
        },
      ]
    `);
  });

  it('is all said at once', () => {
    const { problems } = snapshotOf({
      'events/a.md': md(
        'titel: A\nstart: 2026-02-31\nrecurrence:\n  freq: souvent\ncontact: {email: x}\nprice: {kind: 3}',
      ),
    });
    const errors = problems.filter(({ severity }) => severity === 'error').map(({ path }) => path.join('.'));
    expect(errors.sort()).toEqual(['contact.email', 'price.kind', 'recurrence.freq', 'start', 'title']);
  });
});

describe('a folder with every kind of fault', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const faulty: Files = {
    'events/sans-titre.md': md('start: 2026-12-05'),
    'events/sans-debut.md': md('title: A'),
    'events/deux-points.md': md('title: Café : le lieu\nstart: 2026-12-05'),
    'events/tabulation.md': md('title: A\nprice:\n\tkind: gratuit'),
    'events/deux-fois.md': md('title: A\nstart: 2026-12-05\ntitle: B'),
    'events/conflit.md': md(
      'title: A\n<<<<<<< HEAD\nstart: 2026-12-05\n=======\nstart: 2026-12-06\n>>>>>>> b',
    ),
    'events/conflit-texte.md': md(
      'title: A\nstart: 2026-12-05',
      '<<<<<<< HEAD\nun\n=======\ndeux\n>>>>>>> b',
    ),
    'events/31-fevrier.md': md('title: A\nstart: 2026-02-31'),
    'events/fin-avant.md': md('title: A\nstart: 2026-12-05 14:00\nend: 2026-12-04'),
    'events/fuseau.md': md('title: A\nstart: 2026-12-05T14:00:00Z'),
    'events/vide.md': '',
    'events/nul.md': new Uint8Array(64),
    'events/grec.md': Uint8Array.of(
      ...bytes('---\ntitle: '),
      0xc1,
      0xf5,
      ...bytes('\nstart: 2026-12-05\n---\n'),
    ),
    'events/utf16.md': Uint8Array.of(0xff, 0xfe, ...[...'---'].flatMap((x) => [x.charCodeAt(0), 0])),
    'events/coupe.md': bytes('---\ntitle: Été').slice(0, -1),
    'events/sans-en-tete.md': 'Samedi, grande fête.',
    'events/pas-ferme.md': '---\ntitle: A\nstart: 2026-12-05\n\nTexte',
    'events/liste.md': md('- a\n- b'),
    'events/bombe.md': md('a: &a [x, x]\nb: &b [*a, *a]\ntitle: A\nstart: 2026-12-05'),
    'events/boucle.md': md('title: A\nstart: 2026-12-05\nlinks: &a [*a]'),
    'events/code.md': md('title: !!js/function "x"\nstart: 2026-12-05'),
    'events/genre.md': md('title: A\nstart: 2026-12-05\nstatus: peut-être'),
    'events/lien.md': md('title: A\nstart: javascript:alert(1)'),
    'events/groupe.md': md('title: {a: b}\nstart: 2026-12-05'),
    'events/🎉.md': md('title: A\nstart: 2026-12-05'),
    'events/Bon-0.md': md('title: A\nstart: 2026-12-05'),
    'listings/sans-fin.md': md('title: A'),
    'actors/siret.md': md('name: Aa\nsiret: 73282932000075'),
  };
  const good = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`events/bon-${i}.md`, md(`title: Bon ${i}\nstart: 2026-12-05`)]),
  );
  const root = contentOf({
    ...faulty,
    ...good,
    'events/code.mdx': 'x',
    'actors/dossier.md/a.md': md('name: Aa'),
  });
  const snapshot = readContent(root);

  it('loses no file: entries and set aside make the whole', () => {
    expect(snapshot.entries.length + snapshot.setAside.length).toBe(snapshot.files);
    expect(snapshot.files).toBe(Object.keys(faulty).length + 20 + 1);
  });

  it('publishes the good ones, all of them', () => {
    const kept = snapshot.entries.map(({ file }) => file);
    expect(kept.filter((file) => file.startsWith('events/')).sort()).toEqual(Object.keys(good).sort());
    expect(kept).toContain('actors/dossier.md/a.md');
  });

  it('says at least one error for each that is set aside, and none for the others', () => {
    const aside = new Set(snapshot.setAside.map(({ file }) => file));
    const blamed = new Set(
      snapshot.problems.filter(({ severity }) => severity === 'error').map(({ file }) => file),
    );
    expect([...blamed].sort()).toEqual([...aside].sort());
  });

  it('says it without the words of programs', () => {
    for (const { message } of snapshot.problems)
      expect(message).not.toMatch(/undefined|null\b|\[object|expected|invalid|Error|YAMLException|zod/i);
  });

  it('is read again the same', () => {
    writeFileSync(join(root, 'events', 'bon-1.md'), good['events/bon-1.md']!);
    expect(readContent(root)).toEqual(snapshot);
  });
});

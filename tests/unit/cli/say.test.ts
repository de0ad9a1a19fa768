import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { annotations, failWith, plural, sayCounts, sayProblems, seconds } from '../../../src/cli/say.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import type { Problem } from '../../../src/schema/problem.ts';

const problem = (more: Partial<Problem> = {}): Problem => ({
  severity: 'error',
  code: 'invalid',
  file: 'events/bal.md',
  path: [],
  message: 'ce jour n’existe pas',
  ...more,
});

const PROBLEMS: Problem[] = [
  problem({ line: 3, path: ['start'], label: 'Début', value: '2026-02-31', example: '2026-11-24 18:30' }),
  problem({
    severity: 'warning',
    code: 'missing',
    file: 'actors/a.md',
    line: 1,
    path: ['summary'],
    label: 'Résumé',
    message: 'ce champ est conseillé : ajoutez-le si vous pouvez',
  }),
  problem({
    line: 9,
    path: ['links', 1, 'url'],
    label: 'Adresse du lien',
    value: 'x',
    message: 'une adresse web est attendue',
  }),
  problem({ severity: 'note', file: 'media/a b.jpg', message: 'lu quand même.' }),
];

describe('sentenceOf', () => {
  it('says the field, the value and the cure', () => {
    expect(PROBLEMS.map(sentenceOf)).toMatchInlineSnapshot(`
      [
        "— Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas.",
        "— Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.",
        "— Adresse du lien (links[2].url) : reçu « x » : une adresse web est attendue.",
        "— lu quand même.",
      ]
    `);
  });

  it('says the key alone where there is no label, the label alone where there is no key', () => {
    expect(sentenceOf(problem({ path: ['farfelu'] }))).toBe('— farfelu : ce jour n’existe pas.');
    expect(sentenceOf(problem({ label: 'Texte' }))).toBe('— Texte : ce jour n’existe pas.');
  });

  it.each([
    ['fini.', 'fini.'],
    ['interrompu ?', 'interrompu ?'],
    ['oui !', 'oui !'],
    ['et ainsi de suite…', 'et ainsi de suite…'],
    ['sans point', 'sans point.'],
  ])('ends once: %s', (message, end) => expect(sentenceOf(problem({ message }))).toBe(`— ${end}`));
});

describe('sayProblems', () => {
  const said = (problems: Problem[]) => stripVTControlCharacters(sayProblems(problems, 'content'));

  it('says what to mend first, file by file', () => {
    expect(said(PROBLEMS)).toMatchInlineSnapshot(`
      "
      content/events/bal.md
        erreur events/bal.md:3 — Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas.
                 Exemple : 2026-11-24 18:30
        erreur events/bal.md:9 — Adresse du lien (links[2].url) : reçu « x » : une adresse web est attendue.

      content/actors/a.md
        à revoir actors/a.md:1 — Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.

      content/media/a b.jpg
        note media/a b.jpg — lu quand même."
    `);
  });

  it('does not depend on the order in which they were found', () => {
    expect(said(PROBLEMS.toReversed())).toBe(said(PROBLEMS));
    expect(said([])).toBe('');
  });
});

describe('counts', () => {
  it('agree with their nouns', () => {
    expect(sayCounts(PROBLEMS)).toMatchInlineSnapshot(`"2 erreurs, 1 point à revoir, 1 note"`);
    expect(sayCounts([])).toMatchInlineSnapshot(`"0 erreur, 0 point à revoir, 0 note"`);
    expect([0, 1, 2].map((count) => plural(count, 'fiche', 'fiches'))).toEqual([
      '0 fiche',
      '1 fiche',
      '2 fiches',
    ]);
    expect(seconds(1.25)).toBe('1,3 s');
  });
});

describe('annotations', () => {
  it('are lines that a forge understands', () => {
    expect(annotations(PROBLEMS, 'content')).toMatchInlineSnapshot(`
      "::error file=content/events/bal.md,line=3::Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas.
      ::warning file=content/actors/a.md,line=1::Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.
      ::error file=content/events/bal.md,line=9::Adresse du lien (links[2].url) : reçu « x » : une adresse web est attendue.
      ::notice file=content/media/a b.jpg,line=1::lu quand même."
    `);
  });

  it('cannot be led to say something else', () => {
    const hostile = annotations(
      [problem({ file: 'events/a,line=1::b\n::error::c.md', value: '100 %\n::error::d' })],
      'content',
    );
    expect(hostile.split('\n')).toHaveLength(1);
    expect(hostile).toMatch(
      /^::error file=content\/events\/a%2Cline=1%3A%3Ab%0A%3A%3Aerror%3A%3Ac\.md,line=1::/,
    );
    expect(hostile).toContain('100 %25%0A::error::d');
  });
});

describe('failWith', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  function lastWords(error: Error): string {
    const lines: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    (failWith as (error: unknown) => void)(error);
    expect(exit).toHaveBeenCalledWith(1);
    return stripVTControlCharacters(lines.join('\n'));
  }
  const named = (name: string, message: string) => Object.assign(new Error(message), { name });

  it('says an error that is a sentence as it is', () => {
    for (const name of ['ContentRootError', 'EnvironmentError', 'VerifyError'])
      expect(lastWords(named(name, 'Le dossier n’existe pas.'))).toBe('\nArrêt : Le dossier n’existe pas.\n');
  });

  it('says that any other is the program’s, not the contributor’s', () => {
    expect(lastWords(new TypeError('x is not a function'))).toMatchInlineSnapshot(`
      "
      Arrêt : le portail n’a pas pu être construit, à cause d’une erreur du programme et non de vos textes.
        x is not a function
        Pour tout le détail : DEBUG=1, puis la même commande. Le site précédent reste en place.
      "
    `);
  });

  it('shows a stack to who asks for it', () => {
    vi.stubEnv('DEBUG', '1');
    expect(lastWords(new TypeError('x is not a function'))).toMatch(/TypeError: x is not a function\n\s+at /);
  });
});

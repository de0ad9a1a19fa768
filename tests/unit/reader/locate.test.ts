import { describe, expect, it } from 'vitest';
import { locateProblems } from '../../../src/reader/locate.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { contentOf } from '../../support/portal.ts';

/** The text of the line that each path leads to. */
function lines(file: string, source: string, ...paths: (string | number)[][]): string[] {
  const root = contentOf({ [file]: source });
  const problems = paths.map((path) => ({ severity: 'error' as const, code: 'x', message: 'x', file, path }));
  return locateProblems(root, problems).map(({ line }) => source.split(/\r?\n/)[line! - 1]!.trim());
}

const EVENT = `---
title: A
start: 2026-12-05

# un commentaire
contact:
  email: x
  tel: y
links:
  - url: un
    label: a
  - label: b
    url: deux
organisateurs: [a, b]
themes:
  -
  - un
  - deux
recurrence: {freq: mensuel,
  byDay: [mardi,
    jeudi]}
---

Texte
`;

describe('locateProblems', () => {
  it('gives the line of a field', () => {
    expect(lines('events/a.md', EVENT, ['title'], ['start'])).toEqual(['title: A', 'start: 2026-12-05']);
  });

  it('gives the line of a field within a group or a list', () => {
    expect(
      lines(
        'events/a.md',
        EVENT,
        ['contact', 'email'],
        ['links', 0, 'url'],
        ['links', 1, 'url'],
        ['recurrence', 'byDay', 1],
      ),
    ).toEqual(['email: x', '- url: un', 'url: deux', 'jeudi]}']);
  });

  it('finds a field under its synonym, wherever it is', () => {
    expect(lines('events/a.md', EVENT, ['organisers', 1], ['contact', 'phone'])).toEqual([
      'organisateurs: [a, b]',
      'tel: y',
    ]);
  });

  it('does not count items that are empty', () => {
    expect(lines('events/a.md', EVENT, ['themes', 0], ['themes', 1])).toEqual(['- un', '- deux']);
  });

  it('stops at the deepest part that is there', () => {
    expect(
      lines('events/a.md', EVENT, ['contact', 'formUrl'], ['links', 0, 'nothing'], ['links', 7]),
    ).toEqual(['contact:', '- url: un', 'links:']);
  });

  it('stays on the first line for what is of the whole file', () => {
    expect(lines('events/a.md', EVENT, [], ['nothing'])).toEqual(['---', '---']);
  });

  it('takes one value alone for a list of one', () => {
    const source = '---\nname: A\nlinks:\n  url: un\nthemes: un, deux\n---\n';
    expect(lines('actors/a.md', source, ['links', 0, 'url'], ['themes', 1])).toEqual([
      'url: un',
      'themes: un, deux',
    ]);
  });

  it.each([
    ['Windows lines', EVENT.replaceAll('\n', '\r\n')],
    ['a mark at the beginning', `\ufeff${EVENT}`],
  ])('counts with %s', (_what, source) => {
    expect(lines('events/a.md', source, ['start'], ['contact', 'email'])).toEqual([
      'start: 2026-12-05',
      'email: x',
    ]);
  });

  it('counts in a file that is not in UTF-8', () => {
    const file = 'actors/a.md';
    const text = '---\nname: Été\nsummary: x\nwebsite: y\n---\n';
    const sixteen = Uint8Array.of(0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
    const root = contentOf({ [file]: sixteen });
    const [problem] = locateProblems(root, [
      { severity: 'error', code: 'x', message: 'x', file, path: ['website'] },
    ]);
    expect(problem!.line).toBe(4);
  });

  it('reads settings as well', () => {
    const source = 'name: A\n\ncontact:\n  Téléphone: x\n';
    expect(lines('portal.yaml', source, ['name'], ['contact', 'phone'])).toEqual(['name: A', 'Téléphone: x']);
  });

  it('keeps a line that is known, and files that have none', () => {
    const root = contentOf({ 'actors/a.md': '---\nname: A\n---\n' });
    const base = { severity: 'note' as const, code: 'x', message: 'x', path: ['name'] };
    expect(
      locateProblems(root, [
        { ...base, file: 'actors/a.md', line: 9 },
        { ...base, file: 'media/a.jpg' },
        { ...base, file: 'actors/gone.md' },
      ]).map(({ line }) => line),
    ).toEqual([9, undefined, 1]);
  });

  it('agrees with what the reader finds', () => {
    const root = contentOf({
      'actors/a.md':
        '---\nnom: A\nsite: pas une adresse\nadresse:\n  cp: 1000\nlinks:\n  -\n  - url: x\nfarfelu: 1\n---\n',
    });
    const { problems } = readContent(root);
    const found = locateProblems(root, problems).map(
      ({ code, path, line }) => `${line} ${code} ${path.join('.')}`,
    );
    expect(found).toMatchInlineSnapshot(`
      [
        "9 unknown-field farfelu",
        "1 missing summary",
        "1 missing themes",
        "2 invalid name",
        "5 invalid address.postalCode",
        "3 invalid website",
        "8 invalid links.0.url",
      ]
    `);
  });
});

/** The parts of the tools that are pure: contents, pieces of speech, servers of Mastodon. */
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../src/components/client/tools/chunks.ts';
import { serverOf, shareAddress } from '../../../src/components/client/tools/mastodon.ts';
import { contentsOf } from '../../../src/components/entry/contents-of.ts';

const heading = (depth: number, id: string) => ({ depth, id, text: id });
const outline = (...headings: [number, string][]) =>
  contentsOf(headings.map(([depth, id]) => heading(depth, id))).map(({ id, parts }) =>
    [id, ...parts.map((part) => part.id)].join(' '),
  );

describe('the contents of a text', () => {
  it('are chapters with their parts', () => {
    expect(outline([2, 'a'], [3, 'a1'], [3, 'a2'], [4, 'deep'], [2, 'b'])).toEqual(['a a1 a2', 'b']);
  });

  it('are not shown for fewer than three headings', () => {
    expect(outline([2, 'a'], [2, 'b'])).toEqual([]);
    expect(outline([2, 'a'], [2, 'b'], [4, 'deep'])).toEqual([]);
    expect(outline([2, 'a'], [3, 'b'], [2, 'c'])).toHaveLength(2);
  });

  it('lose nothing of a text that begins with a part', () => {
    expect(outline([3, 'a'], [3, 'b'], [2, 'c'])).toEqual(['a b', 'c']);
  });
});

describe('a text to be spoken', () => {
  it('is said by the sentence', () => {
    expect(chunksOf('Le pain. Il cuit ! Quand ?\nDemain… « Oui. »')).toEqual([
      'Le pain.',
      'Il cuit !',
      'Quand ?',
      'Demain…',
      '« Oui. »',
    ]);
  });

  it('holds nothing that has no word', () => {
    expect(chunksOf('\n \n***\n—\n!')).toEqual([]);
  });

  it('keeps every word, in pieces that no browser cuts', () => {
    const long = `${Array.from({ length: 120 }, (_, i) => `mot${i}${i % 9 === 8 ? ',' : ''}`).join(' ')}.`;
    const text = `${long}\n${'x'.repeat(500)}\nFin`;
    const pieces = chunksOf(text);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(180);
    expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    // At a comma, where there is one.
    expect(pieces[0]).toMatch(/,$/);
  });
});

describe('a server of Mastodon', () => {
  it.each([
    ['framapiaf.org', 'framapiaf.org'],
    ['  Framapiaf.ORG ', 'framapiaf.org'],
    ['https://framapiaf.org', 'framapiaf.org'],
    ['https://framapiaf.org/@nom', 'framapiaf.org'],
    ['http://social.exemple.fr/home?x=1#y', 'social.exemple.fr'],
    ['@nom@framapiaf.org', 'framapiaf.org'],
    ['nom@framapiaf.org', 'framapiaf.org'],
    ['été.example', 'xn--t-9fab.example'],
    // A backslash ends the host, as browsers read it.
    ['framapiaf.org\\@mal.example', 'framapiaf.org'],
  ])('is found in « %s »', (typed, server) => {
    expect(serverOf(typed)).toBe(server);
  });

  it.each([
    '',
    '   ',
    'mastodon',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'framapiaf.org:8080',
    'framapiaf..org',
    '-x.org',
    'javascript:alert(1)',
    'javascript://framapiaf.org/%0aalert(1)',
    'ftp://framapiaf.org',
    'https://framapiaf.org@',
    'mon serveur.org',
    `${'a'.repeat(64)}.org`,
  ])('is not taken from « %s »', (typed) => {
    expect(serverOf(typed)).toBeUndefined();
  });

  it('is asked at its /share, with the text as it is', () => {
    const url = new URL(shareAddress('framapiaf.org', 'L’été & nous ?\nhttps://a.example/b/'));
    expect(url.origin + url.pathname).toBe('https://framapiaf.org/share');
    expect(url.searchParams.get('text')).toBe('L’été & nous ?\nhttps://a.example/b/');
  });
});

/** Comparisons that would hold the server for minutes are not made: no text is lost for it, nor asked about more than needed. */
import { diff3Merge, diffComm } from 'node-diff3';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { blocksOf, mergeBodies } from '../../../cms/merge/body.ts';
import { isMuchToCompare } from '../../../cms/merge/bound.ts';
import { mergeEntries } from '../../../cms/merge/entry.ts';
import { wordParts } from '../../../cms/merge/words.ts';
import { MAX_BODY } from '../../../cms/store/check.ts';
import { random } from '../../support/random.ts';

vi.mock('node-diff3', async (original) => {
  const real = await original<typeof import('node-diff3')>();
  return { ...real, diff3Merge: vi.fn(real.diff3Merge), diffComm: vi.fn(real.diffComm) };
});
beforeEach(() => vi.clearAllMocks());

/** As much as a body may hold. */
const full = (piece: string) => piece.repeat(Math.floor(MAX_BODY / piece.length) - 10);
const paragraphs = (count: number, text = (i: number) => `p${i}`) =>
  Array.from({ length: count }, (_, i) => text(i));
const body = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;

describe('the bound', () => {
  it('counts what is repeated, and stays above what is looked at', () => {
    const { next, seed } = random();
    for (let round = 0; round < 300; round++) {
      const some = () => paragraphs(next() % 30, () => 'abcdef'[next() % (1 + (next() % 6))]!);
      const [one, other] = [some(), some()];
      expect({ seed, round, isMuch: isMuchToCompare(one, other, stepsOf(one, other) - 1) }).toEqual({
        seed,
        round,
        isMuch: true,
      });
    }
    expect(isMuchToCompare(paragraphs(3000), paragraphs(3000))).toBe(false);
    expect(
      isMuchToCompare(
        paragraphs(3000, () => 'a'),
        paragraphs(3000),
      ),
    ).toBe(false);
    expect(
      isMuchToCompare(
        paragraphs(3000, () => 'a'),
        paragraphs(3000, () => 'a'),
      ),
    ).toBe(true);
    expect(isMuchToCompare(paragraphs(30_000), paragraphs(30_000))).toBe(true);
  });
});

/** What node-diff3 3.2.1 looks at, counted in its own loops. */
function stepsOf(before: readonly string[], after: readonly string[]): number {
  let steps = 0;
  const ends = [-1];
  for (const item of before) {
    let [r, end] = [0, ends[0]!];
    for (const [j, other] of after.entries()) {
      if (other !== item) continue;
      let s = r;
      for (; s < ends.length; s++) {
        steps++;
        if (ends[s]! < j && (s === ends.length - 1 || ends[s + 1]! > j)) break;
      }
      if (s === ends.length) continue;
      ends[r] = end;
      [r, end] = [s + 1, j];
      if (r === ends.length) break;
    }
    ends[r] = end;
  }
  return steps;
}

describe('bodies of which much is repeated', () => {
  it('are not compared, and keep what both wrote, asked about once', () => {
    const base = full('a\n\n');
    const { text, conflicts } = mergeBodies(base, `${base}fin\n`, `début\n\n${base}`);
    expect(diff3Merge).not.toHaveBeenCalled();
    expect(conflicts).toHaveLength(1);
    expect(blocksOf(text)).toEqual([...blocksOf(base), 'fin', 'début']);
  });

  it('are merged where both wrote at one end', () => {
    const base = full('- a\n\n');
    const [theirs, mine] = ['b\n\nmilieu\n\nfin', 'b !\n\nmilieu\n\nfin !'].map((end) => `${base}${end}\n`);
    const { text, conflicts } = mergeBodies(`${base}b\n\nmilieu\n\nfin !!\n`, theirs!, mine!);
    expect(text).toBe(`${base}b !\n\nmilieu\n\nfin\n\nfin !\n`);
    expect(conflicts).toEqual([{ base: 'fin !!', theirs: 'fin', mine: 'fin !' }]);
  });
});

describe('bodies of tens of thousands of paragraphs', () => {
  const base = paragraphs(25_000);
  const changed = (at: number, ...by: string[]) => body(base.toSpliced(at, 1, ...by));

  it('are compared between what they begin and end with', () => {
    const { text, conflicts } = mergeBodies(body(base), changed(9_000, 'a', 'b'), changed(9_400));
    expect({ text, conflicts }).toEqual({
      text: body(base.toSpliced(9_400, 1).toSpliced(9_000, 1, 'a', 'b')),
      conflicts: [],
    });
    expect(vi.mocked(diff3Merge).mock.calls.map(([a, o, b]) => [a.length, o.length, b.length])).toEqual([
      [402, 401, 400],
    ]);
  });

  it('keep both versions where these differ everywhere', () => {
    const [theirs, mine] = [paragraphs(30_000, (i) => `a${i}`), paragraphs(29_000, (i) => `b${i}`)];
    const { text, conflicts } = mergeBodies(body(base), body(theirs), body(mine));
    expect(conflicts).toHaveLength(1);
    expect(text).toBe(body([...theirs, ...mine]));
  });

  it('are not more than node-diff3 can take at once', () => {
    const many = paragraphs(150_000);
    const { text } = mergeBodies('x\n', body([...many, 'x']), 'x\n\ny\n');
    expect(text).toBe(body([...many, 'x', 'y']));
  });
});

describe('bodies that are compared in part, or not at all', () => {
  const ROOMS = [0, 3, 10, 40, undefined];

  it('lose no paragraph that either wrote, and keep those that nobody touched', () => {
    const { next, seed } = random();
    for (let round = 0; round < 1000; round++) {
      const base = paragraphs(1 + (next() % 8), (i) => `p${i}`);
      const touched = new Set<string>();
      const edit = (who: string) =>
        base.flatMap((block, i) => {
          const dice = next() % 8;
          if (dice < 2) touched.add(block);
          return dice === 0
            ? []
            : dice === 1
              ? [`${who}${next() % 3}`]
              : dice === 2
                ? [block, `${who}+${i}`]
                : [block];
        });
      const [theirs, mine] = [edit('a'), edit('b')];
      for (const room of ROOMS) {
        const merged = new Set(blocksOf(mergeBodies(body(base), body(theirs), body(mine), room).text));
        const lost = [...theirs, ...mine, ...base].filter(
          (block) => !merged.has(block) && !(base.includes(block) && touched.has(block)),
        );
        expect({ seed, round, room, lost }).toEqual({ seed, round, room, lost: [] });
      }
    }
  });
});

describe('words of which much is repeated', () => {
  const sides = (parts: ReturnType<typeof wordParts>) =>
    ['out', 'in'].map((kind) =>
      parts.map((part) => (part.kind === 'same' || part.kind === kind ? part.text : '')).join(''),
    );

  it.each([
    ['one word', full('a '), full('a ')],
    ['two words', full('a b '), full('b a ')],
    ['lines', full('a\n'), full('a\n')],
    ['two thousand', 'a '.repeat(2000), 'a '.repeat(1990)],
  ])('%s: are not compared, and make both texts again', (_, one, other) => {
    const [before, after] = [`début ${one}fin`, `commencement ${other}suite`];
    const parts = wordParts(before, after);
    // Lines alone, of which there are few, or nothing.
    expect(vi.mocked(diffComm).mock.calls.filter(([a, b]) => a.length * b.length > 10)).toHaveLength(0);
    expect(sides(parts)).toEqual([before, after]);
  });

  it('are compared line by line where words are too many', () => {
    const before = Array.from({ length: 300 }, (_, i) => `ligne ${i} ${'a '.repeat(20)}`).join('\n');
    const after = `neuf\n${before.replaceAll('ligne 7', 'lignes 7')}\nfin`;
    const parts = wordParts(before, after);
    expect(sides(parts)).toEqual([before, after]);
    expect(parts.some(({ kind, text }) => kind === 'same' && text.includes('ligne 150'))).toBe(true);
    expect(vi.mocked(diffComm).mock.calls[0]![0]).toContain('\n');
  });
});

it('lists of tens of thousands of words are merged by what was added and taken out', () => {
  const base = paragraphs(60_000);
  const version = (themes: string[]) => ({ raw: { themes }, body: '' });
  const { raw, fields } = mergeEntries(
    version(base),
    version([...base.slice(1), 'a']),
    version([...base.slice(0, -1), 'b']),
  );
  expect({ raw, fields }).toEqual({ raw: { themes: [...base.slice(1, -1), 'a', 'b'] }, fields: [] });
});

/** The strokes of a QR code, drawn again on a grid, are the modules of the code. */
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../../../src/lib/qr.ts';

/** What the strokes darken, read as SVG says: `M` absolute, `m` and `h` from where one is. */
function drawn({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  let [x, y] = [0, 0];
  const commands = [...path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)];
  expect(commands.map(([text]) => text).join('')).toBe(path);
  for (const [, command, first, second] of commands) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    else if (command === 'm') [x, y] = [x + Number(first), y + Number(second)];
    else {
      for (let end = x + Number(first); x < end; x++) {
        expect(grid[y - 0.5]![x]).toBe(false);
        grid[y - 0.5]![x] = true;
      }
    }
  }
  return grid;
}

const TEXTS = [
  'https://ambrune.example/',
  'https://ambrune.example/annuaire/les-watts-d-ambrune/',
  'https://un-nom-de-domaine-assez-long.example/portail/ressources/guide-pratique-du-covoiturage-a-panneaux/',
  'https://é.example/ça?x=1&y=2',
];

describe('a QR code', () => {
  it.each(TEXTS)('darkens its modules, each once, and no other: %s', (text) => {
    const { data, size } = encode(text, { ecc: 'M', maskPattern: 3, border: 4 });
    const code = qrCode(text);
    expect(code.size).toBe(size);
    expect(drawn(code)).toEqual(data);
  });

  it('has a quiet zone of four modules, then the three corners that readers look for', () => {
    const grid = drawn(qrCode(TEXTS[0]!));
    const last = grid.length - 1;
    const quiet = grid.filter((row, y) => y < 4 || y > last - 4 || row.slice(0, 4).includes(true));
    expect(quiet).toHaveLength(8);
    expect(quiet.flat()).not.toContain(true);
    for (const [left, top] of [
      [4, 4],
      [last - 10, 4],
      [4, last - 10],
    ] as const) {
      expect(grid[top]!.slice(left, left + 7)).toEqual(Array.from({ length: 7 }, () => true));
      expect(grid[top + 1]!.slice(left + 1, left + 6)).toEqual(Array.from({ length: 5 }, () => false));
    }
  });

  it('is the same each time, and another for another address', () => {
    expect(qrCode(TEXTS[0]!)).toEqual(qrCode(TEXTS[0]!));
    expect(qrCode(TEXTS[0]!)).not.toEqual(qrCode(TEXTS[1]!));
  });

  it('says when a text is too long for it', () => {
    expect(() => qrCode('x'.repeat(2332))).toThrow(RangeError);
    expect(qrCode('x'.repeat(2331)).size).toBe(177 + 8);
  });
});

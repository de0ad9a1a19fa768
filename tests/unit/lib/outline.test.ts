import { describe, expect, it } from 'vitest';
import { areaPath, frameOf, middleOf, pathOf, positions } from '../../../src/lib/geo/outline.ts';

/** A square of a tenth of a degree at 45° north: ten kilometres high, seven wide. */
const SQUARE = [
  [6, 45],
  [6.1, 45],
  [6.1, 45.1],
  [6, 45.1],
  [6, 45],
];
const frame = frameOf([...positions(SQUARE)], 100)!;

describe('a frame', () => {
  it('keeps the proportions of the land at its latitude', () => {
    expect(frame.width).toBe(100);
    expect(frame.height).toBe(142);
  });

  it('has north at the top and west at the left', () => {
    expect(frame.point([6, 45.1])).toEqual([0, 0]);
    expect(frame.point([6.1, 45])).toEqual([100, 142]);
  });

  it('keeps a margin', () => {
    expect(frameOf([...positions(SQUARE)], 100, 10)!.point([6, 45.1])).toEqual([10, 10]);
  });

  it('does not exist for a point, a line due north, or nothing', () => {
    expect(frameOf([], 100)).toBeUndefined();
    expect(frameOf([[6, 45]], 100)).toBeUndefined();
    expect(
      frameOf(
        [
          [6, 45],
          [6, 46],
        ],
        100,
      ),
    ).toBeUndefined();
  });
});

describe('a path', () => {
  it('moves from point to point', () => {
    expect(pathOf(frame, SQUARE, { close: true })).toBe('M0 142l100 0 0-142-100 0 0 142z');
  });

  it('tells once the points that fall on the same unit', () => {
    const dense = Array.from({ length: 1000 }, (_, i) => [6 + i / 10_000, 45]);
    expect(pathOf(frame, dense)).toBe(`M0 142l${Array(100).fill('1 0').join(' ')}`);
  });

  it.each([
    ['nothing', null],
    ['words', 'coordonnées'],
    ['a point', [6, 45]],
    [
      'what is not on Earth',
      [
        [600, 45],
        [6, 450],
        [Number.NaN, 1],
      ],
    ],
  ])('of %s is empty', (_name, line) => {
    expect(pathOf(frame, line)).toBe('');
    expect(areaPath(frame, { type: 'Polygon', coordinates: line })).toBe('');
  });

  it('has every ring of every polygon', () => {
    const path = areaPath(frame, { type: 'MultiPolygon', coordinates: [[SQUARE, SQUARE], [SQUARE]] });
    expect(path.match(/M/g)).toHaveLength(3);
  });
});

it('the middle of a shape is that of its box', () => {
  expect(middleOf(frame, [SQUARE])).toEqual([50, 71]);
  expect(middleOf(frame, [])).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { isInside, shareBorders } from '../../../../src/lib/geo/arcs.ts';
import type { Shape } from '../../../../src/lib/geo/arcs.ts';
import type { Position } from '../../../../src/lib/geo/outline.ts';
import { centreOf, simplifyLine } from '../../../../src/lib/geo/simplify.ts';

/** A side of many small steps: 50 points, a few metres from the straight line. */
const wavy = ([ax, ay]: Position, [bx, by]: Position): Position[] =>
  Array.from({ length: 50 }, (_, i): Position => {
    const shake = i % 2 === 0 || i === 0 ? 0 : 0.00004;
    return [ax + ((bx - ax) * i) / 50 + shake, ay + ((by - ay) * i) / 50 + shake];
  });

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

/** Two communes on either side of a wavy border, going around the same way. */
const border = wavy([6.1, 45], [6.1, 45.1]);
const WEST: Position[] = [[6, 45], ...border, [6.1, 45.1], [6, 45.1], [6, 45]];
const EAST: Position[] = [[6.2, 45], [6.2, 45.1], [6.1, 45.1], ...[...border].reverse(), [6.2, 45]];
const PAIR: Shape[] = [
  { key: 'west', polygons: [[WEST]] },
  { key: 'east', polygons: [[EAST]] },
];
const ringOf = (shapes: { key: string; polygons: Position[][][] }[], key: string) =>
  shapes.find((one) => one.key === key)!.polygons[0]![0]!;
const text = (points: readonly Position[]) => points.map((point) => point.join(' '));

describe('contours that share a border', () => {
  it('keep it in common when it is simplified', () => {
    const { shapes } = shareBorders(PAIR, 20);
    const [west, east] = [ringOf(shapes, 'west'), ringOf(shapes, 'east')];
    expect([west.length, east.length]).toEqual([5, 5]);
    const common = text(west).filter((point) => text(east).includes(point));
    expect(new Set(common)).toEqual(new Set(['6.1 45', '6.1 45.1']));
    for (const ring of [west, east]) expect(ring[0]).toEqual(ring.at(-1));
  });

  it('keep the same points of it, whatever the tolerance leaves', () => {
    const rough = wavy([6.1, 45], [6.1, 45.1]).map(([x, y], i): Position => [x + Math.sin(i / 5) / 200, y]);
    const shapes = [
      { key: 'west', polygons: [[[[6, 45], ...rough, [6.1, 45.1], [6, 45.1], [6, 45]] as Position[]]] },
      {
        key: 'east',
        polygons: [[[[6.2, 45], [6.2, 45.1], [6.1, 45.1], ...[...rough].reverse(), [6.2, 45]] as Position[]]],
      },
    ];
    const shared = shareBorders(shapes, 60).shapes;
    const [west, east] = [text(ringOf(shared, 'west')), text(ringOf(shared, 'east'))];
    const inner = west.filter((point) => !['6 45', '6 45.1'].includes(point));
    expect(inner.length).toBeGreaterThan(6);
    expect(inner.filter((point) => !east.includes(point))).toEqual([]);
  });

  it('are neighbours; those that touch at a point are not', () => {
    const { neighbours } = shareBorders(
      [
        ...PAIR,
        { key: 'corner', polygons: [[square(6.2, 45.1, 0.1)]] },
        { key: 'far', polygons: [[square(7, 46, 0.1)]] },
      ],
      10,
    );
    expect([...neighbours].map(([key, others]) => [key, [...others]])).toEqual([
      ['west', ['east']],
      ['east', ['west']],
      ['corner', []],
      ['far', []],
    ]);
  });

  it('make one shape together, with the hole that they leave', () => {
    const whole = shareBorders(PAIR, 20).outline(['west', 'east'])!;
    expect(whole).toHaveLength(1);
    expect(whole[0]).toHaveLength(1);
    expect(isInside([6.1, 45.05], whole[0]![0]!)).toBe(true);
    const frame: Shape[] = [
      { key: 'around', polygons: [[square(6, 45, 0.3), square(6.1, 45.1, 0.1)]] },
      { key: 'enclave', polygons: [[square(6.1, 45.1, 0.1)]] },
    ];
    const alone = shareBorders(frame, 10);
    expect(alone.outline(['around'])![0]).toHaveLength(2);
    expect(alone.outline(['around', 'enclave'])![0]).toHaveLength(1);
    expect([...alone.neighbours.get('enclave')!]).toEqual(['around']);
  });

  it('make several where they do not touch', () => {
    const apart: Shape[] = [
      { key: 'a', polygons: [[square(6, 45, 0.1)]] },
      { key: 'b', polygons: [[square(7, 45, 0.1)]] },
    ];
    expect(shareBorders(apart, 10).outline(['a', 'b'])).toHaveLength(2);
    expect(shareBorders(apart, 10).outline([])).toBeUndefined();
  });

  it('stay as they were where nothing would be left of them', () => {
    const { shapes } = shareBorders([{ key: 'hamlet', polygons: [[square(6, 45, 0.0005)]] }], 5000);
    expect(ringOf(shapes, 'hamlet')).toHaveLength(5);
  });

  it('are left out where they are no rings', () => {
    expect(
      shareBorders(
        [
          {
            key: 'line',
            polygons: [
              [
                [
                  [6, 45],
                  [6, 45],
                ] as Position[],
              ],
            ],
          },
        ],
        10,
      ).shapes,
    ).toEqual([{ key: 'line', polygons: [] }]);
  });
});

describe('a line', () => {
  it('keeps its ends and no point nearer than the tolerance', () => {
    const line: Position[] = [
      [6, 45],
      [6.0001, 45.05],
      [6, 45.1],
      [6.1, 45.1],
    ];
    expect(simplifyLine(line, 50)).toEqual([
      [6, 45],
      [6, 45.1],
      [6.1, 45.1],
    ]);
    expect(simplifyLine(line, 5)).toEqual(line);
  });

  it('that turns back beyond its end is not lost', () => {
    const spur: Position[] = [
      [6, 45],
      [6.5, 45],
      [6.1, 45],
    ];
    expect(simplifyLine(spur, 50)).toEqual(spur);
  });
});

describe('the heart of a shape', () => {
  it('is the centre of gravity of its largest part', () => {
    const [lon, lat] = centreOf([[square(7, 46, 0.01)], [square(6, 45, 0.2)]])!;
    expect([lon, lat].map((value) => value.toFixed(4))).toEqual(['6.1000', '45.1000']);
    expect(centreOf([])).toBeUndefined();
  });
});

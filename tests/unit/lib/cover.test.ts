import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { COVER_FAMILIES, drawCover } from '../../../src/lib/cover/index.ts';
import { curve, line, ring } from '../../../src/lib/cover/path.ts';
import type { Point } from '../../../src/lib/cover/path.ts';

const SEEDS = Array.from({ length: 2000 }, (_, i) => `la-fiche-${i}-${(i * 7919) % 1000}`);

const ELEMENTS = new Set(['svg', 'path', 'circle', 'ellipse', 'g', 'use', 'defs', 'clipPath']);
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false });

type Node = Record<string, unknown>;
function* namesIn(nodes: Node[]): Generator<string> {
  for (const node of nodes)
    for (const [name, children] of Object.entries(node))
      if (name !== ':@') {
        yield name;
        yield* namesIn(children as Node[]);
      }
}

describe.each(COVER_FAMILIES)('the covers of the family « %s »', (family) => {
  const drawn = SEEDS.map((seed, i) => drawCover({ seed, family, hue: i % 360, hour: i % 24 }));

  it('take less than 3,000 bytes each', () => {
    expect(Math.max(...drawn.map((svg) => Buffer.byteLength(svg)))).toBeLessThan(3000);
  });

  it('are whole documents, of plain shapes', () => {
    for (const svg of drawn) {
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
      // Numbers are short, colours are sRGB, and nothing is fetched.
      expect(svg).not.toMatch(/\.\d\d\d|oklch|href="[^#]|url\([^#]|style=|<text|\son/);
    }
    const names = new Set(drawn.slice(0, 200).flatMap((svg) => [...namesIn(parser.parse(svg) as Node[])]));
    expect([...names].filter((name) => !ELEMENTS.has(name))).toEqual([]);
    expect(names.has('path')).toBe(true);
  });

  it('are each their own, and the same again', () => {
    expect(new Set(drawn).size).toBe(SEEDS.length);
    const again = SEEDS.slice(0, 50).map((seed, i) =>
      drawCover({ seed, family, hue: i % 360, hour: i % 24 }),
    );
    expect(again).toEqual(drawn.slice(0, 50));
  });

  it('are in the hue that was asked, to the degree, whole turns aside', () => {
    const at = (hue: number) => drawCover({ seed: 'a', family, hue });
    expect(at(210)).not.toBe(at(30));
    expect(at(-150)).toBe(at(210));
    expect(at(570.3)).toBe(at(210));
  });

  it('fill any frame from their middle', () => {
    expect(drawn[0]).toMatch(/^<svg [^>]*viewBox="0 0 640 360" preserveAspectRatio="xMidYMid slice">/);
  });
});

describe('a sky', () => {
  const at = (hour?: number) => drawCover({ seed: 'a', family: 'sky', hue: 210, hour });
  /** Of the last circle in it, which is the sun. */
  const sun = (hour: number) => {
    const circles = [...at(hour).matchAll(/<circle cx="(\d+)" cy="(\d+)"/g)];
    return { x: Number(circles.at(-1)![1]), y: Number(circles.at(-1)![2]) };
  };

  it('has its sun on the left in the morning, high at noon, on the right in the evening', () => {
    const [dawn, noon, dusk] = [sun(7), sun(13), sun(19)];
    expect(dawn.x).toBeLessThan(noon.x);
    expect(noon.x).toBeLessThan(dusk.x);
    expect(noon.y).toBeLessThan(dawn.y);
    expect(noon.y).toBeLessThan(dusk.y);
  });

  it('has a moon and stars by night, no sun', () => {
    for (const hour of [0, 3, 5.5, 20.5, 23]) {
      expect(at(hour).match(/<circle/g)).toHaveLength(1);
      expect(at(hour)).toMatch(/h0M\d/);
    }
  });

  it('is a morning where no hour is known', () => {
    expect(at()).toBe(at(10.5));
  });
});

it('draws another weather for another slug', () => {
  const covers = SEEDS.slice(0, 60).map((seed) => drawCover({ seed, family: 'weather', hue: 210 }));
  const isRain = (svg: string) => svg.includes('15 21 9 27');
  const isWind = (svg: string) => /a\d+ \d+ 0 1 0-/.test(svg);
  expect(covers.filter(isRain).length).toBeGreaterThan(8);
  expect(covers.filter(isWind).length).toBeGreaterThan(8);
  expect(covers.filter((svg) => !isRain(svg) && !isWind(svg)).length).toBeGreaterThan(8);
});

describe('paths', () => {
  const points: Point[] = [
    [0, 0],
    [10, -20],
    [30, 4],
    [41, 9],
  ];

  it('join points by straight lines', () => {
    expect(line(points)).toBe('M0 0l10-20 20 24 11 5');
  });

  it('go smoothly from the first point to the last, by the middles of the others', () => {
    // The last point, 41 9, goes to even numbers as all do.
    expect(curve(points)).toBe('M0 0q10-20 20-8t22 18');
  });

  it('go around through the middles of all', () => {
    expect(ring(points)).toBe('M21 5q-21-5 -16-15t15 2 16 15-15-2z');
  });
});

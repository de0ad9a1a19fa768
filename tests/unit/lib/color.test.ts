import { describe, expect, it } from 'vitest';
import { contrast, luminance } from '../../../src/lib/color/contrast.ts';
import { parseHue } from '../../../src/lib/color/hue.ts';
import { hexToOklch, oklchToHex } from '../../../src/lib/color/oklch.ts';
import { toneHex } from '../../../src/lib/color/tone.ts';

describe('oklchToHex', () => {
  // css-color-4 §9.4 gives red, lime and blue; the others are Chromium's own, for the same OKLCH.
  it.each([
    [0, 0, 0, '#000000'],
    [1, 0, 0, '#ffffff'],
    [0.62796, 0.25768, 29.234, '#ff0000'],
    [0.86644, 0.29483, 142.495, '#00ff00'],
    [0.45201, 0.31321, 264.052, '#0000ff'],
    [0.5, 0, 120, '#636363'],
    [0.41, 0.07, 165, '#1d5641'],
    [0.96, 0.02, 165, '#e6f6ee'],
    [0.5, 0.125, 40, '#9c4525'],
    [0.68, 0.07, 168, '#6ca790'],
    [0.83, 0.085, 42, '#f8b69c'],
    [0.24, 0.018, 85, '#231f15'],
  ])('%d %d %d is %s', (l, c, h, hex) => {
    expect(oklchToHex(l, c, h)).toBe(hex);
  });

  it('goes round: 370 degrees are 10', () => {
    expect(oklchToHex(0.6, 0.1, 370)).toBe(oklchToHex(0.6, 0.1, 10));
    expect(oklchToHex(0.6, 0.1, -10)).toBe(oklchToHex(0.6, 0.1, 350));
  });

  it('takes chroma away where sRGB has not as much, and keeps lightness and hue', () => {
    for (let h = 0; h < 360; h += 15)
      for (const l of [0.3, 0.5, 0.7, 0.9]) {
        const vivid = hexToOklch(oklchToHex(l, 0.4, h))!;
        expect(vivid.l, `${l} ${h}`).toBeCloseTo(l, 2);
        expect(Math.abs(((vivid.h - h + 540) % 360) - 180), `${l} ${h}`).toBeLessThan(1.5);
        expect(vivid.c, `${l} ${h}`).toBeLessThan(0.36);
      }
  });

  it('comes back from hex', () => {
    for (const hex of ['#ff0000', '#00aa77', '#123456', '#fedcba', '#777777']) {
      const { l, c, h } = hexToOklch(hex)!;
      expect(oklchToHex(l, c, h)).toBe(hex);
    }
    expect(hexToOklch('#0a7')).toEqual(hexToOklch('#00aa77'));
  });

  it.each(['', '#', '#12', '#12345', '#gggggg', 'red', '00aa77', '#00aa77 '])(
    'finds no colour in « %s »',
    (text) => {
      expect(hexToOklch(text)).toBeUndefined();
    },
  );
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000', 21],
    ['#777777', '#777777', 1],
    // The greys of WCAG's own examples: the last that passes on white, the first that does not.
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
  ])('of %s on %s is %d', (a, b, ratio) => {
    expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  });

  it('wants colours', () => {
    expect(() => luminance('red')).toThrow(RangeError);
    expect(() => contrast('#fff', '')).toThrow('not a hex colour');
  });
});

describe('toneHex', () => {
  it('has the luminance of its grey, whatever the hue', () => {
    for (const l of [0.175, 0.41, 0.62, 0.83, 0.96])
      for (let h = 0; h < 360; h += 7)
        expect(contrast(toneHex(l, 0.1, h), toneHex(l, 0, 0)), `${l} ${h}`).toBeLessThan(1.03);
  });

  it('is of the hue', () => {
    for (const h of [20, 90, 150, 250, 320])
      expect(Math.abs(hexToOklch(toneHex(0.5, 0.1, h))!.h - h), String(h)).toBeLessThan(2);
  });
});

describe('parseHue', () => {
  it.each([
    ['165', 165],
    ['0', 0],
    ['360', 360],
    ['72,5', 72.5],
    ['165°', 165],
    ['165 °', 165],
    ['#ff0000', 29],
    ['#f00', 29],
    ['#00aa77', 163],
    ['#0A7', 163],
    ['#0000ff', 264],
  ])('reads %s as %d', (text, hue) => {
    expect(parseHue(text)).toEqual({ ok: true, value: hue });
  });

  it.each([
    ['-1', 'range'],
    ['361', 'range'],
    ['720', 'range'],
    ['vert', 'format'],
    ['', 'format'],
    ['#0a', 'format'],
    ['#vert00', 'format'],
    ['rgb(0,170,119)', 'format'],
    ['#777777', 'grey'],
    ['#fff', 'grey'],
    ['#000', 'grey'],
  ])('refuses %s: %s', (text, reason) => {
    expect(parseHue(text)).toEqual({ ok: false, reason });
  });
});

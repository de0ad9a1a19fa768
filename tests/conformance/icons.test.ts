import lucide from '@iconify-json/lucide/icons.json';
import { describe, expect, it } from 'vitest';
import { ICON_NAMES, iconSprite } from '../../src/components/bits/icon-shapes.ts';
import { iconBody, iconMarkup, iconShapes } from '../../src/lib/icons/iconify.ts';

describe('the icons of the interface', () => {
  it.each(ICON_NAMES)('« %s » is in the package', (name) => {
    expect(iconBody(lucide, name)).toMatch(/^<(path|g|circle|rect)\b/);
  });

  it('are each written once', () => {
    expect(new Set(ICON_NAMES).size).toBe(ICON_NAMES.length);
  });

  it('are in the file that pages take them from (written again by « npm test -- icons -u »)', async () => {
    await expect(iconSprite()).toMatchFileSnapshot('../../src/components/bits/icons.svg');
  });

  it.each(ICON_NAMES)('« %s » is drawn with plain shapes, all of those of its body', (name) => {
    const shapes = iconShapes(iconBody(lucide, name)!);
    expect(iconMarkup(iconBody(lucide, name)!).match(/<(path|circle|rect|ellipse)\b/g)).toHaveLength(
      shapes.length,
    );
    expect(shapes).toHaveLength(iconBody(lucide, name)!.match(/<(path|circle|rect|ellipse)\b/g)!.length);
    for (const { tag, attributes } of shapes) {
      expect(['path', 'circle', 'rect', 'ellipse']).toContain(tag);
      // What is common to all is on the symbol.
      expect(Object.keys(attributes).filter((key) => /stroke|fill/.test(key))).toEqual([]);
    }
  });
});

describe('the package', () => {
  it('has names that only stand for another, without turning it', () => {
    expect(Object.values(lucide.aliases).filter((alias) => Object.keys(alias).join() !== 'parent')).toEqual(
      [],
    );
  });

  it('is drawn in squares of 24', () => {
    expect([lucide.width, lucide.height]).toEqual([24, 24]);
  });

  it('holds plain elements only, groups one deep: what iconShapes and the themes expect', () => {
    const odd = Object.entries(lucide.icons).filter(
      ([, { body }]) =>
        !/^(<(path|circle|rect|ellipse)( [a-z-]+="[^"<>&]*")+\/>|<\/?g( [a-z-]+="[^"<>&]*")*>)+$/.test(
          body,
        ) || /<g[^>]*>(?:(?!<\/g>).)*<g/.test(body),
    );
    expect(odd.map(([name]) => name)).toEqual([]);
  });
});

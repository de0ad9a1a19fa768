/**
 * Whatever hues a portal and its themes choose, what is written can be read: every pair of roles in use, by day and
 * by night, over the 360 hues. Roles are read from the style sheets, so that they cannot drift from this.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, luminance } from '../../../src/lib/color/contrast.ts';
import { hexToOklch } from '../../../src/lib/color/oklch.ts';
import { huesOf, paletteOf, themeColors } from '../../../src/domain/palette.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

const sheet = (name: string) => readFileSync(join(PROJECT_ROOT, 'src', 'styles', name), 'utf8');

/** `--text: light-dark(var(--stone-24), var(--stone-94))` → text: [stone-24, stone-94]. */
function rolesOf(css: string): Map<string, [day: string, night: string]> {
  const roles = new Map<string, [string, string]>();
  for (const [, name = '', value = ''] of css.matchAll(/--([\w-]+):\s*(light-dark\([^;]+|var\([^;]+);/g)) {
    const used = [...value.matchAll(/var\(--([\w-]+)/g)].map(([, one]) => one!);
    if (value.startsWith('var(')) roles.set(name, [used[0]!, used[0]!]);
    else {
      // A second name within one is what it falls back on.
      const [day = '', night = ''] = used.length === 4 ? [used[0], used[2]] : used;
      roles.set(name, [day, night]);
    }
  }
  return roles;
}

const roles = new Map([...rolesOf(sheet('tokens.css')), ...rolesOf(sheet('components/themes.css'))]);

/** The darkest and lightest that each colour gets, over all hues: pairs of two hues meet in them. */
const extremes = new Map<string, { dark: string; light: string }>();
for (let hue = 0; hue < 360; hue++)
  for (const [name, hex] of Object.entries({ ...paletteOf({ hue, accentHue: hue }), ...themeColors(hue) })) {
    const known = extremes.get(name) ?? { dark: hex, light: hex };
    if (luminance(hex) < luminance(known.dark)) known.dark = hex;
    if (luminance(hex) > luminance(known.light)) known.light = hex;
    extremes.set(name, known);
  }

/** The least contrast of two colours of the palette, each in any hue. */
function worst(a: string, b: string): number {
  const [one, other] = [extremes.get(a), extremes.get(b)];
  if (!one || !other) throw new Error(`no colour ${one ? b : a} in the palette`);
  return Math.min(contrast(one.dark, other.light), contrast(one.light, other.dark));
}

const GROUNDS = ['ground', 'surface', 'sunken', 'soft'];

/** Who stands on what, and how much WCAG 2.2 asks: 4.5 for text (1.4.3), 3 for edges, focus and signs (1.4.11). */
const PAIRS: { role: string; on: string[]; least: number }[] = [
  ...['text', 'text-quiet', 'link', 'strong', 'accent-text'].map((role) => ({
    role,
    on: [...GROUNDS, 'accent-soft'],
    least: 4.5,
  })),
  { role: 'on-accent', on: ['accent', 'accent-text'], least: 4.5 },
  { role: 'on-footer', on: ['footer'], least: 4.5 },
  // The page where one is, in a list of pages.
  { role: 'surface', on: ['link'], least: 4.5 },
  { role: 'theme-ink', on: ['ground', 'surface', 'soft', 'theme-soft'], least: 4.5 },
  { role: 'edge', on: GROUNDS, least: 3 },
  { role: 'accent', on: [...GROUNDS, 'accent-soft'], least: 3 },
  { role: 'mark', on: ['ground', 'surface'], least: 3 },
  { role: 'theme-dot', on: ['ground', 'surface'], least: 3 },
];

/** Of no use to tell anything: lines between what stands apart without them, and mountains. */
const DRAWN = ['line', 'ridge-far', 'ridge-near'];

describe('the roles', () => {
  it('are read from the sheets, each with its colours', () => {
    expect(roles.get('text')).toEqual(['stone-24', 'stone-94']);
    expect(roles.get('theme-ink')).toEqual(['theme-ink-day', 'theme-ink-night']);
    expect(roles.size).toBeGreaterThan(18);
    for (const [name, colors] of roles)
      for (const one of colors) if (one !== 'mark') expect([...extremes.keys()], name).toContain(one);
  });

  it('are all in a pair, or drawn: a new one says here what it stands on', () => {
    const told = new Set([...PAIRS.flatMap(({ role, on }) => [role, ...on]), ...DRAWN]);
    expect([...roles.keys()].filter((name) => !told.has(name))).toEqual([]);
    expect([...told].filter((name) => !roles.has(name))).toEqual([]);
  });
});

describe.each([
  ['by day', 0],
  ['by night', 1],
] as const)('whatever the hues, %s', (_when, index) => {
  it.each(PAIRS.flatMap(({ role, on, least }) => on.map((ground) => [role, ground, least] as const)))(
    '%s on %s keeps %d to 1',
    (role, ground, least) => {
      expect(worst(roles.get(role)![index], roles.get(ground)![index])).toBeGreaterThanOrEqual(least);
    },
  );
});

describe('the footer, dark by day as by night', () => {
  it('shows its focus', () => {
    expect(sheet('footer.css')).toMatch(/:focus \{\s*outline-color: var\(--ember-83\)/);
    for (const ground of roles.get('footer')!) expect(worst('ember-83', ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('paletteOf', () => {
  it('is written as sRGB, for browsers of 2020', () => {
    const colors = [...Object.values(paletteOf({})), ...Object.values(themeColors(90))];
    expect(colors.length).toBeGreaterThan(25);
    expect(colors.filter((hex) => !/^#[\da-f]{6}$/.test(hex))).toEqual([]);
  });

  it('takes the hues that are chosen', () => {
    const palette = paletteOf({ hue: 250, accentHue: 140 });
    expect(hexToOklch(palette['forest-50'])!.h).toBeCloseTo(250, -1);
    expect(hexToOklch(palette['ember-50'])!.h).toBeCloseTo(140, -1);
    expect(palette).not.toEqual(paletteOf({ hue: 250 }));
    expect(paletteOf({ hue: 250 })['forest-50']).toBe(palette['forest-50']);
  });

  it('needs no hue, or one alone', () => {
    expect(huesOf({})).toEqual({ hue: 165, accentHue: 45 });
    // Warm beside what is cool, and opposite what is warm: never the same twice.
    expect(huesOf({ hue: 250 })).toEqual({ hue: 250, accentHue: 45 });
    expect(huesOf({ hue: 30 })).toEqual({ hue: 30, accentHue: 210 });
    for (let hue = 0; hue <= 360; hue++) {
      const { accentHue } = huesOf({ hue });
      const gap = Math.abs(((hue - accentHue + 540) % 360) - 180);
      expect(gap, String(hue)).toBeGreaterThanOrEqual(60);
    }
  });
});

/** Modern CSS as browsers of 2020 can read it: each rewriting alone, then the chain of the build. */
import cascadeLayers from '@csstools/postcss-cascade-layers';
import postcss from 'postcss';
import nesting from 'postcss-nesting';
import { describe, expect, it } from 'vitest';
import { floorPlugin } from '../../../src/site/app/floor/plugin.ts';
import { lowerIs, lowerNot } from '../../../src/site/app/floor/selectors.ts';

const lowered = (css: string): string =>
  postcss([nesting(), floorPlugin(), cascadeLayers()])
    .process(css, { from: undefined })
    .css.replace(/\s+/g, ' ')
    .trim();

/** The declarations that one becomes. */
const declared = (declaration: string): string =>
  /^a \{ (.*?);? \}$/.exec(lowered(`a { ${declaration} }`))?.[1] ?? '';

describe('values', () => {
  it.each([
    ['font-size: clamp(1rem, 0.5rem + 2vi, 3rem)', 'font-size: max(1rem, min(0.5rem + 2vw, 3rem))'],
    ['--size: clamp(1rem, 2vi, 3rem)', '--size: max(1rem, min(2vw, 3rem))'],
    [
      'width: clamp(1rem, clamp(2rem, 1vw, 3rem), 4rem)',
      'width: max(1rem, min(max(2rem, min(1vw, 3rem)), 4rem))',
    ],
    ['min-block-size: 100vb', 'min-block-size: 100vh'],
    ['height: 100dvh', 'height: 100vh'],
    ['width: 50.5svi', 'width: 50.5vw'],
    ['grid-area: a1vi', 'grid-area: a1vi'],
    ['float: inline-end', 'float: right'],
    ['overflow-wrap: anywhere', 'word-break: break-word; overflow-wrap: anywhere'],
    ['text-align: start', 'text-align: start'],
  ])('%s → %s', (written, read) => {
    expect(declared(written)).toBe(read);
  });
});

describe('logical sides', () => {
  it.each([
    ['inset: 0', 'top: 0; right: 0; bottom: 0; left: 0'],
    ['inset: 1px 2px', 'top: 1px; right: 2px; bottom: 1px; left: 2px'],
    ['inset-inline: 0', 'left: 0; right: 0'],
    ['inset-block-start: calc(100% + 1px)', 'top: calc(100% + 1px)'],
    ['margin-block: 0 1em', 'margin-block-start: 0; margin-block-end: 1em'],
    [
      'padding-inline: var(--gap, 1px 2px)',
      'padding-inline-start: var(--gap, 1px 2px); padding-inline-end: var(--gap, 1px 2px)',
    ],
    ['border-block: 1px solid red', 'border-block-start: 1px solid red; border-block-end: 1px solid red'],
    ['border-inline-width: 1px 2px', 'border-inline-start-width: 1px; border-inline-end-width: 2px'],
    ['border-end-start-radius: 1px', 'border-bottom-left-radius: 1px'],
    ['margin-block-end: 1px', 'margin-block-end: 1px'],
    [
      'margin-inline: auto !important',
      'margin-inline-start: auto !important; margin-inline-end: auto !important',
    ],
  ])('%s → %s', (written, read) => {
    expect(declared(written)).toBe(read);
  });
});

describe('selectors', () => {
  it.each([
    ['.a :is(h2, h3)', ['.a h2', '.a h3']],
    ['.a > :is(.b, .c):hover', ['.a > .b:hover', '.a > .c:hover']],
    ['.a:is(.b, [c])', ['.a.b', '.a[c]']],
    [':is(.a > .b)::after', ['.a > .b::after']],
    ['[x]:is(.a .b)', ['.a .b[x]']],
    [':is(.a, .b) :is(c, d)', ['.a c', '.a d', '.b c', '.b d']],
    ['.a:not(.b)', ['.a:not(.b)']],
    // No list is equal to these: left for the test of the built sheet to find.
    ['.a :is(.b .c)', ['.a :is(.b .c)']],
    ['a:is(b, .c)', ['a:is(b, .c)']],
    ['.a:has(:is(b, c))', ['.a:has(:is(b, c))']],
  ])('%s → %j', (written, read) => {
    expect(lowerIs(written)).toEqual(read);
  });

  it.each([
    ['.a:not(.b, :focus)', '.a:not(.b):not(:focus)'],
    ['.a:not(.b):not(c, d) e', '.a:not(.b):not(c):not(d) e'],
    ['.a:not(:has(b, c))', '.a:not(:has(b, c))'],
    ['.a', '.a'],
  ])('%s → %s', (written, read) => {
    expect(lowerNot(written)).toBe(read);
  });
});

describe('gaps of flex boxes', () => {
  const fallback = (css: string): string =>
    /@supports not \(inset: 0\) \{ (.*) \}$/.exec(lowered(css))?.[1] ?? '';

  it.each([
    ['a { display: flex; gap: 1em }', 'a > *:not(:last-child), a::before { margin-inline-end: 1em }'],
    [
      'a, b { display: inline-flex; flex-wrap: wrap; gap: 1px 2px }',
      'a > *:not(:last-child), a::before, b > *:not(:last-child), b::before { margin-inline-end: 2px; margin-block-end: 1px }',
    ],
    [
      'a { display: flex; flex-wrap: wrap; gap: 0 2px }',
      'a > *:not(:last-child), a::before { margin-inline-end: 2px }',
    ],
    [
      'a { display: flex; flex-direction: column; gap: 1em }',
      'a > *:not(:last-child), a::before { margin-block-end: 1em }',
    ],
    ['a { display: flex; column-gap: 3px }', 'a > *:not(:last-child), a::before { margin-inline-end: 3px }'],
  ])('%s', (css, margins) => {
    expect(fallback(css)).toBe(margins);
  });

  it.each([
    'a { display: grid; gap: 1em }',
    'a { display: flex }',
    'a { gap: 1em }',
    'a::before { display: flex; gap: 1em }',
  ])('not for %s', (css) => {
    expect(lowered(css)).not.toContain('@supports');
  });
});

describe('the whole chain', () => {
  it('takes nesting and layers away, and keeps who wins', () => {
    const css = lowered(
      '@layer a, b; @layer b { .x { & > :is(p, li) { color: red } } } @layer a { #y .x p { color: blue } } .z { color: green }',
    );
    expect(css).not.toMatch(/@layer|&|:is/);
    const weight = (part: string) => new RegExp(`${part}[^{,]*`).exec(css)![0].split(':not(#\\#)').length;
    expect(weight('\\.x')).toBeGreaterThan(weight('#y'));
    expect(weight('\\.z')).toBeGreaterThan(weight('\\.x'));
  });

  it('leaves the steps of an animation alone', () => {
    expect(lowered('@keyframes a { from { inset: 0 } }')).toBe(
      '@keyframes a { from { top: 0; right: 0; bottom: 0; left: 0 } }',
    );
  });
});

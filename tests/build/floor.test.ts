/**
 * What was built, as browsers of 2020 read it (src/site/app/floor/targets.ts): no rule is dropped wholesale, no
 * declaration without another before it, no colour that a custom property takes away, no script that does not parse.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import postcss from 'postcss';
import type { AtRule, Root, Rule } from 'postcss';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { listFiles } from '../../src/reader/files.ts';
import { TARGETS } from '../../src/site/app/floor/targets.ts';
import { asTheFloorReads, droppedFrom, newNames, poisoned } from '../support/floor.ts';
import type { Dropped } from '../support/floor.ts';

/** What may be dropped anywhere, and why the page stands without it. */
const HARMLESS: Readonly<Record<string, string>> = {
  'css.at-rules.container': 'the card stands without: it is narrower, or shows one thing more',
  'css.at-rules.media.scripting': 'without scripts, an old browser shows a form that leads to the same page',
  'css.at-rules.media.forced-colors': 'who knows no forced colours has none',
  'css.at-rules.media.prefers-contrast': 'who cannot ask for more contrast has ours',
  'css.at-rules.page': 'paper as the browser is used to',
  'css.at-rules.view-transition': 'pages change at once',
  'css.properties.accent-color': 'boxes to tick in the colour of the machine',
  'css.properties.break-after.avoid': 'paper is cut elsewhere',
  'css.properties.break-before.avoid': 'paper is cut elsewhere',
  'css.properties.break-inside.avoid': 'paper is cut elsewhere',
  'css.properties.color-scheme': 'fields have colours of ours; bars of scrolling stay light',
  'css.properties.container-type': 'as @container',
  'css.properties.content-visibility': 'slower, and the same',
  'css.properties.forced-color-adjust': 'who knows no forced colours has none',
  'css.properties.hyphens': 'words are not cut, as we ask',
  'css.properties.inline-size.fit-content': 'as wide as its line',
  'css.properties.overscroll-behavior': 'at its end, the list lets the page scroll on',
  'css.properties.orphans': 'paper is cut elsewhere',
  'css.properties.overflow.clip': 'seen, and not cut',
  'css.properties.paint-order': 'names on the map without their halo',
  'css.properties.resize': 'a field keeps the height that it has',
  'css.properties.scroll-padding-block-end': 'who goes by the keyboard may have to scroll a line',
  'css.properties.scroll-padding-block-start': 'the target of a link is at the very top',
  'css.properties.text-decoration-thickness': 'underlined as ever',
  'css.properties.text-size-adjust': 'its prefixed names stand beside it',
  'css.properties.text-underline-offset': 'underlined as ever',
  'css.properties.text-wrap': 'lines end elsewhere',
  'css.properties.user-select': 'selected as any text',
  'css.properties.widows': 'paper is cut elsewhere',
  'css.selectors.backdrop': 'there is no dialog: its link leads to a page',
  'css.selectors.details-content': 'what is folded opens at a touch',
  'css.selectors.focus-visible': 'styles/base.css shows every :focus to who does not know it',
  'css.selectors.has': 'the layout is that of narrow screens, in one column',
  'css.selectors.marker': 'dots in the colour of the text',
  '@supports selector(::details-content)': 'the menu keeps its button on wide screens',
};

/** Values that have an older one of another name before them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'css.properties.overflow-wrap.anywhere': 'word-break',
};

const sheets: { file: string; root: Root }[] = [];
const scripts: { file: string; code: string }[] = [];

beforeAll(() => {
  const sample = inject('sample');
  const read = (file: string) => readFileSync(join(sample, file), 'utf8');
  const files = listFiles(sample).filter((file) => !file.startsWith('pagefind/'));
  for (const file of files.filter((one) => one.endsWith('.css')))
    sheets.push({ file, root: postcss.parse(read(file)) });
  for (const file of files.filter((one) => one.endsWith('.js'))) scripts.push({ file, code: read(file) });
});

/** Where a node is, as one finds it in src/styles: the marks that stand for layers are left out. */
function placeOf({ node }: Dropped): string {
  const names: string[] = [];
  for (
    let one = node as { parent?: unknown } & typeof node;
    one && one.type;
    one = one.parent as typeof one
  ) {
    if (one.type === 'rule') names.unshift(one.selector.replaceAll(':not(#\\#)', ''));
    else if (one.type === 'atrule') names.unshift(`@${one.name} ${one.params}`.trim());
    else if (one.type === 'decl') names.unshift(`${one.prop}: ${one.value}`);
  }
  return names.join(' { ');
}

/** Whether the same property stands before, in the same rule, with a value that the floor knows. */
function hasFallback({ node, feature }: Dropped, all: ReadonlySet<unknown>): boolean {
  if (node.type !== 'decl') return false;
  const names = [ELSEWHERE[feature] ?? node.prop, `-webkit-${node.prop}`, `-moz-${node.prop}`];
  const rule = node.parent as Rule;
  return rule.nodes.some(
    (one) =>
      one.type === 'decl' && names.includes(one.prop) && !all.has(one) && rule.index(one) < rule.index(node),
  );
}

/** Selectors that would do, and that a new one beside them takes away. */
function isSharedList({ node, feature }: Dropped): boolean {
  if (node.type !== 'rule') return false;
  const alone = node.selectors.map((selector) => postcss.rule({ selector, nodes: [] }));
  return alone.some((rule) =>
    droppedFrom(postcss.root({ nodes: [rule] })).every((one) => one.feature !== feature),
  );
}

function faultsIn(root: Root): string[] {
  const dropped = droppedFrom(root);
  const nodes = new Set<unknown>(dropped.map(({ node }) => node));
  const faults = dropped.flatMap((one) => {
    if (hasFallback(one, nodes)) return [];
    const where = `${placeOf(one)}: browsers of 2020 know no ${one.feature}`;
    if (isSharedList(one)) return [`${where} and drop the whole rule. Give this selector a rule of its own`];
    if (one.feature in HARMLESS) return [];
    return [
      `${where}. Write what they know before it, or lower it in src/site/app/floor, or say here why it is harmless`,
    ];
  });
  for (const one of poisoned(root))
    faults.push(
      `${placeOf(one)}: ${one.feature} in a custom property. They keep it, and lose all that uses it`,
    );
  return faults;
}

describe('styles', () => {
  it('are there: the sheet of all pages, those of some, of paper, and the colours', () => {
    const names = sheets.map(({ file }) => file.replace(/\.[\w-]+\.css$/, '.css'));
    const linked = [...readFileSync('src/components/shell/Head.astro', 'utf8').matchAll(/(\w+)\.css\?url/g)]
      // The sheet of all pages has the name of the entry of the app.
      .map(([, name]) => `_astro/${name === 'index' ? 'maison' : name}.css`);
    expect(linked.length).toBeGreaterThan(4);
    expect(names).toEqual(expect.arrayContaining([...linked, 'theme.css']));
    let rules = 0;
    for (const { root } of sheets) root.walkRules(() => void rules++);
    expect(rules).toBeGreaterThan(300);
  });

  it('hold nothing that browsers of 2020 would miss', () => {
    expect(sheets.flatMap(({ root }) => faultsIn(root))).toEqual([]);
  });

  it('have no layer and no rule within a rule', () => {
    for (const { root } of sheets) {
      root.walkAtRules('layer', (layer) =>
        expect.fail(`@layer ${(layer as AtRule).params} was not taken away`),
      );
      root.walkRules((rule) =>
        expect((rule.parent as AtRule | Rule | Root).type, rule.selector).not.toBe('rule'),
      );
    }
  });

  it('keep the order that layers gave', () => {
    // A later layer wins over an earlier one, however precise: tokens by print, components by utilities.
    const weightOf = (selector: string): number => {
      let weight: number | undefined;
      for (const { root } of sheets)
        root.walkRules((rule) => {
          // Paper is in the last layer; what is important weighs the other way round.
          if (rule.parent?.type === 'atrule' || /!important/.test(String(rule))) return;
          for (const one of rule.selectors)
            if (one.replaceAll(':not(#\\#)', '') === selector) weight ??= one.split(':not(#\\#)').length - 1;
        });
      if (weight === undefined) throw new Error(`no rule for ${selector}: choose another of its layer`);
      return weight;
    };
    // reset, tokens, base, layout, components, utilities
    const layers = ['*', ':root[data-scheme=dark]', 'h1', '.site-header-bar', '.card-text', '.quiet'];
    expect(layers.map(weightOf)).toEqual([0, 1, 2, 3, 4, 5]);
    // The portal's colours are in no layer and have no weight to lose: nobody else writes their names.
    const palette = sheets.find(({ file }) => file === 'theme.css')!.root;
    const names = new Set<string>();
    // Beside them are the tones of pictures (`.tone-eee`), which are classes.
    palette.walkDecls(/^--/, (one) => void names.add(one.prop));
    expect(names.size).toBeGreaterThan(20);
    for (const { root, file } of sheets)
      if (file !== 'theme.css') root.walkDecls((one) => expect(names, one.prop).not.toContain(one.prop));
  });

  it('give margins where a row of flex has no gap', () => {
    const margins: string[] = [];
    for (const { root } of sheets)
      root.walkAtRules('supports', (rule) => {
        if (rule.params === 'not (inset:0)') rule.walkDecls((one) => void margins.push(one.prop));
      });
    expect(new Set(margins)).toEqual(new Set(['margin-inline-end', 'margin-block-end']));
  });

  it.each([
    ['@layer a{b{color:red}}', /@layer a: .*css\.at-rules\.layer/],
    ['a{b{color:red}& c{color:red}}', /a \{ & c: .*nesting/],
    ['a{color:light-dark(red,blue)}', /a \{ color: .*light-dark.*Write what they know before it/],
    ['a{color:oklch(50% 0 0)}', /oklch/],
    ['a{color:color-mix(in srgb,red,blue)}', /color-mix/],
    [':root{--a:oklch(50% 0 0)}', /in a custom property/],
    ['a{inset:0}', /css\.properties\.inset/],
    ['a{margin-inline:1em}', /margin-inline/],
    ['a{height:100dvh}', /viewport_percentage_units_dynamic/],
    ['a{width:50cqi}', /container_query_length_units/],
    ['a{width:calc(1rem + 2vi)}', /length\.vi/],
    ['a,b:focus-visible{outline:0}', /drop the whole rule. Give this selector a rule of its own/],
    ['a:is(b){color:red}', /css\.selectors\.is/],
    ['a:where(b){color:red}', /css\.selectors\.where/],
    ['a:not(b,c){color:red}', /not\.selector_list/],
    ['@media (width>=48rem){a{color:red}}', /range_syntax/],
    ['a{aspect-ratio:2}', /aspect-ratio/],
    ['@starting-style{a{color:red}}', /starting-style/],
  ])('would not pass: %s', (css, fault) => {
    expect(faultsIn(postcss.parse(css)).join('\n')).toMatch(fault);
  });

  it.each([
    'a{color:red;color:oklch(50% 0 0)}',
    'a{height:100vh;height:100dvh}',
    'a{width:max(1rem,min(2vw,3rem))}',
    'a:has(b){color:red}',
    'a{word-break:break-word;overflow-wrap:anywhere}',
    '@supports (color:oklch(0% 0 0)){a{color:oklch(50% 0 0)}}',
    'a{color:rgb(0 0 0 / 50%)}',
    "a{background:url('a.svg?b=1vi')}",
  ])('passes: %s', (css) => {
    expect(faultsIn(postcss.parse(css)).filter((fault) => !fault.includes('@supports'))).toEqual([]);
  });

  it('can be read as those browsers read them', () => {
    const old = asTheFloorReads(
      '@container (width<9rem){a{color:red}}a{color:red;inset:0}a:has(b){c:d}@supports not (inset:0){p>*{margin:1px}}.f{display:flex;gap:1em}',
    );
    expect(old.replace(/\s/g, '')).toBe('a{color:red}p>*{margin:1px}.f{display:flex}');
  });
});

/** Names of newer functions that our scripts ask for before they use them, or that are their own. */
const ASKED: Readonly<Record<string, string>> = {
  share: "after 'share' in navigator",
  clipboard: 'in a try, with another way after it',
  writeText: 'as clipboard',
  show: 'a function of the search page',
  take: 'a function of the search page',
  wait: 'a function of the search page',
  badge: 'a field of our data',
  format: 'that of Intl, which is old',
  showModal: "after 'HTMLDialogElement' in window: the link leads to the page of the search",
  isComposing: 'of a key, where it is old: the newer one is that of an input',
  first: 'a field of our words',
  query: 'a field of our words',
  results: 'a field of what Pagefind answers, or of our words',
  ResizeObserver: 'after a look whether window has it: the frame keeps its height',
  latitude: 'a field of where somebody is, which is old',
  longitude: 'as latitude',
  tone: 'a field of our data',
  phone: 'a field of our words',
  number: 'a field of our words, or a group of a pattern',
  details: 'a field of our words',
  to: 'a field of our ranges',
  interval: 'a field of our rules',
  last: 'a field of our words',
  part: 'a field of our rhythms',
  device: 'a field of what a form keeps',
  hide: 'a function of ours',
  canShare: 'after a look whether it is a function, in a try',
  createImageBitmap: 'after a look whether it is a function, in a catch, with an element after it',
  nonce: 'of Vite, for a chunk that is fetched later: an attribute that old browsers leave empty',
};

describe('scripts', () => {
  /**
   * Safari 13 fails at a rare form of destructuring, for which esbuild refuses all; `\p{Lu}` and the others that we
   * have are of 2018, newer names of letters alone are not.
   */
  const KNOWN = { destructuring: true, 'regexp-unicode-property-escapes': true };

  /** As esbuild writes it, comments and spaces apart; its table of browsers is its own. */
  const rewritten = async (code: string, target: string | string[]) =>
    (await transform(code, { target, supported: KNOWN, legalComments: 'none' })).code;

  it('are of a syntax that browsers of 2020 parse', async () => {
    expect(scripts.length).toBeGreaterThan(1);
    for (const { file, code } of scripts)
      expect(await rewritten(code, TARGETS), file).toBe(await rewritten(code, 'esnext'));
    expect(await rewritten('a?.b ?? c', TARGETS)).not.toBe(await rewritten('a?.b ?? c', 'esnext'));
  });

  const usesOf = (code: string): string[] =>
    newNames().filter((name) => {
      // Two letters that are called, made or spread are a name of the minifier.
      const isShort = name.length < 3;
      const used = isShort
        ? `(?<!\\.\\.)\\.${name}\\b`
        : `\\.${name}\\b|\\bnew ${name}\\b|(?<![\\w.])${name}\\(`;
      return new RegExp(used).test(code);
    });

  /** Leaflet's names are its own, and it runs on far older browsers: what is ours beside it is read from its sources. */
  const isOfTheMap = (file: string, code: string) =>
    code.includes('leaflet-container') || file.includes('/pmtiles-layer.');

  it('call nothing that is newer', () => {
    expect(scripts.filter(({ file, code }) => isOfTheMap(file, code))).toHaveLength(2);
    const found = scripts.flatMap(({ file, code }) =>
      isOfTheMap(file, code)
        ? []
        : usesOf(code)
            .filter((name) => !(name in ASKED))
            .map((name) => `${file} uses ${name}: another way, or ask for it first and say so in this test`),
    );
    expect(found).toEqual([]);
    for (const newer of [
      'a.at(-1)',
      'a.replaceAll(b,c)',
      'structuredClone(a)',
      '[...structuredClone(a)]',
      'a.replaceChildren()',
    ])
      expect(usesOf(newer), newer).toHaveLength(1);
    expect(usesOf('a.or(b)')).toEqual(['or']);
    expect(usesOf('[...or(b)]')).toEqual([]);
  });

  /** On the open map: functions of ours and of Leaflet, and what is asked for in a promise that may fail. */
  const ASKED_BY_THE_MAP = new Set(
    'element level features properties isValid getLayers getSize pad region draw tile forget listener marginLeft marginTop DecompressionStream pipeThrough'.split(
      ' ',
    ),
  );

  it('call nothing that is newer once the map is open', () => {
    const folder = 'src/components/client/map';
    const found = listFiles(folder).flatMap((file) => {
      const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return usesOf(code)
        .filter((name) => !(name in ASKED) && !ASKED_BY_THE_MAP.has(name))
        .map((name) => `${folder}/${file} uses ${name}`);
    });
    expect(found).toEqual([]);
  });

  it('ask for elements with selectors that are known', () => {
    const found = scripts.flatMap(({ file, code }) =>
      [...code.matchAll(/:(is|where|has|focus-visible|modal|popover-open)\b\(?/g)].map(
        ([use]) => `${file} has ${use}`,
      ),
    );
    expect(found).toEqual([]);
  });
});

/** Every page of the sample is sound HTML, with one title, headings in order, and nothing inline. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { RuleConfig } from 'html-validate';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { parseAddress } from '../../src/domain/urls.ts';
import { readPages } from '../support/built.ts';
import type { BuiltPage } from '../support/built.ts';
import { elements, findAll, parseHtml, textOf } from '../support/html.ts';
import type { Element } from '../support/html.ts';

/** Rules of html-validate that are set otherwise than it recommends, and why. */
const RULES: RuleConfig = {
  // Boxes of one filter share its name: an address says `theme=a&theme=b`.
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  // A title of an entry is what somebody wrote, and the portal’s name follows it: search engines cut it, readers do not.
  'long-title': 'off',
  // The spaces of a phone number within a body are as somebody wrote them; cut at the end of a line, it still dials.
  'tel-non-breaking': 'off',
  // A wide table scrolls within a focusable `div role="region"` with a name: a section would come into the outline.
  'prefer-native-element': ['error', { exclude: ['region', 'note'] }],
};

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:recommended'], rules: RULES }),
);

async function faultsOf(name: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, line, column, message, selector }) =>
        `${name}:${line}:${column} ${ruleId}: ${message} (${selector ?? ''})`,
    ),
  );
}

const levels = (root: Element): number[] =>
  findAll(root, ({ tag }) => /^h[1-6]$/.test(tag)).map(({ tag }) => Number(tag[1]));

/** What is wrong with the headings of a page. */
function headingFaults(root: Element): string[] {
  const found = levels(root);
  const faults = found.filter((level) => level === 1).length === 1 ? [] : [`h1: ${found.join(' ')}`];
  let before = 0;
  for (const level of found) {
    if (level > before + 1) faults.push(`h${before} → h${level}`);
    before = level;
  }
  for (const heading of findAll(root, ({ tag }) => /^h[1-6]$/.test(tag)))
    if (textOf(heading) === '') faults.push(`empty ${heading.tag}`);
  return faults;
}

/** Code and style that a strict Content-Security-Policy would refuse. */
function inlineFaults(root: Element): string[] {
  return [...elements(root)].flatMap(({ tag, attributes, children }) => {
    const names = Object.keys(attributes).filter((name) => name === 'style' || name.startsWith('on'));
    const faults = names.map((name) => `${name} on ${tag}`);
    if (tag === 'style') faults.push('a style sheet in the page');
    if (tag === 'script' && !attributes['src'] && attributes['type'] !== 'application/ld+json')
      faults.push(`a script in the page: ${String(children[0]).slice(0, 60)}`);
    for (const [name, value] of Object.entries(attributes))
      if (/^\s*javascript:/i.test(value)) faults.push(`javascript: in ${name} of ${tag}`);
    return faults;
  });
}

/** Names that assistive technologies need. */
function nameFaults(root: Element): string[] {
  const ids = new Set([...elements(root)].flatMap(({ attributes }) => attributes['id'] ?? []));
  const faults: string[] = [];
  for (const image of findAll(root, 'img'))
    if (!('alt' in image.attributes)) faults.push(`no alt on ${image.attributes['src']}`);
  for (const link of findAll(root, 'a'))
    if (!textOf(link) && !link.attributes['aria-label'])
      faults.push(`no name on the link to ${link.attributes['href']}`);
  for (const { tag, attributes } of elements(root))
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
      for (const id of (attributes[name] ?? '').split(/\s+/).filter(Boolean))
        if (!ids.has(id)) faults.push(`${name}="${id}" on ${tag}: no such id`);
  return faults;
}

const isFrame = (address: string): boolean => parseAddress(address)?.kind === 'embed';

const all = (pages: readonly BuiltPage[], faultsIn: (root: Element) => string[]): string[] =>
  pages.flatMap(({ address, root }) => faultsIn(root).map((fault) => `${address} ${fault}`));

describe('the pages of the sample', () => {
  let pages: BuiltPage[];
  beforeAll(() => {
    pages = readPages(inject('sample'));
  });

  test('are many', () => {
    expect(pages.length).toBeGreaterThan(400);
  });

  test('are valid', async () => {
    const faults: string[] = [];
    for (const { file, html } of pages) faults.push(...(await faultsOf(file, html)));
    expect(faults).toEqual([]);
  });

  test('have one first heading, and skip no level', () => {
    expect(all(pages, headingFaults)).toEqual([]);
  });

  test('carry no inline style, handler or script', () => {
    expect(all(pages, inlineFaults)).toEqual([]);
  });

  test('name their pictures, links and controls', () => {
    expect(all(pages, nameFaults)).toEqual([]);
  });

  test('say their language, their encoding at once, and lead to their content', () => {
    const faults = pages.flatMap(({ address, root, html: page }) => {
      const html = findAll(root, 'html');
      // Beyond its first 1,024 bytes, browsers no longer look for the encoding of a page.
      const isEncoded = /<meta charset="utf-8">/.test(page.slice(0, 1000));
      const skip = findAll(root, 'a')[0];
      const target = skip?.attributes['href'] ?? '';
      const main = findAll(root, 'main');
      return [
        html.length === 1 && html[0]!.attributes['lang'] === 'fr' ? '' : 'lang',
        isEncoded ? '' : 'charset',
        // In the page of another site there is nothing before the content.
        main.length === 1 && (isFrame(address) || target === `#${main[0]!.attributes['id']}`)
          ? ''
          : 'skip link',
      ].flatMap((fault) => (fault ? `${address} ${fault}` : []));
    });
    expect(faults).toEqual([]);
  });

  test('each have a title of their own', () => {
    const titles = new Map<string, string[]>();
    for (const { address, root } of pages) {
      const title = textOf(findAll(root, 'title')[0]!);
      expect(title, address).not.toBe('');
      expect(title, address).toMatch(/Ambrune en commun$/);
      titles.set(title, [...(titles.get(title) ?? []), address]);
    }
    expect([...titles].filter(([, addresses]) => addresses.length > 1)).toEqual([]);
  });

  test('never show what only a program would write', () => {
    const leaks = /\[object |\bundefined\b|\bNaN\b|\bnull\b|Invalid Date|\{\{|\bfunction\s*\(|=>/;
    expect(
      pages.flatMap(({ address, root }) => {
        const found = leaks.exec(textOf(findAll(root, 'body')[0]!));
        return found ? [`${address} ${found[0]}`] : [];
      }),
    ).toEqual([]);
  });

  test('never ask anything of another host', () => {
    const faults = pages.flatMap(({ address, root }) =>
      [...elements(root)].flatMap(({ tag, attributes }) => {
        const asked = [attributes['src'], attributes['srcset'], tag === 'link' ? attributes['href'] : ''];
        const isNamed = tag === 'link' && attributes['rel'] === 'canonical';
        return asked.some((url) => url && /^(?:https?:)?\/\//.test(url)) && !isNamed
          ? [`${address} ${tag} ${asked.join(' ')}`]
          : [];
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe('the checkers find what is planted', () => {
  const page = (body: string) =>
    `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Titre</title></head><body>${body}</body></html>`;

  test('html-validate', async () => {
    expect(await faultsOf('sound', page('<h1>Un</h1><p>Deux</p>'))).toEqual([]);
    const faults = await faultsOf(
      'planted',
      page('<h1 id="a">Un</h1><p id="a"><button>Aller</button><img src="/a.png"></p>'),
    );
    expect(faults.join('\n')).toMatch(/no-dup-id/);
    expect(faults.join('\n')).toMatch(/wcag\/h37/);
  });

  test.each([
    ['two h1', '<h1>A</h1><h1>B</h1>', 'h1: 1 1'],
    ['no h1', '<h2>A</h2>', 'h0 → h2'],
    ['a level skipped', '<h1>A</h1><h2>B</h2><h4>C</h4>', 'h2 → h4'],
    ['an empty heading', '<h1>A</h1><h2> </h2>', 'empty h2'],
  ])('headings: %s', (_, body, fault) => {
    expect(headingFaults(parseHtml(page(body)))).toContain(fault);
  });

  test.each([
    ['a style', '<p style="color:red">A</p>', /style on p/],
    ['a handler', '<p onclick="go()">A</p>', /onclick on p/],
    ['a script', '<script>go()</script>', /a script in the page/],
    ['a sheet', '<style>p{}</style>', /a style sheet/],
    ['a javascript address', '<a href="javascript:go()">A</a>', /javascript:/],
  ])('inline: %s', (_, body, fault) => {
    expect(inlineFaults(parseHtml(page(body))).join()).toMatch(fault);
  });

  test.each([
    ['an image without alt', '<img src="/a.png">', /no alt/],
    ['a link without a name', '<a href="/a/"><svg></svg></a>', /no name/],
    ['a label for nothing', '<label for="x">A</label>', /for="x"/],
    ['a name that is not there', '<section aria-labelledby="x"></section>', /aria-labelledby="x"/],
  ])('names: %s', (_, body, fault) => {
    expect(nameFaults(parseHtml(page(body))).join()).toMatch(fault);
  });

  test.each(['<p>A</div>', '<p>A', '<p class="a" class="b">A</p>', '<p>1 < 2</p>'])(
    'the parser of tests refuses %s',
    (html) => {
      expect(() => parseHtml(html)).toThrow();
    },
  );
});

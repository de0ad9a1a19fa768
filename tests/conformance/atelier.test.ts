/** The workshop of components shows them all: one that is born without an example is found here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES } from '../../src/content-types/registry.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { COMPONENTS, importedBy, reachedFrom, sourceOf } from '../support/components.ts';

/** Not shown, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const PAGE = 'components/pages/Page.astro';
const EXAMPLES = ['site', 'cards', 'entries', 'pages', 'forms', 'open', 'print'].map((name) =>
  readFileSync(join(PROJECT_ROOT, `src/components/atelier/examples/${name}.ts`), 'utf8'),
);

/** Kind of page → its view, as the switch of all pages has them. */
const VIEWS = new Map(
  [...sourceOf(PAGE).matchAll(/model\.kind === '([\w-]+)' && <(\w+) /g)].map(([, kind, view]) => [
    kind!,
    `components/pages/${view!}.astro`,
  ]),
);

/** The switch knows every view: of those, only the ones of which there is an example are shown. */
function shown(): Set<string> {
  const kinds = [...VIEWS.keys()].filter((kind) =>
    EXAMPLES.some((text) => new RegExp(`pageBase\\('${kind}'`).test(text)),
  );
  const views = kinds.map((kind) => VIEWS.get(kind)!);
  const around = importedBy(PAGE).filter((file) => !file.startsWith('components/pages/'));
  return new Set([
    ...reachedFrom(['components/atelier/Atelier.astro'], [PAGE]),
    ...reachedFrom([...views, ...around]),
  ]);
}

describe('the workshop of components', () => {
  it('shows every component, or one that uses it', () => {
    expect(COMPONENTS.length).toBeGreaterThan(50);
    const seen = shown();
    const missing = COMPONENTS.filter((file) => !seen.has(`components/${file}`) && !(file in EXCEPTIONS));
    expect(missing, 'add an example in src/components/atelier').toEqual([]);
  });

  it('has an example of every kind of page', () => {
    expect(VIEWS.size).toBeGreaterThan(10);
    expect(
      importedBy(PAGE)
        .filter((file) => file.startsWith('components/pages/'))
        .toSorted(),
    ).toEqual([...VIEWS.values()].toSorted());
    const seen = shown();
    expect([...VIEWS].filter(([, view]) => !seen.has(view))).toEqual([]);
  });

  it('has a card of every type', () => {
    const cards = EXAMPLES[1]!;
    expect(TYPE_NAMES.filter((type) => !new RegExp(`card\\('${type}'`).test(cards))).toEqual([]);
  });

  it('makes no exception without need', () => {
    const seen = shown();
    expect(Object.keys(EXCEPTIONS).filter((file) => seen.has(`components/${file}`))).toEqual([]);
  });

  it('would miss a view without an example, and what it alone uses', () => {
    const some = reachedFrom(['components/pages/SubscribeView.astro']);
    expect(some.has('components/lists/FeedLine.astro')).toBe(true);
    expect(some.has('components/entry/Hours.astro')).toBe(false);
  });
});

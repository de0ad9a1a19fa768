/** The workshop of components shows them all: one that is born without an example is found here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TYPE_NAMES } from '../../src/content-types/registry.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { COMPONENTS, importedBy, reachedFrom, sourceOf } from '../support/components.ts';

/** Not shown, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const example = (name: string) =>
  readFileSync(join(PROJECT_ROOT, `src/components/atelier/examples/${name}.ts`), 'utf8');
const EXAMPLES = ['site', 'cards', 'entries', 'pages', 'forms', 'open', 'print'].map(example);

/** The switches that know every view: those of the portal, and those of a contribution workshop. */
const SWITCHES = [
  { page: 'components/pages/Page.astro', folder: 'components/pages/', texts: EXAMPLES },
  {
    page: 'components/workshop/WorkshopPage.astro',
    folder: 'components/workshop/',
    texts: ['workshop', 'workshop-team'].map(example),
  },
];
const PAGES = SWITCHES.map(({ page }) => page);

/** Kind of page → its view, as a switch has them. */
const viewsOf = ({ page, folder }: (typeof SWITCHES)[number]) =>
  new Map(
    [...sourceOf(page).matchAll(/model\.kind === '([\w-]+)' && <(\w+) /g)].map(([, kind, view]) => [
      kind!,
      `${folder}${view!}.astro`,
    ]),
  );

/** The switches know every view: of those, only the ones of which there is an example are shown. */
function shown(): Set<string> {
  const views = SWITCHES.flatMap((one) =>
    [...viewsOf(one)]
      .filter(([kind]) => one.texts.some((text) => new RegExp(`[bB]ase\\('${kind}'`).test(text)))
      .map(([, view]) => view),
  );
  const around = SWITCHES.flatMap(({ page, folder }) =>
    importedBy(page).filter((file) => !file.startsWith(folder)),
  );
  return new Set([
    ...reachedFrom(['components/atelier/Atelier.astro'], PAGES),
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

  it.each(SWITCHES)('has an example of every kind of page of $page', (one) => {
    const views = viewsOf(one);
    expect(views.size).toBeGreaterThan(10);
    expect(
      importedBy(one.page)
        .filter((file) => file.startsWith(one.folder))
        .toSorted(),
    ).toEqual([...views.values()].toSorted());
    const seen = shown();
    expect([...views].filter(([, view]) => !seen.has(view))).toEqual([]);
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

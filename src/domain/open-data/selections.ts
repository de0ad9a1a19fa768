/** Of what there are files: the whole directory, each theme, each territory. One list for pages, documents and tests. */
import { titles } from '../../i18n/titles.ts';
import type { Item } from '../item.ts';
import { sectionHref, sectionLabel } from '../models/site.ts';
import type { Portal } from '../portal.ts';
import { scopedItems } from '../selections.ts';
import { documentOf } from '../urls.ts';
import type { Scope } from '../urls.ts';

export type ActorItem = Item<'actor'>;

export interface OpenSelection {
  scope: Scope;
  title: string;
  /** Its page, with the base: files are beside it. */
  href: string;
  actors: readonly ActorItem[];
  isWhole: boolean;
}

/** The four forms, the same structures in each but for what data·inclusion cannot say. */
export const FORMS = {
  'annuaire.csv': { label: 'CSV', type: 'text/csv' },
  'annuaire.json': { label: 'JSON', type: 'application/json' },
  'annuaire.geojson': { label: 'GeoJSON', type: 'application/geo+json' },
  'structures-data-inclusion.json': { label: 'data·inclusion', type: 'application/json' },
} as const;

export type FormName = keyof typeof FORMS;

/** What is told of the tables, beside those of each selection. */
export const PACKAGE = 'datapackage.json';
/** Once for all of them, beside those of the whole directory. */
export const SCHEMA = 'schema.json';
export const IMPORT_MAP = 'annuaire.map.yaml';

/** Its words are its author's alone: they are read on the portal, and not handed on. */
export const isReserved = ({ data }: ActorItem): boolean => data.licence === 'tous-droits-reserves';

const kept = new WeakMap<Portal, Map<string, OpenSelection>>();

/** By the address of their page. */
function byHref(portal: Portal): ReadonlyMap<string, OpenSelection> {
  let selections = kept.get(portal);
  if (!selections) {
    const all = portal.on('actor') ? [...allSelections(portal)] : [];
    kept.set(portal, (selections = new Map(all.map((one) => [one.href, one]))));
  }
  return selections;
}

/** The whole first; of themes and territories those that hold a structure. */
export const openSelections = (portal: Portal): OpenSelection[] => [...byHref(portal).values()];

function* allSelections(portal: Portal): Generator<OpenSelection> {
  const open = (items: readonly Item[]) =>
    (items as readonly ActorItem[]).filter((item) => !isReserved(item));
  yield {
    scope: {},
    title: sectionLabel(portal, 'actor'),
    href: sectionHref(portal, 'actor'),
    actors: open(portal.items.actor),
    isWhole: true,
  };
  const words = titles(portal.locale);
  for (const type of ['theme', 'territory'] as const)
    for (const item of portal.on(type) ? portal.items[type] : []) {
      if (isRoot(portal, item)) continue;
      const scope = { [type]: item.slug };
      const actors = open(scopedItems(portal, scope, 'actor'));
      const title = words.scoped(sectionLabel(portal, 'actor'), item.title);
      if (actors.length > 0) yield { scope, title, href: item.href, actors, isWhole: false };
    }
}

/** The portal's own territory is the whole: a second copy of it would say nothing more. */
const isRoot = (portal: Portal, { type, slug }: Item): boolean =>
  type === 'territory' && portal.find('territory', portal.settings.rootTerritory)?.slug === slug;

/** The selection of a theme or a territory; of the root territory, the whole. Undefined where it holds nothing. */
export const openSelectionOf = (portal: Portal, item: Item): OpenSelection | undefined =>
  byHref(portal).get(isRoot(portal, item) ? sectionHref(portal, 'actor') : item.href);

export const wholeSelection = (portal: Portal): OpenSelection | undefined =>
  byHref(portal).get(sectionHref(portal, 'actor'));

export const fileHref = ({ href }: Pick<OpenSelection, 'href'>, name: string): string =>
  documentOf(href, name);

const SHARED = [SCHEMA, IMPORT_MAP];

export const isOpenFile = (name: string): boolean =>
  name in FORMS || name === PACKAGE || SHARED.includes(name);

/** Whether a file is there. @param href with the base */
export function hasOpenFile(portal: Portal, href: string, name: string): boolean {
  const selection = byHref(portal).get(href.slice(0, -name.length));
  return selection !== undefined && (selection.isWhole || !SHARED.includes(name));
}

/** The last of some days; undefined where there is none. */
const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce((last, day) => (day && (!last || day > last) ? day : last), undefined);

/** The day when something of it changed or was confirmed. */
export const changedOn = ({ data, updated, published }: ActorItem): string | undefined =>
  latest([updated, published, data.verifiedOn, data.closedOn]);

/** The day of the last change in a list of structures, if any was told. */
export const updatedOf = (actors: readonly ActorItem[]): string | undefined => latest(actors.map(changedOn));

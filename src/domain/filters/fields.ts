/** The filters that several lists have: themes and territories as trees, vocabularies as lists, flags. */
import { filterWords } from '../../i18n/filter-words.ts';
import { inLocale } from '../../schema/field.ts';
import type { Option } from '../../schema/field.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import type { Tree } from '../tree.ts';
import { typesetOf } from '../models/text.ts';
import type { FieldValue, FilterField } from './facets.ts';

type Of<T> = (entry: T) => Pick<Item, 'themes' | 'territories'>;

/** @param itemOf the item that has the themes: an entry of the agenda is a date of one */
export const themeField = <T>(portal: Portal, itemOf: Of<T>): FilterField<T> => ({
  name: 'theme',
  label: filterWords(portal.locale).theme,
  kind: 'tree',
  values: portal.on('theme') ? treeValues(portal, 'theme', portal.themes) : [],
  of: (entry) => itemOf(entry).themes,
});

export const territoryField = <T>(portal: Portal, itemOf: Of<T>): FilterField<T> => ({
  name: 'territoire',
  label: filterWords(portal.locale).territory,
  kind: 'tree',
  values: portal.on('territory') ? treeValues(portal, 'territory', portal.territories) : [],
  of: (entry) => itemOf(entry).territories,
});

/** A closed vocabulary of a content type, in its order. */
export const vocabularyField = <T>(
  portal: Portal,
  { name, label }: { name: string; label: string },
  options: readonly Option[],
  of: (entry: T) => readonly string[] | undefined,
): FilterField<T> => ({
  name,
  label,
  kind: 'list',
  values: options.map(({ value, label: text }) => ({
    code: value,
    label: typesetOf(portal)(inLocale(text, portal.locale)),
  })),
  of: (entry) => of(entry) ?? [],
});

/** Yes or nothing: `?gratuit=oui`. */
export const flagField = <T>(
  { name, label, code = 'oui' }: { name: string; label: string; code?: string },
  is: (entry: T) => boolean,
): FilterField<T> => ({
  name,
  label,
  kind: 'flag',
  values: [{ code, label }],
  of: (entry) => (is(entry) ? [code] : []),
});

/** A tree from its roots, each before what it holds. */
function treeValues(portal: Portal, type: 'theme' | 'territory', tree: Tree): FieldValue[] {
  const walk = (slugs: readonly string[], parent?: string): FieldValue[] =>
    slugs.flatMap((slug) => {
      const item = portal.byKey.get(`${type}/${slug}`);
      const own = item ? [{ code: slug, label: typesetOf(portal)(item.title), parent }] : [];
      return [...own, ...walk(tree.children(slug), item ? slug : parent)];
    });
  return walk(tree.roots);
}

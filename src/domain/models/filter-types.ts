/** The filters of a list, as its form shows them. */
import type { Link, Term } from './base-types.ts';
import type { TreeNode } from './card-types.ts';

export interface FilterValueModel extends Term {
  /** How many entries have it when nothing is chosen; absent where only the reader's clock can tell. */
  count?: number | undefined;
  /** Of a tree: what it holds. */
  children: FilterValueModel[];
}

export interface FacetModel {
  /** In the address, and of its checkboxes. */
  name: string;
  label: string;
  /** A flag has one value. */
  kind: 'list' | 'tree' | 'flag';
  values: FilterValueModel[];
}

/** A choice of one value: the first is what holds at the beginning. */
export interface FilterOptionModel {
  name: string;
  label: string;
  values: Term[];
}

/** The filters of the agenda. */
export interface DateFiltersModel extends Pick<
  FiltersModel,
  'action' | 'data' | 'facets' | 'total' | 'pageSize' | 'neighbours' | 'ways'
> {
  /** Today, this week-end… by the reader's clock; its first value is all that the list holds. */
  when: FilterOptionModel;
  /** How many days ahead the list goes. */
  days: number;
}

export interface FiltersModel {
  /** The list itself: where the form leads. */
  action: string;
  /** What the filters are computed from, fetched on the first gesture. */
  data: string;
  facets: FacetModel[];
  sort: FilterOptionModel;
  view: FilterOptionModel;
  /** Where distances are counted from; its first value is nowhere. */
  near?: FilterOptionModel | undefined;
  total: number;
  /** Cards on a page. */
  pageSize: number;
  /** Beside each place, those that it names as its neighbours. */
  neighbours: Record<string, string[]>;
  /** Without JavaScript: the same list by theme and by territory, a page each. */
  ways: { themes: (Link & { count: number })[]; territories: TreeNode[] };
}

/** A filter with several values: within it they widen (or), between filters they narrow (and). A flag has one value. */
export interface Facet {
  /** In the address and in the form: `theme`. Stable: addresses are shared. */
  name: string;
  /** Of its values, in their fixed order; in a tree the broader one comes before what it holds. */
  codes: readonly string[];
  /** In a tree: the index of the broader value of each, -1 at the top. Choosing a value takes all that it holds. */
  parents?: readonly number[];
}

/** The values of all entries for a facet: few sets are different, so each entry says which one is its own. */
export interface Column {
  /** Indexes of values, those given; broader ones are found by the tree. */
  sets: readonly (readonly number[])[];
  /** For each entry, the index of its set. */
  rows: readonly number[];
}

/** What has one value at a time: the order, the view. */
export interface FilterOption {
  name: string;
  /** The first is what holds where nothing is said, and is never written in the address. */
  values: readonly string[];
}

export interface FilterSpec {
  facets: readonly Facet[];
  options: readonly FilterOption[];
}

/** What is asked. Immutable; two states that ask the same are written in the same way. */
export interface FilterState {
  /** Codes by name of facet, in the order of the facet; a facet without any is absent. */
  chosen: ReadonlyMap<string, readonly string[]>;
  /** By name, always all of them. */
  options: ReadonlyMap<string, string>;
  /** Words looked for in names; '' for none. */
  q: string;
  /** From 1. Whether there are so many is known once the entries are. */
  page: number;
}

/** What an address asked for that is not known here, to be told to the visitor. Hostile text: shown as text alone. */
export interface Ignored {
  /** How many values were left out. */
  count: number;
  /** The first ones, cut short. */
  values: { name: string; value: string }[];
}

export interface Answer {
  /** Indexes of the entries found, ascending: in the order of the data. */
  entries: number[];
  /** By name of facet and index of value: how many entries there would be with this value and the OTHER filters. */
  counts: ReadonlyMap<string, Uint32Array>;
}

// Filters of a list: pure, the same for the directory and for the agenda.
export type {
  Answer,
  Column,
  Facet,
  FilterOption,
  FilterSpec,
  FilterState,
  Ignored,
} from './facets/types.ts';
export { encodeColumn } from './facets/encode.ts';
export { createFilter, searchable, textFilter } from './facets/engine.ts';
export type { Filter } from './facets/engine.ts';
export { orderBy } from './facets/order.ts';
export { nearest } from './facets/nearest.ts';
export type { Proposal } from './facets/nearest.ts';
export {
  chosenPairs,
  emptyState,
  isFiltering,
  readState,
  withChosen,
  withOption,
  withoutPair,
  writeState,
} from './facets/state.ts';

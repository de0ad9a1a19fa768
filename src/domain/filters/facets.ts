/** From what entries are to the filters of their list: those of the directory and of the agenda are made here. */
import { createFilter, encodeColumn } from '../../lib/facets.ts';
import type { Column, Facet } from '../../lib/facets.ts';
import type { FacetModel, FilterValueModel } from '../models/filter-types.ts';

export interface FieldValue {
  code: string;
  label: string;
  /** Of a tree: the code of the broader value, which stands before. */
  parent?: string | undefined;
}

/** A filter to be: its values in the order in which they are shown, and what an entry has of them. */
export interface FilterField<T> {
  name: string;
  label: string;
  kind: FacetModel['kind'];
  values: readonly FieldValue[];
  of(entry: T): readonly string[];
}

export interface BuiltFilter {
  facet: Facet;
  column: Column;
  model: FacetModel;
}

/**
 * The filters that are of use for some entries: a value that none has is left out, and a filter without values too.
 * What is broader than a value in use stays.
 */
export function buildFilters<T>(fields: readonly FilterField<T>[], entries: readonly T[]): BuiltFilter[] {
  return fields.flatMap((field) => {
    const lists = entries.map((entry) => field.of(entry));
    const values = inUse(field.values, new Set(lists.flat()));
    if (values.length === 0) return [];
    const facet = facetOf(field, values);
    const column = encodeColumn(facet, lists);
    const counts = createFilter([facet], [column])({ chosen: new Map() }).counts.get(field.name)!;
    const { name, label, kind } = field;
    return [{ facet, column, model: { name, label, kind, values: nest(values, counts) } }];
  });
}

function inUse(values: readonly FieldValue[], used: ReadonlySet<string>): FieldValue[] {
  const byCode = new Map(values.map((value) => [value.code, value]));
  const kept = new Set<string>();
  for (const { code } of values)
    if (used.has(code))
      for (let at = byCode.get(code); at && !kept.has(at.code); at = byCode.get(at.parent ?? ''))
        kept.add(at.code);
  return values.filter(({ code }) => kept.has(code));
}

function facetOf<T>({ name, kind }: FilterField<T>, values: readonly FieldValue[]): Facet {
  const codes = values.map(({ code }) => code);
  if (kind !== 'tree') return { name, codes };
  const indexes = new Map(codes.map((code, i) => [code, i]));
  return { name, codes, parents: values.map(({ parent }) => indexes.get(parent ?? '') ?? -1) };
}

function nest(values: readonly FieldValue[], counts: Uint32Array): FilterValueModel[] {
  const nodes = new Map<string, FilterValueModel>();
  const top: FilterValueModel[] = [];
  values.forEach(({ code, label, parent }, i) => {
    const node = { value: code, label, count: counts[i]!, children: [] };
    nodes.set(code, node);
    (nodes.get(parent ?? '')?.children ?? top).push(node);
  });
  return top;
}

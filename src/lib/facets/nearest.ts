import { withChosen } from './state.ts';
import type { Facet, FilterSpec, FilterState } from './types.ts';

/** What is near a question that found nothing. */
export interface Proposal {
  /** `beside`: the same elsewhere; `without`: all but this filter, of which `q` is one. */
  kind: 'beside' | 'without';
  /** The facet that changes, or `q`. */
  name: string;
  /** Of `beside`: the value that takes the place of those chosen. */
  code?: string;
  state: FilterState;
  total: number;
}

interface Ways {
  /** The facet of places. */
  place: string;
  /** Of a place, those beside it, the nearest first; without any, those that have the same broader one. */
  neighbours: ReadonlyMap<string, readonly string[]>;
  /** How many places are proposed. */
  most?: number;
}

/**
 * The nearest questions that find something: the same next door, or around, then the same without one of the filters.
 * @param total how many entries a state finds
 */
export function nearest(
  spec: FilterSpec,
  state: FilterState,
  total: (state: FilterState) => number,
  { place, neighbours, most = 3 }: Ways,
): Proposal[] {
  const facet = spec.facets.find(({ name }) => name === place);
  const here = state.chosen.get(place) ?? [];
  const beside = facet
    ? placesAround(facet, here, neighbours).map((code): Proposal =>
        propose('beside', place, withChosen(spec, state, place, [code]), code),
      )
    : [];
  const without = spec.facets
    .filter(({ name }) => state.chosen.has(name))
    // Its place is the last thing that one gives up.
    .sort((a, b) => Number(a.name === place) - Number(b.name === place))
    .map(({ name }) => propose('without', name, withChosen(spec, state, name, [])));
  if (state.q) without.unshift(propose('without', 'q', { ...state, q: '', page: 1 }));
  return [...takeFound(beside, most), ...takeFound(without, Infinity)];

  function propose(kind: Proposal['kind'], name: string, next: FilterState, code?: string): Proposal {
    return { kind, name, state: next, total: NaN, ...(code === undefined ? {} : { code }) };
  }

  /** Asks no more than it has to. */
  function takeFound(proposals: Proposal[], limit: number): Proposal[] {
    const found: Proposal[] = [];
    for (const one of proposals) {
      if (found.length >= limit) break;
      const count = total(one.state);
      if (count > 0) found.push({ ...one, total: count });
    }
    return found;
  }
}

/** Beside each place chosen, then beside what is around it, level by level; at the end what is around. */
function placesAround(
  { codes, parents = [] }: Facet,
  here: readonly string[],
  neighbours: Ways['neighbours'],
): string[] {
  const found = new Set<string>();
  const around = new Set<string>();
  for (const code of here) {
    for (let at = codes.indexOf(code), steps = 0; at >= 0 && steps < codes.length; steps++) {
      const parent = parents[at] ?? -1;
      const named = (neighbours.get(codes[at]!) ?? []).filter((one) => codes.includes(one));
      const siblings = codes.filter((_, i) => i !== at && parent >= 0 && parents[i] === parent);
      for (const one of named.length > 0 ? named : siblings) found.add(one);
      if (parent >= 0) around.add(codes[parent]!);
      at = parent;
    }
  }
  for (const code of around) found.add(code);
  for (const code of here) found.delete(code);
  return [...found];
}

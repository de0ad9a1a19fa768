/**
 * What is asked, in the address and back. Everything that an address can hold is survived: what is not known is left out
 * and told, never thrown.
 */
import type { FilterSpec, FilterState, Ignored } from './types.ts';

/** The two names that every list has, beside its facets and options. */
const QUERY = 'q';
const PAGE = 'page';

const LONGEST_QUERY = 100;
const LONGEST_TOLD = 60;
const MOST_TOLD = 5;

export function emptyState({ options }: FilterSpec): FilterState {
  return {
    chosen: new Map(),
    options: new Map(options.map(({ name, values }) => [name, values[0]!])),
    q: '',
    page: 1,
  };
}

/**
 * Reads an address, or a form. Names that are not the list's own (those of a campaign) are passed over in silence; an
 * unknown value of a known name is told. Of an option given twice the last known value holds.
 * @param params pairs of name and value: a URLSearchParams, a FormData
 */
export function readState(
  spec: FilterSpec,
  params: Iterable<readonly [string, unknown]>,
): { state: FilterState; ignored: Ignored } {
  const base = emptyState(spec);
  const found = new Map(spec.facets.map(({ name }) => [name, new Set<string>()]));
  const known = new Map(spec.facets.map(({ name, codes }) => [name, new Set(codes)]));
  const options = new Map(base.options);
  const ignored: Ignored = { count: 0, values: [] };
  let { q, page } = base;
  const leaveOut = (name: string, value: string) => {
    ignored.count++;
    if (ignored.values.length < MOST_TOLD) ignored.values.push({ name, value: cut(value) });
  };

  for (const [name, given] of params) {
    const value = typeof given === 'string' ? clean(given) : '';
    if (value === '') continue;
    if (name === QUERY) q = value.slice(0, LONGEST_QUERY).trim();
    else if (name === PAGE) {
      if (/^[1-9]\d{0,4}$/.test(value)) page = Number(value);
      else leaveOut(name, value);
    } else if (found.has(name)) {
      if (known.get(name)!.has(value)) found.get(name)!.add(value);
      else leaveOut(name, value);
    } else if (options.has(name)) {
      if (spec.options.some((option) => option.name === name && option.values.includes(value)))
        options.set(name, value);
      else leaveOut(name, value);
    }
  }
  return { state: { chosen: inOrder(spec, found), options, q, page }, ignored };
}

/** In one order only, so that two ways to the same filters give the same address. Defaults are not written. */
export function writeState(spec: FilterSpec, { chosen, options, q, page }: FilterState): URLSearchParams {
  const params = new URLSearchParams();
  if (q) params.append(QUERY, q);
  for (const { name } of spec.facets) for (const code of chosen.get(name) ?? []) params.append(name, code);
  for (const { name, values } of spec.options) {
    const value = options.get(name) ?? values[0]!;
    if (value !== values[0]) params.append(name, value);
  }
  if (page > 1) params.append(PAGE, String(page));
  return params;
}

/** Whether fewer entries than all are asked for. */
export const isFiltering = ({ chosen, q }: FilterState): boolean => chosen.size > 0 || q !== '';

/** What is chosen, a pair a value, in the order of the filters: one mark to be removed for each. */
export const chosenPairs = (
  { facets }: FilterSpec,
  { chosen }: FilterState,
): [name: string, code: string][] =>
  facets.flatMap(({ name }) => (chosen.get(name) ?? []).map((code): [string, string] => [name, code]));

/** With these values of a facet in place of those chosen (none takes the filter away); from the first page. */
export function withChosen(
  spec: FilterSpec,
  state: FilterState,
  name: string,
  codes: readonly string[],
): FilterState {
  return { ...state, chosen: inOrder(spec, new Map([...state.chosen, [name, codes]])), page: 1 };
}

/** Without one value of a facet; from the first page. */
export function withoutPair(spec: FilterSpec, state: FilterState, name: string, code: string): FilterState {
  const left = (state.chosen.get(name) ?? []).filter((one) => one !== code);
  return withChosen(spec, state, name, left);
}

/** With another order or view; from the first page. A value that the option does not know is left aside. */
export function withOption(spec: FilterSpec, state: FilterState, name: string, value: string): FilterState {
  const option = spec.options.find((one) => one.name === name);
  if (!option?.values.includes(value)) return state;
  return { ...state, options: new Map([...state.options, [name, value]]), page: 1 };
}

function inOrder(
  { facets }: FilterSpec,
  found: ReadonlyMap<string, Iterable<string>>,
): Map<string, readonly string[]> {
  const chosen = new Map<string, readonly string[]>();
  for (const { name, codes } of facets) {
    const given = new Set(found.get(name));
    const kept = given.size > 0 ? codes.filter((code) => given.has(code)) : [];
    if (kept.length > 0) chosen.set(name, kept);
  }
  return chosen;
}

/** Without control characters, whatever they are for. */
const clean = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();

const cut = (value: string): string =>
  value.length > LONGEST_TOLD ? `${value.slice(0, LONGEST_TOLD)}…` : value;

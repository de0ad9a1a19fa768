/** What the page shows of the directory's answers: how many, which, their pages, and what is nearest to nothing. */
import { nearest } from '../../../lib/facets.ts';
import type { FilterSpec, FilterState, Ignored, Proposal } from '../../../lib/facets.ts';
import type { FilterWords } from '../../../i18n/filter-words.ts';
import { facetLabel, labelOf } from '../filters/form.ts';
import type { CardWords } from './cards.ts';
import type { PagerWords } from '../filters/pager.ts';

export type Words = FilterWords & CardWords & PagerWords;

const PLACE = 'territoire';

/** Numbers in the language of the page. */
const say = (pattern: string, values: Record<string, string | number>): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (typeof value === 'number') return new Intl.NumberFormat(document.documentElement.lang).format(value);
    return value ?? whole;
  });

/** « 12 structures sur 48, page 1 sur 2 ». */
export function sayFound(
  words: Words,
  { n, total, page, pages }: { n: number; total: number; page: number; pages: number },
): string {
  const found = n === 0 ? words.none : n === total ? words.all : n === 1 ? words.one : words.some;
  const place = pages > 1 ? `, ${say(words.position, { page, pages })}` : '';
  return say(found, { n, total }) + place;
}

/** What an address asked for and nothing knows. It is told as text, whatever it is. */
export function showIgnored(notice: HTMLElement, words: Words, { count, values }: Ignored): void {
  const told = values.map(({ name, value }) => `${name} = ${value}`);
  if (count > values.length) told.push('…');
  notice.hidden = count === 0;
  notice.textContent =
    count === 0 ? '' : say(count > 1 ? words.ignoredMany : words.ignored, { values: told.join(', ') });
}

interface Nearest {
  form: HTMLFormElement;
  spec: FilterSpec;
  words: Words;
  neighbours: Record<string, string[]>;
  total(state: FilterState): number;
  hrefOf(state: FilterState): string;
}

/**
 * Where nothing is found: the next valley, the same place on other themes. Links, for each is an address.
 * @returns whether there is something near
 */
export function showNearest(list: HTMLElement, state: FilterState, about: Nearest): boolean {
  const { spec, neighbours, total, hrefOf } = about;
  list.textContent = '';
  for (const proposal of nearest(spec, state, total, {
    place: PLACE,
    neighbours: new Map(Object.entries(neighbours)),
  })) {
    const link = document.createElement('a');
    link.href = hrefOf(proposal.state);
    link.textContent = sayProposal(proposal, state, about);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  return list.childElementCount > 0;
}

/** A name that nobody has may be said elsewhere: in a text, in a date. */
export function showSearch(place: HTMLElement, words: Words, q: string): void {
  const link = place.querySelector('a')!;
  place.hidden = q === '';
  link.search = String(new URLSearchParams({ q }));
  link.textContent = say(words.searchAll, { q });
}

function sayProposal(
  { kind, name, code, total }: Proposal,
  state: FilterState,
  { form, words }: Nearest,
): string {
  const results = say(total === 1 ? words.oneFound : words.someFound, { n: total });
  if (kind === 'beside') return say(words.beside, { place: labelOf(form, name, code!), results });
  if (name === 'q') return say(words.withoutWords, { results });
  if (name === PLACE) return say(words.elsewhere, { results });
  if (name === 'theme' && state.chosen.has(PLACE)) return say(words.otherThemes, { results });
  return say(words.without, { name: facetLabel(form, name), results });
}

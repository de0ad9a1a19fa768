import { describe, expect, it } from 'vitest';
import { searchFold, unfoldForDisplay } from '../../../src/lib/text/search-fold.ts';

describe('what goes into the search index', () => {
  it.each([
    ['cœur', 'coeur'],
    ['Œuvre', 'Oeuvre'],
    ['ŒUVRE', 'OEUVRE'],
    ['ex æquo', 'ex aequo'],
    ['l’œil de l‘aube', "l'oeil de l'aube"],
    ['l`épicerie', "l'épicerie"],
    ['e\u0301cole', 'école'],
    ['Café, 18 h', 'Café, 18 h'],
    ['The ﬁrst ﬂeur, oﬀert', 'The first fleur, offert'],
    ['Straße, STRAẞE', 'Strasse, STRASSE'],
  ])('%s', (text, folded) => {
    expect(searchFold(text)).toBe(folded);
    expect(searchFold(folded)).toBe(folded);
  });
});

describe('what comes back to be read', () => {
  it.each([
    ['le coeur', 'le cœur'],
    ['OEUVRE', 'ŒUVRE'],
    ["L'oeil", 'L’œil'],
    ['l&#39;équipe', 'l’équipe'],
    ['<mark>Oeuvre</mark> &amp; coexister', '<mark>Œuvre</mark> &amp; coexister'],
  ])('%s', (text, shown) => expect(unfoldForDisplay(text)).toBe(shown));
});

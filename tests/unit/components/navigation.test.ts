import { expect, it } from 'vitest';
import { currentOf } from '../../../src/components/shell/is-current.ts';
import { pageWindow } from '../../../src/lib/page-window.ts';

it.each([
  [1, 1, '1'],
  [1, 3, '1 2 3'],
  [3, 5, '1 2 3 4 5'],
  [1, 9, '1 2 gap 9'],
  [5, 9, '1 gap 4 5 6 gap 9'],
  [4, 9, '1 2 3 4 5 gap 9'],
  [9, 9, '1 gap 8 9'],
])('shows the pages around %i of %i', (page, pages, shown) => {
  expect(pageWindow(page, pages).join(' ')).toBe(shown);
});

it('knows the page and its section in a menu', () => {
  expect(currentOf('/agenda/', '/agenda/', '')).toBe('page');
  expect(currentOf('/agenda/', '/agenda/2026/12/', '')).toBe('true');
  expect(currentOf('/portail/agenda/', '/agenda/', '/portail')).toBe('page');
  expect(currentOf('/', '/agenda/', '')).toBeUndefined();
});

/** What a calendar of somebody else may hold: texts that would keep a program busy for minutes. */
import { expect, it } from 'vitest';
import { readLocation } from '../../../src/cli/calendar/location.ts';
import { MAX_TEXT, proseOf } from '../../../src/cli/calendar/prose.ts';
import { readRule } from '../../../src/cli/calendar/rule.ts';

it.each([' ', '-'])('three hundred thousand times « %s » is a place', (sign) => {
  expect(readLocation(`a${sign.repeat(300_000)}b`).place).toMatch(/^a.*b$/);
});

it('a million semicolons are no rule', () => {
  expect(readRule(`FREQ=DAILY${';'.repeat(1_000_000)}X`).ok).toBe(false);
});

it('a sign that opens a tag and closes none is a text', () => {
  expect(proseOf(`<p>${'<'.repeat(MAX_TEXT)}`)).toMatch(/^(?:\\?<)+$/);
  expect(proseOf('<p>3 <b>4</b> > 5 < 6')).toBe('3 4 > 5 \\< 6');
});

/** What somebody did not touch of a text keeps its spelling. */
import { expect, it } from 'vitest';
import { asSpelled } from '../../../cms/admin/widgets/spelling.ts';
import { BODY, amend } from '../../../src/reader/amend.ts';

/** As Decap's editor writes: stars before items, room in tables. */
const tell = (text: string): string => text.replace(/^- /gm, '* ').replace(/\|(\S)/g, '| $1');

const TEXT = 'Un texte.\n\n- un\n- deux\n\n|a|b|\n\n```\n- code\n\n- code\n```\n';

it('of which nothing changed is the one that it was', () => {
  expect(asSpelled(TEXT, tell(TEXT), tell)).toBe(TEXT);
  expect(asSpelled('\n', '', tell)).toBe('\n');
});

it('of which a word changed keeps the rest; a list that changed keeps its dashes', () => {
  const changed = tell(TEXT).replace('Un texte', 'Un mot').replace('deux', 'trois');
  expect(asSpelled(TEXT, changed, tell)).toBe(
    'Un mot.\n\n- un\n- trois\n\n|a|b|\n\n```\n- code\n\n- code\n```',
  );
});

it('of stars keeps them, and a code of stars is no list', () => {
  expect(asSpelled('* a\n', '* a\n* b', tell)).toBe('* a\n* b');
  expect(asSpelled('- a\n', '* a\n\n```\n* b\n```', tell)).toBe('- a\n\n```\n* b\n```');
});

it('in its file has around it the blank lines that were there', () => {
  const changed = (text: string) => amend({}, text, new Map([[BODY, 'Autre.']]));
  expect(changed('---\nname: A\n---\nUn.\n')).toBe('---\nname: A\n---\nAutre.\n');
  expect(changed('---\nname: A\n---\n\nUn.\n\n')).toBe('---\nname: A\n---\n\nAutre.\n\n');
  expect(changed('---\nname: A\n---\n')).toBe('---\nname: A\n---\n\nAutre.\n');
});

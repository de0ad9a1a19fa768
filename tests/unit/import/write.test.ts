import { FAILSAFE_SCHEMA, CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actor } from '../../../src/content-types/actor/index.ts';
import { toMarkdown } from '../../../src/reader/write.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import type { Fields } from '../../../src/schema/field.ts';

const fields = actor.fields as unknown as Fields;

/** Texts that one reader of YAML or another takes for something else. */
const TRAPS = [
  '01000',
  '1_000',
  '0x1F',
  '0o17',
  '017',
  '1e3',
  '.5',
  '-1',
  '+33 4 65 71 20 26',
  '12:30',
  '1:20:30',
  '2026-02-31',
  '2026-11-24 18:30',
  'yes',
  'No',
  'ON',
  'off',
  'y',
  'N',
  'true',
  'null',
  'Null',
  '~',
  'NaN',
  '.inf',
  '-.INF',
  '',
  ' ',
  'a: b',
  'a:',
  ':a',
  'a #b',
  '#b',
  '- a',
  '-',
  '? a',
  '*a',
  '&a',
  '!a',
  '!!str a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '{a}',
  '[a]',
  ', a',
  '"a"',
  "'a'",
  "l'été",
  'a\nb',
  'a\n\n  b\n',
  '\ta',
  'a\t',
  '---',
  '...',
  '<<',
  '=',
  '<<<<<<< HEAD',
  'C:\\x',
  '\\n',
  'é',
  '\u00a0a',
  '\u2028',
  '🙂',
  '🏴‍☠️',
  'a, b',
  'x'.repeat(300),
  '{{ x }}',
  '${x}',
  'https://www.exemple.fr/a?b=c#d',
  'contact@exemple.fr',
  '\\u0000',
  'a "b" c',
  'http://[::1]/',
];

describe('toMarkdown', () => {
  it('puts keys in the order of the schema, quotes what could be mistaken, and is the same each time', () => {
    const raw = {
      sourceId: '0042',
      address: { commune: 'Dole', postalCode: '01000', street: '4 rue du Moulin' },
      name: 'La Remise à neuf',
      geo: { lon: '5.05', lat: '47.36' },
      verifiedOn: '2021-03-02',
      themes: ['bien-manger', 'se-loger'],
      keywords: ['vide-grenier', 'Fête : oui'],
      links: [{ url: 'https://a.fr' }],
      draft: 'true',
      unknown: 'kept',
    };
    expect(toMarkdown(fields, raw, '  Un texte.\n\n## Titre\n')).toMatchInlineSnapshot(`
      "---
      name: La Remise à neuf
      themes: [bien-manger, se-loger]
      address:
        street: "4 rue du Moulin"
        postalCode: "01000"
        commune: Dole
      geo:
        lat: 47.36
        lon: 5.05
      links:
        - url: "https://a.fr"
      verifiedOn: "2021-03-02"
      keywords:
        - vide-grenier
        - "Fête : oui"
      sourceId: "0042"
      draft: true
      unknown: kept
      ---

      Un texte.

      ## Titre
      "
    `);
    expect(toMarkdown(fields, { ...raw }, 'x')).toBe(toMarkdown(fields, raw, 'x'));
  });

  it.each(TRAPS)('%j is the same text for every reader of YAML', (text) => {
    const raw = { name: text, alternateNames: [text, 'autre'], address: { street: text } };
    const file = toMarkdown(fields, raw, '');
    const header = file.slice(4, -4);
    expect(parseFrontMatter(file)).toMatchObject({ ok: true, raw, body: '' });
    for (const read of [
      load(header, { schema: FAILSAFE_SCHEMA }),
      load(header, { schema: CORE_SCHEMA }),
      load(header),
      parse(header),
      parse(header, { version: '1.1' }),
    ])
      expect(read).toEqual(raw);
  });
});

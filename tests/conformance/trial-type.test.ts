/** The type that the house's guide shows (`src/pages/maison.mdx`): what it promises to newcomers works. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { validate } from '../../src/schema/validate.ts';
import { walk } from '../fixtures/trial-type/index.ts';

describe('the trial type', () => {
  it('reads an entry', () => {
    const { data, faults } = validate<{ duration: number }>(walk.fields, {
      title: 'Le tour des lavoirs',
      summary: 'Six lavoirs.',
      duration: '3 h 15',
      themes: ['montagne'],
    });
    expect(faults).toEqual([]);
    expect(data?.duration).toBe(195);
    expect(walk.card(data as never).kicker).toEqual({ fr: 'À la journée', en: 'All day' });
  });

  it('says what is wrong, with the field’s label and what to write', () => {
    const { data, faults } = validate(walk.fields, {
      title: 'Le tour',
      summary: 'Six.',
      themes: ['a'],
      duration: 'longtemps',
    });
    expect(data).toBeUndefined();
    expect(faults).toMatchInlineSnapshot(`
      [
        {
          "code": "invalid",
          "example": "2 h 30",
          "label": "Durée",
          "message": "une durée est attendue, comme « 2 h 30 » ou « 45 min »",
          "path": [
            "duration",
          ],
          "severity": "error",
          "value": "longtemps",
        },
      ]
    `);
  });
});

describe('the guide and the README', () => {
  const documents = ['src/pages/maison.mdx', 'README.md', 'CONTRIBUTING.md'];

  it.each(documents)('%s names only paths that exist', (file) => {
    const text = readFileSync(join(PROJECT_ROOT, file), 'utf8');
    const named = [...text.matchAll(/`((?:src|tests|content)\/[\w./[\]-]+)`/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(join(PROJECT_ROOT, path)))).toEqual([]);
  });
});

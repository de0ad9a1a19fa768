import { describe, expect, it } from 'vitest';
import { readIcons } from '../../../src/reader/icons.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import { md, snapshotOf } from '../../support/portal.ts';

const themes = (...icons: string[]) =>
  snapshotOf(
    Object.fromEntries(icons.map((icon, i) => [`themes/t${i}.md`, md(`name: T${i}\nicon: ${icon}`)])),
  ).entries;

describe('the icons of themes', () => {
  it('are those that themes name, by that name, and no other', () => {
    const { bodies, problems } = readIcons(themes('carrot', 'home', 'carrot'));
    expect([...bodies.keys()].sort()).toEqual(['carrot', 'home']);
    expect(bodies.get('home')).toMatch(/^<(g|path)/);
    expect(problems).toEqual([]);
  });

  it('that nobody knows are told, with the names that look like them', () => {
    const { bodies, problems } = readIcons(themes('carot', 'bus'));
    expect([...bodies.keys()]).toEqual(['bus']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      severity: 'warning',
      file: 'themes/t0.md',
      path: ['icon'],
      value: 'carot',
    });
    expect(sentenceOf(problems[0]!)).toMatchInlineSnapshot(
      `"— Icône (icon) : reçu « carot » : aucune icône ne porte ce nom : le thème paraît avec un simple rond. Les noms les plus proches : carrot, car, carton."`,
    );
  });

  it('that look like nothing are told too, with where to choose', () => {
    expect(sentenceOf(readIcons(themes('zzzzzzz')).problems[0]!)).toMatchInlineSnapshot(
      `"— Icône (icon) : reçu « zzzzzzz » : aucune icône ne porte ce nom : le thème paraît avec un simple rond. Choisissez un nom, en anglais, sur https://lucide.dev/icons."`,
    );
  });

  it('leave other types alone', () => {
    const { entries } = snapshotOf({ 'actors/a.md': md('name: A\ncommune: Sarvenne') });
    expect(readIcons(entries)).toEqual({ bodies: new Map(), problems: [] });
  });
});

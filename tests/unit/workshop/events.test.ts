/** `--event`: the page of the agenda that announces a workshop, found before anything starts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownRepository } from '../../../cms/cli/own-repository.ts';
import { findEvent } from '../../../cms/workshop/command/events.ts';
import { temporary } from '../../support/built.ts';
import { makeRepository } from '../../support/cms.ts';

const { folder, remove } = temporary();
afterAll(remove);

const content = join(folder, 'contenu');
const write = (name: string, title: string, start: string) =>
  writeFileSync(join(content, 'events', `${name}.md`), `---\ntitle: ${title}\nstart: ${start}\n---\n`);
mkdirSync(join(content, 'events'), { recursive: true });
writeFileSync(join(content, 'portal.yaml'), 'name: Essai\nurl: https://essai.example\n');
write('fiches-et-thermos', 'Fiches et thermos', '02/12/2026 14h');
write('bal', 'Le bal', '2026-12-24');
write('passe', 'Passé', '2026-01-02');
makeRepository(content);
const portal = { content, repository: ownRepository(content), id: 'essai' };
const find = (slug: string, state?: string) => findEvent(portal, { slug, state, today: '2026-12-01' });

test('is found with its day', () => {
  expect(find('fiches-et-thermos')).toMatchObject({ title: 'Fiches et thermos', day: '2026-12-02' });
});

test('that is not there is refused, and those of nearly its name told, else those to come', () => {
  expect(() => find('fiche-et-thermos')).toThrow(
    /pas de fiche « fiche-et-thermos »\. Est-ce : fiches-et-thermos \(/,
  );
  expect(() => find('nexiste-pas')).toThrow(/Il y a : fiches-et-thermos .* ; bal \(Le bal, [^)]*\)\.$/);
});

test('that no commit has is told so; one of the workshop itself is known', () => {
  write('neuve', 'Neuve', '2026-12-05');
  expect(() => find('neuve')).toThrow(/git add events\/neuve\.md/);
  const state = join(folder, 'atelier');
  mkdirSync(join(state, 'content', 'events'), { recursive: true });
  writeFileSync(join(state, 'content', 'events', 'neuve.md'), '---\ntitle: Neuve\nstart: 2026-12-05\n---\n');
  expect(find('neuve', state).day).toBe('2026-12-05');
});

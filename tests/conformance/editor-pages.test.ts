/** The pages that tell the team how to open the editor: what they name is there, what they give to copy is accepted. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { cmsCommand } from '../../cms/cli/command.ts';
import { editorConfig } from '../../cms/config/index.ts';
import { ours } from '../../cms/admin/client/locale.ts';
import { buildCommand } from '../../src/cli/build.ts';
import { checkCommand } from '../../src/cli/check.ts';
import { leadsSomewhere } from '../../src/domain/exists.ts';
import { EDITOR_BACKENDS } from '../../src/schema/editor-settings.ts';
import { PROJECT_ROOT } from '../../src/site/environment.ts';
import { portalOf } from '../support/portal.ts';
import { samplePortal } from '../support/sample.ts';

const FOLDER = join(PROJECT_ROOT, 'content', 'pages');
const NAMES = ['ouvrir-l-editeur', ...readdirSync(FOLDER).filter((name) => name.startsWith('editeur-'))].map(
  (name) => name.replace(/\.md$/, ''),
);

const COMMANDS: Readonly<Record<string, Command>> = {
  cms: cmsCommand(),
  build: buildCommand(),
  check: checkCommand(),
};

const scripts = (
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts;

const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8');

const blocksOf = (text: string): string[] =>
  [...text.matchAll(/^```yaml\n(.*?)^```$/gms)]
    .map(([, block]) => block!)
    .filter((block) => block.startsWith('editor:'));

/** Problems of `portal.yaml` with these lines in it. */
const problemsWith = (settings: string) =>
  portalOf({}, { settings }).problems.filter(({ file }) => file === 'portal.yaml');

it('there is a page for each place where texts can go, but the one that is advised against', () => {
  expect(NAMES.sort()).toEqual([
    'editeur-codeberg',
    'editeur-github',
    'editeur-gitlab',
    'editeur-sur-un-ordinateur',
    'ouvrir-l-editeur',
  ]);
  const backends = NAMES.flatMap((name) => blocksOf(textOf(name))).map(
    (block) => /backend: (\w+)/.exec(block)![1]!,
  );
  const known = EDITOR_BACKENDS.map(({ value }) => value).filter((value) => value !== 'gitea');
  expect(backends.sort()).toEqual([...known].sort());
});

describe.each(NAMES)('%s', (name) => {
  const text = textOf(name);

  it('gives settings that are accepted as they are, and with the lines that it adds', () => {
    for (const block of blocksOf(text)) {
      const added = [...text.matchAll(/ajoutez `(\w+: \S+)`/g)].map(([, line]) => `  ${line}\n`).join('');
      if (/backend: (forgejo|gitlab)/.test(block)) expect(added).toMatch(/^ {2}siteUrl: https:/);
      expect(problemsWith(block)).toEqual(problemsWith(''));
      expect(problemsWith(block + added)).toEqual(problemsWith(''));
      const { settings } = portalOf({}, { settings: block + added });
      if (settings.editor?.backend !== 'none')
        expect(editorConfig(settings).backend.name).toMatch(/^(cordee|github|gitlab|forgejo)$/);
    }
  });

  it('names recipes that are there, and where they go as the recipes themselves say it', () => {
    const copies = [...text.matchAll(/`(src\/site\/hosting\/recettes\/[\w.]+)` en `([^`]+)`/g)];
    expect(copies).toHaveLength(/^editeur-(codeberg|gitlab|github)$/.test(name) ? 1 : 0);
    for (const [, recipe, target] of copies) {
      expect(existsSync(join(PROJECT_ROOT, recipe!)), recipe).toBe(true);
      expect(readFileSync(join(PROJECT_ROOT, recipe!), 'utf8')).toContain(`À copier en ${target}`);
    }
    for (const check of text.matchAll(/la vérification « (\w+) »/g))
      expect(readFileSync(join(PROJECT_ROOT, copies[0]![1]!), 'utf8')).toContain(`\n  ${check[1]}:\n`);
  });

  it('names commands that exist, with their options', () => {
    for (const [, script, options = ''] of text.matchAll(/npm run ([\w:-]+)((?: --)?(?: --[\w-]+)*)/g)) {
      expect(scripts[script!], script).toBeDefined();
      const known = COMMANDS[script!]?.options.map(({ long }) => long) ?? [];
      for (const option of options.match(/--[\w-]+/g) ?? [])
        expect(known, `npm run ${script} -- ${option}`).toContain(option);
    }
  });

  it('leads where it says', () => {
    const portal = samplePortal();
    for (const [, path] of text.matchAll(/\]\((\/[^)#?]*)/g))
      expect(leadsSomewhere(portal, path!), path).toBe(true);
  });

  it('names the columns of the review as the editor does', () => {
    const { workflow, app } = ours as Record<string, any>;
    const { inReviewHeader, readyHeader } = workflow.workflowList;
    if (!text.includes('« Brouillons »')) return;
    for (const word of [app.header.workflow, inReviewHeader, readyHeader])
      expect(text).toContain(`« ${word} »`);
  });

  it('says plainly what was not tried, where a forge is spoken of', () => {
    if (/^editeur-(codeberg|gitlab|github)$/.test(name))
      expect(text).toMatch(/## Ce que nous n’avons pas pu essayer\n/);
  });
});

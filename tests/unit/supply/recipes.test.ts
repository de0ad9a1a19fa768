/** Recipes for forges: pinned, with the least rights, each night, and nothing that a stranger could steer. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

const FOLDER = join(PROJECT_ROOT, 'src/site/hosting/recettes');
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; env?: Record<string, string>; steps: Step[] }>;
}

const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

it('there is one for each forge', () => {
  expect(NAMES.sort()).toEqual(['forgejo.yml', 'github.yml', 'gitlab.yml']);
});

describe.each(['github.yml', 'forgejo.yml'])('%s', (name) => {
  const text = textOf(name);
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('pins each action by its commit, and says its version', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses).length);
    for (const line of lines)
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+(\/[\w-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('can only read, but where it publishes', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = Object.values(workflow.jobs).flatMap(({ permissions }) =>
      permissions ? [permissions] : [],
    );
    expect(more).toEqual(
      name === 'github.yml' ? [{ pages: 'write', 'id-token': 'write' }] : [{ contents: 'write' }],
    );
  });

  it('runs each night and on the main branch, never for a stranger’s proposal', () => {
    expect(Object.keys(workflow.on).sort()).toEqual(['push', 'schedule', 'workflow_dispatch']);
    expect(workflow.on.push).toEqual({ branches: ['main'] });
    expect(workflow.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ [0-6] \* \* \*$/) }]);
  });

  it('puts nothing from elsewhere into a command: values come by the environment', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(text).not.toMatch(/github\.event\.|github\.head_ref/);
  });

  it('leaves no token behind', () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(inputs).toEqual({ 'persist-credentials': false });
    // A token is given to the steps that speak to the forge, not to those that install or build.
    for (const { run = '', env } of steps)
      if (/\bnpm\b/.test(run)) expect(Object.values(env ?? {}).join()).not.toMatch(/token|secrets/);
    for (const { env = {} } of Object.values(workflow.jobs))
      expect(Object.values(env).join()).not.toMatch(/token|secrets/);
  });
});

describe('gitlab.yml', () => {
  const recipe = parse(textOf('gitlab.yml')) as {
    image: string;
    workflow: { rules: { if: string }[] };
    pages: { script: string[]; cache: { paths: string[] } };
  };

  it('names its image exactly', () => {
    expect(recipe.image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+-[\w-]+(@sha256:[0-9a-f]{64})?$/);
  });

  it('runs each night and on the main branch, never for a stranger’s proposal', () => {
    expect(recipe.workflow.rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "schedule"' },
      { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
    ]);
  });

  it('keeps the portal of the day before', () => {
    expect(recipe.pages.cache.paths).toContain('dist');
  });
});

describe.each(NAMES)('%s', (name) => {
  const text = textOf(name);
  const commands = text
    .split('\n')
    .filter((line) => !line.trim().startsWith('#'))
    .join('\n');

  it('installs without scripts, but Node’s', () => {
    expect(commands).toMatch(/npm ci --ignore-scripts && npm rebuild node\n/);
    expect(commands.match(/\bnpm (ci|i|install|add|exec)\b|\bnpx\b/g)).toEqual(['npm ci']);
    expect(commands).toContain('npm audit --omit=dev');
  });

  it('prints no secret, and fetches no program on the way', () => {
    expect(commands).not.toMatch(/pull_request|set -[a-z]*x|GIT_TRACE|GIT_CURL_VERBOSE|\bprintenv\b/);
    expect(commands).not.toMatch(/\b(curl|wget)\b|\|\s*(ba)?sh\b|eval\b/);
    const prints = commands.split('\n').filter((line) => /\becho\b|\bprintf\b/.test(line));
    expect(
      prints.filter((line) => /JETON|TOKEN|secrets/i.test(line) && !/="[^"]*\$\(printf/.test(line)),
    ).toEqual([]);
  });

  it('brings content in through its own command, and keeps the day before', () => {
    expect(commands).toContain('npm run content -- "$CONTENT_URL" --to contenu');
    expect(commands).toMatch(/npm run build/);
    expect(commands).toMatch(/^ +(- )?dist$|-C dist$/m);
  });

  it('says in French where to copy it', () => {
    expect(text).toMatch(/^# À copier en \.[\w/.-]+\.yml/);
  });
});

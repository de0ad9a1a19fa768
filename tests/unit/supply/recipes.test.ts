/** Recipes for forges: pinned, with the least rights, each night, and nothing that a stranger could steer. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { git, writeFiles } from '../../support/store.ts';

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
  concurrency: { group: string };
  jobs: Record<
    string,
    { if?: string; permissions?: Record<string, string>; env?: Record<string, string>; steps: Step[] }
  >;
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

  it('runs each night, on the main branch and on what the editor proposes, never for a stranger’s proposal', () => {
    expect(Object.keys(workflow.on).sort()).toEqual(['push', 'schedule', 'workflow_dispatch']);
    expect(workflow.on.push).toEqual({ branches: ['main', 'cms/**'] });
    expect(workflow.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ [0-6] \* \* \*$/) }]);
  });

  it('reads a proposal with the code of the main branch, with no more rights than reading, and publishes none', () => {
    const { relire, ...others } = workflow.jobs;
    expect(relire).toMatchObject({ if: "startsWith(github.ref, 'refs/heads/cms/')" });
    expect(relire!.permissions).toBeUndefined();
    // A proposal that waits for its turn must not take the place of the portal's own.
    expect(workflow.concurrency.group).toContain('${{ github.ref_name }}');
    for (const job of Object.values(others))
      expect(job.if ?? (job as { needs?: string }).needs).toMatch(
        /^github\.ref == 'refs\/heads\/main'$|^construire$/,
      );
    const [code] = relire!.steps;
    if (name === 'github.yml') {
      expect(code!.with).toEqual({ 'persist-credentials': false, ref: 'main' });
      expect(relire!.steps[1]!.with).toEqual({ 'persist-credentials': false, path: 'proposition' });
    } else
      expect(code!.run).toMatch(
        /fetch [^\n]*"\$DEPOT" main\n.*checkout [^\n]*FETCH_HEAD\n.*fetch [^\n]*"\$COMMIT"\ngit branch/s,
      );
  });

  it('puts nothing from elsewhere into a command: values come by the environment', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(text).not.toMatch(/github\.event\.|github\.head_ref/);
  });

  it('leaves no token behind', () => {
    for (const { uses, with: inputs } of steps)
      if (uses?.startsWith('actions/checkout@'))
        expect(inputs).toMatchObject({ 'persist-credentials': false });
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
    pages: { rules: { if: string }[]; script: string[]; cache: { paths: string[] } };
    relire: { rules: { if: string }[]; script: string[] };
  };

  it('names its image exactly', () => {
    expect(recipe.image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+-[\w-]+(@sha256:[0-9a-f]{64})?$/);
  });

  const MAIN = { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' };
  const PROPOSALS = { if: '$CI_COMMIT_BRANCH =~ /^cms\\//' };

  it('runs each night, on the main branch and on what the editor proposes, never for a stranger’s proposal', () => {
    expect(recipe.workflow.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "schedule"' }, MAIN, PROPOSALS]);
  });

  it('reads a proposal with the code of the main branch, and publishes none', () => {
    expect(recipe.pages.rules).toEqual([MAIN]);
    expect(recipe.relire.rules).toEqual([PROPOSALS]);
    const { script } = recipe.relire;
    const at = (word: string) => script.findIndex((line) => line.includes(word));
    expect(
      [at('branch --force proposition'), at('checkout'), at('npm ci')].every(
        (step, i, all) => step > (all[i - 1] ?? -1),
      ),
    ).toBe(true);
    expect(script[at('checkout') - 1]).toContain('origin "$CI_DEFAULT_BRANCH"');
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
    expect(new Set(commands.match(/\bnpm (ci|i|install|add|exec)\b|\bnpx\b/g))).toEqual(new Set(['npm ci']));
    expect(commands).toContain('npm audit --omit=dev');
  });

  it('takes of a proposal its content alone, and checks it', () => {
    expect(commands).toMatch(
      /rm -rf content\n[ -]+npm run content -- (\.|proposition) --allow-local .*--from content --to content\n[ -]+npm run check\n/,
    );
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

describe('what the recipes run on a proposal', () => {
  const root = mkdtempSync(join(tmpdir(), 'cordee-proposal-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('says its faults in French, file by file, and takes nothing else from it', () => {
    const [repository, to] = [join(root, 'depot'), join(root, 'content')];
    writeFiles(repository, {
      'package.json': '{"scripts":{"check":"false"}}',
      'content/portal.yaml': 'name: Essai\nid: essai\nurl: https://essai.example\n',
      'content/actors/le-plot.md': '---\nname: Le Plot\nverifiedOn: demain\n---\n',
      'content/events/fete.md': '---\nname: Fête\n---\n',
    });
    git(repository, 'init', '--quiet', '--initial-branch=proposition');
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--message=Proposition');
    const cordee = (...args: string[]) =>
      spawnSync(process.execPath, [join(PROJECT_ROOT, 'src/cli/main.ts'), ...args], {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, PORTAL_CONTENT: to, CI: '1', NO_COLOR: '1' },
      });
    const brought = cordee(
      'content',
      'depot',
      '--allow-local',
      '--branch',
      'proposition',
      '--from',
      'content',
      '--to',
      'content',
    );
    expect(brought.status, brought.stderr).toBe(0);
    expect(
      readdirSync(to)
        .filter((name) => !name.startsWith('.'))
        .sort(),
    ).toEqual(['actors', 'events', 'portal.yaml']);
    const { status, stdout } = cordee('check');
    expect(status).toBe(1);
    expect(stdout).toMatch(/::error file=content\/events\/fete\.md,line=\d+::.*début/i);
  }, 30_000);
});

/**
 * Forgejo and Gitea, as far as Decap's backends ask them (API v1 of Forgejo 12: swagger of `/api/v1`). Trees come by
 * pages of a thousand entries, comparisons without their files, labels by their numbers.
 */
import { AMELIE, Repository } from './repository.ts';
import type { Proposal } from './repository.ts';
import { notFound, pkceRoutes, serveRoutes } from './http.ts';
import type { Answer, Door, Routes, Served } from './http.ts';

const REPO = '/api/v1/repos/:owner/:repo';
/** `DEFAULT_GIT_TREES_PER_PAGE` of both. */
const TREE_PAGE = 1000;

export interface Forge extends Served {
  repository: Repository;
  door: Door;
  /** Of the account that comes in. */
  rights: { push: boolean };
}

export async function forgejo(): Promise<Forge> {
  const repository = new Repository();
  const door: Door = { appId: 'identifiant-du-client', redirect: '' };
  const rights = { push: true };
  const routes = {
    ...pkceRoutes(door, '/login/oauth/authorize', '/login/oauth/access_token'),
    ...people(rights),
    ...contents(repository),
    ...branches(repository),
    ...pulls(repository),
  };
  const served = await serveRoutes(routes, {
    open: /^\/(api\/|login\/oauth\/access_token$)/,
    exposed: 'Link, X-Total-Count',
    guarded: /^\/api\//,
    word: 'token',
  });
  return { ...served, repository, door, rights };
}

const people = (rights: { push: boolean }): Routes => ({
  'GET /api/v1/user': () => ({
    json: {
      login: AMELIE.login,
      full_name: AMELIE.name,
      email: AMELIE.email,
      avatar_url: 'https://avatars.invalid/amelie.png',
    },
  }),
  [`GET ${REPO}`]: ({ params }) => ({
    json: {
      owner: { login: params['owner'] },
      permissions: { pull: true, ...rights, admin: false },
      default_branch: 'main',
    },
  }),
});

const contents = (repository: Repository): Routes => ({
  [`GET ${REPO}/git/trees/*spec`]: async ({ params, query }) => {
    const found = await repository.tree(params['spec']!, query.has('recursive'));
    if (!found) return notFound();
    const page = Number(query.get('page') ?? 1);
    const entries = found.entries.slice((page - 1) * TREE_PAGE, page * TREE_PAGE);
    const truncated = found.entries.length > page * TREE_PAGE;
    return { json: { sha: found.sha, page, total_count: found.entries.length, truncated, tree: entries } };
  },
  [`GET ${REPO}/git/blobs/:sha`]: async ({ params }) => {
    const bytes = await repository.blob(params['sha']!);
    return {
      json: { sha: params['sha'], size: bytes.length, encoding: 'base64', content: bytes.toString('base64') },
    };
  },
  [`GET ${REPO}/contents/*path`]: async ({ params, query }) => {
    const commit = await repository.resolve(query.get('ref') ?? 'main');
    const sha = commit && (await repository.oidOf(commit, params['path']!));
    return sha
      ? { json: { type: 'file', path: params['path'], sha } }
      : notFound('The target couldn’t be found.');
  },
  [`POST ${REPO}/contents`]: ({ json }) => write(repository, json),
  [`GET ${REPO}/commits`]: async ({ query }) => {
    const last = await repository.lastOf(query.get('path') ?? '', query.get('sha') ?? 'main');
    return { json: last ? [{ sha: last.sha, commit: { message: last.message, author: last.author } }] : [] };
  },
});

interface Operation {
  operation: 'create' | 'update' | 'delete';
  path: string;
  from_path?: string;
  content?: string;
  sha?: string;
}

/** An update names the file that it replaces; a creation finds none. */
async function write(
  repository: Repository,
  { branch, files, message }: { branch: string; files: Operation[]; message: string },
): Promise<Answer> {
  const head = await repository.branch(branch);
  if (!head) return notFound('branch does not exist');
  const changes = new Map<string, Uint8Array | null>();
  for (const { operation, path, from_path: from = path, content = '', sha } of files) {
    const there = await repository.oidOf(head, from);
    if (operation === 'create' && there)
      return { status: 422, json: { message: `repository file already exists [path: ${path}]` } };
    if (operation !== 'create' && there !== sha)
      return { status: 422, json: { message: `sha does not match [given: ${sha}]` } };
    if (from !== path) changes.set(from, null);
    changes.set(path, operation === 'delete' ? null : Buffer.from(content, 'base64'));
  }
  const commit = await repository.write(branch, changes, message);
  return { status: 201, json: { commit: { sha: commit } } };
}

const branches = (repository: Repository): Routes => ({
  [`GET ${REPO}/branches/:branch`]: async ({ params }) => {
    const id = await repository.branch(params['branch']!);
    return id ? { json: { name: params['branch'], commit: { id } } } : notFound('branch does not exist');
  },
  [`POST ${REPO}/branches`]: async ({ json }) => {
    await repository.move(json.new_branch_name, await repository.branch(json.old_ref_name));
    return { status: 201, json: { name: json.new_branch_name } };
  },
  [`DELETE ${REPO}/branches/:branch`]: async ({ params }) => {
    await repository.move(params['branch']!, undefined);
    return { status: 204 };
  },
  [`GET ${REPO}/compare/*range`]: async ({ params }) => {
    const [from, to] = await Promise.all(params['range']!.split('...').map((one) => repository.resolve(one)));
    if (!from || !to) return notFound();
    const { commits } = await repository.between(from, to);
    return {
      json: { total_commits: commits.length, commits: commits.map((one) => ({ sha: one.sha, commit: one })) },
    };
  },
});

function pulls(repository: Repository): Routes {
  const labels: string[] = [];
  const labelOf = (name: string) => ({ id: labels.indexOf(name) + 1, name });
  const shown = async (one: Proposal) => ({
    number: one.number,
    title: one.title,
    body: one.body,
    state: one.state === 'open' ? 'open' : 'closed',
    merged: one.state === 'merged',
    labels: one.labels.map(labelOf),
    user: { login: AMELIE.login },
    updated_at: one.updated,
    base: { ref: 'main' },
    // For a branch of the same repository, the label is its name alone.
    head: {
      ref: one.branch,
      label: one.branch,
      sha: await repository.branch(one.branch),
      repo: { owner: { login: 'ambrune' } },
    },
  });
  const numbered = (number: string | undefined) => repository.proposals[Number(number) - 1]!;
  return {
    [`GET ${REPO}/pulls`]: async ({ query }) => ({
      json: await Promise.all(
        repository.proposals
          .filter(({ state }) => query.get('state') === 'all' || state === query.get('state'))
          .map(shown),
      ),
    }),
    [`POST ${REPO}/pulls`]: async ({ json }) => ({
      status: 201,
      json: await shown(repository.propose(json.title, json.body, json.head.replace(/^[^:]+:/, ''))),
    }),
    [`PATCH ${REPO}/pulls/:number`]: async ({ params, json }) => {
      numbered(params['number']).state = json.state;
      return { status: 201, json: await shown(numbered(params['number'])) };
    },
    [`GET ${REPO}/pulls/:number/files`]: async ({ params }) => {
      const { branch } = numbered(params['number']);
      const { files } = await repository.between('main', branch);
      return {
        json: files.map(({ path, status }) => ({
          filename: path,
          status: status === 'modified' ? 'changed' : status,
        })),
      };
    },
    [`POST ${REPO}/pulls/:number/merge`]: async ({ params, json }) => {
      const proposal = numbered(params['number']);
      const title =
        json.MergeTitleField ??
        `Merge pull request '${proposal.title}' (#${proposal.number}) from ${proposal.branch} into main`;
      const done = await repository.merge(proposal, `${title}\n\n${json.MergeMessageField ?? ''}`, {
        squash: json.Do === 'squash',
      });
      return done ? { status: 200 } : { status: 409, json: { message: 'merge conflict' } };
    },
    [`GET ${REPO}/labels`]: () => ({ json: labels.map(labelOf) }),
    [`POST ${REPO}/labels`]: ({ json }) => {
      labels.push(json.name);
      return { status: 201, json: labelOf(json.name) };
    },
    [`PUT ${REPO}/issues/:number/labels`]: ({ params, json }) => {
      numbered(params['number']).labels = json.labels.map((id: number) => labels[id - 1]!);
      return { json: numbered(params['number']).labels.map(labelOf) };
    },
  };
}

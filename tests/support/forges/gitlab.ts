/**
 * GitLab, as far as Decap's backend asks it (REST API v4). Lists come by pages and say so in headers; what is created
 * or changed of a merge request comes in the address, accents included.
 */
import { AMELIE, Repository } from './repository.ts';
import type { Proposal } from './repository.ts';
import { notFound, pkceRoutes, serveRoutes } from './http.ts';
import type { Answer, Asked, Door, Routes } from './http.ts';
import type { Forge } from './forgejo.ts';

const PROJECT = '/api/v4/projects/:project';

/** What GitLab lets pages of other sites read (`config/application.rb`). */
const EXPOSED =
  'ETag, Link, X-Gitlab-Blob-Id, X-Gitlab-Commit-Id, X-Next-Page, X-Page, X-Per-Page, X-Prev-Page, X-Total, X-Total-Pages';

export async function gitlab(): Promise<Forge> {
  const repository = new Repository();
  const door: Door = { appId: 'identifiant-de-l-application', redirect: '' };
  const rights = { push: true };
  const routes = {
    ...pkceRoutes(door, '/oauth/authorize', '/oauth/token'),
    ...people(rights),
    ...texts(repository),
    ...commits(repository),
    ...mergeRequests(repository),
  };
  const served = await serveRoutes(routes, {
    open: /^\/(api\/|oauth\/token$)/,
    exposed: EXPOSED,
    guarded: /^\/api\//,
    word: 'Bearer',
  });
  return { ...served, repository, door, rights };
}

/** 30 writes, 20 reads. */
const people = (rights: Forge['rights']): Routes => ({
  'GET /api/v4/user': () => ({
    json: {
      id: 1,
      username: AMELIE.login,
      name: AMELIE.name,
      email: AMELIE.email,
      avatar_url: 'https://avatars.invalid/amelie.png',
    },
  }),
  [`GET ${PROJECT}`]: () => ({
    json: {
      default_branch: 'main',
      permissions: { project_access: { access_level: rights.push ? 30 : 20 }, group_access: null },
      shared_with_groups: [],
    },
  }),
  // Notes of the review are issues of the project; there is none.
  [`GET ${PROJECT}/issues`]: () => ({ json: [] }),
});

/** A list, in pages. */
function paged(all: readonly unknown[], { query }: Asked): Answer {
  const size = Number(query.get('per_page') ?? 20);
  const page = Number(query.get('page') ?? 1);
  const pages = Math.max(1, Math.ceil(all.length / size));
  return {
    json: all.slice((page - 1) * size, page * size),
    headers: {
      'x-page': `${page}`,
      'x-per-page': `${size}`,
      'x-total': `${all.length}`,
      'x-total-pages': `${pages}`,
    },
  };
}

function texts(repository: Repository): Routes {
  const found = async ({ params, query }: Asked): Promise<{ oid: string; commit: string } | undefined> => {
    const commit = await repository.resolve(query.get('ref') ?? 'main');
    const oid = commit && (await repository.oidOf(commit, params['path']!));
    return oid ? { oid, commit } : undefined;
  };
  return {
    [`GET ${PROJECT}/repository/tree`]: async (asked) => {
      const folder = asked.query.get('path') ?? '';
      const tree = await repository.tree(
        `${asked.query.get('ref')}:${folder}`,
        asked.query.get('recursive') === 'true',
      );
      if (!tree) return notFound('404 Tree Not Found');
      const entries = tree.entries.map(({ sha, path, type, mode }) => ({
        id: sha,
        name: path.split('/').at(-1),
        type,
        path: `${folder}/${path}`,
        mode,
      }));
      return paged(entries, asked);
    },
    [`GET ${PROJECT}/repository/files/:path/raw`]: async (asked) => {
      const file = await found(asked);
      return file ? { bytes: await repository.blob(file.oid) } : notFound('404 File Not Found');
    },
    [`HEAD ${PROJECT}/repository/files/:path`]: async (asked) => {
      const file = await found(asked);
      return file
        ? { headers: { 'x-gitlab-blob-id': file.oid, 'x-gitlab-commit-id': file.commit } }
        : { status: 404 };
    },
  };
}

interface Action {
  action: 'create' | 'update' | 'delete' | 'move';
  file_path: string;
  previous_path?: string;
  content?: string;
}

const commits = (repository: Repository): Routes => ({
  [`GET ${PROJECT}/repository/commits`]: async ({ query }) => {
    const last = await repository.lastOf(query.get('path') ?? '', query.get('ref_name') ?? 'main');
    return {
      json: last ? [{ id: last.sha, author_name: last.author.name, authored_date: last.author.date }] : [],
    };
  },
  [`POST ${PROJECT}/repository/commits`]: async ({ json }) => {
    const there = await repository.branch(json.branch);
    if (json.start_branch && there)
      return { status: 400, json: { message: `A branch called '${json.branch}' already exists.` } };
    const head = there ?? (await repository.branch(json.start_branch));
    if (!head) return notFound('404 Branch Not Found');
    const changes = new Map<string, Uint8Array | null>();
    for (const {
      action,
      file_path: path,
      previous_path: from = path,
      content = '',
    } of json.actions as Action[]) {
      const exists = await repository.oidOf(head, from);
      if (action === 'create' && exists)
        return { status: 400, json: { message: 'A file with this name already exists' } };
      if (action !== 'create' && !exists)
        return { status: 400, json: { message: "A file with this name doesn't exist" } };
      if (from !== path) changes.set(from, null);
      changes.set(path, action === 'delete' ? null : Buffer.from(content, 'base64'));
    }
    const id = await repository.write(json.branch, changes, json.commit_message);
    return { status: 201, json: { id } };
  },
  [`GET ${PROJECT}/repository/commits/:sha/refs`]: async ({ params }) => {
    const main = await repository.git.maybe(['merge-base', '--is-ancestor', params['sha']!, 'main']);
    return { json: main === undefined ? [] : [{ type: 'branch', name: 'main' }] };
  },
  [`GET ${PROJECT}/repository/commits/:sha/statuses`]: () => ({ json: [] }),
  [`GET ${PROJECT}/repository/branches/:branch`]: async ({ params }) => {
    const id = await repository.branch(params['branch']!);
    return id ? { json: { name: params['branch'], commit: { id } } } : notFound('404 Branch Not Found');
  },
  [`DELETE ${PROJECT}/repository/branches/:branch`]: async ({ params }) => {
    await repository.move(params['branch']!, undefined);
    return { status: 204 };
  },
  [`GET ${PROJECT}/repository/compare`]: async ({ query }) => {
    const [from, to] = await Promise.all(
      ['from', 'to'].map((end) => repository.resolve(query.get(end) ?? '')),
    );
    if (!from || !to) return notFound();
    const { files } = await repository.between(from, to);
    return {
      json: {
        diffs: files.map(({ path, status }) => ({
          old_path: path,
          new_path: path,
          new_file: status === 'added',
          deleted_file: status === 'removed',
          renamed_file: false,
          diff: /\.(webp|png|jpe?g)$/.test(path) ? 'Binary files differ\n' : '@@ -0,0 +1 @@\n',
        })),
      },
    };
  },
});

function mergeRequests(repository: Repository): Routes {
  const shown = async (one: Proposal) => ({
    iid: one.number,
    title: one.title,
    description: one.body,
    state: { open: 'opened', closed: 'closed', merged: 'merged' }[one.state],
    labels: one.labels,
    source_branch: one.branch,
    target_branch: 'main',
    sha: await repository.branch(one.branch),
    author: { username: AMELIE.login, name: AMELIE.name },
    updated_at: one.updated,
    rebase_in_progress: false,
    merge_error: null,
  });
  const numbered = ({ params }: Asked) => repository.proposals[Number(params['iid']) - 1]!;
  const labelsOf = (query: URLSearchParams) => (query.get('labels') ?? '').split(',').filter(Boolean);
  return {
    [`GET ${PROJECT}/merge_requests`]: async (asked) => {
      const source = asked.query.get('source_branch');
      const open = repository.proposals.filter(
        ({ state, branch, labels }) =>
          state === 'open' && labels.length > 0 && (!source || branch === source),
      );
      return paged(await Promise.all(open.map(shown)), asked);
    },
    [`POST ${PROJECT}/merge_requests`]: async ({ query }) => {
      const text = (name: string) => query.get(name) ?? '';
      const proposal = repository.propose(
        text('title'),
        text('description'),
        text('source_branch'),
        labelsOf(query),
      );
      return { status: 201, json: await shown(proposal) };
    },
    [`GET ${PROJECT}/merge_requests/:iid`]: async (asked) => ({ json: await shown(numbered(asked)) }),
    [`PUT ${PROJECT}/merge_requests/:iid`]: async (asked) => {
      const proposal = numbered(asked);
      if (asked.query.has('labels')) proposal.labels = labelsOf(asked.query);
      if (asked.query.get('state_event') === 'close') proposal.state = 'closed';
      return { json: await shown(proposal) };
    },
    // Begun, and over at the first question.
    [`PUT ${PROJECT}/merge_requests/:iid/rebase`]: () => ({
      status: 202,
      json: { rebase_in_progress: true },
    }),
    [`PUT ${PROJECT}/merge_requests/:iid/merge`]: async (asked) => {
      const { query } = asked;
      const squash = query.get('squash') === 'true';
      const message = query.get(squash ? 'squash_commit_message' : 'merge_commit_message') ?? '';
      const proposal = numbered(asked);
      const done = await repository.merge(proposal, message, { squash });
      if (!done) return { status: 406, json: { message: 'Branch cannot be merged' } };
      if (query.get('should_remove_source_branch') === 'true')
        await repository.move(proposal.branch, undefined);
      return { json: await shown(proposal) };
    },
  };
}

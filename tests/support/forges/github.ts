/**
 * GitHub, as far as Decap's backend asks it (REST API of 2022-11-28), and the relay that lets a page in: a window of its
 * own, on its own address, which keeps the secret and hands the token over by `postMessage`.
 */
import { treeWith } from '../../../cms/git/objects.ts';
import { AMELIE, Repository } from './repository.ts';
import type { Commit, Proposal } from './repository.ts';
import { TOKEN, notFound, serveRoutes } from './http.ts';
import type { Answer, Routes, Served } from './http.ts';

const REPO = '/api/v3/repos/:owner/:repo';

export interface Hub extends Served {
  repository: Repository;
  relay: Served;
  rights: { push: boolean };
}

export async function github(): Promise<Hub> {
  const repository = new Repository();
  const rights = { push: true };
  const routes = { ...people(rights), ...objects(repository), ...refs(repository), ...pulls(repository) };
  const served = await serveRoutes(routes, {
    open: /^\/api\//,
    exposed: 'ETag, Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
    guarded: /^\/api\//,
    word: 'token',
  });
  const relay = await serveRoutes(
    { 'GET /connexion/auth': ({ query }) => relayPage(query.get('provider') ?? '') },
    { open: /^$/, guarded: /^$/, word: 'token' },
  );
  return {
    ...served,
    repository,
    rights,
    relay,
    close: async () => void (await Promise.all([served.close(), relay.close()])),
  };
}

/** What the relays that one installs answer, once GitHub sent the person back to them. */
const relayPage = (provider: string): Answer => ({
  html: `<!doctype html><title>Relais</title><p>Connexion…</p><script>
  addEventListener('message', ({ origin }) => {
    opener.postMessage('authorization:${provider}:success:' + JSON.stringify({ token: '${TOKEN}', provider: '${provider}' }), origin);
  });
  opener.postMessage('authorizing:${provider}', '*');
</script>`,
});

const people = (rights: { push: boolean }): Routes => ({
  'GET /api/v3/user': () => ({ json: { login: AMELIE.login, name: AMELIE.name, email: AMELIE.email } }),
  'GET /api/v3/users/:login': () => ({ json: { login: AMELIE.login, name: AMELIE.name } }),
  [`GET ${REPO}`]: ({ params }) => ({
    json: { owner: { login: params['owner'] }, permissions: rights, default_branch: 'main' },
  }),
  // Notes of the review are issues of the repository; there is none.
  'GET /api/v3/search/issues': () => ({ json: { total_count: 0, items: [] } }),
});

interface TreeEntry {
  path: string;
  sha: string | null;
}

const objects = (repository: Repository): Routes => ({
  [`GET ${REPO}/git/trees/*spec`]: async ({ params, query }) => {
    const tree = await repository.tree(params['spec']!, query.has('recursive'));
    return tree ? { json: { sha: tree.sha, truncated: false, tree: tree.entries } } : notFound();
  },
  [`POST ${REPO}/git/trees`]: async ({ json }) => {
    const { base_tree: base, tree } = json as { base_tree: string; tree: TreeEntry[] };
    const changes = new Map(tree.map(({ path, sha }) => [path, sha === null ? null : { oid: sha }]));
    return { status: 201, json: { sha: await treeWith(repository.git, base, changes) } };
  },
  [`GET ${REPO}/git/blobs/:sha`]: async ({ params }) => {
    const bytes = await repository.blob(params['sha']!);
    return {
      json: { sha: params['sha'], size: bytes.length, encoding: 'base64', content: bytes.toString('base64') },
    };
  },
  [`POST ${REPO}/git/blobs`]: async ({ json }) => {
    const input = Buffer.from(json.content, 'base64');
    return {
      status: 201,
      json: { sha: await repository.git.text(['hash-object', '-w', '--stdin'], { input }) },
    };
  },
  [`POST ${REPO}/git/commits`]: async ({ json }) => {
    const sha = await repository.commit(json.tree, json.parents, json.message, json.author ?? AMELIE);
    return { status: 201, json: { sha, tree: { sha: json.tree } } };
  },
  [`GET ${REPO}/commits`]: async ({ query }) => {
    const last = await repository.lastOf(query.get('path') ?? '', query.get('sha') ?? 'main');
    return { json: last ? [shownCommit(last)] : [] };
  },
  [`GET ${REPO}/commits/:sha/status`]: () => ({ json: { state: 'pending', statuses: [] } }),
});

const shownCommit = (one: Commit) => ({
  sha: one.sha,
  parents: one.parents.map((sha) => ({ sha })),
  commit: { message: one.message, author: one.author, committer: one.author, tree: { sha: one.tree } },
});

const refs = (repository: Repository): Routes => ({
  [`GET ${REPO}/branches/:branch`]: async ({ params }) => {
    const sha = await repository.branch(params['branch']!);
    return sha ? { json: { name: params['branch'], commit: { sha } } } : notFound('Branch not found');
  },
  [`POST ${REPO}/git/refs`]: async ({ json }) => {
    const name = json.ref.replace('refs/heads/', '');
    if (await repository.branch(name)) return { status: 422, json: { message: 'Reference already exists' } };
    await repository.move(name, json.sha);
    return { status: 201, json: { ref: json.ref, object: { sha: json.sha } } };
  },
  [`PATCH ${REPO}/git/refs/heads/:branch`]: async ({ params, json }) => {
    const before = await repository.branch(params['branch']!);
    if (!before) return { status: 422, json: { message: 'Reference does not exist' } };
    const forward = await repository.git.maybe(['merge-base', '--is-ancestor', before, json.sha]);
    if (!json.force && forward === undefined)
      return { status: 422, json: { message: 'Update is not a fast forward' } };
    await repository.move(params['branch']!, json.sha);
    return { json: { object: { sha: json.sha } } };
  },
  [`DELETE ${REPO}/git/refs/heads/:branch`]: async ({ params }) => {
    if (!(await repository.branch(params['branch']!)))
      return { status: 422, json: { message: 'Reference does not exist' } };
    await repository.move(params['branch']!, undefined);
    return { status: 204 };
  },
  [`GET ${REPO}/compare/*range`]: async ({ params }) => {
    const [from, to] = await Promise.all(params['range']!.split('...').map((one) => repository.resolve(one)));
    if (!from || !to) return notFound();
    const { base, commits, files } = await repository.between(from, to);
    return {
      json: {
        base_commit: shownCommit(base),
        commits: commits.map(shownCommit),
        files: files.map(({ path, status, oid }) => ({
          filename: path,
          status,
          sha: oid,
          ...(/\.(webp|png|jpe?g)$/.test(path) ? {} : { patch: '@@ -0,0 +1 @@' }),
        })),
      },
    };
  },
});

function pulls(repository: Repository): Routes {
  const shown = async (one: Proposal) => ({
    number: one.number,
    title: one.title,
    body: one.body,
    state: one.state === 'open' ? 'open' : 'closed',
    merged_at: one.state === 'merged' ? one.updated : null,
    labels: one.labels.map((name) => ({ name })),
    user: { login: AMELIE.login },
    updated_at: one.updated,
    head: { ref: one.branch, sha: await repository.branch(one.branch), repo: { fork: false } },
    base: { ref: 'main', sha: await repository.branch('main') },
  });
  const numbered = (number: string | undefined) => repository.proposals[Number(number) - 1]!;
  const bare = (head: string) => head.replace(/^[^:]+:/, '');
  return {
    [`GET ${REPO}/pulls`]: async ({ query }) => {
      const head = query.get('head');
      const wanted = repository.proposals.filter(
        ({ state, branch }) =>
          (query.get('state') === 'all' || state === query.get('state')) && (!head || branch === bare(head)),
      );
      return { json: await Promise.all(wanted.map(shown)) };
    },
    [`POST ${REPO}/pulls`]: async ({ json }) => ({
      status: 201,
      json: await shown(repository.propose(json.title, json.body, bare(json.head))),
    }),
    [`PATCH ${REPO}/pulls/:number`]: async ({ params, json }) => {
      numbered(params['number']).state = json.state;
      return { json: await shown(numbered(params['number'])) };
    },
    [`PUT ${REPO}/issues/:number/labels`]: ({ params, json }) => {
      numbered(params['number']).labels = json.labels;
      return { json: json.labels.map((name: string) => ({ name })) };
    },
    [`PUT ${REPO}/pulls/:number/merge`]: async ({ params, json }) => {
      const proposal = numbered(params['number']);
      if (json.sha !== (await repository.branch(proposal.branch)))
        return {
          status: 409,
          json: { message: 'Head branch was modified. Review and try the merge again.' },
        };
      const title = json.commit_title ?? `${proposal.title} (#${proposal.number})`;
      const sha = await repository.merge(proposal, `${title}\n\n${json.commit_message}`, {
        squash: json.merge_method === 'squash',
      });
      return sha
        ? { json: { sha, merged: true } }
        : { status: 405, json: { message: 'Pull Request is not mergeable' } };
    },
  };
}

/**
 * Former addresses as the rules of hosts, so that they answer « moved for ever » (301) rather than with a page that
 * sends on. The pages are there all the same, for hosts that read no rules. What each host reads: README.md of
 * src/site/hosting.
 */
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { Document } from './index.ts';

/** Paths with the base, from where to where. Of [a-z0-9/-] alone, but for the base: no rule needs an escape. */
export interface Rule {
  from: string;
  to: string;
}

/** What has another name for good: browsers remember a 301 for ever, so what may come back is left to its page. */
export function redirectRules(portal: Portal): Rule[] {
  const { base } = portal;
  const renamed = [...portal.redirects].map(([from, { type, slug }]) => ({
    from: base + from,
    to: base + addressOf({ kind: 'entry', type, slug }),
  }));
  const moved = [...portal.kept].flatMap(([from, kept]) =>
    kept.kind === 'moved' && kept.forGood ? [{ from: base + from, to: base + kept.to }] : [],
  );
  return [...renamed, ...moved].sort((a, b) => (a.from < b.from ? -1 : 1));
}

const HEAD = '# Écrit à chaque construction : les anciennes adresses et les nouvelles.';
const TEXT = 'text/plain; charset=utf-8';

export function* redirectDocuments(portal: Portal): Generator<Document> {
  const rules = redirectRules(portal);
  const file = (address: string, line: (rule: Rule) => string, ...more: string[]): Document => ({
    address,
    type: TEXT,
    text: () => [HEAD, ...more, ...rules.map(line), ''].join('\n'),
  });
  // Netlify, Cloudflare Pages, GitLab Pages.
  yield file('/_redirects', ({ from, to }) => `${from} ${to} 301`);
  // `include` in a map of nginx.
  yield file('/_redirects.nginx', ({ from, to }) => `${from} ${to};`);
  // `import` in a site of Caddy.
  yield file('/_redirects.caddy', ({ from, to }) => `redir ${from} ${to} permanent`);
  // Apache, which most shared hosts are. All of it is in a module that may not be there: no line of it can stop the site.
  yield {
    address: '/.htaccess',
    type: TEXT,
    text: () =>
      [
        HEAD,
        '<IfModule mod_alias.c>',
        ...rules.map(({ from, to }) => `RedirectMatch 301 "^${escaped(from)}$" "${to}"`),
        `ErrorDocument 404 ${portal.base}/404.html`,
        '</IfModule>',
        '',
      ].join('\n'),
  };
}

/** A base path may hold a dot. */
const escaped = (path: string): string => path.replace(/[.~]/g, '\\$&');

/**
 * The feeds, calendars, files and cards of an entry are at its former addresses too: programs that took them there
 * follow no redirect of a page, and a host without rules has no other.
 */
export function* alsoAtFormer(portal: Portal, all: Iterable<Document>): Generator<Document> {
  const formers = new Map<string, string[]>();
  for (const [from, { type, slug }] of portal.redirects) {
    const now = addressOf({ kind: 'entry', type, slug });
    formers.set(now, [...(formers.get(now) ?? []), from]);
  }
  for (const document of all) {
    yield document;
    if (!/\.(?:xml|ics|json|geojson|csv|vcf)$/.test(document.address)) continue;
    const cut = document.address.lastIndexOf('/') + 1;
    for (const from of formers.get(document.address.slice(0, cut)) ?? [])
      yield { ...document, address: from + document.address.slice(cut) };
  }
}

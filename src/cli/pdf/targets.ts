/** What is to be printed: addresses, whole or not, and files of the content folder, as people write them. */
import { relative, resolve, sep } from 'node:path';
import { addresses } from '../../domain/addresses.ts';
import type { Portal } from '../../domain/portal.ts';
import { printedAddresses } from '../../domain/print-dates.ts';
import { addressOf } from '../../domain/urls.ts';
import { nearest } from '../../lib/text/nearest.ts';

export interface Targets {
  /** Addresses of the portal, once each: `/articles/x/`. */
  addresses: string[];
  /** What leads nowhere: a sentence each. */
  refused: string[];
}

export interface Where {
  /** The content folder. */
  content: string;
  /** From where relative paths are read. */
  cwd: string;
}

/** The page of each text. What was renamed leads to where it lives today. */
export function resolveTargets(portal: Portal, texts: readonly string[], where: Where): Targets {
  const known = new Set(addresses(portal));
  const found = new Set<string>();
  const refused: string[] = [];
  for (const text of texts) {
    const address = text.endsWith('.md') ? addressOfFile(portal, text, where) : addressIn(portal, text);
    const moved = address === undefined ? undefined : portal.redirects.get(address);
    if (moved) found.add(pageOf(moved));
    else if (address !== undefined && known.has(address)) found.add(address);
    else refused.push(refusal(portal, text, known, where));
  }
  return { addresses: [...found], refused };
}

/** The addresses of all articles, in the order of their list. */
export const articleAddresses = (portal: Portal): string[] => portal.items.article.map(pageOf);

/** The posters of months and the programmes of weeks, of the portal, its themes and its territories. */
export const posterAddresses = (portal: Portal): string[] => [...printedAddresses(portal)];

const pageOf = ({ type, slug }: Pick<Portal['items']['article'][number], 'type' | 'slug'>): string =>
  addressOf({ kind: 'entry', type, slug });

/** `https://ambrune.example/articles/x`, `localhost:4321/articles/x/`, `articles/x` → `/articles/x/`. */
function addressIn(portal: Portal, text: string): string | undefined {
  const url = URL.canParse(text) && /^https?:/i.test(text) ? new URL(text) : undefined;
  if (url && url.origin !== portal.origin && !/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
    return undefined;
  const path = (url?.pathname ?? text).replace(/[?#].*$/s, '').replace(/^(?!\/)/, '/');
  const inside = portal.base && path.startsWith(`${portal.base}/`) ? path.slice(portal.base.length) : path;
  return /\/$|\.html$/.test(inside) ? inside : `${inside}/`;
}

/** `content/articles/x.md` from here, or `articles/x.md` from the content folder. */
function addressOfFile(portal: Portal, text: string, { content, cwd }: Where): string | undefined {
  const files = new Set(
    [relative(content, resolve(cwd, text)), text].map((path) => path.split(sep).join('/')),
  );
  const item = [...portal.byKey.values()].find(({ file }) => files.has(file));
  return item && pageOf(item);
}

function refusal(portal: Portal, text: string, known: ReadonlySet<string>, { content }: Where): string {
  const isFile = text.endsWith('.md');
  const candidates = isFile ? [...portal.byKey.values()].map(({ file }) => file) : [...known];
  const near = nearest(
    isFile ? text.replace(/^.*?([^/]+\/[^/]+)$/, '$1') : (addressIn(portal, text) ?? ''),
    candidates,
  );
  const said = near.length ? ` Vouliez-vous dire ${near.join(' ou ')} ?` : '';
  return isFile
    ? `« ${text} » n’est pas une fiche publiée de ${content} : elle n’y est pas, ou elle attend (brouillon, date à venir, erreur : npm run check le dit).${said}`
    : `« ${text} » n’est pas une adresse du portail ${portal.settings.name} (${portal.origin}${portal.base}/).${said}`;
}

/** `/articles/x/` → `articles-x.pdf`; the second that would take a name gets a number. */
export function fileNames(list: readonly string[]): Map<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    list.map((address) => {
      const name =
        address
          .replace(/\.html$/, '')
          .split('/')
          .filter(Boolean)
          .join('-') || 'accueil';
      const times = (taken.get(name) ?? 0) + 1;
      taken.set(name, times);
      return [address, `${name}${times > 1 ? `-${times}` : ''}.pdf`];
    }),
  );
}

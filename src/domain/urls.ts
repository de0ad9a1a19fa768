/**
 * The one place where an address is composed or read. An address begins and ends with `/`, from the
 * portal's root; the base path is applied here, by `hrefOf`, and nowhere else.
 */
import type { TypeName } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import { SECTIONS } from '../content-types/reserved.ts';

export type Scope = { theme?: string | undefined; territory?: string | undefined };

export type Route =
  | { kind: 'home' | 'search' | 'subscribe' | 'site-map' | 'not-found' | 'quarantine' }
  | { kind: 'list'; type: TypeName; page: number }
  | { kind: 'letter'; letter: string; page: number }
  | { kind: 'month'; month: string }
  | { kind: 'day'; day: string }
  | { kind: 'closed'; page: number }
  | { kind: 'index'; type: 'theme' | 'territory' }
  | { kind: 'entry'; type: TypeName; slug: string }
  | { kind: 'crossing'; theme: string; territory: string }
  | ({ kind: 'scoped'; type: TypeName; page: number } & Scope);

const FIXED = {
  home: '/',
  search: '/recherche/',
  subscribe: '/s-abonner/',
  'site-map': '/plan-du-site/',
  'not-found': '/404.html',
  quarantine: '/quarantaine/',
} as const;

const paged = (address: string, page: number) => (page > 1 ? `${address}page/${page}/` : address);
const section = (type: TypeName) => typeOf(type).section ?? '';

export function addressOf(route: Route): string {
  switch (route.kind) {
    case 'list':
      return paged(`/${section(route.type)}/`, route.page);
    case 'letter':
      return paged(`/annuaire/lettre/${route.letter}/`, route.page);
    case 'month':
      return `/agenda/${route.month.replace('-', '/')}/`;
    case 'day':
      return `/agenda/${route.day.replaceAll('-', '/')}/`;
    case 'closed':
      return paged('/annonces/closes/', route.page);
    case 'index':
      return `/${section(route.type)}/`;
    case 'entry':
      return route.type === 'page' ? `/${route.slug}/` : `/${section(route.type)}/${route.slug}/`;
    case 'crossing':
      return `/themes/${route.theme}/${route.territory}/`;
    case 'scoped':
      return paged(`${scopeAddress(route)}${section(route.type)}/`, route.page);
    default:
      return FIXED[route.kind];
  }
}

function scopeAddress({ theme, territory }: Scope): string {
  if (theme && territory) return `/themes/${theme}/${territory}/`;
  return theme ? `/themes/${theme}/` : `/territoires/${territory}/`;
}

/** The address of a document beside a page: `/themes/bien-manger/` → `/themes/bien-manger/atom.xml`. */
export const documentOf = (address: string, name: string): string => `${address}${name}`;

/** What an address asks for; undefined where the grammar knows no such address. */
export function parseAddress(address: string): Route | undefined {
  const fixed = Object.entries(FIXED).find(([, path]) => path === address);
  if (fixed) return { kind: fixed[0] as keyof typeof FIXED };
  if (!/^(\/[a-z0-9-]+)+\/$/.test(address)) return undefined;
  const { parts, page } = splitPage(address.slice(1, -1).split('/'));
  if (!page) return undefined;
  const type = SECTIONS.get(parts[0]!);
  if (!type)
    return parts.length === 1 && page === 1 ? { kind: 'entry', type: 'page', slug: parts[0]! } : undefined;
  const route =
    type === 'theme' || type === 'territory'
      ? parseScoped(type, parts, page)
      : parseSection(type, parts, page);
  return route && addressOf(route) === address ? route : undefined;
}

function splitPage(parts: string[]): { parts: string[]; page: number } {
  if (parts.at(-2) !== 'page' || parts.length < 3) return { parts, page: 1 };
  const page = Number(parts.at(-1));
  return { parts: parts.slice(0, -2), page: Number.isInteger(page) && page > 1 ? page : 0 };
}

function parseSection(type: TypeName, parts: string[], page: number): Route | undefined {
  const [, second, third] = parts;
  if (!second) return { kind: 'list', type, page };
  if (type === 'actor' && second === 'lettre' && third && parts.length === 3)
    return { kind: 'letter', letter: third, page };
  if (type === 'event' && parts.length > 2) return parseDate(parts.slice(1));
  if (type === 'listing' && second === 'closes' && parts.length === 2) return { kind: 'closed', page };
  return parts.length === 2 && page === 1 ? { kind: 'entry', type, slug: second } : undefined;
}

/** `/agenda/2026/12/` and `/agenda/2026/12/05/`. */
function parseDate(parts: string[]): Route | undefined {
  const date = parts.join('-');
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(date)) return { kind: 'month', month: date };
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date) ? { kind: 'day', day: date } : undefined;
}

function parseScoped(type: 'theme' | 'territory', parts: string[], page: number): Route | undefined {
  const [, first, second, third] = parts;
  if (!first) return page === 1 ? { kind: 'index', type } : undefined;
  if (!second) return page === 1 ? { kind: 'entry', type, slug: first } : undefined;
  const listed = SECTIONS.get(second);
  if (listed && parts.length === 3) return { kind: 'scoped', type: listed, page, [type]: first };
  if (type !== 'theme') return undefined;
  if (!third) return page === 1 ? { kind: 'crossing', theme: first, territory: second } : undefined;
  const crossed = SECTIONS.get(third);
  return crossed && parts.length === 4
    ? { kind: 'scoped', type: crossed, page, theme: first, territory: second }
    : undefined;
}

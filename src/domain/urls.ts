/**
 * The one place where an address is composed or read. An address begins and ends with `/`, from the
 * portal's root; the base path is applied here, by `hrefOf`, and nowhere else.
 */
import type { TypeName } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import { SECTIONS } from '../content-types/reserved.ts';
import type { FormKind } from './forms/types.ts';

export type Scope = { theme?: string | undefined; territory?: string | undefined };

/** What other sites show: the directory, the agenda, or the map of the directory. */
export type EmbedType = 'actor' | 'event' | 'map';

/** Whose dates: an actor's, or those of a theme, a territory, both. */
export type AgendaScope = Scope & { actor?: string | undefined };

export type Route =
  | {
      kind:
        | 'home'
        | 'search'
        | 'subscribe'
        | 'site-map'
        | 'not-found'
        | 'quarantine'
        | 'open-data'
        | 'embed-guide'
        | 'reuse'
        | 'propose';
    }
  | { kind: 'form'; form: FormKind }
  | ({ kind: 'embed'; type: EmbedType } & Scope)
  | { kind: 'list'; type: TypeName; page: number }
  | { kind: 'letter'; letter: string; page: number }
  | { kind: 'month'; month: string }
  | { kind: 'day'; day: string }
  | { kind: 'closed' | 'ongoing'; page: number }
  | { kind: 'index'; type: 'theme' | 'territory' }
  | { kind: 'entry'; type: TypeName; slug: string }
  | { kind: 'crossing'; theme: string; territory: string }
  | ({ kind: 'scoped'; type: Exclude<TypeName, 'event'>; page: number } & Scope)
  | ({ kind: 'agenda'; page: number } & AgendaScope)
  | ({ kind: 'archive'; year: string; page: number } & AgendaScope)
  | PrintRoute;

/** What is made to be printed: the poster of a month (`2026-12`), the programme of a week (its Monday). */
export type PrintRoute = ({ kind: 'poster'; month: string } | { kind: 'programme'; week: string }) & Scope;

const FIXED = {
  home: '/',
  search: '/recherche/',
  subscribe: '/s-abonner/',
  'site-map': '/plan-du-site/',
  'not-found': '/404.html',
  quarantine: '/quarantaine/',
  'open-data': '/donnees-ouvertes/',
  'embed-guide': '/integrer/',
  reuse: '/agenda/reprendre/',
  propose: '/proposer/',
} as const;

/** Second segment of a form, after `/proposer/`. */
const FORMS: Readonly<Record<FormKind, string>> = {
  actor: 'association',
  event: 'rendez-vous',
  listing: 'annonce',
  question: 'question',
  article: 'article',
  correction: 'correction',
};

/** First segment of a frame, after `/integrer/`. */
export const EMBEDS: Readonly<Record<EmbedType, string>> = {
  actor: 'annuaire',
  event: 'agenda',
  map: 'carte',
};

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
    case 'ongoing':
      return paged('/agenda/en-cours/', route.page);
    case 'closed':
      return paged('/annonces/closes/', route.page);
    case 'index':
      return `/${section(route.type)}/`;
    case 'entry':
      return route.type === 'page' ? `/${route.slug}/` : `/${section(route.type)}/${route.slug}/`;
    case 'embed':
      return `/integrer/${EMBEDS[route.type]}${embedded(route)}`;
    case 'form':
      return `/proposer/${FORMS[route.form]}/`;
    case 'crossing':
      return `/themes/${route.theme}/${route.territory}/`;
    case 'scoped':
      return paged(`${scopeAddress(route)}${section(route.type)}/`, route.page);
    case 'agenda':
      return paged(`${scopeAddress(route)}agenda/`, route.page);
    case 'archive':
      return paged(`${scopeAddress(route)}agenda/${route.year}/`, route.page);
    case 'poster':
      return `${printedOf(route)}agenda/${route.month.replace('-', '/')}/affiche/`;
    case 'programme':
      return `${printedOf(route)}agenda/${route.week.replaceAll('-', '/')}/programme/`;
    default:
      return FIXED[route.kind];
  }
}

function scopeAddress({ actor, theme, territory }: AgendaScope): string {
  if (actor) return `/annuaire/${actor}/`;
  if (theme && territory) return `/themes/${theme}/${territory}/`;
  return theme ? `/themes/${theme}/` : `/territoires/${territory}/`;
}

const embedded = (scope: Scope): string => (scope.theme || scope.territory ? scopeAddress(scope) : '/');

/** The whole portal, a theme or a territory. */
const printedOf = ({ theme, territory }: Scope): string =>
  theme || territory ? scopeAddress({ theme, territory }) : '/';

/** The address of a document beside a page: `/themes/bien-manger/` → `/themes/bien-manger/atom.xml`. */
export const documentOf = (address: string, name: string): string => `${address}${name}`;

/** What an address asks for; undefined where the grammar knows no such address. */
export function parseAddress(address: string): Route | undefined {
  const fixed = Object.entries(FIXED).find(([, path]) => path === address);
  if (fixed) return { kind: fixed[0] as keyof typeof FIXED };
  if (!/^(\/[a-z0-9-]+)+\/$/.test(address)) return undefined;
  const printed = parsePrinted(address);
  if (printed) return printed;
  const { parts, page } = splitPage(address.slice(1, -1).split('/'));
  if (!page) return undefined;
  if (parts[0] === 'integrer') return page === 1 ? parseEmbed(parts.slice(1), address) : undefined;
  if (parts[0] === 'proposer') return page === 1 ? parseForm(parts) : undefined;
  const type = SECTIONS.get(parts[0]!);
  if (!type)
    return parts.length === 1 && page === 1 ? { kind: 'entry', type: 'page', slug: parts[0]! } : undefined;
  const route =
    type === 'theme' || type === 'territory'
      ? parseScoped(type, parts, page)
      : parseSection(type, parts, page);
  return route && addressOf(route) === address ? route : undefined;
}

/** `/proposer/association/` */
function parseForm(parts: string[]): Route | undefined {
  const [form] = Object.entries(FORMS).find(([, segment]) => segment === parts[1]) ?? [];
  return form && parts.length === 2 ? { kind: 'form', form: form as FormKind } : undefined;
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
  if (type === 'actor' && third) return parseList(parts.slice(2), page, { actor: second });
  if (type === 'event' && parts.length > 2) return parseDate(parts.slice(1));
  if (type === 'event' && second === 'en-cours') return { kind: 'ongoing', page };
  if (type === 'listing' && second === 'closes' && parts.length === 2) return { kind: 'closed', page };
  return parts.length === 2 && page === 1 ? { kind: 'entry', type, slug: second } : undefined;
}

/** `/agenda/2026/12/` and `/agenda/2026/12/05/`. */
function parseDate(parts: string[]): Route | undefined {
  const date = parts.join('-');
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(date)) return { kind: 'month', month: date };
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date) ? { kind: 'day', day: date } : undefined;
}

const PRINTED =
  /^(?:\/(themes|territoires)\/([^/]+))?\/agenda\/(\d{4}\/(?:0[1-9]|1[0-2]))(?:\/affiche|\/(0[1-9]|[12]\d|3[01])\/programme)\/$/;

/** `/agenda/2026/12/affiche/` and `/themes/bien-manger/agenda/2026/11/30/programme/`. */
function parsePrinted(address: string): PrintRoute | undefined {
  const [, kind, slug, yearMonth, day] = PRINTED.exec(address) ?? [];
  if (!yearMonth) return undefined;
  const month = yearMonth.replace('/', '-');
  const scope = slug ? { [kind === 'themes' ? 'theme' : 'territory']: slug } : {};
  return day ? { kind: 'programme', week: `${month}-${day}`, ...scope } : { kind: 'poster', month, ...scope };
}

function parseScoped(type: 'theme' | 'territory', parts: string[], page: number): Route | undefined {
  const [, first, second, third] = parts;
  if (!first) return page === 1 ? { kind: 'index', type } : undefined;
  if (!second) return page === 1 ? { kind: 'entry', type, slug: first } : undefined;
  if (SECTIONS.has(second)) return parseList(parts.slice(2), page, { [type]: first });
  if (type !== 'theme') return undefined;
  if (!third) return page === 1 ? { kind: 'crossing', theme: first, territory: second } : undefined;
  return parseList(parts.slice(3), page, { theme: first, territory: second });
}

/** `/integrer/annuaire/`, `/integrer/agenda/themes/bien-manger/sarvenne/`: the section, then the address of the page. */
function parseEmbed([name = '', ...rest]: string[], address: string): Route | undefined {
  const [type] = Object.entries(EMBEDS).find(([, segment]) => segment === name) ?? [];
  if (!type) return undefined;
  const [around, slug, territory] = rest;
  const scope: Scope = around === 'territoires' ? { territory: slug } : { theme: slug, territory };
  const route: Route = { kind: 'embed', type: type as EmbedType, ...scope };
  return addressOf(route) === address ? route : undefined;
}

/** What stands under a theme, a territory, both, or an actor: a section, and for the agenda perhaps a year. */
function parseList(parts: string[], page: number, scope: AgendaScope): Route | undefined {
  const [first, year] = parts;
  const type = SECTIONS.get(first!);
  if (!type || parts.length > 2) return undefined;
  if (type !== 'event') return year || scope.actor ? undefined : { kind: 'scoped', type, page, ...scope };
  if (!year) return { kind: 'agenda', page, ...scope };
  return /^\d{4}$/.test(year) ? { kind: 'archive', year, page, ...scope } : undefined;
}

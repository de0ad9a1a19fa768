/**
 * Slugs that an entry may not take, because the portal has a page of its own at that address.
 * Tested against the grammar of addresses: a new reserved form has its line here.
 */
import type { TypeName } from './registry.ts';
import { TYPE_NAMES, typeOf } from './registry.ts';

/** First segments of addresses, one a section. */
export const SECTIONS = new Map<string, TypeName>(
  TYPE_NAMES.flatMap((name) => {
    const section = typeOf(name).section;
    return section ? [[section, name] as const] : [];
  }),
);

/** Pages of the portal at the root that are nobody's entry. */
export const OWN_PAGES = [
  'recherche',
  's-abonner',
  'plan-du-site',
  'quarantaine',
  'donnees-ouvertes',
  'integrer',
  'proposer',
  'atelier',
  '404',
  'admin',
  'media',
  'pagefind',
  'index',
];

/** Why a slug is refused for a type, if it is. */
export function isReserved(type: TypeName, slug: string): boolean {
  if (type === 'page') return SECTIONS.has(slug) || OWN_PAGES.includes(slug);
  if (slug === 'page' || slug === 'index') return true;
  if (type === 'actor') return slug === 'lettre';
  if (type === 'event') return /^\d{4}$/.test(slug) || slug === 'reprendre' || slug === 'en-cours';
  if (type === 'listing') return slug === 'closes';
  if (type === 'theme' || type === 'territory') return SECTIONS.has(slug);
  return false;
}

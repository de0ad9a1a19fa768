/** Pages that would say the same: a crossing that holds all that a wider one holds gives way to it. */
import type { Portal } from './portal.ts';
import type { Scope } from './urls.ts';

/**
 * The widest scope that shows just what this one shows: the same theme around the place, or the broader theme in it. A
 * scope holds nothing that a wider one does not, so that the same number is the same entries. Search engines are told
 * of the widest alone; the others stay, where people look for them.
 * @param count how much a scope has of what the page shows
 */
export function widestSame(portal: Portal, scope: Scope, count: (scope: Scope) => number): Scope {
  const { theme, territory } = scope;
  if (!theme || !territory) return scope;
  const here = count(scope);
  const around = portal.territories.lineage(territory)[1];
  const broader = portal.themes.lineage(theme)[1];
  const wider: (Scope | undefined)[] = [
    around === undefined ? { theme } : { theme, territory: around },
    broader === undefined ? undefined : { theme: broader, territory },
  ];
  const same = wider.find((one) => one && count(one) === here);
  return same ? widestSame(portal, same, count) : scope;
}

/** Whether no wider scope shows the same. */
export function isWidest(portal: Portal, scope: Scope, count: (scope: Scope) => number): boolean {
  const same = widestSame(portal, scope, count);
  return same.theme === scope.theme && same.territory === scope.territory;
}

/** The ways to the agenda of an actor, a theme, a territory. */
import { agendaOf } from '../agendas.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { AgendaScope } from '../urls.ts';

/** Where the agenda of a scope begins, with the base; undefined where it has none. */
export function agendaHref(portal: Portal, scope: AgendaScope): string | undefined {
  const { actor, theme, territory } = scope;
  return (
    agendaOf(portal, scope) && portal.base + addressOf({ kind: 'agenda', page: 1, actor, theme, territory })
  );
}

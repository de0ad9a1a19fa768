/** Two events that bear one identifier are one event in the calendars of those who subscribe: a file was copied whole. */
import type { Problem } from '../schema/problem.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

export function uidProblems(portal: Portal): Problem[] {
  const owners = new Map<string, Item>();
  const events = (portal.items.event as Item<'event'>[]).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  return events.flatMap((item): Problem[] => {
    const { uid } = item.data;
    if (!uid) return [];
    const owner = owners.get(uid);
    if (!owner) {
      owners.set(uid, item as Item);
      return [];
    }
    return [
      {
        severity: 'warning',
        code: 'shared-uid',
        path: ['uid'],
        file: item.file,
        label: 'Identifiant permanent',
        value: uid,
        message: `${owner.file} porte le même identifiant : il le garde, ce rendez-vous-ci en reçoit un autre dans les agendas. Effacez cette ligne, ou toute la fiche si c’est un double`,
      },
    ];
  });
}

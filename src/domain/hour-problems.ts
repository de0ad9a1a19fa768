/** Hours that the change of the clocks skips, or gives twice, in the event's own zone. */
import type { Data } from '../content-types/registry.ts';
import type { LocalDateTime } from '../lib/dates/local.ts';
import { localOf, utcOf } from '../lib/dates/zone.ts';
import type { Problem } from '../schema/problem.ts';
import type { Item } from './item.ts';

type Said = Pick<Problem, 'path' | 'label'>;

/** @param zone the portal's */
export function hourProblems(item: Item, zone: string): Problem[] {
  if (item.type !== 'event') return [];
  const data = item.data as Data<'event'>;
  if (data.allDay) return [];
  const own = data.timeZone ?? zone;
  return momentsOf(data).flatMap(({ local, said }): Problem[] => {
    const found = hourProblem(local, own);
    return found ? [{ ...found, ...said, file: item.file, value: local.replace('T', ' ') }] : [];
  });
}

/** The hours that somebody wrote beside a day: those that a rule gives have no line to mend. */
function momentsOf({ start, end, recurrence }: Data<'event'>): { local: LocalDateTime; said: Said }[] {
  const at = (date: string, time: string | undefined, path: Said['path'], label: string) =>
    time ? [{ local: `${date}T${time}`, said: { path, label } }] : [];
  const { extra = [], changes = [] } = recurrence ?? {};
  return [
    ...at(start.date, start.time, ['start'], 'Début'),
    ...(end ? at(end.date, end.time, ['end'], 'Fin') : []),
    ...extra.flatMap(({ date, time }, i) => at(date, time, ['recurrence', 'extra', i], 'Date ajoutée')),
    ...changes.flatMap(({ date, newDate, start: hour }, i) =>
      at(newDate ?? date, hour, ['recurrence', 'changes', i, 'start'], 'Nouvelle heure de début'),
    ),
  ];
}

const MINUTE = 60_000;
/** The changes of the clocks that are known: an hour nearly everywhere, half of one in a place or two. */
const STEPS = [30, 60, 120];

function hourProblem(
  local: LocalDateTime,
  zone: string,
): Pick<Problem, 'severity' | 'code' | 'message'> | undefined {
  const instant = utcOf(local, zone);
  const shown = localOf(instant, zone);
  if (shown !== local)
    return {
      severity: 'warning',
      code: 'hour-skipped',
      message: `cette heure n’existe pas ce jour-là (${zone}) : les horloges avancent. Il est annoncé à ${shown.slice(11)}. Écrivez l’heure voulue`,
    };
  if (STEPS.some((step) => localOf(instant + step * MINUTE, zone) === local))
    return {
      severity: 'note',
      code: 'hour-doubled',
      message: `cette heure arrive deux fois ce jour-là (${zone}) : les horloges reculent. C’est la première qui est annoncée. Choisissez une autre heure si vous pouvez`,
    };
  return undefined;
}

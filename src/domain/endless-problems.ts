/** A series without an end goes on by itself: fine for a market, a lie for what stopped and was never told. */
import type { Data } from '../content-types/registry.ts';
import { FREQUENCIES } from '../content-types/event/vocabularies.ts';
import { addMonths } from '../lib/dates/local.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import type { Problem } from '../schema/problem.ts';
import { labelIn } from '../schema/vocabulary.ts';
import type { Item } from './item.ts';

/** Somebody looks at a page that goes on at least so often, in months. */
const LEFT_ALONE = 24;

/** @param today the portal's day */
export function endlessProblems(item: Item, today: LocalDate): Problem[] {
  if (item.type !== 'event') return [];
  const { recurrence, start, status } = item.data as Data<'event'>;
  if (!recurrence || recurrence.until || recurrence.count || status === 'annule') return [];
  const seen = [item.updated, item.published, start.date]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1)!;
  const isDaily =
    recurrence.freq === 'quotidien' && (recurrence.interval ?? 1) === 1 && !recurrence.byDay?.length;
  const isLeft = addMonths(seen, LEFT_ALONE) < today;
  if (!isDaily && !isLeft) return [];
  return [
    {
      severity: isLeft ? 'warning' : 'note',
      code: 'endless',
      path: ['recurrence', 'freq'],
      label: 'Fréquence',
      file: item.file,
      value: recurrence.freq,
      message: isLeft
        ? `cette répétition (${labelIn(FREQUENCIES, recurrence.freq, 'fr').toLowerCase()}) n’a pas de fin, et la fiche n’a pas changé depuis le ${seen} : l’agenda continue de l’annoncer. Si elle a toujours lieu, écrivez updated: ${today} ; sinon, donnez sa dernière date dans until`
        : 'cette répétition a lieu chaque jour et n’a pas de fin : elle remplirait l’agenda. Donnez sa dernière date dans until, ou ses jours dans byDay',
    },
  ];
}

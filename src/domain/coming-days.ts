/**
 * A day still to come on which somebody verified an entry, or changed it, is a slip of the pen. It is taken out of the
 * data before anything is computed, so that no page, list, card or export can repeat it.
 */
import type { Entry, Snapshot } from '../content-types/snapshot.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import type { Problem } from '../schema/problem.ts';

interface Dated {
  verifiedOn?: LocalDate | undefined;
  verifiedBy?: string | undefined;
  updated?: LocalDate | undefined;
}

/** @param today of the portal: nothing here reads a clock */
export function withoutComingDays(snapshot: Snapshot, today: LocalDate): Snapshot {
  const problems: Problem[] = [];
  const entries = snapshot.entries.map((entry) => {
    const { verifiedOn, verifiedBy, updated, ...rest } = entry.data as Dated;
    const verifiedLater = verifiedOn !== undefined && verifiedOn > today;
    const updatedLater = updated !== undefined && updated > today;
    if (!verifiedLater && !updatedLater) return entry;
    if (verifiedLater) problems.push(verifiedProblem(entry, verifiedOn, today));
    if (updatedLater) problems.push(updatedProblem(entry, updated, today));
    const data = {
      ...rest,
      ...(verifiedLater ? {} : { verifiedOn, verifiedBy }),
      ...(updatedLater ? {} : { updated }),
    };
    return { ...entry, data: data as Entry['data'] };
  });
  if (problems.length === 0) return snapshot;
  return { ...snapshot, entries, problems: [...snapshot.problems, ...problems] };
}

const verifiedProblem = ({ file }: Entry, value: LocalDate, today: LocalDate): Problem => ({
  severity: 'warning',
  code: 'verified-in-future',
  path: ['verifiedOn'],
  file,
  label: 'Vérifié le',
  value,
  message: `ce jour n’est pas encore venu : la fiche compte comme jamais vérifiée. Écrivez le jour où quelqu’un l’a confirmée, au plus tard ${today}`,
});

const updatedProblem = ({ file }: Entry, value: LocalDate, today: LocalDate): Problem => ({
  severity: 'warning',
  code: 'updated-in-future',
  path: ['updated'],
  file,
  label: 'Mis à jour le',
  value,
  message: `ce jour n’est pas encore venu : la fiche paraît sans cette date. Écrivez le jour de sa dernière modification, au plus tard ${today}`,
});

import type { EntryModel } from '../../domain/models/types.ts';

/** Whether there is anything to put into the box of practical information. */
export function hasPractical(model: EntryModel): boolean {
  const { contact, where, links } = model;
  return Boolean(
    model.event ||
    model.listing ||
    model.price ||
    model.hours ||
    model.hoursNote ||
    model.gettingThere?.length ||
    model.accessibility ||
    model.verified ||
    model.website ||
    links.length > 0 ||
    contact?.phone ||
    contact?.email ||
    contact?.formUrl ||
    where?.lines.length ||
    where?.commune,
  );
}

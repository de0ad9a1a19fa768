/**
 * What a source no longer says. Only dates to come are cancelled, only on a whole answer, and never most of them at
 * once without somebody's word: an agenda that is emptied by mistake must not empty the portal.
 */
import type { Calendar } from '../calendar/read-calendar.ts';
import type { Existing } from '../import/folder.ts';
import { isToCome } from './entry.ts';
import { merge } from './merge.ts';
import type { Outcome } from './outcome.ts';
import type { PullContext } from './pull-source.ts';
import { lineOf } from './pull-source.ts';
import type { EventRecord, SourceRecord } from './state.ts';

export interface Vanishing {
  calendar: Calendar;
  /** Identifiers that the answer holds, read or not. */
  present: ReadonlySet<string>;
  /** Something of the answer has no identifier: it could be any of those that are missing. */
  hasUnknown: boolean;
  source: string;
  record: SourceRecord;
  outcome: Outcome;
  context: PullContext;
  fileOf: (uid: string, record: EventRecord) => Existing | undefined;
}

interface Gone {
  uid: string;
  record: EventRecord;
  file: Existing;
}

export function cancelVanished(all: Vanishing): void {
  const { present, record, outcome, context } = all;
  const toCome = [...record.events].flatMap(([uid, one]): Gone[] => {
    const file = one.gone ? undefined : all.fileOf(uid, one);
    return file && isToCome(file.raw, context.now, context.zone) ? [{ uid, record: one, file }] : [];
  });
  const gone = toCome.filter(({ uid }) => !present.has(uid));
  if (gone.length === 0) return;
  const why = reasonToHold(all, gone.length, toCome.length);
  if (why) outcome.held = { count: gone.length, of: toCome.length, why };
  else for (const one of gone) cancel(one, all);
}

function reasonToHold(
  { calendar, hasUnknown, context }: Vanishing,
  gone: number,
  of: number,
): string | undefined {
  if (!calendar.isComplete) return 'la fin de la réponse manque';
  if (hasUnknown) return 'un rendez-vous de la réponse est illisible, et pourrait être l’un d’eux';
  if (context.agreed) return undefined;
  if (calendar.items.length === 0) return 'l’agenda est vide : est-ce voulu ? Si oui, relancez avec --oui';
  return gone > of / 2 ? 'c’est plus de la moitié : est-ce voulu ? Si oui, relancez avec --oui' : undefined;
}

function cancel({ record, file }: Gone, { source, outcome, context }: Vanishing): void {
  const { status, statusNote } = record.fields;
  const before = { ...(status ? { status } : {}), ...(statusNote ? { statusNote } : {}) };
  const now = { status: 'annule', statusNote: `N’est plus dans l’agenda de ${source}` };
  const merged = merge(before, context.files.valuesOf(file), now);
  const title = String(file.raw['title'] ?? '');
  if (merged.disputed.includes('status') || merged.kept.includes('status'))
    outcome.disputed.push({
      ...lineOf(file.path, title),
      detail: 'état : il n’est plus dans l’agenda d’origine',
    });
  else {
    const changes = new Map(merged.changes);
    if (changes.size > 0) changes.set('updated', context.now.slice(0, 10));
    const written = context.files.change(file, changes);
    if (!written.ok) {
      outcome.remarks.push(written.why);
      return;
    }
    outcome.cancelled.push(lineOf(file.path, title));
  }
  record.gone = true;
  record.fields = { ...record.fields, ...merged.fields };
}

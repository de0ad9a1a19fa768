/** The end of the workshop, and what it made. */
import { sayDay } from '../../../../src/i18n/days.ts';
import type { WorkshopEndModel, WorkshopSummaryModel } from '../../../../src/domain/models/workshop-types.ts';
import { withoutSecret } from '../../../store/address.ts';
import type { EndProgress, FinishReport, WorkshopSummary } from '../../types.ts';
import type { Asked } from '../context.ts';
import { baseOf, shownText, wordsOf } from './base.ts';

const countsOf = (asked: Asked, summary: WorkshopSummary) => {
  const { counts } = wordsOf(asked);
  const { participants, made, waiting, unsent, refused } = summary;
  return [
    { label: counts.participants(participants), value: participants },
    { label: counts.made(made.length), value: made.length },
    { label: counts.waiting(), value: waiting },
    { label: counts.unsent(unsent), value: unsent },
    { label: counts.refused(refused), value: refused },
  ];
};

/** @param report of the last time that it was asked for */
export function endModel(
  asked: Asked,
  summary: WorkshopSummary,
  { report, progress }: { report?: FinishReport | undefined; progress: EndProgress },
): WorkshopEndModel {
  const { root, remote } = asked.parts;
  const say = wordsOf(asked).steps;
  const sync = report?.sync;
  const isPushed = progress.pushed && report?.later === undefined;
  const pushDetail = (): string => {
    if (isPushed) return sync ? say.pushed(sync.pulled.length, sync.merged.length) : say.pushedBefore;
    if (report?.later !== undefined) return say.later(report.later);
    return remote === undefined ? say.noRemote : say.pushDetail;
  };
  return {
    kind: 'end',
    ...baseOf(asked, wordsOf(asked).titles.end),
    counts: countsOf(asked, summary),
    steps: [
      { label: say.publish, isDone: summary.waiting === 0, detail: say.publishDone(summary.waiting) },
      {
        label: say.event,
        // An event that announces the workshop is there from the start: its page is made by the end.
        isDone: progress.event,
        detail: say.eventDetail,
      },
      { label: say.push, isDone: isPushed, detail: pushDetail() },
    ],
    action: `${root}/fin`,
    exportHref: `${root}/export.zip`,
    summary: `${root}/bilan`,
    canErase: progress.safe,
    ...(remote === undefined ? {} : { destination: withoutSecret(remote) }),
  };
}

export function summaryModel(asked: Asked, summary: WorkshopSummary): WorkshopSummaryModel {
  const { base } = asked.parts;
  const say = wordsOf(asked);
  const { made, participants, thanks, info } = summary;
  const groups = (['new', 'changed', 'exact'] as const).map((what) => ({
    title: say.groups[what],
    items: made
      .filter((one) => one.what === what)
      .map(({ title, by, published, address }) => ({
        title: shownText(asked, title),
        by: [...by],
        ...(published ? { href: base + address } : { note: say.waitingNote }),
      })),
  }));
  return {
    kind: 'summary',
    ...baseOf(asked, say.titles.summary),
    when: sayDay(info.day, asked.facts.site.locale),
    participants,
    thanks: [...thanks],
    groups: groups.filter(({ items }) => items.length > 0),
    counts: countsOf(asked, summary),
  };
}

/** The address of an entry that is being repaired, and the team's page of what is set aside. */
import { titles } from '../../i18n/titles.ts';
import type { Problem } from '../../schema/problem.ts';
import { sentenceOf } from '../../schema/problem.ts';
import { toVerify } from '../freshness.ts';
import type { Repair } from '../manifest.ts';
import type { Portal } from '../portal.ts';
import { shownOutside } from '../privacy/shown.ts';
import { addressOf } from '../urls.ts';
import { headOf } from './head.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import { typesetOf } from './text.ts';
import type { QuarantineModel, QuarantineRow, RepairModel } from './types.ts';

/** Nothing of the faulty file is shown: its title is that of the last time it was sound. */
export function repairModel(portal: Portal, address: string, { type, title }: Repair): RepairModel {
  const words = titles(portal.locale);
  const named = typesetOf(portal)(title);
  const section = type === 'page' ? undefined : sectionLink(portal, type);
  return {
    kind: 'repair',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: named, address, noindex: true }),
    breadcrumbs: trail(portal, section, { label: named, href: portal.base + address }),
    title: named,
    intro: words.repairing,
    links: [...(section ? [section] : []), { label: words.home, href: `${portal.base}/` }],
  };
}

/** How many files to review are shown: an import can have a thousand. */
const SHOWN = 300;

export function quarantineModel(portal: Portal): QuarantineModel {
  const words = titles(portal.locale);
  const address = addressOf({ kind: 'quarantine' });
  const errors = portal.problems.filter(({ severity }) => severity === 'error');
  const others = byFile(portal.problems.filter(({ severity }) => severity === 'warning'));
  return {
    kind: 'quarantine',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: words.quarantine, address, noindex: true }),
    breadcrumbs: trail(portal, { label: words.quarantine, href: portal.base + address }),
    title: words.quarantine,
    intro: words.quarantineIntro,
    files: portal.counts.files,
    published: portal.counts.published,
    setAside: byFile(errors),
    toReview: others.slice(0, SHOWN),
    more: Math.max(0, others.length - SHOWN),
    toVerify: portal.on('actor') ? verifyPart(portal) : undefined,
  };
}

/** How many of what is to be verified are shown: a round of calls has fewer. */
const SHOWN_TO_VERIFY = 60;

function verifyPart(portal: Portal): QuarantineModel['toVerify'] {
  const all = toVerify(portal);
  return {
    rows: all.slice(0, SHOWN_TO_VERIFY).map(({ item, freshness, missing }) => ({
      label: typesetOf(portal)(item.title),
      href: item.href,
      commune: item.place?.commune,
      months: freshness.months,
      score: freshness.score,
      missing,
    })),
    more: Math.max(0, all.length - SHOWN_TO_VERIFY),
  };
}

function byFile(problems: readonly Problem[]): QuarantineRow[] {
  const rows = new Map<string, QuarantineRow>();
  for (const problem of problems) {
    let row = rows.get(problem.file);
    if (!row) rows.set(problem.file, (row = { file: problem.file, problems: [] }));
    row.problems.push({
      line: problem.line,
      sentence: sentenceOf(shownOutside(problem)),
      example: problem.example,
    });
  }
  return [...rows.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

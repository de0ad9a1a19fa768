/** What is projected and printed: the wall, the way in, the sheets. */
import { NEW_KINDS } from '../../../../src/domain/forms/questions.ts';
import { inLocale } from '../../../../src/schema/field.ts';
import { typeOf } from '../../../../src/content-types/registry.ts';
import { qrCode } from '../../../../src/lib/qr.ts';
import { wifiText } from '../../network/wifi.ts';
import type {
  WorkshopJoinModel,
  WorkshopSheetsModel,
  WorkshopWallModel,
} from '../../../../src/domain/models/workshop-types.ts';
import type { Contribution, WorkshopSummary } from '../../types.ts';
import { shownId } from '../../core/ids.ts';
import type { Asked } from '../context.ts';
import { baseOf, kindLabel, roomOrigins, shownText, stageOf, wordsOf } from './base.ts';
import { formOfKind } from './contribution.ts';

/** Rows of a wall: what a room can read. */
const ROWS = 60;

export function wallModel(
  asked: Asked,
  shown: readonly Contribution[],
  { participants, thanks, waiting }: WorkshopSummary,
): WorkshopWallModel {
  const { titles, counts } = wordsOf(asked);
  const published = shown.filter(({ stage }) => stage === 'published').length;
  return {
    kind: 'wall',
    ...baseOf(asked, titles.wall),
    rows: shown.slice(0, ROWS).map((one) => ({
      // Whoever has the identifier of a contribution is its author: everybody sees this page.
      id: shownId(one.id),
      title: shownText(asked, one.title),
      kind: kindLabel(asked, one.kind),
      stage: stageOf(asked, one).label,
      tone: stageOf(asked, one).tone,
      ...(one.by.credit ? { by: one.by.name } : {}),
    })),
    counts: [
      { label: counts.participants(participants), value: participants },
      { label: counts.received(shown.length), value: shown.length },
      { label: counts.waiting(), value: waiting },
      { label: counts.published(published), value: published },
    ],
    thanks: [...thanks],
    events: `${asked.parts.root}/evenements`,
  };
}

/** Where phones find the workshop, the best address first. */
const openAddresses = (asked: Asked): string[] =>
  roomOrigins(asked).map((one) => `${one}${asked.parts.root}/`);

export function joinModel(asked: Asked): WorkshopJoinModel {
  const { wifi, codes } = asked.parts;
  const [first = '', ...others] = openAddresses(asked);
  return {
    kind: 'join',
    ...baseOf(asked, wordsOf(asked).titles.join),
    ...(wifi ? { wifi: { name: wifi.name, password: wifi.password, qr: qrCode(wifiText(wifi)) } } : {}),
    open: { href: first, qr: qrCode(first) },
    others,
    code: codes.contributor,
  };
}

/** @param only one kind; all that this workshop asks for where absent */
export function sheetsModel(asked: Asked, only?: string): WorkshopSheetsModel | undefined {
  const { parts, facts } = asked;
  const say = wordsOf(asked);
  const kinds = NEW_KINDS.filter((kind) => parts.workshop.info.kinds.includes(kind));
  const chosen = kinds.filter((kind) => only === undefined || kind === only);
  if (chosen.length === 0) return undefined;
  const [open = ''] = openAddresses(asked);
  const home = `${parts.root}/feuilles/`;
  return {
    kind: 'sheets',
    ...baseOf(asked, say.titles.sheets),
    sheets: chosen.map((kind) => ({ form: formOfKind(facts, kind), intro: say.choices[kind][1] })),
    open: { href: open, qr: qrCode(open) },
    kinds: kinds.map((kind) => ({
      label: inLocale(typeOf(kind).labels.section, facts.site.locale),
      href: `${home}${kind}/`,
      current: kind === only,
    })),
  };
}

/** What reviewers see: the queue, a draft, two that are merged. */
import type {
  QueueRow,
  StageTone,
  WorkshopCompareModel,
  WorkshopQueueModel,
  WorkshopReviewModel,
} from '../../../../src/domain/models/workshop-types.ts';
import { sayWaits } from '../../../../src/i18n/workshop/server.ts';
import { refusalReasons } from '../../../../src/i18n/workshop/refusals.ts';
import { isListField } from '../../forms/index.ts';
import { clashFields } from '../../review/clash.ts';
import type { ComparedField, EntryKey, QueueItem, ReviewItem } from '../../types.ts';
import type { Asked } from '../context.ts';
import { readOfKey, valueOfKey } from '../input.ts';
import { baseOf, editorHref, typeLabel, typeOfKey, wordOf, wordsOf } from './base.ts';
import { namesOf } from './contribution.ts';

const TONES: Readonly<Record<QueueItem['status'], StageTone>> = {
  draft: 'ask',
  pending_review: 'waiting',
  pending_publish: 'good',
};

export const reviewHref = ({ parts }: Asked, key: EntryKey): string =>
  `${parts.root}/relire/${valueOfKey(key)}`;

function rowOf(asked: Asked, item: QueueItem): QueueRow {
  const say = wordsOf(asked);
  const value = valueOfKey(item.key);
  return {
    value,
    read: readOfKey(item.key, item.version),
    href: reviewHref(asked, item.key),
    title: item.title,
    kind: item.isRemoval ? say.kinds.removal : typeLabel(asked, item.key),
    by: item.by,
    age: sayWaits(item.age, asked.facts.site.locale),
    status: { label: say.statuses[item.status], tone: TONES[item.status] },
    isNew: item.isNew,
    doubles: item.doubles.map(({ key, title }) => ({
      label: title,
      href: `${asked.parts.root}/relire/comparer?a=${value}&b=${valueOfKey(key)}`,
    })),
    together: item.together.map(({ key, title, version }) => ({
      value: valueOfKey(key),
      read: readOfKey(key, version),
      title,
    })),
  };
}

export function queueModel(asked: Asked, items: readonly QueueItem[]): WorkshopQueueModel {
  const { root, base } = asked.parts;
  // Who waits longest comes first.
  const sorted = [...items].sort((a, b) => b.age - a.age);
  const isWaiting = ({ status }: QueueItem) => status === 'pending_review';
  return {
    kind: 'queue',
    ...baseOf(asked, wordsOf(asked).titles.queue),
    action: `${root}/relire/`,
    rows: sorted.filter(isWaiting).map((item) => rowOf(asked, item)),
    others: sorted.filter((item) => !isWaiting(item)).map((item) => rowOf(asked, item)),
    events: `${root}/evenements`,
    editor: `${base}/admin/#/workflow`,
  };
}

export function reviewModel(asked: Asked, item: ReviewItem): WorkshopReviewModel {
  const { root, base, workshop } = asked.parts;
  const { locale } = asked.facts.site;
  const own = reviewHref(asked, item.key);
  return {
    kind: 'review',
    ...baseOf(asked, item.title),
    row: rowOf(asked, item),
    fields: item.fields.map(({ label, before, after, parts }) => ({ label, before, after, parts })),
    photos: item.photos.map(({ path, alt }) => ({
      alt,
      href: `${base}/api/${path}?draft=${valueOfKey(item.key)}`,
    })),
    remarks: [...item.remarks],
    words: item.words.map((note) => wordOf(asked, note)),
    contacts: item.contacts.map(({ name, contact }) => ({ name, contact })),
    ...(item.isRemoval ? {} : { frame: `${own}/cadre` }),
    action: own,
    reasons: refusalReasons({ title: item.title, contact: workshop.info.contact }, locale),
    edit: `${own}/modifier`,
    editor: editorHref(asked, item.key),
    clashes: item.clashes.map(({ contribution, by, conflict }) => ({
      contribution,
      by,
      action: `${root}/relire/trancher/${contribution}`,
      fields: clashFields(conflict, namesOf(asked.facts)),
    })),
    back: `${root}/relire/`,
  };
}

interface Side {
  key: EntryKey;
  title: string;
  by: string;
  version: string;
}

export function compareModel(
  asked: Asked,
  a: Side,
  b: Side,
  fields: readonly ComparedField[],
): WorkshopCompareModel {
  const shown = ({ key, title, by, version }: Side) => ({
    title,
    by,
    value: valueOfKey(key),
    read: readOfKey(key, version),
  });
  const type = typeOfKey(a.key);
  return {
    kind: 'compare',
    ...baseOf(asked, wordsOf(asked).titles.compare),
    a: shown(a),
    b: shown(b),
    fields: fields.map((field) => ({ ...field, isList: isListField(type, field.path) })),
    action: `${asked.parts.root}/relire/comparer`,
    back: reviewHref(asked, a.key),
  };
}

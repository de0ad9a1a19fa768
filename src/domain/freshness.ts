/**
 * How much an entry of the directory can be relied upon: when somebody last confirmed it, and whether it says
 * enough. The thresholds are those of data·inclusion's score of quality (`score_qualite.py`, design/field-study.md
 * 3.3): a date is worth its full mark for six months and nothing after two years; a description, nothing below
 * 200 characters and its full mark from 400.
 */
import { addMonths, compare, daysBetween, partsOf } from '../lib/dates/local.ts';
import type { LocalDate } from '../lib/dates/local.ts';
import { compareNames } from '../lib/text/name-key.ts';
import type { Item } from './item.ts';
import { bodyOf } from './models/text.ts';
import type { Portal } from './portal.ts';

/** What an entry is asked to say. */
export const PARTS = ['description', 'reach', 'place', 'hours', 'summary', 'themes'] as const;
export type Part = (typeof PARTS)[number];

export interface Freshness {
  /** 0 to 100: half for its age, half for what it says. */
  score: number;
  /** 0 to 1: 1 up to six months after it was verified, 0 from two years, and where it never was. */
  age: number;
  /** 0 to 1 each; the completeness is their mean. */
  parts: Record<Part, number>;
  /** Whole months since it was verified; absent where it never was. */
  months?: number;
}

const FULL_MONTHS = 6;
const NOTHING_MONTHS = 24;
const FULL_CHARACTERS = 400;
const NOTHING_CHARACTERS = 200;

const share = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

/**
 * @param text of its page, without marks
 * @param today of the portal: nothing here reads a clock
 */
export function freshnessOf(item: Item<'actor'>, text: string, today: LocalDate): Freshness {
  const { verifiedOn } = item.data;
  const age = verifiedOn === undefined ? 0 : ageShare(verifiedOn, today);
  const parts = toldBy(item, text);
  const completeness = PARTS.reduce((sum, part) => sum + parts[part], 0) / PARTS.length;
  return {
    score: Math.round(50 * age + 50 * completeness),
    age,
    parts,
    ...(verifiedOn === undefined ? {} : { months: monthsSince(verifiedOn, today) }),
  };
}

function ageShare(verifiedOn: LocalDate, today: LocalDate): number {
  const end = addMonths(verifiedOn, NOTHING_MONTHS);
  return share(daysBetween(today, end), 0, daysBetween(addMonths(verifiedOn, FULL_MONTHS), end));
}

/** Whole months between two days: as people count them. */
export function monthsSince(day: LocalDate, today: LocalDate): number {
  const [then, now] = [partsOf(day), partsOf(today)];
  const months = (now.year - then.year) * 12 + now.month - then.month;
  return Math.max(0, addMonths(day, months) > today ? months - 1 : months);
}

function toldBy({ data, place, territories }: Item<'actor'>, text: string): Freshness['parts'] {
  const { contact, website, openingHours, openingHoursNote, welcome, summary } = data;
  // A body that goes about has a territory rather than an address.
  const located = place?.known || (!place && territories.length > 0) ? 1 : place ? 0.5 : 0;
  return {
    description: share(text.trim().length, NOTHING_CHARACTERS, FULL_CHARACTERS),
    reach: contact?.phone || contact?.email || contact?.formUrl ? 1 : website ? 0.5 : 0,
    place: located,
    hours: openingHours || openingHoursNote || welcome?.length ? 1 : 0,
    summary: summary ? 1 : 0,
    themes: data.themes?.length ? 1 : 0,
  };
}

/** An entry to be confirmed by somebody. */
export interface ToVerify {
  item: Item<'actor'>;
  freshness: Freshness;
  /** What it does not say, or not enough. */
  missing: Part[];
}

/**
 * The entries that nobody has confirmed for six months, those that never were first, then the oldest; of the
 * same day, those that say least. What has closed is not asked after again.
 */
export function toVerify(portal: Portal): ToVerify[] {
  const today = portal.now.slice(0, 10);
  return (portal.items.actor as Item<'actor'>[])
    .filter(({ closed }) => !closed)
    .map((item) => {
      const freshness = freshnessOf(item, bodyOf(portal, item as Item).text, today);
      return { item, freshness, missing: PARTS.filter((part) => freshness.parts[part] < 1) };
    })
    .filter(({ freshness }) => freshness.age < 1)
    .sort(
      (a, b) =>
        compare(dayOf(a), dayOf(b)) ||
        a.freshness.score - b.freshness.score ||
        compareNames(a.item.title, b.item.title),
    );
}

const dayOf = ({ item, freshness }: ToVerify): LocalDate =>
  freshness.months === undefined ? '' : (item.data.verifiedOn ?? '');
